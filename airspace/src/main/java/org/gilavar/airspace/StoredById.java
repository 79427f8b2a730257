package org.gilavar.airspace;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The living volumes by id: a hash table whose links are in the volumes themselves.
 *
 * <p>A {@link java.util.HashMap} of lists would cost more for each volume than the index around it. Not thread-safe.
 */
final class StoredById {
    private @Nullable Stored[] buckets = new Stored[1024];
    private int size;

    int size() {
        return size;
    }

    void add(Stored stored) {
        if (size == buckets.length) {
            spread();
        }
        link(stored);
        size++;
    }

    /** Takes out everything under {@code id}, telling {@code removed} of each. */
    void remove(String id, Consumer<Stored> removed) {
        int bucket = bucket(id);
        @Nullable Stored kept = null;
        for (@Nullable Stored stored = buckets[bucket]; stored != null; ) {
            @Nullable Stored next = stored.next;
            if (stored.id.equals(id)) {
                size--;
                stored.next = null;
                removed.accept(stored);
            } else {
                stored.next = kept;
                kept = stored;
            }
            stored = next;
        }
        buckets[bucket] = kept;
    }

    /** Takes out one volume. */
    void remove(Stored gone) {
        int bucket = bucket(gone.id);
        @Nullable Stored before = null;
        for (@Nullable Stored stored = buckets[bucket]; stored != null; stored = stored.next) {
            if (stored == gone) {
                if (before == null) {
                    buckets[bucket] = stored.next;
                } else {
                    before.next = stored.next;
                }
                stored.next = null;
                size--;
                return;
            }
            before = stored;
        }
    }

    private void spread() {
        @Nullable Stored[] old = buckets;
        buckets = new Stored[old.length * 2];
        for (@Nullable Stored first : old) {
            for (@Nullable Stored stored = first; stored != null; ) {
                @Nullable Stored next = stored.next;
                link(stored);
                stored = next;
            }
        }
    }

    private void link(Stored stored) {
        int bucket = bucket(stored.id);
        stored.next = buckets[bucket];
        buckets[bucket] = stored;
    }

    private int bucket(String id) {
        int hash = id.hashCode();
        return (hash ^ (hash >>> 16)) & (buckets.length - 1);
    }
}
