package org.gilavar.server.audience;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.gilavar.mechanism.Telling;
import org.gilavar.mechanism.item.Item;

/** The tellings of one party. Thread-safe: one publishes, any number read or wait. */
public final class Feed {

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
        static Key of(Item item) {
            return new Key(item.getClass().getSimpleName(), item.id());
        }

        @Override
        public int compareTo(Key other) {
            int byKind = kind.compareTo(other.kind);
            return byKind != 0 ? byKind : id.compareTo(other.id);
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Told> tellings = new ArrayList<>();
    private final TreeMap<Key, Item> known = new TreeMap<>();
    private boolean closed;

    void publish(Instant at, List<Telling> told) {
        lock.lock();
        try {
            for (Telling telling : told) {
                tellings.add(new Told(tellings.size() + 1L, at, telling.happened(), telling.item()));
                known.put(Key.of(telling.item()), telling.item());
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Tellings after a place, oldest first. */
    public List<Told> after(long n, int most) {
        lock.lock();
        try {
            int from = Math.clamp(n, 0, tellings.size());
            return List.copyOf(tellings.subList(from, Math.min(tellings.size(), from + most)));
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there is something after a place, the feed closes, or the time is over. */
    public List<Told> await(long n, int most, Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long nanos = patience.toNanos();
            while (!closed && tellings.size() <= n && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            return after(n, most);
        } finally {
            lock.unlock();
        }
    }

    /** The place of the last telling. */
    public long end() {
        lock.lock();
        try {
            return tellings.size();
        } finally {
            lock.unlock();
        }
    }

    public Knowledge knowledge() {
        lock.lock();
        try {
            return new Knowledge(tellings.size(), List.copyOf(known.values()));
        } finally {
            lock.unlock();
        }
    }

    /** All items of a kind, in order of id. */
    public <T extends Item> List<T> all(Class<T> type) {
        return knowledge().items().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    public <T extends Item> Optional<T> find(Class<T> type, String id) {
        lock.lock();
        try {
            return Optional.ofNullable(known.get(new Key(type.getSimpleName(), id)))
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
