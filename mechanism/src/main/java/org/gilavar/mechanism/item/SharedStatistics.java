package org.gilavar.mechanism.item;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gilavar.airspace.TimeWindow;

/**
 * The rows that parties have shared of one period. Each is sealed until every party to the terms in force has given its own;
 * then all are disclosed to all of them at once.
 *
 * @param id the period, such as {@code 20250401-0000z-20250501-0000z}
 * @param from the first instant of the period
 * @param to the first instant after it
 * @param rows party id to its row
 * @param disclosedTo those who have been shown each other's rows; nobody while they are sealed
 */
@JsonTypeName("statistics")
public record SharedStatistics(
        String id, Instant from, Instant to, SortedMap<String, OwnFigures> rows, SortedSet<String> disclosedTo)
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
    }

    /** Of a period of which nobody has shared anything yet. */
    public static SharedStatistics of(Instant from, Instant to) {
        return new SharedStatistics(id(from, to), from, to, new TreeMap<>(), new TreeSet<>());
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
        return new SharedStatistics(id, from, to, all, disclosedTo);
    }

    public SharedStatistics disclosedTo(SortedSet<String> parties) {
        return new SharedStatistics(id, from, to, rows, parties);
    }

    /** What a party may read: all rows that have been disclosed, if to it too; else its own, if it has given one. */
    public Optional<SharedStatistics> asSeenBy(String party) {
        boolean told = disclosedTo.contains(party);
        var seen = new TreeMap<String, OwnFigures>();
        for (Map.Entry<String, OwnFigures> row : rows.entrySet()) {
            if (row.getKey().equals(party) || (told && disclosedTo.contains(row.getKey()))) {
                seen.put(row.getKey(), row.getValue());
            }
        }
        return seen.isEmpty()
                ? Optional.empty()
                : Optional.of(new SharedStatistics(id, from, to, seen, told ? disclosedTo : new TreeSet<>()));
    }
}
