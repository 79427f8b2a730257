package org.gilavar.mechanism;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gilavar.airspace.Cell;
import org.gilavar.airspace.CoarseGrid;
import org.gilavar.airspace.Volume;
import org.gilavar.mechanism.item.Allowance;
import org.gilavar.mechanism.item.Arrangement;
import org.gilavar.mechanism.item.Communique;
import org.gilavar.mechanism.item.Conflict;
import org.gilavar.mechanism.item.Crossing;
import org.gilavar.mechanism.item.Founding;
import org.gilavar.mechanism.item.Incident;
import org.gilavar.mechanism.item.Item;
import org.gilavar.mechanism.item.Level;
import org.gilavar.mechanism.item.Line;
import org.gilavar.mechanism.item.LineCheck;
import org.gilavar.mechanism.item.Meeting;
import org.gilavar.mechanism.item.Message;
import org.gilavar.mechanism.item.Moment;
import org.gilavar.mechanism.item.Notice;
import org.gilavar.mechanism.item.NoticeTrace;
import org.gilavar.mechanism.item.Party;
import org.gilavar.mechanism.item.PostKey;
import org.gilavar.mechanism.item.Proposal;
import org.gilavar.mechanism.item.Proposal.Measure;
import org.gilavar.mechanism.item.Terms;
import org.gilavar.mechanism.item.Zone;

/**
 * The one place that decides who sees what.
 *
 * <p>Everything an audience ever observes (its feed, its pages, its counts, the reply to its own statement) is folded
 * from the tellings made here, and from nothing else. Two questions are asked of each change, for each audience: what of
 * this item may it see now ({@link #view}), and is that different from what it could see before? Only then is it told.
 * So a change in what is hidden leaves no trace, not even an empty telling.
 */
final class Disclosure {

    private Disclosure() {}

    /** What each party is told of an outcome. Both sides of a conflict are told in the same outcome, of the same thing. */
    static SortedMap<String, List<Telling>> tell(Draft draft) {
        var told = new TreeMap<String, List<Telling>>();
        for (Party audience : draft.all(Party.class).toList()) {
            List<Telling> tellings = new ArrayList<>();
            if (draft.base().find(Party.class, audience.id()).isEmpty()) {
                introduce(draft.base(), audience.id(), tellings);
            }
            for (Change change : draft.changes()) {
                tellOf(change, audience.id(), draft, tellings);
            }
            showWhatNewTermsShow(draft, audience.id(), tellings);
            if (!tellings.isEmpty()) {
                told.put(audience.id(), tellings);
            }
        }
        return told;
    }

    /** Someone who joins is shown what it would have been told. */
    private static void introduce(State base, String audience, List<Telling> tellings) {
        base.everything()
                .forEach(item -> view(item, audience, base)
                        .ifPresent(visible -> tellings.add(new Telling(Happened.INTRODUCED, visible))));
    }

    /** New terms may show an audience more of what stands already; what it has been told it cannot be untold. */
    private static void showWhatNewTermsShow(Draft draft, String audience, List<Telling> tellings) {
        boolean newTerms =
                draft.changed(Arrangement.class).anyMatch(a -> a.standing() == Arrangement.Standing.IN_FORCE);
        if (!newTerms) {
            return;
        }
        draft.base().everything().filter(item -> !draft.hasChanged(item)).forEach(item -> {
            Optional<Item> now = view(item, audience, draft);
            if (now.isPresent() && !now.equals(view(item, audience, draft.base()))) {
                tellings.add(new Telling(Happened.INTRODUCED, now.get()));
            }
        });
    }

    private static void tellOf(Change change, String audience, Draft draft, List<Telling> tellings) {
        Optional<Item> now = view(change.item(), audience, draft);
        Optional<? extends Item> before = draft.base()
                .find(change.item().getClass(), change.item().id())
                .flatMap(item -> view(item, audience, draft.base()));
        if (now.isPresent() && !now.equals(before)) {
            tellings.add(new Telling(change.happened(), now.get()));
        }
    }

    /** The part of an item that an audience may see; empty when it may not know of it. */
    static Optional<Item> view(Item item, String audience, Items items) {
        boolean neutral =
                items.founding().filter(f -> f.facilitator().equals(audience)).isPresent();
        return switch (item) {
            case Founding f -> Optional.of(f);
            case Moment m -> Optional.of(m);
            case Party p -> Optional.of(p);
            case PostKey k -> Optional.of(k.party().equals(audience) ? k : k.asOthersSeeIt());
            case Allowance a ->
                neutral || a.id().equals(audience) ? a.asSeen().map(Item.class::cast) : Optional.empty();
            case Zone z ->
                when(
                        neutral
                                || isBound(audience, items)
                                || z.declaredBy().filter(audience::equals).isPresent(),
                        z);
            case Arrangement a -> when(a.concerns(audience), a);
            case Line l -> when(l.on().contains(audience), l);
            case LineCheck c -> when(neutral || c.expected().contains(audience), c);
            case Notice n -> notice(n, audience, neutral, items);
            case Crossing c ->
                when(
                        c.owner().equals(audience)
                                || (neutral
                                        && terms(items)
                                                .disclosure()
                                                .facilitator()
                                                .value()
                                                .includes(Level.CELL)),
                        c);
            case Conflict c -> conflict(c, audience, neutral, items);
            case Proposal p -> proposal(p, audience, neutral, items);
            case Message m -> when(neutral || m.from().equals(audience) || m.to().equals(audience), m);
            case Incident i -> incident(i, audience, neutral);
            case Meeting m -> when(neutral || m.delegations().contains(audience), m);
            case Communique c ->
                when(neutral || c.published().isPresent() || c.approvers().contains(audience), c);
            case NoticeTrace t -> throw new IllegalStateException("a trace is told, never kept: " + t.id());
        };
    }

    /** A party to the terms in force. */
    private static boolean isBound(String audience, Items items) {
        return items.inForce()
                .filter(a -> a.terms().parties().contains(audience))
                .isPresent();
    }

    private static Optional<Item> when(boolean entitled, Item item) {
        return entitled ? Optional.of(item) : Optional.empty();
    }

    private static Optional<Item> notice(Notice notice, String audience, boolean neutral, Items items) {
        if (notice.owner().equals(audience)) {
            return Optional.of(notice);
        }
        Terms terms = terms(items);
        Terms.DisclosureLevels levels = terms.disclosure();
        boolean bothSigned =
                terms.parties().contains(audience) && terms.parties().contains(notice.owner());
        if (!neutral && !bothSigned) {
            return Optional.empty();
        }
        Level level =
                neutral ? levels.facilitator().value() : levels.otherwise().value();
        return switch (level) {
            case NOTHING -> Optional.empty();
            case EXISTENCE -> Optional.of(new NoticeTrace(notice.id(), notice.owner(), notice.stage(), List.of()));
            case CELL, OVERLAP ->
                Optional.of(new NoticeTrace(
                        notice.id(),
                        notice.owner(),
                        notice.stage(),
                        cells(notice.activity().volumes(), levels)));
            case FULL -> Optional.of(notice);
        };
    }

    private static Optional<Item> conflict(Conflict conflict, String audience, boolean neutral, Items items) {
        if (!neutral && !conflict.concerns(audience)) {
            return Optional.empty();
        }
        Terms terms = terms(items);
        Terms.DisclosureLevels levels = terms.disclosure();
        Level level =
                neutral ? levels.facilitator().value() : levels.inConflict().value();
        boolean left = !neutral && !terms.parties().contains(audience);
        if (left && level.includes(Level.EXISTENCE)) {
            level = Level.EXISTENCE; // it learns that its old conflict is over, and nothing by terms it has not signed
        }
        return conflict(conflict, audience, level, levels);
    }

    private static Optional<Item> conflict(
            Conflict conflict, String audience, Level level, Terms.DisclosureLevels levels) {
        if (level == Level.NOTHING) {
            return Optional.empty();
        }
        List<Conflict.Side> sides = conflict.sides().stream()
                .map(side -> level == Level.FULL
                        ? side
                        : new Conflict.Side(
                                side.party(),
                                side.notice().filter(n -> side.party().equals(audience)),
                                Optional.empty()))
                .toList();
        boolean overlaps = level.includes(Level.OVERLAP);
        return Optional.of(new Conflict(
                conflict.id(),
                sides,
                conflict.closed(),
                overlaps ? conflict.overlaps() : List.of(),
                conflict.gaps().filter(g -> overlaps),
                level == Level.CELL ? cells(conflict, levels) : List.of(),
                conflict.until().filter(u -> overlaps),
                conflict.opened()));
    }

    /** Whether a conflict tells each side the same of the other as before: nothing that a side knows of has moved. */
    static boolean looksTheSame(Conflict before, Conflict now, Items items) {
        Terms.DisclosureLevels levels = terms(items).disclosure();
        return now.sides().stream()
                .map(Conflict.Side::party)
                .allMatch(party -> conflict(
                                withoutOwn(before, party),
                                party,
                                levels.inConflict().value(),
                                levels)
                        .equals(conflict(
                                withoutOwn(now, party),
                                party,
                                levels.inConflict().value(),
                                levels)));
    }

    private static Conflict withoutOwn(Conflict conflict, String party) {
        List<Conflict.Side> others = conflict.sides().stream()
                .filter(side -> !side.party().equals(party))
                .toList();
        return new Conflict(
                conflict.id(),
                others,
                conflict.closed(),
                conflict.overlaps(),
                conflict.gaps(),
                conflict.cells(),
                conflict.until(),
                conflict.opened());
    }

    private static Optional<Item> proposal(Proposal proposal, String audience, boolean neutral, Items items) {
        if (neutral) {
            return Optional.of(proposal);
        }
        boolean concerned = items.find(Conflict.class, proposal.conflict())
                .filter(c -> c.concerns(audience))
                .isPresent();
        if (!concerned) {
            return Optional.empty();
        }
        var measures = new TreeMap<String, Measure>();
        proposal.measures()
                .forEach((party, measure) -> measures.put(
                        party,
                        party.equals(audience) || proposal.proposedBy().equals(audience)
                                ? measure
                                : Measure.UNDISCLOSED));
        return Optional.of(new Proposal(
                proposal.id(),
                proposal.conflict(),
                proposal.proposedBy(),
                measures,
                proposal.accepted(),
                proposal.stage(),
                proposal.remarks(),
                proposal.reason(),
                proposal.changed()));
    }

    private static Optional<Item> incident(Incident incident, String audience, boolean neutral) {
        if (!neutral && !incident.between().contains(audience)) {
            return Optional.empty();
        }
        return Optional.of(neutral || incident.bothAccountsIn() ? incident : incident.sealedFor(audience));
    }

    private static Terms terms(Items items) {
        return items.inForce().orElseThrow().terms();
    }

    private static List<Cell> cells(List<Volume> volumes, Terms.DisclosureLevels levels) {
        CoarseGrid grid = new CoarseGrid(levels.cellDegrees().value());
        return volumes.stream()
                .flatMap(v -> grid.cells(v.shape()).stream())
                .distinct()
                .toList();
    }

    private static List<Cell> cells(Conflict conflict, Terms.DisclosureLevels levels) {
        CoarseGrid grid = new CoarseGrid(levels.cellDegrees().value());
        return conflict.overlaps().stream()
                .flatMap(o -> o.footprint().stream())
                .flatMap(ring -> grid.cells(ring).stream())
                .distinct()
                .toList();
    }
}
