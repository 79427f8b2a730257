package org.gilavar.airspace;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/**
 * The index for many volumes: packed trees, read without locks while it is written.
 *
 * <h2>How it works</h2>
 *
 * <p>What is put goes to the end of a short tail, which is searched one by one. A full tail is packed into a small
 * {@link Run} of trees, and runs into larger ones, each at least {@link #STEP} times what comes after it; so there are
 * few, and a volume is packed again a few times for each such step of growth (J. L. Bentley and J. B. Saxe,
 * "Decomposable searching problems", J. Algorithms 1, 1980). Small runs are packed by whoever writes; large ones by the
 * {@link Executor}, one at a time, while writing goes on.
 *
 * <p>A write ends by publishing a {@link View}, an immutable list of runs with a version. A reader takes the view once
 * and then sees what was there at that moment, whole: an id that is put again is never found twice, nor missing in
 * between. A removed volume stays in its run, marked with the version it died at, until the run is packed again.
 *
 * <p>Memory is bounded: dead volumes are packed away when they outnumber the living by some thousands, and a writer that
 * runs ahead of the executor packs for itself.
 *
 * <p>Any thread may use it at any time; a {@link Searcher} and whoever is told of what it finds may write to it, too.
 * Writers wait for each other: for milliseconds as a rule, for a second at a million volumes without an executor of its
 * own, or when one falls far behind. Readers wait for nobody. {@link #near} makes room for each question;
 * {@link #searcher} keeps it. What the index adds to the volumes and their ids is under 100 bytes a volume, but for
 * shapes of more than 32 vertices, whose outlines it keeps; see bench/RESULTS.md.
 */
public final class PackedIndex implements VolumeIndex {
    /** A run is packed together with what came after it once that is this part of it. */
    private static final int STEP = 16;

    private final Detector detector;
    private final DatumBounds widest;
    private final Executor packers;
    private final Portions portions;
    private final StoredById living = new StoredById();

    private volatile View view;

    /** The runs an executor is packing, next to each other in the view; none when empty. */
    private List<Run> inWork = List.of();

    /** An empty index whose conflicts are those of {@code detector}; writers do all of the packing. */
    public PackedIndex(Detector detector) {
        this(detector, Runnable::run);
    }

    /** The same, with {@code packers} to pack large runs. It may run a task at once, later, or in another thread. */
    public PackedIndex(Detector detector, Executor packers) {
        this(detector, packers, new Portions(128, 16_384, 64));
    }

    PackedIndex(Detector detector, Executor packers, Portions portions) {
        this.detector = detector;
        this.widest = detector.widestBounds();
        this.packers = packers;
        this.portions = portions;
        this.view = new View(List.of(), new Entries(portions.tail()), 0, 0, 0);
    }

    /**
     * How much at a time.
     *
     * @param tail volumes searched one by one, so few; packed at a time, so not too few
     * @param inPassing volumes a writer packs by itself, some milliseconds' worth; more are left to the executor
     * @param mostRuns runs a reader looks through at worst; a writer that finds more packs them before it goes on
     */
    record Portions(int tail, int inPassing, int mostRuns) {}

    @Override
    public void put(String id, List<Volume> volumes) {
        var fresh = Entries.of(
                IntStream.range(0, volumes.size())
                        .mapToObj(i -> new Stored(id, i, volumes.get(i)))
                        .toList(),
                widest);
        write(version -> {
            var appended = appended(fresh);
            living.remove(id, gone -> gone.die(version));
            for (int i = 0; i < fresh.size(); i++) {
                living.add(fresh.stored[i]);
            }
            return appended;
        });
    }

    @Override
    public void remove(String id) {
        write(version -> {
            living.remove(id, gone -> gone.die(version));
            return view;
        });
    }

    /** {@inheritDoc} Looks at every volume there is: some milliseconds for a million. */
    @Override
    public void expire(Instant instant) {
        write(version -> {
            view.entries().forEach(entries -> expire(entries, instant, version));
            living.removeDead();
            return view;
        });
    }

    @Override
    public int size() {
        return view.living();
    }

    @Override
    public List<Match> near(List<Volume> volumes) {
        var matches = new ArrayList<Match>();
        var asOf = view;
        var searcher = searcher();
        for (int i = 0; i < volumes.size(); i++) {
            int ours = i;
            searcher.conflicts(asOf, volumes.get(i), (id, theirs) -> matches.add(new Match(id, theirs, ours)));
        }
        Collections.sort(matches);
        return List.copyOf(matches);
    }

    @Override
    public void conflicts(Consumer<Pair> found) {
        searcher().join(view, found);
    }

    /**
     * Writes what is held at this moment, for {@link #readFrom}. Writers go on meanwhile; {@code out} is flushed and
     * stays open.
     */
    public void writeTo(OutputStream out) throws IOException {
        Snapshot.write(view, out);
    }

    /**
     * An index of what {@link #writeTo} wrote, the minima being those of {@code detector}, whatever they were then.
     * Reads ahead, so nothing else should follow in the stream.
     *
     * @throws java.io.StreamCorruptedException on anything else
     * @throws java.io.EOFException when it ends too early
     */
    public static PackedIndex readFrom(InputStream in, Detector detector, Executor packers) throws IOException {
        var index = new PackedIndex(detector, packers);
        var entries = Snapshot.read(in, index.widest);
        synchronized (index.living) {
            for (int i = 0; i < entries.size(); i++) {
                index.living.add(entries.stored[i]);
            }
            index.view = index.view.with(index.packed(List.of(entries))).at(0, entries.size());
        }
        return index;
    }

    /** For asking again and again in one thread. */
    public Searcher searcher() {
        return new Searcher(this, detector);
    }

    /** What there is now. */
    View view() {
        return view;
    }

    /** Makes one write, seen at once and whole, and then whatever is to be packed after it. */
    private void write(LongFunction<View> change) {
        List<Run> handed;
        synchronized (living) {
            long version = view.version() + 1;
            view = change.apply(version).at(version, living.size());
            handed = tidy();
        }
        hand(handed);
    }

    /** What is held and these, which nobody finds before it is published. */
    private View appended(Entries fresh) {
        var runs = new ArrayList<>(view.runs());
        var tail = view.tail();
        tail.cutTo(view.tailSize());
        for (int i = 0; i < fresh.size(); i++) {
            if (tail.isFull()) {
                runs.addAll(packed(List.of(tail)));
                tail = new Entries(portions.tail());
            }
            tail.add(fresh, i);
        }
        return new View(List.copyOf(runs), tail, tail.size(), view.living(), view.version());
    }

    private static void expire(Entries entries, Instant instant, long version) {
        int limit = Seconds.after(instant);
        for (int i = 0; i < entries.size(); i++) {
            var stored = entries.stored[i];
            if (entries.end(i) <= limit
                    && stored.lives()
                    && !stored.volume.window().end().isAfter(instant)) {
                stored.die(version);
            }
        }
    }

    // --- packing ---

    /** Packs what the last write has made worth packing in passing; what is to be handed to the executor. */
    private List<Run> tidy() {
        var runs = view.runs();
        boolean busy = !inWork.isEmpty();
        int free = busy ? runs.indexOf(inWork.getLast()) + 1 : 0;
        var all = runs.subList(free, runs.size());
        boolean mostlyDead = size(all) > 2 * living.size() + portions.inPassing();
        boolean tooMuch = all.size() > portions.mostRuns() || (busy && mostlyDead);
        int from = tooMuch || mostlyDead
                ? free
                : firstWorthPacking(runs, free, busy ? portions.inPassing() : Integer.MAX_VALUE);
        var chosen = List.copyOf(runs.subList(from, runs.size()));
        if (chosen.isEmpty()) {
            return List.of();
        }
        if (tooMuch || size(chosen) <= portions.inPassing()) {
            replace(chosen, packed(entries(chosen)));
            return List.of();
        }
        inWork = busy ? inWork : chosen;
        return busy ? List.of() : chosen;
    }

    /** The first run, from {@code free} on, that is not {@link #STEP} times what comes after it; the end if none is. */
    private static int firstWorthPacking(List<Run> runs, int free, int most) {
        int from = runs.size();
        long after = 0;
        for (int i = runs.size() - 1;
                i >= free && (from == runs.size() || runs.get(i).size() < STEP * after);
                i--) {
            after += runs.get(i).size();
            if (after > most) {
                break;
            }
            from = i;
        }
        return from == runs.size() - 1 ? runs.size() : from;
    }

    private void hand(List<Run> chosen) {
        if (chosen.isEmpty()) {
            return;
        }
        boolean handed = false;
        try {
            packers.execute(() -> pack(chosen));
            handed = true;
        } catch (RejectedExecutionException e) {
            // what was written is written: the writer packs instead
            pack(chosen);
            handed = true;
        } finally {
            if (!handed) {
                finish(chosen, chosen);
            }
        }
    }

    private void pack(List<Run> chosen) {
        var packed = chosen;
        try {
            packed = packed(entries(chosen));
        } finally {
            finish(chosen, packed);
        }
        List<Run> next;
        synchronized (living) {
            next = tidy();
        }
        hand(next);
    }

    private void finish(List<Run> chosen, List<Run> packed) {
        synchronized (living) {
            // an executor may have failed and run the task all the same
            if (inWork.equals(chosen)) {
                inWork = List.of();
            }
            replace(chosen, packed);
        }
    }

    private void replace(List<Run> chosen, List<Run> packed) {
        var runs = new ArrayList<>(view.runs());
        int from = Collections.indexOfSubList(runs, chosen);
        if (from >= 0) {
            var replaced = runs.subList(from, from + chosen.size());
            replaced.clear();
            replaced.addAll(packed);
            view = view.with(List.copyOf(runs));
        }
    }

    /** One run of what still lives; none if nothing does. */
    private List<Run> packed(List<Entries> all) {
        int count = 0;
        for (var entries : all) {
            for (int i = 0; i < entries.size(); i++) {
                count += entries.stored[i].lives() ? 1 : 0;
            }
        }
        var kept = new Entries(count);
        for (var entries : all) {
            // what died since it was counted leaves room to spare
            for (int i = 0; i < entries.size(); i++) {
                if (entries.stored[i].lives()) {
                    kept.add(entries, i);
                }
            }
        }
        return kept.size() == 0 ? List.of() : List.of(Run.of(kept, detector.separation()));
    }

    private static List<Entries> entries(List<Run> runs) {
        return runs.stream().flatMap(Run::entries).toList();
    }

    private static int size(List<Run> runs) {
        return runs.stream().mapToInt(Run::size).sum();
    }
}
