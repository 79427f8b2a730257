package org.gilavar.mechanism.item;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gilavar.airspace.Shape;
import org.gilavar.airspace.Volume;

/**
 * An area or a line with a meaning, open to every party.
 *
 * <p>A zone permits nothing and forbids nothing to a party that has not agreed to it. A notice that touches a zone is
 * pointed out to the party that filed it; a declaration alone buys nobody a view of what others plan.
 *
 * @param declaredBy empty for a zone common to all parties of the arrangement
 * @param agreed party id to the time it agreed
 * @param source where the statement comes from, when an arrangement records it; a declaration is the party's own word
 * @param volume the place, levels and time it applies to
 * @param liftedBecause in the words of the party that lifted it
 */
@JsonTypeName("zone")
public record Zone(
        String id,
        String name,
        Type type,
        Standing standing,
        Optional<String> declaredBy,
        String statement,
        Optional<Source> source,
        Volume volume,
        List<Category> appliesTo,
        SortedMap<String, Instant> agreed,
        boolean lifted,
        Optional<String> liftedBecause,
        Instant declared)
        implements Item {

    /** What kind of zone. */
    public enum Type {
        EXCLUSION,
        BUFFER,
        CORRIDOR,
        RESTRICTED_OPERATING_ZONE,
        GROUND_LINE,
        NO_FIRE,
        MORATORIUM,
        TEST_RANGE,
        RED_LINE
    }

    /** Whose word it is. */
    public enum Standing {
        /** One party says so. */
        UNILATERAL,
        /** The others have taken note without agreeing. */
        ACKNOWLEDGED,
        /** All parties have agreed. */
        AGREED
    }

    /** Most vertices of a zone: every notice is compared with every zone. */
    public static final int MAX_VERTICES = 500;

    /** Refuses a shape with more vertices than a zone may have. */
    public static void requireSimple(String field, Shape shape) {
        int vertices = Activity.vertices(shape);
        if (vertices > MAX_VERTICES) {
            throw new InvalidItemException(field, "at most " + MAX_VERTICES + " vertices, found " + vertices);
        }
    }

    public Zone {
        appliesTo = List.copyOf(appliesTo);
        agreed = Collections.unmodifiableSortedMap(new TreeMap<>(agreed));
    }

    @Override
    public Optional<Instant> wake() {
        return lifted ? Optional.empty() : Optional.of(volume.window().end());
    }

    public Zone agreedBy(String party, Instant at, boolean byAll) {
        var all = new TreeMap<>(agreed);
        all.put(party, at);
        return new Zone(
                id,
                name,
                type,
                byAll ? Standing.AGREED : standing,
                declaredBy,
                statement,
                source,
                volume,
                appliesTo,
                all,
                lifted,
                liftedBecause,
                declared);
    }

    public Zone lift(Optional<String> because) {
        return new Zone(
                id,
                name,
                type,
                standing,
                declaredBy,
                statement,
                source,
                volume,
                appliesTo,
                agreed,
                true,
                because,
                declared);
    }

    /** Whether it says the same as another, whoever has agreed to either since. */
    public boolean saysTheSameAs(Zone other) {
        return type == other.type
                && declaredBy.equals(other.declaredBy)
                && statement.equals(other.statement)
                && source.equals(other.source)
                && volume.equals(other.volume)
                && appliesTo.equals(other.appliesTo);
    }
}
