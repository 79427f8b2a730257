package org.gilavar.mechanism;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gilavar.airspace.Cell;
import org.gilavar.airspace.Detector;
import org.gilavar.airspace.Gaps;
import org.gilavar.airspace.InvalidVolumeException;
import org.gilavar.airspace.LatLon;
import org.gilavar.airspace.Overlap;
import org.gilavar.airspace.Polygon;
import org.gilavar.airspace.Volume;
import org.gilavar.mechanism.item.Activity;
import org.gilavar.mechanism.item.Conflict;
import org.gilavar.mechanism.item.Item;
import org.gilavar.mechanism.item.Notice;
import org.gilavar.mechanism.item.NoticeTrace;
import org.gilavar.mechanism.item.Zone;
import org.gilavar.mechanism.terms.Terms;

/**
 * What an activity that nobody has filed yet would come too close to, of what one party is shown.
 *
 * <p>It is given what the party is shown and the terms in force, and nothing else; so it tells nothing that the party could not compute.
 * What is hidden is found when the notice is filed, and not before: this is no way to look for it.
 *
 * <p>Bounded: {@value #MOST} volumes, rings and cells of others are compared with each volume of the activity, in the order of their
 * ids.
 */
public final class NoticeCheck {

    /** More than a map that a person reads has on it; some milliseconds of work. */
    static final int MOST = 2_048;

    /** How near. */
    public enum Nearness {
        /** Too close to a notice that is shown whole, by the detector that decides when it is filed. */
        TOO_CLOSE,
        /** Where an open conflict overlaps: within half of every minimum of another's notice. */
        IN_OVERLAP,
        /** On the ground near coarse cells in which another's notice, or a conflict, is shown: at what levels and when is not told. */
        NEAR_CELLS,
        /** It touches a zone of somebody else, or of all. */
        IN_ZONE
    }

    /**
     * One thing that is near.
     *
     * @param kind of the item, as its feed has it
     * @param gaps the least to a notice that is shown whole
     * @param overlaps with it, one for each pair of volumes
     */
    public record Near(String kind, String id, Nearness nearness, Optional<Gaps> gaps, List<Overlap> overlaps) {}

    /**
     * All that was found.
     *
     * @param lead how it would be marked if it were filed now
     * @param near in the order of what is shown
     * @param whole whether all that is shown was looked at
     */
    public record Finding(Notice.Lead lead, List<Near> near, boolean whole) {}

    private final Terms terms;
    private final String party;
    private final Activity activity;
    private final Instant now;
    private final Detector contact;
    private final Detector separation;
    private int left = MOST;
    private boolean whole = true;

    private NoticeCheck(Terms terms, String party, Activity activity, Instant now) {
        this.terms = terms;
        this.party = party;
        this.activity = activity;
        this.now = now;
        this.contact = Detection.contact(terms);
        this.separation = Detection.separation(terms);
    }

    /**
     * Compares an activity of a party with what the party is shown.
     *
     * @param shown to that party now, and no more
     * @param now the mechanism's time
     */
    public static Finding of(Terms terms, String party, Activity activity, Stream<? extends Item> shown, Instant now) {
        NoticeCheck check = new NoticeCheck(terms, party, activity, now);
        List<Near> near = shown.flatMap(item -> check.near(item).stream()).toList();
        return new Finding(NoticeRules.lead(terms, activity, now), near, check.whole);
    }

    private Optional<Near> near(Item item) {
        return switch (item) {
            case Notice notice when notice.stage().live() && !notice.owner().equals(party) -> near(notice);
            case Conflict conflict when conflict.open() -> near(conflict);
            case NoticeTrace trace when trace.stage().live() -> near("trace", trace.id(), trace.cells());
            case Zone zone when !zone.lifted() && !zone.isDeclaredBy(party) -> near(zone);
            default -> Optional.empty();
        };
    }

    private Optional<Near> near(Notice notice) {
        if (!mayCompare(notice.activity().volumes().size())
                || !Detection.areTooClose(terms, activity, notice.activity(), now)) {
            return Optional.empty();
        }
        return Detection.encounter(terms, activity, notice.activity())
                .map(found -> new Near(
                        "notice", notice.id(), Nearness.TOO_CLOSE, Optional.of(found.gaps()), found.overlaps()));
    }

    private Optional<Near> near(Conflict conflict) {
        List<Overlap> touched = new ArrayList<>();
        for (Overlap overlap : conflict.overlaps()) {
            if (overlap.footprint().stream().anyMatch(ring -> touches(ring, overlap))) {
                touched.add(overlap);
            }
        }
        return touched.isEmpty()
                ? near("conflict", conflict.id(), conflict.cells())
                : Optional.of(new Near("conflict", conflict.id(), Nearness.IN_OVERLAP, Optional.empty(), touched));
    }

    /** A ring that was rounded for people to look at may cross itself; what is left out is said. */
    private boolean touches(List<LatLon> ring, Overlap overlap) {
        if (!mayCompare(1)) {
            return false;
        }
        try {
            Volume there = new Volume(new Polygon(ring), overlap.altitude(), overlap.window());
            return activity.volumes().stream().anyMatch(volume -> contact.conflict(volume, there));
        } catch (InvalidVolumeException e) {
            whole = false;
            return false;
        }
    }

    private Optional<Near> near(String kind, String id, List<Cell> cells) {
        return cells.stream().anyMatch(this::isNear)
                ? Optional.of(new Near(kind, id, Nearness.NEAR_CELLS, Optional.empty(), List.of()))
                : Optional.empty();
    }

    private boolean isNear(Cell cell) {
        if (!mayCompare(1)) {
            return false;
        }
        double north = cell.south() + cell.sizeDegrees();
        double east = cell.west() + cell.sizeDegrees();
        Polygon square = new Polygon(List.of(
                new LatLon(cell.south(), cell.west()),
                new LatLon(cell.south(), east),
                new LatLon(north, east),
                new LatLon(north, cell.west())));
        return activity.volumes().stream()
                .anyMatch(volume ->
                        separation.tooCloseOnGround(volume, new Volume(square, volume.altitude(), volume.window())));
    }

    private Optional<Near> near(Zone zone) {
        return mayCompare(1)
                ? Touch.first(contact, activity, party, zone)
                        .map(begins -> new Near("zone", zone.id(), Nearness.IN_ZONE, Optional.empty(), List.of()))
                : Optional.empty();
    }

    private boolean mayCompare(int volumes) {
        left -= volumes;
        whole &= left >= 0;
        return left >= 0;
    }
}
