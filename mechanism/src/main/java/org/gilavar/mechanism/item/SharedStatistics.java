package org.gilavar.mechanism.item;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.gilavar.airspace.TimeWindow;

/**
 * The rows that parties have shared of one period. Each is sealed until every party to the terms in force has given its own;
 * then all are disclosed to all of them at once. Rows that were disclosed stay so, whoever joins or leaves after that.
 *
 * @param id the period, such as {@code 20250401-0000z-20250501-0000z}
 * @param from the first instant of the period
 * @param to the first instant after it
 * @param rows party id to its row
 * @param disclosedTo those who have been shown each other's rows, as of the last time; nobody while they are sealed. As told, all whose
 *     rows this audience has been shown
 * @param disclosedBefore the same of each time before, where one of them was not there the last time; as told, absent
 */
@JsonTypeName("statistics")
public record SharedStatistics(
        String id,
        Instant from,
        Instant to,
        SortedMap<String, OwnFigures> rows,
        SortedSet<String> disclosedTo,
        Optional<List<SortedSet<String>>> disclosedBefore)
        implements Item {

    /** Longest period: a leap year. */
    public static final Duration LONGEST = Duration.ofDays(366);

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmm'z'").withZone(ZoneOffset.UTC);

    private static final int SECONDS_OF_A_MINUTE = 60;

    public SharedStatistics {
        requirePeriod(from, to);
        rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
        disclosedTo = Collections.unmodifiableSortedSet(new TreeSet<>(disclosedTo));
        disclosedBefore = disclosedBefore.filter(times -> !times.isEmpty()).map(SharedStatistics::copied);
    }

    private static List<SortedSet<String>> copied(List<SortedSet<String>> times) {
        return times.stream()
                .map(parties -> Collections.unmodifiableSortedSet(new TreeSet<>(parties)))
                .toList();
    }

    /** Of a period of which nobody has shared anything yet. */
    public static SharedStatistics of(Instant from, Instant to) {
        return new SharedStatistics(id(from, to), from, to, new TreeMap<>(), new TreeSet<>(), Optional.empty());
    }

    public static String id(Instant from, Instant to) {
        return MINUTE.format(from) + "-" + MINUTE.format(to);
    }

    /** Refuses a period that rows cannot be of: two parties must be able to mean the same one by the same name. */
    public static void requirePeriod(Instant from, Instant to) {
        requireMinute("from", from);
        requireMinute("to", to);
        if (!from.isBefore(to) || Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw new InvalidItemException(
                    "to", "expected after from, and at most " + LONGEST.toDays() + " days after it; found " + to);
        }
    }

    private static void requireMinute(String field, Instant at) {
        if (at.getNano() != 0 || at.getEpochSecond() % SECONDS_OF_A_MINUTE != 0) {
            throw new InvalidItemException(
                    field, "must be a whole minute: a period is named by its minutes; found " + at);
        }
        if (at.isBefore(TimeWindow.EARLIEST) || at.isAfter(TimeWindow.LATEST)) {
            throw new InvalidItemException(
                    field, "expected " + TimeWindow.EARLIEST + " to " + TimeWindow.LATEST + ", found " + at);
        }
    }

    public SharedStatistics with(String party, OwnFigures row) {
        var all = new TreeMap<>(rows);
        all.put(party, row);
        return new SharedStatistics(id, from, to, all, disclosedTo, disclosedBefore);
    }

    /** Disclosed to these, and still to those to whom it was before. */
    public SharedStatistics disclosedTo(SortedSet<String> parties) {
        List<SortedSet<String>> before =
                times().filter(time -> !parties.containsAll(time)).toList();
        return new SharedStatistics(id, from, to, rows, parties, Optional.of(before));
    }

    /** Whether all of these have been shown each other's rows. */
    public boolean isDisclosedAmong(Collection<String> parties) {
        return times().anyMatch(time -> time.containsAll(parties));
    }

    /** Those to whom the rows were disclosed, each time that they were. */
    private Stream<SortedSet<String>> times() {
        return Stream.concat(
                disclosedBefore.stream().flatMap(List::stream),
                Stream.of(disclosedTo).filter(last -> !last.isEmpty()));
    }

    /** What a party may read: all rows that have been disclosed together with its own; else its own, if it has given one. */
    public Optional<SharedStatistics> asSeenBy(String party) {
        var told = new TreeSet<String>();
        times().filter(time -> time.contains(party)).forEach(told::addAll);
        var seen = new TreeMap<>(rows);
        seen.keySet().removeIf(other -> !other.equals(party) && !told.contains(other));
        return seen.isEmpty()
                ? Optional.empty()
                : Optional.of(new SharedStatistics(id, from, to, seen, told, Optional.empty()));
    }
}
