package org.gilavar.airspace;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Minima, levels and times for two shapes: together, or at a tie and a little more or less. */
final class SeparationOracleMinima {
    private static final Instant NOON = Instant.parse("2030-06-01T12:00:00Z");

    private static final List<DatumBounds> BOUNDS = List.of(
            DatumBounds.GLOBAL,
            DatumBounds.GLOBAL.withTerrain(80, 420),
            DatumBounds.GLOBAL.withTerrain(-12.5, 1733.25).withPressure(-300, 250));

    private static final List<Length> VERTICALS = List.of(
            Length.metres(0),
            Length.feet(500),
            Length.feet(1000),
            Length.feet(2000),
            Length.metres(300),
            Length.metres(0.5));

    private static final List<Duration> TIMES =
            List.of(Duration.ZERO, Duration.ofMinutes(10), Duration.ofDays(1), Duration.ofNanos(1));

    /** So much more than the minimum, metres. */
    private static final List<String> OFF_THE_TIE = List.of("-3", "-0.002", "-0.001", "0", "0.001", "0.002", "3");

    private static final List<Duration> OFF_THE_TIME = List.of(
            Duration.ofMinutes(-3),
            Duration.ofSeconds(-1),
            Duration.ofNanos(-1),
            Duration.ZERO,
            Duration.ofNanos(1),
            Duration.ofSeconds(1));

    private final Random random;

    SeparationOracleMinima(Random random) {
        this.random = random;
    }

    Length lateral(double mostMetres) {
        var usual =
                any(List.of(Length.metres(0), Length.nauticalMiles(5), Length.kilometres(2), Length.nauticalMiles(10)));
        return random.nextBoolean() && usual.metres() <= mostMetres
                ? usual
                : Length.metres(Math.pow(mostMetres, random.nextDouble()));
    }

    /** Certainly sharing levels and times. */
    SeparationOraclePair together(Shape a, Shape b, Length lateral) {
        return pair(new Volume(a, wide(), hour()), new Volume(b, wide(), hour()), lateral, any(VERTICALS), any(TIMES));
    }

    SeparationOraclePair levels(Shape a, Shape b, Length lateral) {
        return atLevels(a, b, lateral, any(TIMES), hour());
    }

    SeparationOraclePair times(Shape a, Shape b, Length lateral) {
        var time = any(TIMES);
        return pair(new Volume(a, wide(), hour()), new Volume(b, wide(), after(time)), lateral, any(VERTICALS), time);
    }

    SeparationOraclePair levelsAndTimes(Shape a, Shape b, Length lateral) {
        var time = any(TIMES);
        return atLevels(a, b, lateral, time, after(time));
    }

    private SeparationOraclePair atLevels(Shape a, Shape b, Length lateral, Duration time, TimeWindow window) {
        var vertical = any(VERTICALS);
        var bounds = any(BOUNDS);
        var band = thin(any(List.of(Datum.values())));
        var above = above(band.upper(), vertical, any(List.of(Datum.values())), bounds);
        return new SeparationOraclePair(
                new Volume(a, band, hour()),
                new Volume(b, above, window),
                new Separation(lateral, vertical, time),
                bounds);
    }

    private SeparationOraclePair pair(Volume a, Volume b, Length lateral, Length vertical, Duration time) {
        return new SeparationOraclePair(a, b, new Separation(lateral, vertical, time), any(BOUNDS));
    }

    /** Any two of these share a level, whatever the weather. */
    private AltitudeBand wide() {
        var upper = any(List.of("FL400", "15000 m AMSL", "45000 ft WGS-84", "30000 ft AGL"));
        return new AltitudeBand(Altitude.SURFACE, Altitude.parse(upper));
    }

    private AltitudeBand thin(Datum datum) {
        boolean feet = datum == Datum.FL || random.nextBoolean();
        var upper = feet
                ? new Altitude(100 * (10 + random.nextInt(190)), LengthUnit.FOOT, datum)
                : new Altitude(0.5 * (600 + random.nextInt(11_000)), LengthUnit.METRE, datum);
        return new AltitudeBand(upper.plus(Length.feet(-random.nextInt(1000))), upper);
    }

    /** A band the minimum above {@code below}, or a little more or less, as far as the datums can be told apart. */
    private AltitudeBand above(Altitude below, Length vertical, Datum datum, DatumBounds bounds) {
        var metres = SeparationOracleLevels.metres(below)
                .add(SeparationOracleLevels.metres(vertical))
                .add(new BigDecimal(any(OFF_THE_TIE)));
        if (below.datum() != datum || datum == Datum.AGL) {
            metres = metres.add(SeparationOracleLevels.highest(below.datum(), bounds))
                    .subtract(SeparationOracleLevels.lowest(datum, bounds));
        }
        boolean feet = datum == Datum.FL || random.nextInt(4) == 0;
        var value = feet ? metres.divide(new BigDecimal("0.3048"), 1, RoundingMode.HALF_UP) : metres;
        var lower = new Altitude(value.doubleValue(), feet ? LengthUnit.FOOT : LengthUnit.METRE, datum);
        return new AltitudeBand(lower, lower.plus(Length.feet(random.nextInt(500))));
    }

    private static TimeWindow hour() {
        return new TimeWindow(NOON, NOON.plusSeconds(3600));
    }

    /** The minimum after noon's hour, or before it, or a little more or less. */
    private TimeWindow after(Duration minimum) {
        var gap = minimum.plus(any(OFF_THE_TIME));
        return random.nextBoolean()
                ? hour().shifted(gap.plusSeconds(3600))
                : hour().shifted(gap.plusSeconds(3600).negated());
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
