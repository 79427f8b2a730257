package org.gilavar.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.OptionalLong;

/**
 * Which statements have been taken, and where each stands: so that one sent again is known. Of each only the first 128
 * bits of the SHA-256 of its {@link SignedStatement#key key} are kept, and its place; what it says is read from the
 * journal when it matters.
 *
 * <p>An open table with linear probing, three longs a slot: 24 bytes a slot, at most three quarters full, where a map of
 * strings took 200 bytes a statement. Owned by one thread.
 *
 * <pre>
 *   slot  first 64 bits of the hash, next 64 bits, place (0: free)
 * </pre>
 */
public final class Said {

    private static final int WIDTH = 3;
    private static final int SMALLEST = 1 << 10;

    private final MessageDigest sha256 = Digests.sha256();
    private long[] slots = new long[SMALLEST * WIDTH];
    private int count;

    /** The table that {@link #packed()} was taken from. */
    static Said of(long[] packed) {
        Said said = new Said();
        for (int i = 0; i + WIDTH <= packed.length; i += WIDTH) {
            said.put(packed[i], packed[i + 1], packed[i + 2]);
        }
        return said;
    }

    /** The place of the statement with this key; empty when there is none. */
    public OptionalLong find(String key) {
        ByteBuffer hash = hash(key);
        int slot = slot(hash.getLong(0), hash.getLong(Long.BYTES));
        return slots[slot + 2] == 0 ? OptionalLong.empty() : OptionalLong.of(slots[slot + 2]);
    }

    /** Keeps where a statement stands; the first place counts. */
    void add(String key, long seq) {
        ByteBuffer hash = hash(key);
        put(hash.getLong(0), hash.getLong(Long.BYTES), seq);
    }

    public int count() {
        return count;
    }

    private ByteBuffer hash(String key) {
        return ByteBuffer.wrap(sha256.digest(key.getBytes(StandardCharsets.UTF_8)));
    }

    private void put(long high, long low, long seq) {
        int slot = slot(high, low);
        if (slots[slot + 2] != 0) {
            return;
        }
        slots[slot] = high;
        slots[slot + 1] = low;
        slots[slot + 2] = seq;
        count++;
        if (count > slots.length / WIDTH / 4 * 3) {
            grow();
        }
    }

    /** Where this hash is, or would go. */
    private int slot(long high, long low) {
        int size = slots.length / WIDTH;
        int at = (int) (high & (size - 1));
        while (slots[at * WIDTH + 2] != 0 && (slots[at * WIDTH] != high || slots[at * WIDTH + 1] != low)) {
            at = (at + 1) & (size - 1);
        }
        return at * WIDTH;
    }

    private void grow() {
        long[] before = slots;
        slots = new long[before.length * 2];
        count = 0;
        for (int i = 0; i < before.length; i += WIDTH) {
            if (before[i + 2] != 0) {
                put(before[i], before[i + 1], before[i + 2]);
            }
        }
    }

    /** All of it, without the free slots. */
    long[] packed() {
        long[] packed = new long[count * WIDTH];
        int to = 0;
        for (int i = 0; i < slots.length; i += WIDTH) {
            if (slots[i + 2] != 0) {
                System.arraycopy(slots, i, packed, to, WIDTH);
                to += WIDTH;
            }
        }
        return packed;
    }
}
