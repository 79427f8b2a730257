package org.gilavar.mechanism;

import java.util.Optional;
import org.gilavar.mechanism.item.Item;
import org.gilavar.mechanism.item.Level;

/**
 * What an audience may see of an item, and by which rule.
 *
 * @param item the part that it may see; empty when it may not know of it
 * @param level where the rule is one of levels
 */
public record Sight(Optional<Item> item, Why why, Optional<Level> level) {

    static Sight of(Item item, Why why) {
        return new Sight(Optional.of(item), why, Optional.empty());
    }

    static Sight at(Level level, Why why, Optional<Item> item) {
        return new Sight(item, why, Optional.of(level));
    }

    static Sight none(Why why) {
        return new Sight(Optional.empty(), why, Optional.empty());
    }

    /** The item for those who are entitled to it; nothing for others. */
    static Sight when(boolean entitled, Item item, Why why) {
        return entitled ? of(item, why) : none(Why.NOT_CONCERNED);
    }
}
