package org.gilavar.bench;

import java.util.Arrays;

/**
 * Volumes come and go: each step removes the one stored longest and puts one that was not stored.
 *
 * <p>So the number stored, and what they are like, stays the same for as long as it goes on.
 */
final class Exchange {
    /** Two at a time. */
    static final int UPDATES = 2;

    private final Changing index;
    private final int[] stored;
    private final int[] away;
    private int step;

    Exchange(Changing index, int count) {
        this.index = index;
        stored = new int[count];
        away = new int[Load.FRESH];
        Arrays.setAll(stored, i -> i);
        Arrays.setAll(away, i -> count + i);
    }

    void next() {
        int slot = step % stored.length;
        int hand = step % away.length;
        int going = stored[slot];
        int coming = away[hand];
        index.remove(going);
        index.put(coming);
        stored[slot] = coming;
        away[hand] = going;
        step = step == Integer.MAX_VALUE ? 0 : step + 1;
    }
}
