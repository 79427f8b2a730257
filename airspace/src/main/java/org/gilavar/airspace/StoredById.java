package org.gilavar.airspace;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The living volumes by id: a hash table whose links are in the volumes themselves.
 *
 * <p>A {@link java.util.HashMap} of lists would cost more for each volume than the index around it. Not thread-safe.
 */
final class StoredById {
    /** Another in every table: ids may come from others, who could choose many of one {@link String#hashCode}. */
    private final int multiplier = 31 + 2 * (System.identityHashCode(this) & 0xffff);

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

    /** Takes out everything that no longer {@linkplain Stored#lives lives}, in one pass. */
    void removeDead() {
        for (int bucket = 0; bucket < buckets.length; bucket++) {
            @Nullable Stored kept = null;
            for (@Nullable Stored stored = buckets[bucket]; stored != null; ) {
                @Nullable Stored next = stored.next;
                stored.next = null;
                if (stored.lives()) {
                    stored.next = kept;
                    kept = stored;
                } else {
                    size--;
                }
                stored = next;
            }
            buckets[bucket] = kept;
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
        int hash = 0;
        for (int i = 0; i < id.length(); i++) {
            hash = hash * multiplier + id.charAt(i);
        }
        return (hash ^ (hash >>> 16)) & (buckets.length - 1);
    }
}
