package org.gilavar.mechanism;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gilavar.airspace.AltitudeBand;
import org.gilavar.airspace.Detector;
import org.gilavar.airspace.Volume;
import org.gilavar.mechanism.item.Activity;
import org.gilavar.mechanism.item.Calendar;
import org.gilavar.mechanism.item.Tolerance;
import org.gilavar.mechanism.item.Zone;

/**
 * One volume of a notice and one zone: when the two first share a point at an instant at which the zone applies, on a level that
 * nothing tolerates.
 *
 * <p>Time is cut where the calendars, the hours and the windows begin or end: between two cuts what applies and what is tolerated is
 * the same, so the instant of each cut is looked at, and no other. Days on which the same of all that counts have the same answer, and
 * one of them is looked at. What is tolerated does not depend on the place, so the ground is asked once.
 */
final class Touch {

    /** No tolerance holds. */
    private static final int NONE = 0;

    private final Detector contact;
    private final Volume volume;
    private final Zone zone;
    private final Optional<Calendar> calendar;
    private final List<Tolerance> tolerated;

    /** By the tolerances that hold at an instant, bit i the one at index i: whether they cover all levels that the two share. */
    private final Map<Integer, Boolean> covered = new HashMap<>();

    private Touch(Detector contact, Volume volume, Zone zone, List<Tolerance> tolerated) {
        this.contact = contact;
        this.volume = volume;
        this.zone = zone;
        this.calendar = zone.rules().flatMap(Zone.Rules::calendar);
        this.tolerated = tolerated;
    }

    /**
     * When an activity of a party first touches a zone; empty if it never does.
     *
     * @param contact asks for no separation
     */
    static Optional<Instant> first(Detector contact, Activity activity, String owner, Zone zone) {
        if (!zone.appliesTo().contains(activity.category())) {
            return Optional.empty();
        }
        List<Tolerance> fitting = zone.rules().map(Zone.Rules::tolerated).orElse(List.of()).stream()
                .filter(t -> t.fits(activity.category(), owner))
                .toList();
        return activity.volumes().stream()
                .filter(volume -> contact.conflict(volume, zone.volume()))
                .flatMap(volume -> new Touch(contact, volume, zone, fitting).first().stream())
                .min(Comparator.naturalOrder());
    }

    /** Of a volume that is in the zone for some time, whatever applies then. */
    private Optional<Instant> first() {
        Instant start = later(volume.window().start(), zone.volume().window().start());
        Instant end = earlier(volume.window().end(), zone.volume().window().end());
        NavigableSet<Instant> cuts = new TreeSet<>(List.of(start));
        tolerated.stream()
                .flatMap(t -> t.window().stream())
                .flatMap(window -> Stream.of(window.start(), window.end()))
                .filter(cut -> cut.isAfter(start) && cut.isBefore(end))
                .forEach(cuts::add);
        List<Calendar> calendars = Stream.concat(
                        calendar.stream(), tolerated.stream().flatMap(t -> t.calendar().stream()))
                .toList();
        return calendars.isEmpty()
                ? cuts.stream().filter(this::isTouchedAt).findFirst()
                : firstByDay(cuts, end, calendars);
    }

    private Optional<Instant> firstByDay(NavigableSet<Instant> cuts, Instant end, List<Calendar> calendars) {
        NavigableSet<LocalTime> hours = new TreeSet<>(List.of(LocalTime.MIDNIGHT));
        calendars.stream()
                .flatMap(c -> c.hours().stream())
                .flatMap(Collection::stream)
                .forEach(h -> hours.addAll(List.of(h.from(), h.to())));
        Set<List<Boolean>> untouched = new HashSet<>();
        LocalDate last = LocalDate.ofInstant(end.minusNanos(1), ZoneOffset.UTC);
        for (LocalDate day = LocalDate.ofInstant(cuts.first(), ZoneOffset.UTC);
                !day.isAfter(last);
                day = day.plusDays(1)) {
            Instant midnight = day.atStartOfDay().toInstant(ZoneOffset.UTC);
            Instant next = day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
            // of that day, and not its midnight, which is looked at anyway
            NavigableSet<Instant> within = cuts.subSet(midnight, false, next, false);
            boolean whole = within.isEmpty() && !next.isAfter(end) && !midnight.isBefore(cuts.first());
            List<Boolean> kind = whole ? kind(day, midnight) : List.of();
            if (whole && !untouched.add(kind)) {
                continue;
            }
            NavigableSet<Instant> looks = new TreeSet<>(within);
            for (LocalTime hour : hours) {
                Instant at = day.atTime(hour).toInstant(ZoneOffset.UTC);
                if (!at.isBefore(cuts.first()) && at.isBefore(end)) {
                    looks.add(at);
                }
            }
            Optional<Instant> found = looks.stream().filter(this::isTouchedAt).findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** What counts on a day within which no window begins or ends. */
    private List<Boolean> kind(LocalDate day, Instant midnight) {
        List<Boolean> kind = new ArrayList<>();
        calendar.ifPresent(c -> kind.add(c.holds(day)));
        for (Tolerance tolerance : tolerated) {
            kind.add(tolerance.window().filter(w -> !w.contains(midnight)).isEmpty()
                    && tolerance.calendar().filter(c -> !c.holds(day)).isEmpty());
        }
        return kind;
    }

    private boolean isTouchedAt(Instant at) {
        if (calendar.filter(c -> !holds(c, at)).isPresent()) {
            return false;
        }
        int holding = IntStream.range(0, tolerated.size())
                .filter(i ->
                        tolerated.get(i).window().filter(w -> !w.contains(at)).isEmpty()
                                && tolerated
                                        .get(i)
                                        .calendar()
                                        .filter(c -> !holds(c, at))
                                        .isEmpty())
                .map(i -> 1 << i)
                .sum();
        return holding == NONE || !covered.computeIfAbsent(holding, this::isCovered);
    }

    private static boolean holds(Calendar calendar, Instant at) {
        return calendar.holds(LocalDate.ofInstant(at, ZoneOffset.UTC))
                && calendar.holds(LocalTime.ofInstant(at, ZoneOffset.UTC));
    }

    /** Whether every level that the two may share is within what these tolerate. */
    private boolean isCovered(int holding) {
        List<AltitudeBand> bands = new ArrayList<>();
        for (int i = 0; i < tolerated.size(); i++) {
            if ((holding & 1 << i) != 0) {
                Optional<AltitudeBand> band = tolerated.get(i).altitude();
                if (band.isEmpty()) {
                    return true;
                }
                bands.add(band.get());
            }
        }
        return contact.coverCommonLevels(bands, volume, zone.volume());
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
