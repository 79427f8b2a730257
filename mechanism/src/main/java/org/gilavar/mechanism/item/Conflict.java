package org.gilavar.mechanism.item;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gilavar.airspace.Cell;
import org.gilavar.airspace.Gaps;
import org.gilavar.airspace.Overlap;

/**
 * Two notices of different parties that come closer than the separation in force.
 *
 * <p>As kept, every part is present. As told, the parts above the audience's level are gone: the other side's notice
 * (below {@link Level#FULL}), the overlaps, gaps and end (below {@link Level#OVERLAP}), the cells (except at
 * {@link Level#CELL}).
 *
 * @param id {@code first-second-N}: N counts the conflicts between these two, which both know anyway
 * @param sides in order of party id
 * @param overlaps one for each pair of volumes that come too close
 * @param gaps the least of each gap over those pairs; zero where they overlap
 * @param until when it lapses: when the last pair of volumes that are too close has lost one of its two, by the time minimum. Not the end of a
 *     notice, which may have volumes elsewhere that the other side has never been shown
 * @param closed why it is settled; empty while it is open
 * @param handling what is being done about it
 */
@JsonTypeName("conflict")
public record Conflict(
        String id,
        List<Side> sides,
        Optional<Settlement> closed,
        List<Overlap> overlaps,
        Optional<Gaps> gaps,
        List<Cell> cells,
        Optional<Instant> until,
        Instant opened,
        Handling handling)
        implements Item {

    /**
     * One side of a conflict.
     *
     * @param notice present for the audience's own side, and for both at full disclosure
     */
    public record Side(String party, Optional<NoticeRef> notice, Optional<Activity> activity) {}

    /** A version of a notice. */
    public record NoticeRef(String id, int version) {}

    /** Why a conflict is no longer one. */
    public enum Settlement {
        /** A party amended its notice of its own accord. */
        AMENDED,
        /** A proposal was accepted by all it concerned. */
        AGREED,
        WITHDRAWN,
        /** The activity ended first. */
        LAPSED,
        /** New terms came into force under which it is none. */
        NEW_TERMS,
        /** A side has left the arrangement; its notice is compared with nobody's any more. */
        LEFT
    }

    public Conflict {
        sides = List.copyOf(sides);
        overlaps = List.copyOf(overlaps);
        cells = List.copyOf(cells);
    }

    @Override
    public Optional<Instant> wake() {
        return open()
                ? Stream.concat(until.stream(), handling.wake().stream()).min(Comparator.naturalOrder())
                : Optional.empty();
    }

    public boolean open() {
        return closed.isEmpty();
    }

    public boolean concerns(String party) {
        return sides.stream().anyMatch(side -> side.party().equals(party));
    }

    /** The notice of one side, as kept. */
    public NoticeRef noticeOf(String party) {
        return sides.stream()
                .filter(side -> side.party().equals(party))
                .findFirst()
                .flatMap(Side::notice)
                .orElseThrow();
    }

    public boolean between(String noticeA, String noticeB) {
        return names(noticeA) && names(noticeB);
    }

    public boolean names(String notice) {
        return sides.stream()
                .anyMatch(
                        side -> side.notice().filter(n -> n.id().equals(notice)).isPresent());
    }

    public Conflict settled(Settlement why, Instant at) {
        return new Conflict(id, sides, Optional.of(why), overlaps, gaps, cells, until, opened, handling.settled(at));
    }

    public Conflict handled(Handling now) {
        return new Conflict(id, sides, closed, overlaps, gaps, cells, until, opened, now);
    }

    public Conflict between(List<Side> those) {
        return new Conflict(id, those, closed, overlaps, gaps, cells, until, opened, handling);
    }

    /** The party on the other side. */
    public String other(String party) {
        return sides.stream()
                .map(Side::party)
                .filter(p -> !p.equals(party))
                .findFirst()
                .orElseThrow();
    }
}
