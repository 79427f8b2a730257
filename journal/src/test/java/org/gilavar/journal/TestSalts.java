package org.gilavar.journal;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;

/** Salts that are the same in every run. */
final class TestSalts {

    private TestSalts() {}

    static Salts inTurn() {
        AtomicLong count = new AtomicLong();
        return () -> of(count.incrementAndGet());
    }

    static byte[] of(long number) {
        return ByteBuffer.allocate(Salts.BYTES).putLong(number).array();
    }
}
