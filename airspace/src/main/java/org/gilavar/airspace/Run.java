package org.gilavar.airspace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Volumes packed together at one time, in a tree for each class of size.
 *
 * <p>One large or lasting volume among small ones would make every node above it as large and lasting; among its like
 * it harms nobody.
 */
record Run(List<PackedTree> trees, int size) {
    /** Fewer entries are one tree: another tree to look at costs more than it saves. */
    private static final int WORTH_SORTING = 100_000;

    /** A class holds what is up to this many times the size of the one before. */
    private static final int STEP = 4;

    private static final int CLASSES = 3;

    static Run of(Entries entries, Separation separation) {
        if (entries.size() < WORTH_SORTING) {
            return new Run(List.of(PackedTree.of(entries, separation)), entries.size());
        }
        var trees = new ArrayList<PackedTree>();
        for (var members : classes(entries, separation)) {
            if (members.size() > 0) {
                trees.add(PackedTree.of(members, separation));
            }
        }
        return new Run(List.copyOf(trees), entries.size());
    }

    Stream<Entries> entries() {
        return trees.stream().map(tree -> tree.entries);
    }

    private static List<Entries> classes(Entries entries, Separation separation) {
        int size = entries.size();
        double usualExtent =
                usual(size, i -> lateral(entries, i)) + separation.lateral().metres();
        double usualDuration = usual(size, i -> entries.extent(i, Entries.TIME))
                + separation.time().toSeconds();
        byte[] classOf = new byte[size];
        int[] counts = new int[CLASSES];
        for (int i = 0; i < size; i++) {
            double times = Math.max(
                    lateral(entries, i) / Math.max(usualExtent, 1),
                    entries.extent(i, Entries.TIME) / Math.max(usualDuration, 1));
            int sizeClass = 0;
            for (double most = STEP; times > most && sizeClass < CLASSES - 1; most *= STEP) {
                sizeClass++;
            }
            classOf[i] = (byte) sizeClass;
            counts[sizeClass]++;
        }
        var classes = Arrays.stream(counts).mapToObj(Entries::new).toList();
        for (int i = 0; i < size; i++) {
            classes.get(classOf[i]).add(entries, i);
        }
        return classes;
    }

    /** The greatest side of an entry's box, metres. */
    private static double lateral(Entries entries, int i) {
        return Math.max(entries.extent(i, 0), Math.max(entries.extent(i, 1), entries.extent(i, 2)));
    }

    /** The median of some of them. */
    private static double usual(int size, Measure measure) {
        var some = new double[1_000];
        Arrays.setAll(some, i -> measure.of((int) ((long) size * i / some.length)));
        Arrays.sort(some);
        return some[some.length / 2];
    }

    private interface Measure {
        double of(int entry);
    }
}
