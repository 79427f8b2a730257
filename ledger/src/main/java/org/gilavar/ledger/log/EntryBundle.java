package org.gilavar.ledger.log;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Entries of a log one after the other, each after its length as two bytes, big-endian (C2SP tlog-tiles).
 *
 * <p>Static functions only.
 */
public final class EntryBundle {
    /** Longest entry: what two bytes can count. */
    public static final int MAX_ENTRY_BYTES = 0xffff;

    private static final int LENGTH_BYTES = 2;

    /** Longest entry with its length. */
    static final int MAX_PREFIXED_BYTES = LENGTH_BYTES + MAX_ENTRY_BYTES;

    private EntryBundle() {}

    /**
     * The first entries of a bundle; it may hold more.
     *
     * @throws MalformedException if it holds fewer, or ends inside an entry
     */
    public static List<byte[]> parse(byte[] bundle, int count) {
        List<byte[]> entries = new ArrayList<>();
        int at = 0;
        while (at < bundle.length) {
            int start = at + LENGTH_BYTES;
            int end = start > bundle.length ? start : start + length(bundle, at);
            if (end > bundle.length) {
                throw new MalformedException("entry bundle", "it ends inside entry " + entries.size());
            }
            entries.add(Arrays.copyOfRange(bundle, start, end));
            at = end;
        }
        if (entries.size() < count || entries.size() > TilePath.FULL) {
            throw new MalformedException("entry bundle", "expected " + count + " entries, found " + entries.size());
        }
        return entries.subList(0, count);
    }

    /**
     * @throws MalformedException if an entry is too long
     */
    static void checkLength(byte[] entry) {
        if (entry.length > MAX_ENTRY_BYTES) {
            throw new MalformedException(
                    "entry", "expected at most " + MAX_ENTRY_BYTES + " bytes, found " + entry.length);
        }
    }

    private static int length(byte[] bundle, int at) {
        return Byte.toUnsignedInt(bundle[at]) << Byte.SIZE | Byte.toUnsignedInt(bundle[at + 1]);
    }

    /** The room an entry takes in a bundle. */
    static int prefixedBytes(byte[] entry) {
        return LENGTH_BYTES + entry.length;
    }

    /** Entries, each after its length. */
    static byte[] of(List<byte[]> entries) {
        ByteArrayOutputStream bundle = new ByteArrayOutputStream();
        entries.forEach(entry -> bundle.writeBytes(prefixed(entry)));
        return bundle.toByteArray();
    }

    private static byte[] prefixed(byte[] entry) {
        byte[] prefixed = new byte[LENGTH_BYTES + entry.length];
        prefixed[0] = (byte) (entry.length >>> Byte.SIZE);
        prefixed[1] = (byte) entry.length;
        System.arraycopy(entry, 0, prefixed, LENGTH_BYTES, entry.length);
        return prefixed;
    }
}
