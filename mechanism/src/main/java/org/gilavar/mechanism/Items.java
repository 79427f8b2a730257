package org.gilavar.mechanism;

import java.util.Optional;
import java.util.stream.Stream;
import org.gilavar.mechanism.item.Arrangement;
import org.gilavar.mechanism.item.Founding;
import org.gilavar.mechanism.item.Item;

/** The items of a mechanism, to be read. */
public interface Items {

    <T extends Item> Optional<T> find(Class<T> type, String id);

    /** All items of a kind, in order of id. */
    <T extends Item> Stream<T> all(Class<T> type);

    /** The founding fact, once there is one. */
    default Optional<Founding> founding() {
        return all(Founding.class).findFirst();
    }

    /** The arrangement in force. */
    default Optional<Arrangement> inForce() {
        return all(Arrangement.class)
                .filter(a -> a.standing() == Arrangement.Standing.IN_FORCE)
                .findFirst();
    }
}
