package org.gilavar.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.gilavar.airspace.Detector;
import org.gilavar.airspace.Pair;
import org.gilavar.cli.Conflict.Meeting;
import org.gilavar.formats.NamedVolumes;

/**
 * The pairs an index found, in an order that depends on nothing but the volumes.
 *
 * <p>Every volume has a number, in the order of ids and then of positions; a pair is two numbers in one long. So they
 * take eight bytes each and sort fast.
 */
final class FoundConflicts {
    /** What an array holds; a question with so many answers should be another. */
    private static final int MAX_PAIRS = Integer.MAX_VALUE - 8;

    private static final int HALF = 32;

    private final List<NamedVolumes> records;

    /** The number of the first volume of each record, and of one more. */
    private final int[] first;

    private long[] pairs = new long[1024];
    private int count;

    FoundConflicts(List<NamedVolumes> unordered) {
        records = new ArrayList<>(unordered);
        records.sort(Comparator.comparing(NamedVolumes::id));
        first = new int[records.size() + 1];
        for (int i = 0; i < records.size(); i++) {
            first[i + 1] = first[i] + records.get(i).volumes().size();
        }
    }

    void add(Pair pair) {
        if (count == pairs.length) {
            if (count == MAX_PAIRS) {
                throw new SpokenException("there are more conflicts than can be held: compare less at a time");
            }
            pairs = Arrays.copyOf(pairs, (int) Math.min(2L * count, MAX_PAIRS));
        }
        int a = first[rank(pair.a())] + pair.ofA();
        int b = first[rank(pair.b())] + pair.ofB();
        pairs[count++] = (long) a << HALF | b;
    }

    /** Pairs of volumes, so far. */
    int count() {
        return count;
    }

    /** Tells every pair of ids once, ordered by the one and then by the other. */
    void forEach(Detector detector, Consumer<Conflict> told) {
        Arrays.sort(pairs, 0, count);
        for (int from = 0; from < count; ) {
            int a = owner(pairs[from] >>> HALF);
            int to = end(from, count, first[a + 1]);
            forEachOf(a, from, to, detector, told);
            from = to;
        }
    }

    /** All pairs of one record: by the volumes of the other, so that those of one other come together. */
    private void forEachOf(int a, int from, int to, Detector detector, Consumer<Conflict> told) {
        for (int i = from; i < to; i++) {
            pairs[i] = Long.rotateLeft(pairs[i], HALF);
        }
        Arrays.sort(pairs, from, to);
        for (int i = from; i < to; ) {
            int b = owner(pairs[i] >>> HALF);
            int end = end(i, to, first[b + 1]);
            var meetings = new ArrayList<Meeting>(end - i);
            for (; i < end; i++) {
                var ofA = records.get(a).volumes().get((int) pairs[i] - first[a]);
                var ofB = records.get(b).volumes().get((int) (pairs[i] >>> HALF) - first[b]);
                meetings.add(new Meeting(ofA, ofB, detector.gaps(ofA, ofB)));
            }
            told.accept(new Conflict(records.get(a).id(), records.get(b).id(), meetings));
        }
    }

    /** Where the pairs whose upper half is below {@code bound} end. */
    private int end(int from, int to, int bound) {
        int end = from;
        while (end < to && pairs[end] >>> HALF < bound) {
            end++;
        }
        return end;
    }

    private int rank(String id) {
        int low = 0;
        int high = records.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (records.get(middle).id().compareTo(id) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The record whose volume has this number. */
    private int owner(long number) {
        int at = Arrays.binarySearch(first, (int) number);
        return at >= 0 ? at : -at - 2;
    }
}
