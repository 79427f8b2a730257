package org.gilavar.airspace.suggest;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.gilavar.airspace.Altitude;
import org.gilavar.airspace.AltitudeBand;
import org.gilavar.airspace.Datum;
import org.gilavar.airspace.DatumBounds;
import org.gilavar.airspace.InvalidVolumeException;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.Limits;
import org.gilavar.airspace.TimeWindow;
import org.gilavar.airspace.Volume;

/** What {@link Freedom} leaves to one notice. */
final class Leeway {
    private final List<Volume> notice;
    private final Freedom freedom;
    private final Duration earlier;
    private final Duration later;
    private final Duration begun;
    private final List<Integer> upward;
    private final List<Integer> downward;

    private Leeway(List<Volume> notice, Freedom freedom, Instant start, Instant end) {
        this.notice = notice;
        this.freedom = freedom;
        this.earlier = least(freedom.earlier(), Duration.between(latest(freedom.notBefore()), start));
        this.later = least(freedom.later(), Duration.between(end, TimeWindow.LATEST));
        this.begun = Duration.between(start, freedom.notBefore());
        this.upward = steps(IntStream.rangeClosed(0, freedom.stepsUp()));
        this.downward = steps(IntStream.rangeClosed(0, freedom.stepsDown()).map(step -> -step));
    }

    static Leeway of(List<Volume> notice, Freedom freedom) {
        if (notice.isEmpty()) {
            throw new InvalidVolumeException("volumes", "expected at least one, found none");
        }
        var starts = notice.stream().map(volume -> volume.window().start()).toList();
        var ends = notice.stream().map(volume -> volume.window().end()).toList();
        return new Leeway(notice, freedom, Collections.min(starts), Collections.max(ends));
    }

    /** At most by how much, never negative. */
    Duration earlier() {
        return earlier;
    }

    /** At most by how much, never negative. */
    Duration later() {
        return later;
    }

    /** What it must be later by, if it is to be later at all; negative before it has begun. */
    Duration begun() {
        return begun;
    }

    /** Steps it may be raised by, zero first, ascending. */
    List<Integer> upward() {
        return upward;
    }

    /** Steps it may be lowered by, zero first, descending. */
    List<Integer> downward() {
        return downward;
    }

    /** The notice raised by so many steps. */
    List<Volume> climbed(int steps) {
        if (steps == 0) {
            // adding nothing would still round a level to a billionth
            return notice;
        }
        var climb = freedom.climb(steps);
        return notice.stream().map(volume -> volume.climbed(climb)).toList();
    }

    /** What each volume could come to use. */
    List<Volume> reach() {
        var lowest = climbed(downward.getLast());
        var highest = climbed(upward.getLast());
        return IntStream.range(0, notice.size())
                .mapToObj(i -> new Volume(
                        notice.get(i).shape(),
                        new AltitudeBand(
                                lowest.get(i).altitude().lower(),
                                highest.get(i).altitude().upper()),
                        widened(notice.get(i).window())))
                .toList();
    }

    private TimeWindow widened(TimeWindow window) {
        return new TimeWindow(window.start().minus(earlier), window.end().plus(later));
    }

    private List<Integer> steps(IntStream candidates) {
        return candidates
                .filter(steps -> steps == 0
                        || notice.stream().allMatch(volume -> allows(volume.altitude(), freedom.climb(steps))))
                .boxed()
                .toList();
    }

    private boolean allows(AltitudeBand band, Length climb) {
        var lower = band.lower().plus(climb);
        var upper = band.upper().plus(climb);
        var buried = lower.datum() == Datum.AGL
                && lower.metres() < Math.min(0, band.lower().metres());
        return !buried
                && exists(lower)
                && exists(upper)
                // one in feet, the other in metres: rounding may turn a band without height over
                && lower.metres() <= upper.metres()
                && freedom.floor().stream().allMatch(floor -> inOrder(floor, lower))
                && freedom.ceiling().stream().allMatch(ceiling -> inOrder(upper, ceiling));
    }

    /** As {@link Volume} requires. */
    private static boolean exists(Altitude altitude) {
        double highest = altitude.datum() == Datum.FL ? Limits.MAX_LEVEL_METRES : Limits.MAX_ALTITUDE_METRES;
        return Limits.MIN_ALTITUDE_METRES <= altitude.metres() && altitude.metres() <= highest;
    }

    /** Whether {@code low} is certainly no higher than {@code high}, to the millimetre as all levels are compared. */
    private static boolean inOrder(Altitude low, Altitude high) {
        double above = low.datum() == high.datum()
                ? high.metres() - low.metres()
                : DatumBounds.GLOBAL.lowest(high) - DatumBounds.GLOBAL.highest(low);
        return Math.round(above * 1000) >= 0;
    }

    private static Instant latest(Instant notBefore) {
        return notBefore.isAfter(TimeWindow.EARLIEST) ? notBefore : TimeWindow.EARLIEST;
    }

    private static Duration least(Duration stated, Duration room) {
        var most = room.compareTo(stated) < 0 ? room : stated;
        return most.isNegative() ? Duration.ZERO : most;
    }
}
