package org.gilavar.ledger.log;

import java.util.Locale;

/**
 * Where a tile or a bundle of entries is found (C2SP tlog-tiles): {@code tile/<L>/<N>[.p/<W>]} or
 * {@code tile/entries/<N>[.p/<W>]}, N in groups of three digits as in {@code x001/x234/067}.
 *
 * <p>There is one way to write each. Immutable, compared by content.
 *
 * @param level of the tile, 0 to 63; {@link #ENTRIES} for a bundle
 * @param index place in the level, from 0
 * @param width hashes or entries in it: {@link #FULL}, or fewer but never none
 */
public record TilePath(int level, long index, int width) {
    /** The level that stands for bundles of entries. */
    public static final int ENTRIES = -1;

    /** Width of a full tile or bundle. */
    public static final int FULL = 256;

    /** Levels of the tree that one level of tiles covers: 2⁸ = {@link #FULL}. */
    static final int LEVELS = 8;

    /** Levels of tiles that the largest size has: 8 · 8 bits. */
    static final int TILE_LEVELS = 8;

    private static final String WHAT = "tile path";
    private static final String ROOT = "tile/";
    private static final String ENTRIES_NAME = "entries";
    private static final String PARTIAL = ".p/";
    private static final int MAX_LEVEL = 63;
    private static final int GROUP = 1000;

    /** Longest path: seven groups of digits for the index, and the longest of everything else. */
    private static final int MAX_CHARS = 64;

    /**
     * A place.
     *
     * @throws MalformedException if a number is out of range
     */
    public TilePath {
        if (level < ENTRIES || level > MAX_LEVEL || index < 0 || width < 1 || width > FULL) {
            throw new MalformedException(WHAT, "no tile has level " + level + ", index " + index + ", width " + width);
        }
    }

    /**
     * Reads a path.
     *
     * @throws MalformedException if it is anything but what {@link #toString} writes
     */
    public static TilePath parse(String path) {
        int slash = path.indexOf('/', ROOT.length());
        if (path.length() > MAX_CHARS || !path.startsWith(ROOT) || slash < 0) {
            throw new MalformedException(WHAT, "expected tile/<L>/<N>[.p/<W>], found " + Strict.shown(path));
        }
        String level = path.substring(ROOT.length(), slash);
        int partial = path.indexOf(PARTIAL, slash);
        String groups = path.substring(slash + 1, partial < 0 ? path.length() : partial);
        long width = partial < 0 ? FULL : Strict.decimal(WHAT, path.substring(partial + PARTIAL.length()));
        String digits = groups.replace("x", "").replace("/", "").replaceFirst("^0+(?=.)", "");
        TilePath read = new TilePath(
                level.equals(ENTRIES_NAME) ? ENTRIES : small(Strict.decimal(WHAT, level)),
                Strict.decimal(WHAT, digits),
                small(width));
        if (!read.toString().equals(path)) {
            throw new MalformedException(WHAT, "expected " + read + ", found " + Strict.shown(path));
        }
        return read;
    }

    /** A number that fits; any that does not is out of range all the same. */
    private static int small(long number) {
        return (int) Math.min(number, GROUP);
    }

    /** The same tile when it is full. */
    TilePath full() {
        return new TilePath(level, index, FULL);
    }

    /** The path, relative to the prefix of the log. */
    @Override
    public String toString() {
        StringBuilder groups = new StringBuilder(String.format(Locale.ROOT, "%03d", index % GROUP));
        for (long rest = index / GROUP; rest > 0; rest /= GROUP) {
            groups.insert(0, String.format(Locale.ROOT, "x%03d/", rest % GROUP));
        }
        String kind = level == ENTRIES ? ENTRIES_NAME : Integer.toString(level);
        return ROOT + kind + "/" + groups + (width == FULL ? "" : PARTIAL + width);
    }
}
