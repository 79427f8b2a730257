package org.gilavar.server.audience;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Where in the journal each telling of a feed stands: the place of its entry; below 0 when that entry has been erased. Eight
 * bytes a telling, where the telling itself takes some thousand. Not thread-safe.
 */
final class Places {

    private static final int SMALLEST = 64;

    private long[] seqs;
    private int size;
    private int lastKept;

    Places() {
        this.seqs = new long[SMALLEST];
    }

    Places(long[] seqs) {
        this(seqs.length == 0 ? new long[SMALLEST] : seqs, seqs.length);
        while (lastKept > 0 && isErased(lastKept)) {
            lastKept--;
        }
    }

    private Places(long[] seqs, int size) {
        this.seqs = seqs;
        this.size = size;
        this.lastKept = size;
    }

    /** The place of an entry that has been erased. */
    static long erased(long seq) {
        return -Math.abs(seq);
    }

    /** As they are now; this one goes on growing. */
    Places view() {
        return new Places(seqs, size); // what is written is never written again
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

    /** The entry of the telling {@code n}, from 1; 0 when it was erased by a version that did not keep which it was. */
    long seq(int n) {
        return Math.abs(seqs[n - 1]);
    }

    boolean isErased(int n) {
        return seqs[n - 1] <= 0;
    }

    /** Whether any has been erased. O(size). */
    boolean anyErased() {
        return IntStream.rangeClosed(1, size).anyMatch(this::isErased);
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
