package org.gilavar.airspace;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Asks a {@link PackedIndex} again and again without leaving garbage: the room for one question is kept for the next.
 *
 * <p>Every question is answered as of the moment it is asked, whatever writers do meanwhile, and waits for nobody. One
 * thread uses a searcher at a time; have one for each.
 *
 * <p>A tree is searched level by level rather than branch by branch: which nodes to fetch next is then known long
 * before the first of them is looked at, and memory delivers many at once.
 *
 * <p>The only thing a question may allocate is what {@link Core} needs for distances within millimetres of the minimum.
 */
public final class Searcher {
    private final PackedIndex index;
    private final Detector detector;
    private final Question question;
    private final Outline ours = new Outline();
    private final Outline scratch = new Outline();

    /** Items of one level that may be too close, and those of the level below. */
    private int[] found = new int[1024];

    private int[] below = new int[1024];

    /** As of when. */
    private long version;

    /** Whether {@link #ours} is of what is asked. */
    private boolean loaded;

    private final Test always = (entries, i, asked) -> true;
    private final Test ifInConflict = this::isInConflict;

    Searcher(PackedIndex index, Detector detector) {
        this.index = index;
        this.detector = detector;
        this.question = new Question(detector);
    }

    /** Told of a stored volume; may not ask the same searcher anything. */
    @FunctionalInterface
    public interface Visitor {
        /** The volume at {@code position} of the list put under {@code id}. */
        void found(String id, int position);
    }

    /** Every stored volume in conflict with {@code asked}, in no particular order. */
    public void conflicts(Volume asked, Visitor visitor) {
        conflicts(index.view(), asked, visitor);
    }

    /** The same as of a view. */
    void conflicts(View view, Volume asked, Visitor visitor) {
        search(view, asked, visitor, ifInConflict);
    }

    /**
     * Every stored volume that its box, its window and its levels do not keep from {@code asked}: all in conflict, and
     * some that are not.
     */
    public void candidates(Volume asked, Visitor visitor) {
        search(index.view(), asked, visitor, always);
    }

    /** Every pair in conflict of two volumes under different ids. */
    void join(View view, Consumer<Pair> pairs) {
        version = view.version();
        var trees = view.runs().stream().flatMap(run -> run.trees().stream()).toList();
        for (int i = 0; i < trees.size(); i++) {
            var entries = trees.get(i).entries;
            for (int k = 0; k < entries.size(); k++) {
                join(entries, k, trees.subList(i, trees.size()), view, pairs);
            }
        }
        for (int k = 0; k < view.tailSize(); k++) {
            join(view.tail(), k, List.of(), view, pairs);
        }
    }

    /** Entry {@code k} with what comes after it in the first of {@code trees}, in the others and in the tail. */
    private void join(Entries entries, int k, List<PackedTree> trees, View view, Consumer<Pair> pairs) {
        var one = entries.stored[k];
        if (!one.livesAt(version)) {
            return;
        }
        question.ask(entries, k);
        loaded = false;
        Visitor visitor = (id, position) -> {
            if (!id.equals(one.id)) {
                pairs.accept(Pair.of(one.id, one.position, id, position));
            }
        };
        for (int i = 0; i < trees.size(); i++) {
            visit(trees.get(i), i == 0 ? k + 1 : 0, one.volume, visitor, ifInConflict);
        }
        int least = trees.isEmpty() ? k + 1 : 0;
        visit(view.tail(), least, view.tailSize(), one.volume, visitor, ifInConflict);
    }

    private void search(View view, Volume asked, Visitor visitor, Test test) {
        version = view.version();
        ours.load(asked.shape());
        loaded = true;
        question.ask(asked, ours);
        for (int i = 0; i < view.runs().size(); i++) {
            var trees = view.runs().get(i).trees();
            for (int k = 0; k < trees.size(); k++) {
                visit(trees.get(k), 0, asked, visitor, test);
            }
        }
        visit(view.tail(), 0, view.tailSize(), asked, visitor, test);
    }

    /** All of a tree from entry {@code least}. */
    private void visit(PackedTree tree, int least, Volume asked, Visitor visitor, Test test) {
        question.turnTo(tree.frame);
        int top = tree.levels() - 1;
        found = roomFor(tree.count(top) + 1, found);
        int count = sift(tree, top, least >> (PackedTree.FANOUT_BITS * top), tree.count(top), found, 0);
        for (int level = top - 1; level >= 0; level--) {
            count = descend(tree, level, least >> (PackedTree.FANOUT_BITS * level), count);
        }
        report(tree.entries, count, asked, visitor, test);
    }

    /** Sifts the children, of a level and from item {@code least}, of {@code count} items found above. */
    private int descend(PackedTree tree, int level, int least, int count) {
        int end = tree.count(level);
        int sifted = 0;
        for (int i = 0; i < count; i++) {
            int child = found[i] * PackedTree.FANOUT;
            below = roomFor(sifted + PackedTree.FANOUT + 1, below);
            sifted = sift(tree, level, Math.max(child, least), Math.min(child + PackedTree.FANOUT, end), below, sifted);
        }
        int[] swapped = found;
        found = below;
        below = swapped;
        return sifted;
    }

    private int sift(PackedTree tree, int level, int from, int to, int[] into, int count) {
        return level == 0
                ? question.sift(tree.entries, from, to, into, count)
                : question.sift(tree.nodes[level], from, to, into, count);
    }

    /** The tail, one by one. */
    private void visit(Entries tail, int from, int to, Volume asked, Visitor visitor, Test test) {
        question.turnToAllTime();
        found = roomFor(to + 1, found);
        report(tail, question.sift(tail, from, to, found, 0), asked, visitor, test);
    }

    private void report(Entries entries, int count, Volume asked, Visitor visitor, Test test) {
        int left = question.siftByLevel(entries, found, count);
        for (int k = 0; k < left; k++) {
            int i = found[k];
            var stored = entries.stored[i];
            if (stored.livesAt(version) && test.passes(entries, i, asked)) {
                visitor.found(stored.id, stored.position);
            }
        }
    }

    /** Asks the flat arrays first: what they are sure of need not be fetched. */
    private boolean isInConflict(Entries entries, int i, Volume asked) {
        var outline = outlineOfAsked(asked);
        boolean nearEdges = outline.mayReach(entries, i, question.reach());
        if (!nearEdges && !outline.isRing()) {
            return false;
        }
        var stored = entries.stored[i];
        return (question.isSurelyCloseInTime(entries, i) || detector.tooCloseInTime(stored.volume, asked))
                && (question.isSurelyCloseInLevel(entries, i) || detector.tooCloseInLevel(stored.volume, asked))
                && isTooCloseOnGround(stored, asked.shape(), outline, nearEdges);
    }

    /**
     * Tries where the stored shape starts first: most that are too close are so from there on. What starts outside of a ring
     * and is not near its edges is nowhere inside.
     */
    private boolean isTooCloseOnGround(Stored stored, Shape asked, Outline outline, boolean nearEdges) {
        var shape = stored.volume.shape();
        scratch.loadStart(shape);
        return detector.surelyTooCloseOnGround(scratch, outline)
                || (nearEdges && detector.tooCloseOnGround(shape, outlineOf(stored), asked, outline));
    }

    private Outline outlineOfAsked(Volume asked) {
        if (!loaded) {
            ours.load(asked.shape());
            loaded = true;
        }
        return ours;
    }

    private Outline outlineOf(Stored stored) {
        var kept = stored.outline;
        if (kept != null) {
            return kept;
        }
        scratch.load(stored.volume.shape());
        return scratch;
    }

    private static int[] roomFor(int count, int[] array) {
        return count <= array.length ? array : Arrays.copyOf(array, 2 * count);
    }

    /** Whether an entry near what is asked is what is looked for. */
    private interface Test {
        boolean passes(Entries entries, int i, Volume asked);
    }
}
