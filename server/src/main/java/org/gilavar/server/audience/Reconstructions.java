package org.gilavar.server.audience;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.gilavar.mechanism.item.Arrangement;
import org.gilavar.mechanism.item.Conflict;
import org.gilavar.mechanism.item.Crossing;
import org.gilavar.mechanism.item.Exchange;
import org.gilavar.mechanism.item.Founding;
import org.gilavar.mechanism.item.Incident;
import org.gilavar.mechanism.item.Item;
import org.gilavar.mechanism.item.Line;
import org.gilavar.mechanism.item.LineCheck;
import org.gilavar.mechanism.item.Message;
import org.gilavar.mechanism.item.Notice;
import org.gilavar.mechanism.item.NoticeTrace;
import org.gilavar.mechanism.item.Proposal;
import org.gilavar.mechanism.item.Zone;
import org.gilavar.mechanism.json.Json;
import tools.jackson.databind.JsonNode;

/**
 * What stood at an instant, computed from what each had been told and from nothing else.
 *
 * <p>What both sides of an incident and the facilitator have in common is taken item by item, and two things are kept from each of
 * them. What only one is shown of an item goes, by {@link CommonView}. And <em>when</em> one was told would give away what it alone
 * was told: that its own notice in a conflict has another version, say, or that it had drafted what others first heard of when it was
 * released. So every item is taken as of the last entry that told the one who was told least recently, when all views followed from
 * one state; and how long each had known it is counted from when the last of them knew of it at all.
 *
 * <p>Thread-safe. One is computed at a time: it reads some thousand entries. Parties take turns, and each has one that waits or is
 * computed: so whoever asks without end holds up others by one at most.
 */
public final class Reconstructions {

    /**
     * What is asked after an incident; the rest is each one's own affair. A third party's notice is that one's: it releases it to whom it
     * likes and when, and tells each of them of itself alone.
     */
    private static boolean concerns(Item item, Set<String> parties) {
        return switch (item) {
            case Notice n -> parties.contains(n.owner());
            case NoticeTrace t -> parties.contains(t.owner());
            case Zone z -> true;
            case Crossing c -> true;
            case Conflict c -> true;
            case Proposal p -> true;
            case Exchange e -> true;
            case Message m -> true;
            case Line l -> true;
            case LineCheck c -> true;
            case Arrangement a -> true;
            case Incident i -> true;
            default -> false;
        };
    }

    /** A notice and what is shown of it are one. */
    private record Key(String kind, String id) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::kind).thenComparing(Key::id);

        static Key of(Item item) {
            String kind =
                    item instanceof NoticeTrace ? "Notice" : item.getClass().getSimpleName();
            return new Key(kind, item.id());
        }

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /** What one of them had been told. */
    private record Side(String party, History history, SortedMap<Key, Integer> tellings, boolean erased) {
        int telling(Key key) {
            return Objects.requireNonNull(tellings.get(key), key::toString);
        }
    }

    /** One item as one of them had been told it, and by which telling. */
    private record View(Side side, int n, Item item) {}

    private final Audiences audiences;
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Set<String> asking = ConcurrentHashMap.newKeySet();

    public Reconstructions(Audiences audiences) {
        this.audiences = audiences;
    }

    /**
     * What a party had been told at an instant, and stood then.
     *
     * @throws StillAskedException while this party's last one is still being computed
     */
    public Past own(String party, Instant at, Duration window) {
        return inTurn(party, () -> audiences.feed(party).past(at, window));
    }

    /**
     * The same, and what all who have a part in an incident had been told.
     *
     * @throws StillAskedException while this party's last one is still being computed
     */
    public Reconstruction of(Incident incident, String party, Instant at, Duration window) {
        return inTurn(party, () -> {
            Outcomes outcomes = audiences.outcomes();
            Common common = common(incident, outcomes, at, window);
            Feed feed = audiences.feed(party);
            return new Reconstruction(Json.hash(common), common, feed.past(feed.history(outcomes), at, window));
        });
    }

    private <T> T inTurn(String party, Supplier<T> compute) {
        if (!asking.add(party)) {
            throw new StillAskedException();
        }
        lock.lock();
        try {
            return compute.get();
        } finally {
            lock.unlock();
            asking.remove(party);
        }
    }

    private Common common(Incident incident, Outcomes outcomes, Instant at, Duration window) {
        String facilitator = audiences
                .feed(incident.between().first())
                .all(Founding.class)
                .getFirst()
                .facilitator();
        var parties = new TreeSet<>(incident.between());
        parties.add(facilitator);
        List<Side> sides = parties.stream()
                .map(party -> side(party, parties, audiences.feed(party), outcomes, at, window))
                .toList();
        var keys = new TreeSet<>(sides.getFirst().tellings().keySet());
        sides.forEach(side -> keys.retainAll(side.tellings().keySet()));
        return new Common(
                at,
                window,
                incident.id(),
                incident.between(),
                facilitator,
                sides.stream().noneMatch(Side::erased),
                keys.stream().flatMap(key -> shared(key, sides).stream()).toList());
    }

    private static Side side(
            String party, Set<String> parties, Feed feed, Outcomes outcomes, Instant at, Duration window) {
        History history = feed.history(outcomes).ofEntriesAlone();
        Past past = feed.past(history, at, window);
        SortedMap<Key, Integer> tellings = new TreeMap<>();
        past.items().stream()
                .filter(known -> concerns(known.item(), parties))
                .forEach(known -> tellings.put(Key.of(known.item()), Math.toIntExact(known.n())));
        return new Side(party, history, tellings, history.isErased());
    }

    /** Empty where what was told has been erased. */
    private static Optional<Common.Shared> shared(Key key, List<Side> sides) {
        long last = Long.MAX_VALUE;
        long first = 0;
        Instant knownToAll = Instant.MIN;
        for (Side side : sides) {
            History history = side.history();
            last = Math.min(last, history.seq(side.telling(key)));
            int begun = first(history, side.telling(key));
            first = Math.max(first, history.seq(begun));
            knownToAll = max(knownToAll, history.toldAt(begun));
        }
        long asOf = Math.max(first, last);
        List<View> views =
                sides.stream().flatMap(side -> view(side, key, asOf).stream()).toList();
        if (views.size() < sides.size()) {
            return Optional.empty();
        }
        JsonNode common = CommonView.of(views.stream().map(View::item).toList());
        SortedMap<String, Instant> told = new TreeMap<>();
        for (View view : views) {
            since(view, common, knownToAll).ifPresent(at -> told.put(view.side().party(), at));
        }
        return Optional.of(new Common.Shared(common, told));
    }

    /** As one of them had been told it up to an entry. */
    private static Optional<View> view(Side side, Key key, long asOf) {
        int n = side.telling(key);
        while (side.history().seq(n) > asOf) {
            n = side.history().before(n);
        }
        int telling = n;
        return side.history().item(n).map(item -> new View(side, telling, item));
    }

    private static int first(History history, int last) {
        int n = last;
        while (history.before(n) > 0) {
            n = history.before(n);
        }
        return n;
    }

    /** Since when one had been told nothing of an item in which what is common was not; the earliest where that is longer ago. */
    private static Optional<Instant> since(View view, JsonNode common, Instant earliest) {
        if (CommonView.isIn(common, view.item()).isEmpty()) {
            return Optional.empty();
        }
        History history = view.side().history();
        int n = view.n();
        Instant since = history.toldAt(n);
        while (since.isAfter(earliest)) {
            n = history.before(n);
            boolean same = n > 0
                    && history.item(n)
                            .flatMap(item -> CommonView.isIn(common, item))
                            .orElse(false);
            if (!same) {
                return Optional.of(since);
            }
            since = history.toldAt(n);
        }
        return Optional.of(earliest);
    }

    private static Instant max(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
