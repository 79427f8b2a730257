package org.gilavar.mechanism;

import java.util.Optional;
import org.gilavar.mechanism.item.Item;

/**
 * Why an audience was told of one change of an outcome, or was not.
 *
 * @param item as it was changed, or as it stood when new terms showed it or somebody joined
 * @param happened as it is told; empty when nothing of it is
 * @param before what the audience could see of it until then; empty when there was no such item
 * @param now what it may see since
 */
public record Explained(Item item, Optional<Happened> happened, Optional<Sight> before, Sight now) {

    /** What the audience is told of it; empty when it is told nothing. */
    public Optional<Telling> telling() {
        return Disclosure.telling(this);
    }
}
