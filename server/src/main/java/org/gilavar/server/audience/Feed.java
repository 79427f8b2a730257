package org.gilavar.server.audience;

import java.nio.LongBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.gilavar.journal.Stored;
import org.gilavar.mechanism.Held;
import org.gilavar.mechanism.Lifecycles;
import org.gilavar.mechanism.Telling;
import org.gilavar.mechanism.item.Communique;
import org.gilavar.mechanism.item.Item;
import org.gilavar.mechanism.item.Notice;
import org.gilavar.mechanism.item.NoticeTrace;

/**
 * The tellings of one party. The latest are in memory, for those who listen; older ones are read from the journal when
 * somebody asks. A telling whose entry has been erased is left out, and its number stays its own.
 *
 * <p>Thread-safe: one publishes, any number read or wait.
 */
public final class Feed {

    /** Tellings kept in memory: some pages, so that a listener who was away for a moment costs no reading. */
    static final int RECENT = 4_096;

    private static final String COMMUNIQUE = Communique.class.getSimpleName();
    private static final String NOTICE = Notice.class.getSimpleName();
    private static final String TRACE = NoticeTrace.class.getSimpleName();

    /**
     * Everything a party knows, as of one place in its feed.
     *
     * @param upTo the last telling taken into account
     */
    public record Knowledge(long upTo, List<Item> items) {
        public Knowledge {
            items = List.copyOf(items);
        }
    }

    private record Key(String kind, String id) implements Comparable<Key> {
        static Key of(Held held) {
            return new Key(held.kind(), held.id());
        }

        static Key first(Class<? extends Item> type) {
            return new Key(type.getSimpleName(), "");
        }

        static Key afterAll(Class<? extends Item> type) {
            return new Key(type.getSimpleName() + '\0', "");
        }

        @Override
        public int compareTo(Key other) {
            int byKind = kind.compareTo(other.kind);
            return byKind != 0 ? byKind : id.compareTo(other.id);
        }
    }

    /** A telling to be read from the journal. */
    private record Old(long n, long seq, int index) {}

    /** A feed that stands still. */
    record Frozen(LongBuffer places, List<Latest> known, Links links) {}

    /** What is known of an item, and the telling that told it; 0 where that was erased and nobody knows which it was. */
    record Latest(Held held, int n) {
        Item item() {
            return held.item();
        }
    }

    private final String party;
    private final Archive archive;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Places places;
    private final ArrayDeque<Told> recent = new ArrayDeque<>();
    private final Links links;
    private final TreeMap<Key, Latest> known = new TreeMap<>();
    private volatile Map<String, Communique> published = Map.of();
    private boolean closed;

    Feed(String party, Archive archive) {
        this(party, archive, new Places(), new Links());
    }

    private Feed(String party, Archive archive, Places places, Links links) {
        this.party = party;
        this.archive = archive;
        this.places = places;
        this.links = links;
    }

    /** The feed that {@link #freeze} was taken from. */
    static Feed of(String party, Archive archive, Frozen frozen) {
        Feed feed = new Feed(party, archive, new Places(frozen.places().array()), frozen.links());
        frozen.known().forEach(latest -> {
            feed.known.put(Key.of(latest.held()), latest);
            feed.show(latest.held());
        });
        return feed;
    }

    Frozen freeze() {
        lock.lock();
        try {
            return new Frozen(LongBuffer.wrap(places.copy()), List.copyOf(known.values()), links.view());
        } finally {
            lock.unlock();
        }
    }

    void publish(long seq, Instant at, List<Telling> told) {
        lock.lock();
        try {
            for (Telling telling : told) {
                places.add(seq);
                recent.add(new Told(places.size(), at, telling.happened(), telling.item()));
                if (recent.size() > RECENT) {
                    recent.remove();
                }
                link(Optional.of(telling.item()), places.size());
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** A notice that is shown whole is a trace no longer, and the other way round. Gives the telling that is replaced, or 0. */
    private int know(Latest latest) {
        Held held = latest.held();
        Latest before = known.put(Key.of(held), latest);
        show(held);
        Latest other = null;
        if (held.kind().equals(NOTICE)) {
            other = known.remove(new Key(TRACE, held.id()));
        } else if (held.kind().equals(TRACE)) {
            other = known.remove(new Key(NOTICE, held.id()));
        }
        return Math.max(before == null ? 0 : before.n(), other == null ? 0 : other.n());
    }

    /** Keeps what is published apart, so that whoever asks for that alone never waits for what is not. */
    private void show(Held held) {
        if (!held.kind().equals(COMMUNIQUE)) {
            return;
        }
        Optional<Communique> stands = Optional.of((Communique) held.item())
                .filter(communique -> communique.stage() == Communique.Stage.PUBLISHED)
                .map(Communique::asPublished);
        if (!stands.equals(Optional.ofNullable(published.get(held.id())))) {
            var all = new TreeMap<>(published);
            all.remove(held.id());
            stands.ifPresent(communique -> all.put(held.id(), communique));
            published = Map.copyOf(all);
        }
    }

    /** The communiqués that stand, by id, as the public sees them. The same object until another is published or one is withdrawn. */
    public Map<String, Communique> published() {
        return published;
    }

    /** Takes note of what a telling told, and of which it is in the place; empty when nobody can say. */
    void link(Optional<Item> told, int n) {
        links.add(
                told.map(item -> know(new Latest(Held.of(item), n))).orElse(0),
                told.map(Lifecycles::isOver).orElse(true));
    }

    /** The telling that told an item last; 0 when it is none of those that were linked. */
    int latest(Held held) {
        Latest latest = known.get(Key.of(held));
        return latest == null ? 0 : latest.n();
    }

    Links links() {
        return links.view();
    }

    /** What was told up to now, to be looked through while nobody waits for it. */
    History history(Outcomes outcomes) {
        lock.lock();
        try {
            return new History(party, outcomes, places.view(), links.view(), this::unchanged);
        } finally {
            lock.unlock();
        }
    }

    /** What some tellings told, of those that nothing has replaced since: what was erased with the entry is known all the same. */
    private Map<Integer, Item> unchanged(Set<Integer> tellings) {
        List<Latest> all;
        lock.lock();
        try {
            all = known.values().stream()
                    .filter(latest -> tellings.contains(latest.n()))
                    .toList();
        } finally {
            lock.unlock();
        }
        return all.stream().collect(Collectors.toMap(Latest::n, Latest::item));
    }

    /**
     * What this party had been told at an instant and stood then: the last of each item, as it was told; and what was over, if that was
     * told within a while before. What it was no longer shown then is left out.
     */
    public Past past(Instant at, Duration window) {
        return past(history(new Outcomes(archive)), at, window);
    }

    Past past(History history, Instant at, Duration window) {
        int upTo = history.upTo(at);
        int since = history.upTo(Past.before(at, window));
        History.Reading reading = history.read(history.standing(upTo, since));
        List<Known> shown = reading.known().stream()
                .filter(known -> isShown(known.item(), at))
                .toList();
        return new Past(at, window, upTo, reading.erased(), shown);
    }

    /** Tellings after a place, oldest first. */
    public List<Told> after(long n, int most) {
        List<Old> old = new ArrayList<>();
        List<Told> latest;
        lock.lock();
        try {
            int firstRecent = places.size() - recent.size() + 1;
            int next = Math.clamp(n, 0, places.size()) + 1;
            for (; next < firstRecent && old.size() < most; next++) {
                if (!places.isErased(next)) {
                    old.add(new Old(next, places.seq(next), places.indexInEntry(next)));
                }
            }
            latest = recent.stream()
                    .skip(Math.max(0, next - firstRecent))
                    .limit(next < firstRecent ? 0 : most - old.size())
                    .toList();
        } finally {
            lock.unlock();
        }
        List<Told> all = new ArrayList<>(read(old));
        all.addAll(latest);
        return all;
    }

    private List<Told> read(List<Old> wanted) {
        List<Told> read = new ArrayList<>(wanted.size());
        long seq = 0;
        Instant at = Instant.EPOCH;
        List<Telling> tellings = List.of();
        for (Old old : wanted) {
            if (old.seq() != seq) {
                seq = old.seq();
                Optional<Stored> stored = archive.entry(seq);
                at = stored.map(s -> s.entry().at()).orElse(at);
                tellings = stored.map(s -> s.entry().outcome().toldTo(party)).orElse(List.of());
            }
            if (old.index() < tellings.size()) {
                Telling telling = tellings.get(old.index());
                read.add(new Told(old.n(), at, telling.happened(), telling.item()));
            }
        }
        return read;
    }

    /** Waits until there is something after a place, the feed closes, or the time is over. */
    public List<Told> await(long n, int most, Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long nanos = patience.toNanos();
            while (!closed && places.lastKept() <= n && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
        return after(n, most);
    }

    /** The place of the last telling. */
    public long end() {
        lock.lock();
        try {
            return places.size();
        } finally {
            lock.unlock();
        }
    }

    /** Whether it is still shown to this party at an instant of the mechanism's time; what has been told stays in the feed. */
    public boolean isShown(Item item, Instant at) {
        return item.shownUntil(party).filter(end -> !end.isAfter(at)).isEmpty();
    }

    /** Everything this party knows and is shown at an instant of the mechanism's time. */
    public Knowledge knowledge(Instant at) {
        long upTo;
        List<Latest> all;
        lock.lock();
        try {
            upTo = places.size();
            all = List.copyOf(known.values());
        } finally {
            lock.unlock();
        }
        // read while nobody waits for the lock
        return new Knowledge(
                upTo,
                all.stream().map(Latest::item).filter(item -> isShown(item, at)).toList());
    }

    /** All items of a kind, in order of id. */
    public <T extends Item> List<T> all(Class<T> type) {
        List<Latest> ofKind;
        lock.lock();
        try {
            ofKind = List.copyOf(
                    known.subMap(Key.first(type), Key.afterAll(type)).values());
        } finally {
            lock.unlock();
        }
        return ofKind.stream().map(Latest::item).map(type::cast).toList();
    }

    /** Items of a kind after an id, in order of id; the id itself need not be there. */
    public <T extends Item> List<T> after(Class<T> type, String id, int most) {
        List<Latest> ofKind;
        lock.lock();
        try {
            ofKind = known.subMap(new Key(type.getSimpleName(), id), false, Key.afterAll(type), false).values().stream()
                    .limit(most)
                    .toList();
        } finally {
            lock.unlock();
        }
        return ofKind.stream().map(Latest::item).map(type::cast).toList();
    }

    /** The ids of all items of a kind, in order: without reading any. */
    public List<String> ids(Class<? extends Item> type) {
        lock.lock();
        try {
            return known.subMap(Key.first(type), Key.afterAll(type)).keySet().stream()
                    .map(Key::id)
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    public <T extends Item> Optional<T> find(Class<T> type, String id) {
        lock.lock();
        try {
            return Optional.ofNullable(known.get(new Key(type.getSimpleName(), id)))
                    .map(Latest::item)
                    .map(type::cast);
        } finally {
            lock.unlock();
        }
    }

    public boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
