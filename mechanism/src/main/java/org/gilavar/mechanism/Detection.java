package org.gilavar.mechanism;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.gilavar.airspace.Datum;
import org.gilavar.airspace.DatumBounds;
import org.gilavar.airspace.Detector;
import org.gilavar.airspace.Gaps;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.Overlap;
import org.gilavar.airspace.Separation;
import org.gilavar.airspace.Volume;
import org.gilavar.airspace.VolumeIndex;
import org.gilavar.mechanism.item.Activity;
import org.gilavar.mechanism.item.Notice;
import org.gilavar.mechanism.terms.Area;
import org.gilavar.mechanism.terms.Terms;

/** The terms in force, asked of the airspace: who is too close to whom, and by how much. */
final class Detection {

    /**
     * Where two activities come too close: an overlap for each pair of volumes, and the least gaps over them.
     *
     * @param until when the last pair of volumes that are too close has lost one of its two, by the time minimum
     */
    record Encounter(List<Overlap> overlaps, Gaps gaps, Instant until) {}

    private Detection() {}

    /** Closer than the separation of these terms. */
    static Detector separation(Terms terms) {
        return detector(terms, terms.separation().separation());
    }

    static Detector detector(Terms terms, Separation separation) {
        return new Detector(separation, bounds(terms), terms.area().shape());
    }

    /** Sharing any point at any instant: how a zone is touched. */
    static Detector contact(Terms terms) {
        return detector(terms, new Separation(Length.metres(0), Length.metres(0), Duration.ZERO));
    }

    static DatumBounds bounds(Terms terms) {
        Area area = terms.area();
        return DatumBounds.GLOBAL.withTerrain(
                area.lowestTerrain().value().metres(),
                area.highestTerrain().value().metres());
    }

    /** The live ones of these notices, indexed under the separation of these terms. */
    static VolumeIndex indexed(Terms terms, Stream<Notice> notices, Function<Detector, VolumeIndex> indexes) {
        VolumeIndex index = indexes.apply(separation(terms));
        notices.filter(n -> n.stage().live())
                .forEach(n -> index.put(n.id(), n.activity().volumes()));
        return index;
    }

    /** Where two activities come too close, by the minima between such; empty when they never do. */
    static Optional<Encounter> encounter(Terms terms, Activity ours, Activity theirs) {
        Separation minima = terms.separation().separation(ours.category(), theirs.category());
        Detector detector = detector(terms, minima);
        Duration time = minima.time();
        List<Overlap> overlaps = new ArrayList<>();
        List<Gaps> gaps = new ArrayList<>();
        List<Instant> ends = new ArrayList<>();
        for (Volume a : ours.volumes()) {
            for (Volume b : theirs.volumes()) {
                detector.overlap(a, b).ifPresent(overlap -> {
                    overlaps.add(overlap);
                    gaps.add(detector.gaps(a, b));
                    ends.add(earlier(a.window().end(), b.window().end()).plus(time));
                });
            }
        }
        return gaps.stream()
                .reduce(Detection::least)
                .map(least -> new Encounter(overlaps, least, Collections.max(ends)));
    }

    /** Whether two activities come too close after an instant: whether there is an {@link Encounter} that lasts until later. */
    static boolean areTooClose(Terms terms, Activity ours, Activity theirs, Instant after) {
        Separation minima = terms.separation().separation(ours.category(), theirs.category());
        Detector detector = detector(terms, minima);
        return ours.volumes().stream()
                .anyMatch(a -> theirs.volumes().stream()
                        .anyMatch(b -> earlier(a.window().end(), b.window().end())
                                        .plus(minima.time())
                                        .isAfter(after)
                                && detector.conflict(a, b)));
    }

    /** What is lowered to there stays above the highest ground of the area, as stated: where lower ground lies is not known here. */
    static boolean areAboveAllGround(Terms terms, List<Volume> volumes) {
        double highest = terms.area().highestTerrain().value().metres();
        return volumes.stream()
                .map(volume -> volume.altitude().lower())
                .allMatch(lower -> lower.datum() != Datum.AGL && lower.metres() >= highest);
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static Gaps least(Gaps a, Gaps b) {
        return new Gaps(
                Math.min(a.lateralMetres(), b.lateralMetres()),
                Math.min(a.verticalMetres(), b.verticalMetres()),
                a.time().compareTo(b.time()) <= 0 ? a.time() : b.time());
    }
}
