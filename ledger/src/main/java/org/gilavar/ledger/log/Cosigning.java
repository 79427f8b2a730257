package org.gilavar.ledger.log;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What a cosignature of type 0x04 covers: a header, the time, and the text of the checkpoint (C2SP tlog-cosignature). */
final class Cosigning {
    private static final String HEADER = "cosignature/v1\n";

    private Cosigning() {}

    static byte[] message(long timeSeconds, String text) {
        return (HEADER + "time " + timeSeconds + "\n" + text).getBytes(UTF_8);
    }

    /** Whether a text reads as what a cosignature covers: no note does, or a key used for both could be tricked. */
    static boolean isMessage(String text) {
        return text.startsWith(HEADER);
    }
}
