package org.gilavar.mechanism;

import java.util.Arrays;
import java.util.Comparator;
import org.gilavar.mechanism.item.ChallengeSheet;
import org.gilavar.mechanism.item.Item;
import org.gilavar.mechanism.item.LineCheck;
import org.gilavar.mechanism.item.Message;
import org.gilavar.mechanism.item.Notice;
import org.gilavar.mechanism.item.Outage;
import org.gilavar.mechanism.json.Json;

/**
 * An item, or its JSON until somebody asks for it. Of a long record most items are over, and nobody asks for them again: to
 * read them all would be most of what a restart does. Safe to share between threads, and always the same item.
 */
public final class Held {

    /** By kind and then by id: the order in which a state has its items. */
    public static final Comparator<Held> IN_ORDER =
            Comparator.comparing(Held::kind).thenComparing(Held::id);

    private final String kind;
    private final String id;

    /** The item, or its JSON as bytes. One field: whoever looks sees the one or the other. */
    private volatile Object value;

    private Held(String kind, String id, Object value) {
        this.kind = kind;
        this.id = id;
        this.value = value;
    }

    public static Held of(Item item) {
        return new Held(kindOf(item.getClass()), item.id(), item);
    }

    /**
     * One that is over, in canonical JSON that somebody vouches for.
     *
     * @param kind as {@link #kind()} had it
     */
    public static Held ofJson(String kind, String id, byte[] json) {
        return new Held(kind, id, json);
    }

    static String kindOf(Class<?> type) {
        return type.getSimpleName();
    }

    /** The simple name of its class. */
    public String kind() {
        return kind;
    }

    /** Unique among items of the same kind. */
    public String id() {
        return id;
    }

    public Item item() {
        if (value instanceof Item item) {
            return item;
        }
        Item read = Json.read(json(), Item.class);
        value = read;
        return read;
    }

    /** Canonical JSON; to be read only. */
    public byte[] json() {
        return value instanceof byte[] json ? json : Json.write(value);
    }

    boolean isRead() {
        return value instanceof Item;
    }

    /**
     * Whether the item is over: time does not look at it again, and no rule looks through all of its kind for it. Such a one
     * may be held as JSON.
     */
    public boolean isOver() {
        return switch (value) {
            case Notice notice -> notice.stage().over();
            case Outage outage -> !outage.open();
            case ChallengeSheet sheet -> sheet.stage() != ChallengeSheet.Stage.VALID;
            case Message message ->
                message.answer().isPresent() || message.hasGoneBack(); // nobody is called any more, and yet it waits
            case LineCheck check -> check.wake().isEmpty();
            case Item item -> false;
            default -> true;
        };
    }

    /** Whether the other holds the same value. */
    public boolean holdsTheSame(Held other) {
        if (isRead() && other.isRead()) {
            return item().equals(other.item());
        }
        return this == other || Arrays.equals(json(), other.json());
    }
}
