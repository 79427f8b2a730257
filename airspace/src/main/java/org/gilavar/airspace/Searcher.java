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
 * <p>The only thing a question may allocate is what {@link Outline} and {@link Core} need for edges longer than
 * {@link Pieces#LONGEST} and for distances within millimetres of the minimum.
 */
public final class Searcher {
    /** Gaps in level are rounded to the millimetre before they are compared. */
    private static final double LEVEL_ROUNDING = 0.001;

    /** What outward rounding to metres and seconds, of an entry and of what is asked, comes to at most. */
    private static final int ROUNDED = 4;

    private final PackedIndex index;
    private final Detector detector;
    private final DatumBounds widest;
    private final double reach;
    private final double[] leastAbove = new double[LevelScale.COUNT];
    private final double[] mostAbove = new double[LevelScale.COUNT];
    private final Outline ours = new Outline();
    private final Outline scratch = new Outline();
    private final Box box = new Box();

    // what is asked: a box, seconds, and on each scale levels, all with the minima around them
    private int minX;
    private int maxX;
    private int minY;
    private int maxY;
    private int minZ;
    private int maxZ;
    private int first;
    private int last;
    private final int[] lower = new int[LevelScale.COUNT];
    private final int[] upper = new int[LevelScale.COUNT];

    /** Its own scale, and its own end. */
    private int askedScale;

    private int askedEnd;

    /** As of when. */
    private long version;

    /** Whether {@link #ours} is of what is asked. */
    private boolean loaded;

    private final Test always = (entries, i, asked) -> true;
    private final Test ifInConflict = this::isInConflict;

    Searcher(PackedIndex index, Detector detector) {
        this.index = index;
        this.detector = detector;
        this.widest = detector.widestBounds();
        this.reach = detector.separation().lateral().metres() + Detector.LATERAL_TOLERANCE_METRES;
        Arrays.setAll(leastAbove, scale -> LevelScale.leastAbove(scale, widest));
        Arrays.setAll(mostAbove, scale -> LevelScale.mostAbove(scale, widest));
    }

    /** Told of a stored volume; may not ask the same searcher anything. */
    @FunctionalInterface
    public interface Visitor {
        /** The volume at {@code position} of the list put under {@code id}. */
        void found(String id, int position);
    }

    /** Every stored volume in conflict with {@code asked}, in no particular order. */
    public void conflicts(Volume asked, Visitor visitor) {
        search(asked, visitor, ifInConflict);
    }

    /**
     * Every stored volume that its box, its window and its levels do not keep from {@code asked}: all in conflict, and
     * some that are not.
     */
    public void candidates(Volume asked, Visitor visitor) {
        search(asked, visitor, always);
    }

    /** Every pair in conflict of two volumes under different ids. */
    void join(View view, Consumer<Pair> found) {
        version = view.version();
        var trees = view.runs().stream().flatMap(run -> run.trees().stream()).toList();
        for (int i = 0; i < trees.size(); i++) {
            var entries = trees.get(i).entries;
            for (int k = 0; k < entries.size(); k++) {
                join(entries, k, trees.subList(i, trees.size()), view, found);
            }
        }
        for (int k = 0; k < view.tailSize(); k++) {
            join(view.tail(), k, List.of(), view, found);
        }
    }

    /** Entry {@code k} with what comes after it in the first of {@code trees}, in the others and in the tail. */
    private void join(Entries entries, int k, List<PackedTree> trees, View view, Consumer<Pair> found) {
        var one = entries.stored[k];
        if (!one.livesAt(version)) {
            return;
        }
        ask(entries, k);
        Visitor visitor = (id, position) -> {
            if (!id.equals(one.id)) {
                found.accept(Pair.of(one.id, one.position, id, position));
            }
        };
        for (int i = 0; i < trees.size(); i++) {
            visit(trees.get(i), i == 0 ? k + 1 : 0, one.volume, visitor, ifInConflict);
        }
        int least = trees.isEmpty() ? k + 1 : 0;
        scan(view.tail(), least, view.tailSize(), one.volume, visitor, ifInConflict);
    }

    private void search(Volume asked, Visitor visitor, Test test) {
        var view = index.view();
        version = view.version();
        ask(asked);
        for (int i = 0; i < view.runs().size(); i++) {
            var trees = view.runs().get(i).trees();
            for (int k = 0; k < trees.size(); k++) {
                visit(trees.get(k), 0, asked, visitor, test);
            }
        }
        scan(view.tail(), 0, view.tailSize(), asked, visitor, test);
    }

    private void ask(Volume asked) {
        ours.load(asked.shape());
        loaded = true;
        box.clear();
        ours.boundInto(box);
        askBox(box.minX, box.maxX, box.minY, box.maxY, box.minZ, box.maxZ);
        askSeconds(
                Seconds.before(asked.window().start()),
                Seconds.after(asked.window().end()));
        var band = asked.altitude();
        int scale = LevelScale.of(band);
        askLevels(LevelScale.lower(band, scale, widest), LevelScale.upper(band, scale, widest), scale);
    }

    private void ask(Entries entries, int i) {
        loaded = false;
        int[] bounds = entries.bounds;
        int at = i * Entries.BOUNDS;
        askBox(bounds[at], bounds[at + 1], bounds[at + 2], bounds[at + 3], bounds[at + 4], bounds[at + 5]);
        askSeconds(bounds[at + Entries.TIME], bounds[at + Entries.TIME + 1]);
        askLevels(entries.levels[2 * i], entries.levels[2 * i + 1], entries.scales[i]);
    }

    private void askBox(double minX, double maxX, double minY, double maxY, double minZ, double maxZ) {
        this.minX = Entries.down(minX - reach);
        this.maxX = Entries.up(maxX + reach);
        this.minY = Entries.down(minY - reach);
        this.maxY = Entries.up(maxY + reach);
        this.minZ = Entries.down(minZ - reach);
        this.maxZ = Entries.up(maxZ + reach);
    }

    private void askSeconds(int start, int end) {
        var apart = detector.separation().time();
        askedEnd = end;
        first = Seconds.moved(start, apart, -1);
        last = Seconds.moved(end, apart, 1);
    }

    private void askLevels(double low, double high, int scale) {
        askedScale = scale;
        double apart = detector.separation().vertical().metres() + LEVEL_ROUNDING;
        for (int theirs = 0; theirs < LevelScale.COUNT; theirs++) {
            if (LevelScale.compareDirectly(scale, theirs)) {
                lower[theirs] = Entries.down(low - apart);
                upper[theirs] = Entries.up(high + apart);
            } else {
                double up = mostAbove[theirs] - leastAbove[scale];
                double down = leastAbove[theirs] - mostAbove[scale];
                lower[theirs] = Entries.down(low - apart - up);
                upper[theirs] = Entries.up(high + apart - down);
            }
        }
    }

    private void visit(PackedTree tree, int least, Volume asked, Visitor visitor, Test test) {
        int top = tree.levels() - 1;
        visit(tree, top, 0, tree.count(top), least, asked, visitor, test);
    }

    /** Looks at some items of a level, and below those that may hold something not before entry {@code least}. */
    private void visit(
            PackedTree tree, int level, int from, int to, int least, Volume asked, Visitor visitor, Test test) {
        if (level == 0) {
            scan(tree.entries, Math.max(from, least), to, asked, visitor, test);
            return;
        }
        int[] bounds = tree.bounds[level];
        int below = tree.count(level - 1);
        for (int i = Math.max(from, least >> (PackedTree.FANOUT_BITS * level)); i < to; i++) {
            if (isNear(bounds, i)) {
                int child = i * PackedTree.FANOUT;
                visit(tree, level - 1, child, Math.min(child + PackedTree.FANOUT, below), least, asked, visitor, test);
            }
        }
    }

    private void scan(Entries entries, int from, int to, Volume asked, Visitor visitor, Test test) {
        for (int i = from; i < to; i++) {
            if (isNear(entries.bounds, i)) {
                int scale = entries.scales[i];
                if (entries.levels[2 * i] <= upper[scale] && entries.levels[2 * i + 1] >= lower[scale]) {
                    var stored = entries.stored[i];
                    if (stored.livesAt(version) && test.passes(entries, i, asked)) {
                        visitor.found(stored.id, stored.position);
                    }
                }
            }
        }
    }

    private boolean isNear(int[] bounds, int i) {
        int at = i * Entries.BOUNDS;
        // one branch for the six of space: lengths from the centre of the earth cannot overflow
        return bounds[at + Entries.TIME] <= last
                && bounds[at + Entries.TIME + 1] >= first
                && ((maxX - bounds[at])
                                | (bounds[at + 1] - minX)
                                | (maxY - bounds[at + 2])
                                | (bounds[at + 3] - minY)
                                | (maxZ - bounds[at + 4])
                                | (bounds[at + 5] - minZ))
                        >= 0;
    }

    /** Asks the flat arrays first: what they are sure of need not be fetched. */
    private boolean isInConflict(Entries entries, int i, Volume asked) {
        var outline = outlineOfAsked(asked);
        if (!outline.mayReach(entries.bounds, i * Entries.BOUNDS, reach)) {
            return false;
        }
        var stored = entries.stored[i];
        return (isSurelyCloseInTime(entries, i) || detector.tooCloseInTime(stored.volume, asked))
                && (isSurelyCloseInLevel(entries, i) || detector.tooCloseInLevel(stored.volume, asked))
                && detector.tooCloseOnGround(stored.volume.shape(), outlineOf(stored), asked.shape(), outline);
    }

    private boolean isSurelyCloseInTime(Entries entries, int i) {
        int at = i * Entries.BOUNDS + Entries.TIME;
        int end = entries.bounds[at + 1];
        return Math.max(end, askedEnd) < Integer.MAX_VALUE
                && entries.bounds[at] + ROUNDED < last
                && end - ROUNDED > first;
    }

    private boolean isSurelyCloseInLevel(Entries entries, int i) {
        int scale = entries.scales[i];
        return LevelScale.compareDirectly(askedScale, scale)
                && entries.levels[2 * i] + ROUNDED < upper[scale]
                && entries.levels[2 * i + 1] - ROUNDED > lower[scale];
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

    /** Whether an entry near what is asked is what is looked for. */
    private interface Test {
        boolean passes(Entries entries, int i, Volume asked);
    }
}
