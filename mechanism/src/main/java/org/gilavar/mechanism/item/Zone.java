package org.gilavar.mechanism.item;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gilavar.airspace.InvalidVolumeException;
import org.gilavar.airspace.Shape;
import org.gilavar.airspace.TimeWindow;
import org.gilavar.airspace.Volume;
import org.gilavar.mechanism.terms.Source;

/**
 * An area or a line with a meaning.
 *
 * <p>A zone permits nothing and forbids nothing to a party that has not agreed to it. A notice that touches a zone is
 * pointed out to the party that filed it; a declaration alone buys nobody a view of what others plan.
 *
 * @param declaredBy empty for a zone common to all parties of the arrangement
 * @param statement language tag (BCP 47) to what is said of it
 * @param source where the statement comes from, when an arrangement records it; a declaration is the party's own word
 * @param volume the place, levels and time it applies to
 * @param appliesTo the kinds of activity that can cross it
 * @param rules when it applies within its window, what passes and how it is crossed; absent where nothing is said of that
 * @param knownTo these other parties, and the facilitator; absent where all know of it
 * @param acknowledged party id to the time it took note, without agreeing
 * @param agreed party id to the time it agreed
 * @param liftedBecause in the words of the party that lifted it
 */
@JsonTypeName("zone")
public record Zone(
        String id,
        String name,
        Type type,
        Standing standing,
        Optional<String> declaredBy,
        SortedMap<String, String> statement,
        Optional<Source> source,
        Volume volume,
        List<Category> appliesTo,
        Optional<Rules> rules,
        Optional<List<String>> knownTo,
        SortedMap<String, Instant> acknowledged,
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
        /** All the others have taken note, and not all have agreed. */
        ACKNOWLEDGED,
        /** All parties have agreed. */
        AGREED
    }

    /**
     * When a zone applies, what passes and how it is crossed.
     *
     * @param calendar when it applies within its window; absent for always
     * @param tolerated what passes, by any one of these
     * @param procedure how it is crossed; absent where nothing is said of that
     * @param emergency kinds of activity that cross it without the procedure
     */
    public record Rules(
            Optional<Calendar> calendar,
            List<Tolerance> tolerated,
            Optional<Procedure> procedure,
            List<Category> emergency) {

        private static final int MOST_TOLERANCES = 8;

        /** Days are looked at one by one. */
        private static final Duration LONGEST_BY_CALENDAR = Duration.ofDays(3_660);

        public Rules {
            tolerated = List.copyOf(tolerated);
            emergency = emergency.stream().sorted().distinct().toList();
            if (tolerated.size() > MOST_TOLERANCES) {
                throw new InvalidItemException(
                        "tolerated", "at most " + MOST_TOLERANCES + ", found " + tolerated.size());
            }
        }

        /** Refuses what cannot be of a zone in this place and time. */
        public void mustFit(String field, Volume where) {
            Shape shape = where.shape();
            TimeWindow window = where.window();
            boolean byCalendar = calendar.isPresent()
                    || tolerated.stream().anyMatch(t -> t.calendar().isPresent());
            if (byCalendar && Duration.between(window.start(), window.end()).compareTo(LONGEST_BY_CALENDAR) > 0) {
                throw new InvalidItemException(
                        field, "with a calendar the window is at most " + LONGEST_BY_CALENDAR.toDays() + " days long");
            }
            for (int i = 0; i < tolerated.size(); i++) {
                try {
                    tolerated.get(i).altitude().ifPresent(band -> new Volume(shape, band, window));
                } catch (InvalidVolumeException e) {
                    throw new InvalidItemException(field + ".tolerated[" + i + "]." + e.field(), e.reason());
                }
            }
        }
    }

    /**
     * How a zone is crossed.
     *
     * @param words what is done, by language
     * @param ahead how long before the crossing its notice is filed
     */
    public record Procedure(SortedMap<String, String> words, Duration ahead) {

        private static final Duration LONGEST = Duration.ofDays(366);

        public Procedure {
            words = Languages.require("words", words, 1);
            if (ahead.isNegative() || ahead.compareTo(LONGEST) > 0) {
                throw new InvalidItemException("ahead", "expected from PT0S to " + LONGEST + ", found " + ahead);
            }
        }
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

    /** What is said of a zone, by language: a red line in two at least, since it is said to somebody. */
    public static SortedMap<String, String> statement(String field, Type type, Map<String, String> words) {
        return Languages.require(field, words, type == Type.RED_LINE ? 2 : 1);
    }

    public Zone {
        statement = Collections.unmodifiableSortedMap(new TreeMap<>(statement));
        appliesTo = List.copyOf(appliesTo);
        knownTo = knownTo.map(parties -> parties.stream().sorted().distinct().toList());
        acknowledged = Collections.unmodifiableSortedMap(new TreeMap<>(acknowledged));
        agreed = Collections.unmodifiableSortedMap(new TreeMap<>(agreed));
    }

    @Override
    public Optional<Instant> wake() {
        return lifted ? Optional.empty() : Optional.of(volume.window().end());
    }

    public boolean isDeclaredBy(String party) {
        return declaredBy.filter(party::equals).isPresent();
    }

    /** Whether a party to the terms may know of it. */
    public boolean isKnownTo(String party) {
        return isDeclaredBy(party)
                || knownTo.filter(parties -> !parties.contains(party)).isEmpty();
    }

    /** A party takes note; the zone then stands as these, all whose word it takes, have it. */
    public Zone acknowledgedBy(String party, Instant at, Collection<String> others) {
        return with(knownTo, and(acknowledged, party, at), agreed, others, standing);
    }

    /** A party agrees; the zone then stands as these, all whose word it takes, have it. */
    public Zone agreedBy(String party, Instant at, Collection<String> others) {
        return with(knownTo, acknowledged, and(agreed, party, at), others, standing);
    }

    /** More parties know of it: these, or all. It then stands as those have it whose word it takes by now. */
    public Zone disclosed(Optional<List<String>> to, Collection<String> others) {
        return with(to, acknowledged, agreed, others, Standing.UNILATERAL);
    }

    private static SortedMap<String, Instant> and(SortedMap<String, Instant> all, String party, Instant at) {
        var more = new TreeMap<>(all);
        more.put(party, at);
        return more;
    }

    private Zone with(
            Optional<List<String>> known,
            SortedMap<String, Instant> noted,
            SortedMap<String, Instant> accepted,
            Collection<String> others,
            Standing least) {
        Standing said = Standing.UNILATERAL;
        if (!others.isEmpty() && accepted.keySet().containsAll(others)) {
            said = Standing.AGREED;
        } else if (!others.isEmpty()
                && others.stream().allMatch(p -> accepted.containsKey(p) || noted.containsKey(p))) {
            said = Standing.ACKNOWLEDGED;
        }
        return new Zone(
                id,
                name,
                type,
                said.compareTo(least) < 0 ? least : said,
                declaredBy,
                statement,
                source,
                volume,
                appliesTo,
                rules,
                known,
                noted,
                accepted,
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
                rules,
                knownTo,
                acknowledged,
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
                && appliesTo.equals(other.appliesTo)
                && rules.equals(other.rules);
    }
}
