package org.gilavar.server.audience;

import java.util.Arrays;

/**
 * Where in the journal each telling of a feed stands: the place of its entry, or 0 when that entry has been erased. Eight
 * bytes a telling, where the telling itself takes some thousand. Not thread-safe.
 */
final class Places {

    private static final int SMALLEST = 64;

    private static final long ERASED = 0;

    private long[] seqs;
    private int size;
    private int lastKept;

    Places() {
        this.seqs = new long[SMALLEST];
    }

    Places(long[] seqs) {
        this.seqs = seqs.length == 0 ? new long[SMALLEST] : seqs;
        this.size = seqs.length;
        this.lastKept = size;
        while (lastKept > 0 && seqs[lastKept - 1] == ERASED) {
            lastKept--;
        }
    }

    void add(long seq) {
        if (size == seqs.length) {
            seqs = Arrays.copyOf(seqs, size * 2);
        }
        seqs[size++] = seq;
        lastKept = size;
    }

    int size() {
        return size;
    }

    /** The last telling, counted from 1, that has not been erased; 0 when there is none. */
    int lastKept() {
        return lastKept;
    }

    /** The entry of the telling {@code n}, from 1. */
    long seq(int n) {
        return seqs[n - 1];
    }

    boolean isErased(int n) {
        return seqs[n - 1] == ERASED;
    }

    /** Which of the tellings of its entry it is, from 0: all of one entry stand side by side. */
    int indexInEntry(int n) {
        int first = n;
        while (first > 1 && seqs[first - 2] == seqs[n - 1]) {
            first--;
        }
        return n - first;
    }

    long[] copy() {
        return Arrays.copyOf(seqs, size);
    }
}
