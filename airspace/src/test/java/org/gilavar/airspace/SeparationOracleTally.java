package org.gilavar.airspace;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a run found. Tallies add up in any order to the same, so a run is the same on any number of threads.
 *
 * @param counts per kind of pair, how many of each
 * @param gapMetres the largest difference between a gap of the detector and the oracle's
 * @param arbiterMetres the largest difference between a distance of the oracle and the arbiter's
 * @param strays pairs judged wrongly, the worst and simplest, few
 */
record SeparationOracleTally(
        Map<AdversarialPairs.Kind, Map<Count, Long>> counts,
        double gapMetres,
        double arbiterMetres,
        List<SeparationOracleStray> strays) {

    enum Count {
        PAIRS("pairs"),
        CONFLICTS("conflict"),
        SEPARATED("separated"),
        TIES("tie"),
        CLOSE("close"),
        ARBITRATED("arbitrated"),
        GAPS("gaps"),
        MISSED("MISSED"),
        FALSE("FALSE"),
        WRONG_GAPS("WRONG GAP"),
        OVERRULED("OVERRULED");

        private final String heading;

        Count(String heading) {
            this.heading = heading;
        }
    }

    /** Enough to see what they have in common. */
    private static final int MOST_STRAYS = 5;

    static final SeparationOracleTally NOTHING = new SeparationOracleTally(Map.of(), 0, 0, List.of());

    SeparationOracleTally plus(SeparationOracleTally other) {
        var sum = new EnumMap<AdversarialPairs.Kind, Map<Count, Long>>(AdversarialPairs.Kind.class);
        Stream.of(this, other)
                .forEach(tally -> tally.counts.forEach((kind, row) ->
                        row.forEach((count, n) -> sum.computeIfAbsent(kind, _ -> new EnumMap<>(Count.class))
                                .merge(count, n, Long::sum))));
        var worst = Stream.concat(strays.stream(), other.strays.stream())
                .sorted(SeparationOracleStray.WORST_FIRST)
                .limit(MOST_STRAYS)
                .toList();
        return new SeparationOracleTally(
                sum, Math.max(gapMetres, other.gapMetres), Math.max(arbiterMetres, other.arbiterMetres), worst);
    }

    long total(Count count) {
        return counts.values().stream()
                .mapToLong(row -> row.getOrDefault(count, 0L))
                .sum();
    }

    /** A row for each kind, the totals, the largest differences, and the strays. */
    @Override
    public String toString() {
        var table = new StringBuilder(String.format("%-14s", ""));
        for (var count : Count.values()) {
            table.append(String.format(Locale.ROOT, "%12s", count.heading));
        }
        counts.forEach((kind, row) -> {
            table.append(String.format(
                    "%n%-14s", kind.name().toLowerCase(Locale.ROOT).replace('_', ' ')));
            for (var count : Count.values()) {
                table.append(String.format(Locale.ROOT, "%,12d", row.getOrDefault(count, 0L)));
            }
        });
        table.append(String.format("%n%-14s", "all"));
        for (var count : Count.values()) {
            table.append(String.format(Locale.ROOT, "%,12d", total(count)));
        }
        table.append(String.format(
                Locale.ROOT,
                "%nlargest difference of a gap: %.3g m; of a distance arbitrated: %.3g m",
                gapMetres,
                arbiterMetres));
        strays.forEach(stray -> table.append(System.lineSeparator()).append(stray));
        return table.toString();
    }
}
