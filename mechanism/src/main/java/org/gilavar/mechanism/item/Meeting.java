package org.gilavar.mechanism.item;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A round of talks: called and held here, or recorded by the facilitator after it was held elsewhere.
 *
 * @param date the day on which it begins, in UTC
 * @param agreed what was agreed, once it is minuted: the points of the agenda whose text all at the table have agreed to
 * @param open the other points
 * @param next when the next round is, by the minutes
 * @param proceedings of one that is called and held here; absent of one recorded afterwards
 */
@JsonTypeName("meeting")
public record Meeting(
        String id,
        int round,
        String venue,
        Track track,
        LocalDate date,
        List<String> delegations,
        List<String> agenda,
        List<String> agreed,
        List<String> open,
        Optional<LocalDate> next,
        Optional<Proceedings> proceedings)
        implements Item {

    /** Technical and political tracks stay apart. */
    public enum Track {
        TECHNICAL,
        MILITARY,
        POLITICAL
    }

    /** Where a meeting stands. */
    public enum Stage {
        /** Held elsewhere, and written down afterwards. */
        RECORDED,
        INVITED,
        CANCELLED,
        HELD,
        /** There are minutes, which not all at the table have signed. */
        MINUTED,
        SIGNED
    }

    public Meeting {
        delegations = List.copyOf(delegations);
        agenda = List.copyOf(agenda);
        agreed = List.copyOf(agreed);
        open = List.copyOf(open);
    }

    /** Where it stands. */
    public Stage stage() {
        return proceedings.map(Proceedings::stage).orElse(Stage.RECORDED);
    }

    /** The same meeting, of which this has become. */
    public Meeting with(LocalDate day, Proceedings now) {
        return new Meeting(id, round, venue, track, day, delegations, agenda, agreed, open, next, Optional.of(now));
    }

    /** The same with its minutes, as of the points that are agreed by then. */
    public Meeting minuted(Proceedings now, Optional<LocalDate> nextRound) {
        List<String> settled = points(now, true);
        List<String> unsettled = points(now, false);
        return new Meeting(
                id, round, venue, track, date, delegations, agenda, settled, unsettled, nextRound, Optional.of(now));
    }

    private List<String> points(Proceedings now, boolean settled) {
        List<String> points = new ArrayList<>();
        for (int i = 0; i < agenda.size(); i++) {
            if (now.isAgreed(delegations, i + 1) == settled) {
                points.add(agenda.get(i));
            }
        }
        return points;
    }

    /** The delegations that have not declined: those who sit there, agree to texts and sign the minutes. */
    public List<String> atTable() {
        return proceedings.map(p -> p.atTable(delegations)).orElse(delegations);
    }
}
