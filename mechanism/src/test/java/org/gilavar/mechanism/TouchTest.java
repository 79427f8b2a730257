package org.gilavar.mechanism;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.gilavar.airspace.Altitude;
import org.gilavar.airspace.AltitudeBand;
import org.gilavar.airspace.Circle;
import org.gilavar.airspace.Datum;
import org.gilavar.airspace.DatumBounds;
import org.gilavar.airspace.Detector;
import org.gilavar.airspace.LatLon;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.TimeWindow;
import org.gilavar.airspace.Volume;
import org.gilavar.mechanism.item.Activity;
import org.gilavar.mechanism.item.Calendar;
import org.gilavar.mechanism.item.Category;
import org.gilavar.mechanism.item.Tolerance;
import org.gilavar.mechanism.item.Zone;
import org.gilavar.mechanism.terms.Terms;
import org.junit.jupiter.api.Test;

/**
 * Whether a notice touches a zone, and from when, against an oracle that knows nothing of cuts: it tries every level that could matter
 * at every half-hour, and everything here begins and ends on one.
 */
class TouchTest {

    private static final Terms TERMS = TermsBuilder.plain().build();
    private static final Detector CONTACT = Detection.contact(TERMS);
    private static final Instant START = Instant.parse("2028-02-27T00:00:00Z"); // of a leap year
    private static final Duration STEP = Duration.ofMinutes(30);
    private static final int STEPS = 48 * 6;
    private static final int PAIRS = 4_000;

    private static final Category CATEGORY = Category.MANNED_AIR;

    private final Chance chance = new Chance(7);

    @Test
    void theFirstInstantOfATouchIsTheOneThatTryingFinds() {
        int touched = 0;
        int tolerated = 0;
        for (int i = 0; i < PAIRS; i++) {
            Volume notice = volume(Datum.AMSL);
            Zone zone = zone(volume(Datum.AMSL), Optional.of(rules(Datum.AMSL)));

            Optional<Instant> first = Touch.first(CONTACT, Notices.activity(CATEGORY, notice), World.TURKIYE, zone);

            assertThat(first).as("pair %d: %s in %s", i, notice, zone).isEqualTo(tried(notice, zone));
            touched += first.isPresent() ? 1 : 0;
            tolerated += first.isEmpty()
                            && tried(notice, zone(zone.volume(), Optional.empty()))
                                    .isPresent()
                    ? 1
                    : 0;
        }
        assertThat(touched).isGreaterThan(PAIRS / 10);
        assertThat(tolerated).isGreaterThan(PAIRS / 20);
    }

    /** Every half-hour, and the ends of the bands with the middles between them. */
    private static Optional<Instant> tried(Volume notice, Zone zone) {
        List<Tolerance> fitting = zone.rules().map(Zone.Rules::tolerated).orElse(List.of()).stream()
                .filter(t -> t.categories().isEmpty() || t.categories().contains(CATEGORY))
                .filter(t -> t.parties().isEmpty() || t.parties().contains(World.TURKIYE))
                .toList();
        double[] ends = Stream.concat(
                        Stream.of(notice.altitude(), zone.volume().altitude()),
                        fitting.stream().flatMap(t -> t.altitude().stream()))
                .flatMapToDouble(
                        b -> DoubleStream.of(b.lower().metres(), b.upper().metres()))
                .sorted()
                .toArray();
        List<Double> levels = new ArrayList<>();
        for (int i = 0; i < ends.length; i++) {
            levels.add(ends[i]);
            if (i > 0) {
                levels.add((ends[i - 1] + ends[i]) / 2);
            }
        }
        return LongStream.range(0, STEPS)
                .mapToObj(step -> START.plus(STEP.multipliedBy(step)))
                .filter(at ->
                        isIn(at, notice.window()) && isIn(at, zone.volume().window()))
                .filter(at -> zone.rules()
                        .flatMap(Zone.Rules::calendar)
                        .filter(c -> !holds(c, at))
                        .isEmpty())
                .filter(at -> levels.stream()
                        .anyMatch(level -> isIn(level, notice.altitude())
                                && isIn(level, zone.volume().altitude())
                                && fitting.stream().noneMatch(t -> holds(t, level, at))))
                .findFirst();
    }

    private static boolean holds(Tolerance tolerance, double level, Instant at) {
        return tolerance.altitude().filter(b -> !isIn(level, b)).isEmpty()
                && tolerance.window().filter(w -> !isIn(at, w)).isEmpty()
                && tolerance.calendar().filter(c -> !holds(c, at)).isEmpty();
    }

    private static boolean isIn(double level, AltitudeBand band) {
        return level >= band.lower().metres() - 1e-4 && level <= band.upper().metres() + 1e-4;
    }

    private static boolean isIn(Instant at, TimeWindow window) {
        return at.compareTo(window.start()) >= 0 && at.compareTo(window.end()) < 0;
    }

    private static boolean holds(Calendar calendar, Instant at) {
        LocalDateTime time = LocalDateTime.ofInstant(at, ZoneOffset.UTC);
        int day = time.getMonthValue() * 100 + time.getDayOfMonth();
        boolean any = calendar.yearly().isEmpty()
                && calendar.days().isEmpty()
                && calendar.weekdays().isEmpty();
        boolean yearly = calendar.yearly().orElse(List.of()).stream().anyMatch(span -> {
            int from = span.from().getMonthValue() * 100 + span.from().getDayOfMonth();
            int to = span.to().getMonthValue() * 100 + span.to().getDayOfMonth();
            return from <= to ? from <= day && day <= to : day >= from || day <= to;
        });
        boolean counts = any
                || yearly
                || calendar.days().orElse(List.of()).contains(time.toLocalDate())
                || calendar.weekdays().orElse(List.of()).contains(time.getDayOfWeek());
        int minute = time.getHour() * 60 + time.getMinute();
        boolean hours = calendar.hours().isEmpty()
                || calendar.hours().orElseThrow().stream().anyMatch(h -> {
                    int to = h.to().toSecondOfDay() / 60;
                    return minute >= h.from().toSecondOfDay() / 60 && (to == 0 || minute < to);
                });
        return counts && hours;
    }

    /** What weather and terrain may do is tried at random: wherever a point is not tolerated, the touch is found. */
    @Test
    void aLevelThatMayLieOutsideIsNotTaken() {
        int outside = 0;
        for (int i = 0; i < PAIRS; i++) {
            Volume notice = volume(chance.of(Datum.values()));
            Zone zone = zone(volume(chance.of(Datum.values())), Optional.of(rules(chance.of(Datum.values()))));
            Optional<Instant> first = Touch.first(CONTACT, Notices.activity(CATEGORY, notice), World.TURKIYE, zone);
            Map<Datum, Double> surfaces = surfaces(Detection.bounds(TERMS));
            Optional<Instant> tried = LongStream.range(0, STEPS)
                    .mapToObj(step -> START.plus(STEP.multipliedBy(step)))
                    .filter(at ->
                            isIn(at, notice.window()) && isIn(at, zone.volume().window()))
                    .filter(at -> IntStream.range(0, 20)
                            .mapToDouble(n -> chance.below(14_000))
                            .anyMatch(level -> level >= surfaces.getOrDefault(Datum.AGL, 0.0)
                                    && isIn(level, notice.altitude(), surfaces)
                                    && isIn(level, zone.volume().altitude(), surfaces)
                                    && zone.rules().orElseThrow().tolerated().stream()
                                            .noneMatch(t -> t.altitude()
                                                            .filter(b -> !isIn(level, b, surfaces))
                                                            .isEmpty()
                                                    && holds(
                                                            new Tolerance(
                                                                    List.of(CATEGORY),
                                                                    List.of(),
                                                                    Optional.empty(),
                                                                    t.window(),
                                                                    t.calendar()),
                                                            level,
                                                            at))))
                    .filter(at -> zone.rules()
                            .flatMap(Zone.Rules::calendar)
                            .filter(c -> !holds(c, at))
                            .isEmpty())
                    .findFirst();
            if (tried.isPresent()) {
                outside++;
                assertThat(first).as("pair %d: %s in %s", i, notice, zone).isPresent();
                assertThat(first.get()).isBeforeOrEqualTo(tried.get());
            }
        }
        assertThat(outside).isGreaterThan(PAIRS / 20);
    }

    /** Where the surfaces that levels are measured from may be on some day in some place, metres above mean sea level. */
    private Map<Datum, Double> surfaces(DatumBounds bounds) {
        Map<Datum, Double> surfaces = new EnumMap<>(Datum.class);
        surfaces.put(Datum.AGL, between(bounds.terrainLow(), bounds.terrainHigh()));
        surfaces.put(Datum.FL, between(bounds.pressureLow(), bounds.pressureHigh()));
        surfaces.put(Datum.WGS84, -between(bounds.geoidLow(), bounds.geoidHigh()));
        return surfaces;
    }

    private double between(double low, double high) {
        return low + (high - low) * chance.below(1001) / 1000;
    }

    private static boolean isIn(double level, AltitudeBand band, Map<Datum, Double> surfaces) {
        return level
                        >= band.lower().metres()
                                + surfaces.getOrDefault(band.lower().datum(), 0.0)
                && level
                        <= band.upper().metres()
                                + surfaces.getOrDefault(band.upper().datum(), 0.0);
    }

    /** Its bands end where others begin more often than not. */
    private AltitudeBand band(Datum datum) {
        int lower = chance.below(8);
        int upper = lower + chance.below(8 - lower);
        if (lower == 0 && chance.oneIn(3)) {
            return new AltitudeBand(Altitude.SURFACE, level(upper, datum));
        }
        return new AltitudeBand(level(lower, datum), level(upper, datum));
    }

    private static Altitude level(int thousands, Datum datum) {
        return Altitude.of(Length.feet(5_000 * thousands), datum);
    }

    private TimeWindow window() {
        int from = chance.below(STEPS - 1);
        return new TimeWindow(at(from), at(from + 1 + chance.below(STEPS - from - 1)));
    }

    private static Instant at(int step) {
        return START.plus(STEP.multipliedBy(step));
    }

    private Volume volume(Datum datum) {
        Circle circle = new Circle(new LatLon(34.5, chance.oneIn(8) ? 39 : 38), Length.kilometres(5));
        AltitudeBand band = band(datum);
        if (datum == Datum.AMSL && band.lower().datum() == Datum.AGL) {
            band = new AltitudeBand(level(0, datum), band.upper()); // one datum, for the exact comparison
        }
        return circle.centre().lon() > 38.5 ? new Volume(near(), band, window()) : new Volume(circle, band, window());
    }

    private static Circle near() {
        return new Circle(new LatLon(34.52, 38.02), Length.kilometres(3));
    }

    private Zone.Rules rules(Datum datum) {
        List<Tolerance> tolerated = new ArrayList<>();
        int count = chance.below(5);
        while (tolerated.size() < count) {
            Optional<AltitudeBand> band = chance.oneIn(4) ? Optional.empty() : Optional.of(onOne(datum));
            tolerated.add(new Tolerance(
                    chance.of(List.of(CATEGORY), List.of(CATEGORY), List.of(Category.NAVAL)),
                    chance.of(List.of(), List.of(World.TURKIYE), List.of(World.ISRAEL)),
                    band,
                    chance.oneIn(3) ? Optional.of(window()) : Optional.empty(),
                    chance.oneIn(3) ? Optional.of(calendar()) : Optional.empty()));
        }
        return new Zone.Rules(
                chance.oneIn(2) ? Optional.of(calendar()) : Optional.empty(), tolerated, Optional.empty(), List.of());
    }

    private AltitudeBand onOne(Datum datum) {
        AltitudeBand band = band(datum);
        return datum == Datum.AMSL && band.lower().datum() == Datum.AGL
                ? new AltitudeBand(level(0, datum), band.upper())
                : band;
    }

    private Calendar calendar() {
        LocalDate day = LocalDate.ofInstant(START, ZoneOffset.UTC);
        MonthDay one = MonthDay.from(day.plusDays(chance.below(6)));
        MonthDay other = MonthDay.from(day.plusDays(chance.below(6)));
        LocalTime from = LocalTime.of(chance.below(20), 30);
        return switch (chance.below(5)) {
            case 0 ->
                new Calendar(
                        Optional.of(List.of(new Calendar.Span(one, other))),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
            case 1 ->
                new Calendar(
                        Optional.empty(),
                        Optional.of(List.of(day.plusDays(chance.below(6)), day.plusDays(chance.below(6)))),
                        Optional.empty(),
                        hours(from));
            case 2 ->
                new Calendar(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(List.of(chance.of(DayOfWeek.values()))),
                        Optional.empty());
            case 3 -> new Calendar(Optional.empty(), Optional.empty(), Optional.empty(), hours(from));
            default ->
                new Calendar(
                        Optional.of(List.of(new Calendar.Span(one, one))),
                        Optional.of(List.of(day.plusDays(chance.below(6)))),
                        Optional.empty(),
                        hours(from));
        };
    }

    private Optional<List<Calendar.Hours>> hours(LocalTime from) {
        LocalTime to = chance.oneIn(3) ? LocalTime.MIDNIGHT : from.plusHours(1 + chance.below(3));
        return Optional.of(List.of(new Calendar.Hours(from, to)));
    }

    private static Zone zone(Volume volume, Optional<Zone.Rules> rules) {
        return new Zone(
                "israel.z",
                "z",
                Zone.Type.BUFFER,
                Zone.Standing.UNILATERAL,
                Optional.of(World.ISRAEL),
                new TreeMap<>(),
                Optional.empty(),
                volume,
                List.of(CATEGORY),
                rules,
                Optional.empty(),
                new TreeMap<>(),
                new TreeMap<>(),
                false,
                Optional.empty(),
                World.START);
    }

    /** What is on the ground far away touches nothing, whatever the times and levels. */
    @Test
    void whatIsElsewhereTouchesNothing() {
        Activity elsewhere = Notices.activity(CATEGORY, Notices.elsewhere());

        assertThat(Touch.first(CONTACT, elsewhere, World.TURKIYE, zone(Notices.here(), Optional.empty())))
                .isEmpty();
    }

    /** Days on which the same hours count are not alike when something is tolerated on some of them. */
    @Test
    void theDayAfterAToleranceHasEndedIsLookedAt() {
        Volume days = new Volume(
                Notices.here().shape(),
                Notices.here().altitude(),
                new TimeWindow(START, START.plus(Duration.ofDays(6))));
        var mornings = new Calendar(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(List.of(new Calendar.Hours(LocalTime.of(6, 0), LocalTime.of(8, 0)))));
        var atFirst = new Tolerance(
                List.of(CATEGORY),
                List.of(),
                Optional.empty(),
                Optional.of(new TimeWindow(START, START.plus(Duration.ofHours(60)))),
                Optional.empty());
        var rules = new Zone.Rules(Optional.of(mornings), List.of(atFirst), Optional.empty(), List.of());

        assertThat(Touch.first(
                        CONTACT, Notices.activity(CATEGORY, days), World.TURKIYE, zone(days, Optional.of(rules))))
                .contains(START.plus(Duration.ofHours(78)));
    }
}
