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
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.gilavar.airspace.VolumeIndex;
import org.gilavar.mechanism.item.Arrangement;
import org.gilavar.mechanism.item.Conflict;
import org.gilavar.mechanism.item.Item;
import org.gilavar.mechanism.item.Moment;
import org.gilavar.mechanism.item.Notice;
import org.gilavar.mechanism.item.PostKey;
import org.gilavar.mechanism.json.Json;

/**
 * Everything that holds now: the last value of every item, folded from outcomes and from nothing else.
 *
 * <p>What stands beside the items (deadlines by time, keys by their text, live notices by place) is derived from them and never written
 * down. Owned by one thread.
 */
public final class State implements Items {

    private record Wake(Instant at, String kind, String id) {}

    /** A conflict lapses after the notices that end with it, whoever owns them. */
    private static final Comparator<Wake> IN_TIME = Comparator.comparing(Wake::at)
            .thenComparing(wake -> wake.kind().equals(kind(Conflict.class)))
            .thenComparing(Wake::kind)
            .thenComparing(Wake::id);

    private final Map<String, NavigableMap<String, Item>> items = new TreeMap<>();
    private final NavigableSet<Wake> wakes = new TreeSet<>(IN_TIME);
    private final Map<String, PostKey> keys = new HashMap<>();
    private Optional<VolumeIndex> index = Optional.empty();

    /**
     * The state that {@link #everything} was taken from, or any other with these items. The deadlines and the index
     * beside them are derived anew.
     *
     * @param items at most one of a kind with an id; in any order
     */
    public static State of(Collection<Item> items) {
        State state = new State();
        items.stream().filter(item -> !(item instanceof Arrangement)).forEach(state::put);
        items.stream().filter(Arrangement.class::isInstance).forEach(state::put); // each indexes the notices at once
        return state;
    }

    /** Takes in what an outcome changed. */
    public void apply(Outcome outcome) {
        outcome.changes().forEach(change -> put(change.item()));
    }

    private void put(Item item) {
        String kind = kind(item.getClass());
        Item before = items.computeIfAbsent(kind, k -> new TreeMap<>()).put(item.id(), item);
        if (before != null) {
            before.wake().ifPresent(at -> wakes.remove(new Wake(at, kind, item.id())));
        }
        item.wake().ifPresent(at -> wakes.add(new Wake(at, kind, item.id())));
        switch (item) {
            case Notice notice -> index.ifPresent(i -> reindex(i, notice));
            case PostKey key -> keys.put(key.key(), key);
            case Arrangement a
            when a.standing() == Arrangement.Standing.IN_FORCE ->
                index = Optional.of(Detection.indexed(a.terms(), all(Notice.class)));
            default -> {}
        }
    }

    private static void reindex(VolumeIndex index, Notice notice) {
        if (notice.stage().live()) {
            index.put(notice.id(), notice.activity().volumes());
        } else {
            index.remove(notice.id());
        }
    }

    @Override
    public <T extends Item> Optional<T> find(Class<T> type, String id) {
        return Optional.ofNullable(items.get(kind(type))).map(m -> m.get(id)).map(type::cast);
    }

    @Override
    public <T extends Item> Stream<T> all(Class<T> type) {
        return Optional.ofNullable(items.get(kind(type))).stream()
                .flatMap(m -> m.values().stream())
                .map(type::cast);
    }

    @Override
    public Optional<PostKey> key(String text) {
        return Optional.ofNullable(keys.get(text));
    }

    /** Live notices by place and time, under the separation in force; empty before there is one. */
    Optional<VolumeIndex> index() {
        return index;
    }

    /** Every item, by kind and then by id: the order in which {@link #hash} takes them. */
    public Stream<Item> everything() {
        return items.values().stream().flatMap(m -> m.values().stream());
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
                .orElseThrow();
    }

    /** The time of the exercise; empty when the mechanism is real and time is the server's. */
    public Optional<Instant> exerciseTime() {
        return find(Moment.class, Moment.ID).map(Moment::now);
    }

    /** SHA-256, hex, over every item in canonical JSON: equal states have equal hashes, whatever led to them. */
    public String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            everything().forEach(item -> {
                digest.update(Json.write(item));
                digest.update((byte) '\n');
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String kind(Class<?> type) {
        return type.getSimpleName();
    }
}
