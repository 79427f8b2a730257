package org.gilavar.mechanism.terms;

import java.util.List;
import org.gilavar.mechanism.item.Activity;
import org.gilavar.mechanism.item.Category;
import org.gilavar.mechanism.item.Level;

/**
 * Levels for a class of notices. A class is what a notice says of itself: its category, and whether it is armed; nothing finer
 * is ever a field.
 *
 * @param categories any of these; all, where there is none
 * @param armed any of these; all, where there is none
 */
public record ClassLevels(
        List<Category> categories, List<Activity.Armed> armed, Sourced<Level> inConflict, Sourced<Level> otherwise) {
    public ClassLevels {
        DisclosureLevels.requireTold("inConflict.value", inConflict.value());
        DisclosureLevels.requireOutsideConflict("otherwise.value", otherwise.value());
        categories = categories.stream().sorted().distinct().toList();
        armed = armed.stream().sorted().distinct().toList();
    }

    boolean includes(Activity activity) {
        return (categories.isEmpty() || categories.contains(activity.category()))
                && (armed.isEmpty() || armed.contains(activity.armed()));
    }
}
