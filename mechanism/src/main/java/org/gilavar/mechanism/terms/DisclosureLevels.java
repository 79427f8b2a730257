package org.gilavar.mechanism.terms;

import java.util.List;
import java.util.Optional;
import org.gilavar.airspace.CoarseGrid;
import org.gilavar.airspace.InvalidVolumeException;
import org.gilavar.mechanism.item.Activity;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.item.Level;

/**
 * How much is told of a notice. Mirrored by construction: one level for every party, never one for each; and of a conflict both
 * sides are told by the lower of their notices' levels.
 *
 * @param otherwise outside a conflict
 * @param cellDegrees the side of a cell of the coarse grid
 * @param classes levels for some kinds of notice, the first that fits; absent where all are alike
 */
public record DisclosureLevels(
        Sourced<Level> inConflict,
        Sourced<Level> otherwise,
        Sourced<Level> facilitator,
        Sourced<Double> cellDegrees,
        Optional<List<ClassLevels>> classes) {

    /** All notices alike. */
    public DisclosureLevels(
            Sourced<Level> inConflict,
            Sourced<Level> otherwise,
            Sourced<Level> facilitator,
            Sourced<Double> cellDegrees) {
        this(inConflict, otherwise, facilitator, cellDegrees, Optional.empty());
    }

    public DisclosureLevels {
        requireOutsideConflict("otherwise.value", otherwise.value());
        classes = classes.map(List::copyOf);
        if (classes.isPresent()) {
            requireTold("inConflict.value", inConflict.value());
        }
        try {
            new CoarseGrid(cellDegrees.value());
        } catch (InvalidVolumeException e) {
            throw new InvalidItemException("cellDegrees.value", e.reason());
        }
    }

    static void requireOutsideConflict(String field, Level level) {
        if (level == Level.OVERLAP) {
            throw new InvalidItemException(field, "OVERLAP has no meaning without a conflict");
        }
    }

    /** Of two notices the lower level holds for both, so a class of silence would silence conflicts with all the others. */
    static void requireTold(String field, Level level) {
        if (level == Level.NOTHING) {
            throw new InvalidItemException(
                    field, "where notices are told by class, a conflict is told to both sides: EXISTENCE or more");
        }
    }

    /** Whether the sides of a conflict are told this much of it, whatever notices it is between. */
    boolean alwaysTells(Level level) {
        return inConflict.value().includes(level)
                && classes.orElse(List.of()).stream()
                        .allMatch(c -> c.inConflict().value().includes(level));
    }

    /** How much others are told of an activity that is in no conflict. */
    public Level otherwise(Activity activity) {
        return levels(activity).map(ClassLevels::otherwise).orElse(otherwise).value();
    }

    /** How much each side is told of a conflict between these, the same for both. */
    public Level inConflict(Activity one, Activity other) {
        Level ofOne =
                levels(one).map(ClassLevels::inConflict).orElse(inConflict).value();
        Level ofOther =
                levels(other).map(ClassLevels::inConflict).orElse(inConflict).value();
        return ofOne.includes(ofOther) ? ofOther : ofOne;
    }

    private Optional<ClassLevels> levels(Activity activity) {
        return classes.flatMap(
                all -> all.stream().filter(c -> c.includes(activity)).findFirst());
    }
}
