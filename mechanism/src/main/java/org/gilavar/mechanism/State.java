package org.gilavar.mechanism;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gilavar.airspace.Detector;
import org.gilavar.airspace.PackedIndex;
import org.gilavar.airspace.VolumeIndex;
import org.gilavar.mechanism.item.Arrangement;
import org.gilavar.mechanism.item.Conflict;
import org.gilavar.mechanism.item.Exchange;
import org.gilavar.mechanism.item.Item;
import org.gilavar.mechanism.item.Moment;
import org.gilavar.mechanism.item.Notice;
import org.gilavar.mechanism.item.PostKey;
import org.gilavar.mechanism.item.Proposal;
import org.jspecify.annotations.Nullable;

/**
 * Everything that holds now: the last value of every item, folded from outcomes and from nothing else.
 *
 * <p>What stands beside the items (deadlines by time, keys by their text, live notices by place, conflicts by what they are
 * between) is derived from them and never written down. Items that are over may be held unread. Owned by one thread.
 */
public final class State implements Items {

    private record Wake(Instant at, String kind, String id) {}

    /** A conflict lapses after the notices that end with it, whoever owns them. */
    private static final Comparator<Wake> IN_TIME = Comparator.comparing(Wake::at)
            .thenComparing(wake -> wake.kind().equals(kind(Conflict.class)))
            .thenComparing(Wake::kind)
            .thenComparing(Wake::id);

    private final Map<String, NavigableMap<String, Held>> items = new TreeMap<>();
    private final NavigableSet<Wake> wakes = new TreeSet<>(IN_TIME);
    private final Map<String, PostKey> keys = new HashMap<>();
    private final Map<String, NavigableSet<String>> conflictsByNotice = new HashMap<>();
    private final Map<Set<String>, Long> conflictsByParties = new HashMap<>();
    private final Map<String, NavigableSet<String>> proposalsByConflict = new HashMap<>();
    private final Map<String, NavigableSet<String>> exchangesByConflict = new HashMap<>();
    private Function<Detector, VolumeIndex> indexes = PackedIndex::new;

    /** Made when it is first asked for: whoever only folds needs none. */
    private Optional<VolumeIndex> index = Optional.empty();

    /**
     * The state that {@link #held} was taken from, or any other with these items. The deadlines and the index beside them
     * are derived anew.
     *
     * @param items at most one of a kind with an id; in any order. Only such as are {@link Held#isOver over} may be held as
     *     JSON
     */
    public static State of(Collection<Held> items) {
        State state = new State();
        for (Held held : items) {
            if (held.isRead()) {
                state.put(held.item());
            } else {
                state.ofKind(held.kind()).put(held.id(), held);
            }
        }
        return state;
    }

    /**
     * Makes an index of the live notices, now and whenever the separation changes, such as one that packs in another thread. What is
     * found is the same by any.
     */
    public void indexBy(Function<Detector, VolumeIndex> made) {
        indexes = made;
        index = Optional.empty();
        index();
    }

    /** How many items there are, those that are over included. */
    public int size() {
        return items.values().stream().mapToInt(Map::size).sum();
    }

    /** Takes in what an outcome changed. */
    public void apply(Outcome outcome) {
        outcome.changes().forEach(change -> put(change.item()));
    }

    private void put(Item item) {
        Held held = Held.of(item);
        @Nullable Held before = ofKind(held.kind()).put(item.id(), held);
        if (before != null && !before.isOver()) {
            before.item().wake().ifPresent(at -> wakes.remove(new Wake(at, held.kind(), item.id())));
        }
        item.wake().ifPresent(at -> wakes.add(new Wake(at, held.kind(), item.id())));
        switch (item) {
            case Notice notice -> index.ifPresent(i -> reindex(i, notice));
            case PostKey key -> keys.put(key.key(), key);
            case Proposal proposal -> add(proposalsByConflict, proposal.conflict(), proposal.id());
            case Exchange exchange -> add(exchangesByConflict, exchange.conflict(), exchange.id());
            case Conflict conflict -> {
                if (before == null) { // what it is between never changes
                    enter(conflict);
                }
            }
            case Arrangement a
            when a.standing() == Arrangement.Standing.IN_FORCE && !isInForce(before) ->
                index = Optional.empty(); // the separation may be another
            default -> {}
        }
    }

    private static boolean isInForce(@Nullable Held before) {
        return before != null
                && before.item() instanceof Arrangement a
                && a.standing() == Arrangement.Standing.IN_FORCE;
    }

    private static void add(Map<String, NavigableSet<String>> ids, String key, String id) {
        ids.computeIfAbsent(key, k -> new TreeSet<>()).add(id);
    }

    private <T extends Item> Stream<T> found(Map<String, NavigableSet<String>> ids, String key, Class<T> type) {
        return Optional.ofNullable(ids.get(key)).stream()
                .flatMap(NavigableSet::stream)
                .map(id -> find(type, id).orElseThrow());
    }

    private void enter(Conflict conflict) {
        conflict.sides().stream()
                .flatMap(side -> side.notice().stream())
                .forEach(notice -> add(conflictsByNotice, notice.id(), conflict.id()));
        Set<String> parties =
                conflict.sides().stream().map(Conflict.Side::party).collect(Collectors.toUnmodifiableSet());
        conflictsByParties.merge(parties, 1L, Long::sum);
    }

    private static void reindex(VolumeIndex index, Notice notice) {
        if (notice.stage().live()) {
            index.put(notice.id(), notice.activity().volumes());
        } else {
            index.remove(notice.id());
        }
    }

    private NavigableMap<String, Held> ofKind(String kind) {
        return items.computeIfAbsent(kind, k -> new TreeMap<>());
    }

    @Override
    public <T extends Item> Optional<T> find(Class<T> type, String id) {
        return Optional.ofNullable(items.get(kind(type)))
                .map(m -> m.get(id))
                .map(Held::item)
                .map(type::cast);
    }

    @Override
    public <T extends Item> Stream<T> all(Class<T> type) {
        return held(type).map(Held::item).map(type::cast);
    }

    @Override
    public <T extends Item> Stream<T> standing(Class<T> type) {
        return held(type).filter(held -> !held.isOver()).map(Held::item).map(type::cast);
    }

    @Override
    public Stream<Notice> standingNotices() {
        return standing(Notice.class);
    }

    @Override
    public Stream<Conflict> conflictsOf(String notice) {
        return found(conflictsByNotice, notice, Conflict.class);
    }

    @Override
    public Stream<Proposal> proposalsFor(String conflict) {
        return found(proposalsByConflict, conflict, Proposal.class);
    }

    @Override
    public Stream<Exchange> exchangesFor(String conflict) {
        return found(exchangesByConflict, conflict, Exchange.class);
    }

    @Override
    public long conflictsBetween(String party, String other) {
        return conflictsByParties.getOrDefault(Set.of(party, other), 0L);
    }

    private Stream<Held> held(Class<? extends Item> type) {
        return Optional.ofNullable(items.get(kind(type))).stream().flatMap(m -> m.values().stream());
    }

    @Override
    public Optional<PostKey> key(String text) {
        return Optional.ofNullable(keys.get(text));
    }

    /** Live notices by place and time, under the separation in force; empty before there is one. */
    Optional<VolumeIndex> index() {
        if (index.isEmpty()) {
            index = governing().map(a -> Detection.indexed(a.terms(), liveNotices(), indexes));
        }
        return index;
    }

    /** Every item, by kind and then by id: the order in which {@link #hash} takes them. */
    public Stream<Held> held() {
        return items.values().stream().flatMap(m -> m.values().stream());
    }

    /** The same, read. */
    Stream<Item> everything() {
        return held().map(Held::item);
    }

    /** When the next deadline falls, if any is pending. */
    public Optional<Instant> nextWake() {
        return wakes.isEmpty() ? Optional.empty() : Optional.of(wakes.first().at());
    }

    /** The item whose deadline is next. */
    Item nextToWake() {
        Wake next = wakes.first();
        return Optional.ofNullable(items.get(next.kind()))
                .map(m -> m.get(next.id()))
                .orElseThrow()
                .item();
    }

    /** The time of the exercise; empty when the mechanism is real and time is the server's. */
    public Optional<Instant> exerciseTime() {
        return find(Moment.class, Moment.ID).map(Moment::now);
    }

    /** SHA-256, hex, over every item in canonical JSON: equal states have equal hashes, whatever led to them. */
    public String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            held().forEach(held -> {
                digest.update(held.json());
                digest.update((byte) '\n');
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String kind(Class<?> type) {
        return Held.kindOf(type);
    }
}
