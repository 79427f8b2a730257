package org.gilavar.server.audience;

import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * For each telling of a feed the one that it takes the place of, and whether what it tells of is over. Four bytes a telling, and all
 * that is needed to say which tellings stood at any of them. Tellings are counted from 1; 0 is none. Only ever grows. Not thread-safe.
 *
 * <pre>
 *   telling   1            2           3             4            5
 *   of        notice a     zone z      notice a      message m    notice a
 *   replaces  0            0           1             0            3, and is over
 *
 *   after 4:  3, 2 and 4 stand; 1 does not, since 3 is in its place
 * </pre>
 */
final class Links {

    private static final int SMALLEST = 64;

    /** The telling that is replaced; its complement where the item is over. */
    private int[] links;

    private int size;

    Links() {
        this(new int[SMALLEST], 0);
    }

    private Links(int[] links, int size) {
        this.links = links;
        this.size = size;
    }

    /** The next telling. */
    void add(int replaces, boolean over) {
        if (size == links.length) {
            links = Arrays.copyOf(links, size * 2);
        }
        links[size++] = over ? ~replaces : replaces;
    }

    int size() {
        return size;
    }

    /** The telling in whose place this one is; 0 when it is the first of its item. */
    int replacedBy(int n) {
        int link = links[n - 1];
        return link < 0 ? ~link : link;
    }

    private boolean isOver(int n) {
        return links[n - 1] < 0;
    }

    /**
     * The tellings that stood after one of them, in order: the last of each item, if it was not over or was told after {@code since}.
     * O({@code upTo}).
     */
    int[] standing(int upTo, int since) {
        BitSet replaced = new BitSet(upTo + 1);
        BitSet standing = new BitSet(upTo + 1);
        for (int n = upTo; n > 0; n--) {
            replaced.set(replacedBy(n));
            if (!replaced.get(n) && (!isOver(n) || n > since)) {
                standing.set(n);
            }
        }
        return standing.stream().toArray();
    }

    /** As they are now; this one goes on growing. */
    Links view() {
        return new Links(links, size); // what is written is never written again
    }

    /** As they are kept: two in each number, the first of them in its upper half. */
    LongBuffer packed() {
        int[] all = Arrays.copyOf(links, size + size % 2);
        return LongBuffer.wrap(IntStream.range(0, all.length / 2)
                .mapToLong(i -> (long) all[2 * i] << Integer.SIZE | (all[2 * i + 1] & 0xFFFF_FFFFL))
                .toArray());
    }

    /**
     * What {@link #packed} made.
     *
     * @throws IllegalArgumentException when it is not of so many tellings
     */
    static Links of(long[] packed, int size) {
        if (packed.length != (size + 1) / 2) {
            throw new IllegalArgumentException(size + " tellings, and links in " + packed.length + " numbers");
        }
        Links all = new Links(new int[Math.max(SMALLEST, size)], 0);
        for (int n = 1; n <= size; n++) {
            long pair = packed[(n - 1) / 2];
            int link = (int) (n % 2 == 1 ? pair >> Integer.SIZE : pair);
            int replaces = link < 0 ? ~link : link;
            if (replaces >= n) {
                throw new IllegalArgumentException("the telling " + n + " is in the place of a later one, " + replaces);
            }
            all.add(replaces, link < 0);
        }
        return all;
    }
}
