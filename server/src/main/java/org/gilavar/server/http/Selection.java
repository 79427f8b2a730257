package org.gilavar.server.http;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gilavar.airspace.DegreeBox;
import org.gilavar.mechanism.item.Item;

/**
 * Which items of a kind somebody asks for. An item that has several places and times, such as the volumes of a notice, is
 * among them when one of these may be in the box in that time. What its reader was not told the place or time of may be
 * anywhere, and is never left out for that: a filter must not hide what may be there.
 *
 * @param box absent for everywhere
 * @param period absent for ever
 * @param states absent for all; never empty
 */
record Selection(Optional<DegreeBox> box, Optional<Period> period, Optional<Set<String>> states) {

    /** Whether an item is among them. */
    <T extends Item> boolean holds(Facets<T> facets, Item item) {
        T told = facets.type().cast(item);
        if (states.filter(names -> !names.contains(facets.state().apply(told))).isPresent()) {
            return false;
        }
        if (box.isEmpty() && period.isEmpty()) {
            return true;
        }
        List<Part> parts = facets.parts().apply(told).toList();
        return parts.isEmpty() || parts.stream().anyMatch(part -> part.mayBe(box, period));
    }

    /** How much it takes to tell, against other items. */
    <T extends Item> long cost(Facets<T> facets, Item item) {
        return box.isEmpty()
                ? 1
                : 1
                        + facets.parts()
                                .apply(facets.type().cast(item))
                                .mapToLong(Part::vertices)
                                .sum();
    }
}
