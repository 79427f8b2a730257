package org.gilavar.mechanism;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.gilavar.airspace.Cell;
import org.gilavar.airspace.CoarseGrid;
import org.gilavar.airspace.Volume;
import org.gilavar.mechanism.item.Action;
import org.gilavar.mechanism.item.Activity;
import org.gilavar.mechanism.item.Allowance;
import org.gilavar.mechanism.item.Arrangement;
import org.gilavar.mechanism.item.Batch;
import org.gilavar.mechanism.item.Call;
import org.gilavar.mechanism.item.ChallengeSheet;
import org.gilavar.mechanism.item.Commitment;
import org.gilavar.mechanism.item.Communique;
import org.gilavar.mechanism.item.Conflict;
import org.gilavar.mechanism.item.Crossing;
import org.gilavar.mechanism.item.Exchange;
import org.gilavar.mechanism.item.Founding;
import org.gilavar.mechanism.item.Handling;
import org.gilavar.mechanism.item.Incident;
import org.gilavar.mechanism.item.Item;
import org.gilavar.mechanism.item.Level;
import org.gilavar.mechanism.item.Line;
import org.gilavar.mechanism.item.LineCheck;
import org.gilavar.mechanism.item.Measure;
import org.gilavar.mechanism.item.Meeting;
import org.gilavar.mechanism.item.Message;
import org.gilavar.mechanism.item.Moment;
import org.gilavar.mechanism.item.Notice;
import org.gilavar.mechanism.item.NoticeTrace;
import org.gilavar.mechanism.item.Outage;
import org.gilavar.mechanism.item.Party;
import org.gilavar.mechanism.item.Phase;
import org.gilavar.mechanism.item.Plan;
import org.gilavar.mechanism.item.PostKey;
import org.gilavar.mechanism.item.Proposal;
import org.gilavar.mechanism.item.SharedStatistics;
import org.gilavar.mechanism.item.Watch;
import org.gilavar.mechanism.item.Zone;
import org.gilavar.mechanism.terms.DisclosureLevels;
import org.gilavar.mechanism.terms.Terms;

/**
 * The one place that decides who sees what.
 *
 * <p>Everything an audience ever observes (its feed, its pages, its counts, the reply to its own statement) is folded
 * from the tellings made here, and from nothing else. Two questions are asked of each change, for each audience: what of
 * this item may it see now ({@link #sight}), and is that different from what it could see before? Only then is it told.
 * So a change in what is hidden leaves no trace, not even an empty telling.
 */
final class Disclosure {

    private Disclosure() {}

    /** What each party is told of an outcome. Both sides of a conflict are told in the same outcome, of the same thing. */
    static SortedMap<String, List<Telling>> tell(Draft draft) {
        var told = new TreeMap<String, List<Telling>>();
        for (Party audience : draft.all(Party.class).toList()) {
            List<Telling> tellings = new ArrayList<>();
            explain(draft, audience.id(), explained -> telling(explained).ifPresent(tellings::add));
            if (!tellings.isEmpty()) {
                told.put(audience.id(), tellings);
            }
        }
        return told;
    }

    /** What the audience is told of it, if anything. */
    static Optional<Telling> telling(Explained explained) {
        return explained
                .happened()
                .flatMap(happened -> explained.now().item().map(item -> new Telling(happened, item)));
    }

    /** Everything that an outcome might tell an audience, in the order in which it is told, and why it is told or not. */
    static void explain(Draft draft, String audience, Consumer<Explained> to) {
        if (draft.base().find(Party.class, audience).isEmpty()) {
            introduce(draft, audience, to);
        }
        for (Change change : draft.changes()) {
            to.accept(explain(change, audience, draft));
        }
        showWhatNewTermsShow(draft, audience, to);
    }

    /** Someone who joins is shown what it would have been told. */
    private static void introduce(Draft draft, String audience, Consumer<Explained> to) {
        draft.base().everything().forEach(item -> {
            Sight now = sight(item, audience, draft.base(), draft.at());
            to.accept(new Explained(item, now.item().map(i -> Happened.INTRODUCED), Optional.empty(), now));
        });
    }

    /** New terms may show an audience more of what stands already; what it has been told it cannot be untold. */
    private static void showWhatNewTermsShow(Draft draft, String audience, Consumer<Explained> to) {
        if (!draft.bringsNewTerms()) {
            return;
        }
        draft.base().everything().filter(item -> !draft.hasChanged(item)).forEach(item -> {
            Sight before = sight(item, audience, draft.base(), draft.at());
            Sight now = sight(item, audience, draft, draft.at());
            boolean more = now.item().isPresent() && !now.item().equals(before.item());
            to.accept(
                    new Explained(item, Optional.of(Happened.INTRODUCED).filter(h -> more), Optional.of(before), now));
        });
    }

    private static Explained explain(Change change, String audience, Draft draft) {
        Sight now = sight(change.item(), audience, draft, draft.at());
        Optional<Sight> before = draft.base()
                .find(change.item().getClass(), change.item().id())
                .map(item -> sight(item, audience, draft.base(), draft.at()));
        boolean news = now.item().isPresent() && !now.item().equals(before.flatMap(Sight::item));
        return new Explained(change.item(), Optional.of(change.happened()).filter(h -> news), before, now);
    }

    /** What an audience may see of an item at an instant. */
    static Sight sight(Item item, String audience, Items items, Instant at) {
        boolean neutral =
                items.founding().filter(f -> f.facilitator().equals(audience)).isPresent();
        return switch (item) {
            case Founding f -> Sight.of(f, Why.EVERYBODY);
            case Moment m -> Sight.of(m, Why.EVERYBODY);
            case Party p -> Sight.of(p, Why.EVERYBODY);
            case PostKey k ->
                k.party().equals(audience) ? Sight.of(k, Why.OWN) : Sight.of(k.asOthersSeeIt(), Why.OTHERS_PART);
            case Allowance a -> allowance(a, audience, neutral);
            case Zone z -> zone(z, audience, neutral, items);
            case Arrangement a -> Sight.when(a.concerns(audience), a, Why.NAMED);
            case Line l -> Sight.when(l.on().contains(audience), l, Why.NAMED);
            case LineCheck c ->
                facilitatorOr(
                        c.expected().contains(audience),
                        neutral,
                        neutral || items.parties().contains(audience) ? c : c.withoutOutage());
            case Notice n -> notice(n, audience, neutral, items, at);
            case Plan p -> bound(p, audience, neutral, items);
            case Batch b -> batch(b, audience, neutral, items);
            case Crossing c -> crossing(c, audience, neutral, items);
            case Phase p -> bound(p, audience, neutral, items);
            case Conflict c -> conflict(c, audience, neutral, items, at);
            case Proposal p -> proposal(p, audience, neutral, items);
            case Exchange e -> exchange(e, audience, neutral);
            case Message m -> facilitatorOr(m.isKnownTo(audience), neutral, m);
            case Call c -> facilitatorOr(c.names(audience), neutral, c);
            case ChallengeSheet s ->
                neutral ? Sight.of(s, Why.FACILITATOR) : Sight.when(s.owner().equals(audience), s, Why.OWN);
            case Incident i -> incident(i, audience, neutral);
            case Meeting m -> facilitatorOr(m.delegations().contains(audience), neutral, m);
            case Action a -> facilitatorOr(a.delegations().contains(audience), neutral, a);
            case Communique c -> communique(c, audience, neutral);
            case Commitment c -> facilitatorOr(c.names(audience), neutral, c);
            case SharedStatistics s -> statistics(s, audience, neutral);
            case Watch w -> watch(w, audience, neutral);
            case Outage o -> o.by().equals(audience) ? Sight.of(o, Why.OWN) : bound(o, audience, neutral, items);
            case NoticeTrace t -> throw new IllegalStateException("a trace is told, never kept: " + t.id());
        };
    }

    private static Sight facilitatorOr(boolean named, boolean neutral, Item item) {
        return neutral ? Sight.of(item, Why.FACILITATOR) : Sight.when(named, item, Why.NAMED);
    }

    /** What all have published is public, what is thought of it among them is not; what they have withdrawn, its words no more. */
    private static Sight communique(Communique communique, String audience, boolean neutral) {
        boolean named = communique.approvers().contains(audience);
        if (communique.published().isEmpty() || (neutral && !named)) {
            return facilitatorOr(named, neutral, communique);
        }
        return Sight.of(named ? communique : communique.asPublished(), Why.PUBLISHED);
    }

    private static Sight bound(Item item, String audience, boolean neutral, Items items) {
        if (neutral) {
            return Sight.of(item, Why.FACILITATOR);
        }
        return items.parties().contains(audience) ? Sight.of(item, Why.BOUND) : Sight.none(Why.NOT_BOUND);
    }

    /** The facilitator sees who keeps it, and not what the party has still to do: by the terms it may not know of all of that. */
    private static Sight watch(Watch watch, String audience, boolean neutral) {
        if (watch.id().equals(audience)) {
            return Sight.of(watch, Why.OWN);
        }
        return neutral ? Sight.of(watch.withoutItems(), Why.OTHERS_PART) : Sight.none(Why.NOT_CONCERNED);
    }

    private static Sight allowance(Allowance allowance, String audience, boolean neutral) {
        boolean own = allowance.id().equals(audience);
        if (!own && !neutral) {
            return Sight.none(Why.NOT_CONCERNED);
        }
        return allowance
                .asSeen()
                .map(seen -> Sight.of(seen, own ? Why.OWN : Why.FACILITATOR))
                .orElse(Sight.none(Why.WITHIN_QUOTA));
    }

    private static Sight zone(Zone zone, String audience, boolean neutral, Items items) {
        if (neutral) {
            return Sight.of(zone, Why.FACILITATOR);
        }
        if (zone.declaredBy().filter(audience::equals).isPresent()) {
            return Sight.of(zone, Why.OWN);
        }
        if (!items.parties().contains(audience)) {
            return Sight.none(Why.NOT_BOUND);
        }
        return zone.isKnownTo(audience) ? Sight.of(zone, Why.BOUND) : Sight.none(Why.CONFIDENTIAL);
    }

    private static Sight crossing(Crossing crossing, String audience, boolean neutral, Items items) {
        if (crossing.owner().equals(audience)) {
            boolean known = items.find(Zone.class, crossing.zone())
                    .filter(zone -> zone.isKnownTo(audience))
                    .isPresent();
            return known ? Sight.of(crossing, Why.OWN) : Sight.none(Why.CONFIDENTIAL);
        }
        if (!neutral) {
            return Sight.none(Why.NOT_CONCERNED);
        }
        Level level = terms(items).disclosure().facilitator().value();
        Crossing seen = level.includes(Level.FULL) ? crossing : crossing.inOutline();
        return Sight.at(level, Why.LEVEL_FACILITATOR, Optional.<Item>of(seen).filter(c -> level.includes(Level.CELL)));
    }

    private static Sight notice(Notice notice, String audience, boolean neutral, Items items, Instant at) {
        if (notice.owner().equals(audience)) {
            return Sight.of(notice, Why.OWN);
        }
        Terms terms = terms(items);
        DisclosureLevels levels = terms.disclosure();
        if (neutral) {
            Level level = levels.facilitator().value();
            return Sight.at(level, Why.LEVEL_FACILITATOR, shown(notice, level, levels, notice, Optional.empty()));
        }
        if (!notice.stage().wasFiled()) {
            return Sight.none(Why.DRAFT);
        }
        List<String> bound = items.parties();
        boolean bothSigned = bound.contains(audience) && bound.contains(notice.owner());
        if (!bothSigned) {
            return Sight.none(Why.NOT_BOUND);
        }
        if (!notice.activity().isReleasedTo(audience, at)) {
            return Sight.none(Why.NOT_RELEASED);
        }
        Level level = levels.otherwise(notice.activity());
        Notice whole = notice.asShownTo(audience);
        return Sight.at(level, Why.LEVEL_OTHERWISE, shown(notice, level, levels, whole, notice.shownUntil(audience)));
    }

    private static Sight batch(Batch batch, String audience, boolean neutral, Items items) {
        if (neutral) {
            return Sight.of(batch, Why.FACILITATOR);
        }
        if (!items.parties().contains(audience)) {
            return Sight.none(Why.NOT_BOUND);
        }
        return batch.asks(audience) ? Sight.of(batch.asSeenBy(audience), Why.OWN) : Sight.none(Why.NOT_CONCERNED);
    }

    private static Optional<Item> shown(
            Notice notice, Level level, DisclosureLevels levels, Notice whole, Optional<Instant> until) {
        return switch (level) {
            case NOTHING -> Optional.empty();
            case EXISTENCE -> Optional.of(trace(notice, List.of(), until));
            case CELL, OVERLAP ->
                Optional.of(trace(notice, cells(notice.activity().volumes(), levels), until));
            case FULL -> Optional.of(whole);
        };
    }

    private static NoticeTrace trace(Notice notice, List<Cell> cells, Optional<Instant> until) {
        return new NoticeTrace(notice.id(), notice.owner(), notice.stage(), cells, until);
    }

    /**
     * Whether some party that is shown this notice would be shown less of it with another activity. What it has been told it cannot
     * be untold, and would be left with a picture that no longer moves.
     */
    static boolean wouldHide(Notice notice, Activity next, Items items, Instant at) {
        Terms terms = terms(items);
        return items.parties().stream()
                .filter(party -> !party.equals(notice.owner()))
                .anyMatch(party -> !level(next, party, terms, at).includes(level(notice.activity(), party, terms, at)));
    }

    private static Level level(Activity activity, String party, Terms terms, Instant at) {
        return activity.isReleasedTo(party, at) ? terms.disclosure().otherwise(activity) : Level.NOTHING;
    }

    private static Sight conflict(Conflict conflict, String audience, boolean neutral, Items items, Instant at) {
        if (!neutral && !conflict.concerns(audience)) {
            return Sight.none(Why.NOT_CONCERNED);
        }
        Terms terms = terms(items);
        DisclosureLevels levels = terms.disclosure();
        if (neutral) {
            Level level = levels.facilitator().value();
            return Sight.at(level, Why.LEVEL_FACILITATOR, conflict(conflict, audience, level, levels));
        }
        Level level = inConflict(conflict, levels, at);
        boolean left = !items.parties().contains(audience);
        if (left && level.includes(Level.EXISTENCE)) {
            // It learns that its old conflict is over, and nothing by terms it has not signed.
            return Sight.at(
                    Level.EXISTENCE, Why.SETTLED_AFTER_LEAVING, conflict(conflict, audience, Level.EXISTENCE, levels));
        }
        return Sight.at(
                level, Why.LEVEL_IN_CONFLICT, conflict(withOthersAsShown(conflict, audience), audience, level, levels));
    }

    private static Conflict withOthersAsShown(Conflict conflict, String audience) {
        return conflict.between(conflict.sides().stream()
                .map(side -> side.party().equals(audience)
                        ? side
                        : new Conflict.Side(
                                side.party(), side.notice(), side.activity().map(a -> a.asShownTo(audience))))
                .toList());
    }

    /** Whether the sides of a conflict are told when the two come too close. */
    static boolean tellsWhen(Conflict conflict, Items items, Instant at) {
        return inConflict(conflict, terms(items).disclosure(), at).includes(Level.OVERLAP);
    }

    /** The same for both sides: what the terms say of two such notices, and nothing whole that one keeps from the other. */
    private static Level inConflict(Conflict conflict, DisclosureLevels levels, Instant at) {
        Conflict.Side one = conflict.sides().get(0);
        Conflict.Side other = conflict.sides().get(1);
        Activity ofOne = one.activity().orElseThrow();
        Activity ofOther = other.activity().orElseThrow();
        Level level = levels.inConflict(ofOne, ofOther);
        boolean released = ofOne.isReleasedTo(other.party(), at) && ofOther.isReleasedTo(one.party(), at);
        return level == Level.FULL && !released ? Level.OVERLAP : level;
    }

    private static Optional<Item> conflict(Conflict conflict, String audience, Level level, DisclosureLevels levels) {
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
                conflict.opened(),
                handling(conflict.handling(), audience, level)));
    }

    /** Whether a conflict tells each side the same of the other as before: nothing that a side knows of has moved. */
    static boolean looksTheSame(Conflict before, Conflict now, Items items, Instant at) {
        DisclosureLevels levels = terms(items).disclosure();
        Level levelBefore = inConflict(before, levels, at);
        Level levelNow = inConflict(now, levels, at);
        return now.sides().stream()
                .map(Conflict.Side::party)
                .allMatch(party -> conflict(withoutOwn(before, party), party, levelBefore, levels)
                        .equals(conflict(withoutOwn(now, party), party, levelNow, levels)));
    }

    private static Conflict withoutOwn(Conflict conflict, String party) {
        return conflict.between(withOthersAsShown(conflict, party).sides().stream()
                .filter(side -> !side.party().equals(party))
                .toList());
    }

    /** What would free a notice tells of the other as much as an overlap does. Whoever is neither side is shown both only in full. */
    private static Handling handling(Handling handling, String audience, Level level) {
        var suggested = new TreeMap<>(handling.suggested());
        if (level != Level.FULL) {
            suggested.keySet().removeIf(party -> !party.equals(audience) || !level.includes(Level.OVERLAP));
        }
        return handling.suggesting(suggested)
                .preceded(handling.precedence().filter(party -> level.includes(Level.OVERLAP)));
    }

    private static Sight proposal(Proposal proposal, String audience, boolean neutral, Items items) {
        if (neutral) {
            boolean whole = terms(items).disclosure().facilitator().value() == Level.FULL;
            return Sight.of(whole ? proposal : proposal.asTold(proposal.measures()), Why.FACILITATOR);
        }
        boolean concerned = items.find(Conflict.class, proposal.conflict())
                .filter(c -> c.concerns(audience))
                .isPresent();
        if (!concerned) {
            return Sight.none(Why.NOT_CONCERNED);
        }
        boolean own = proposal.proposedBy().equals(audience);
        var measures = new TreeMap<String, Measure>();
        proposal.measures()
                .forEach((party, measure) ->
                        measures.put(party, party.equals(audience) || own ? measure : Measure.UNDISCLOSED));
        return Sight.of(proposal.asTold(measures), own ? Why.OWN : Why.OTHERS_PART);
    }

    /** What is not passed on yet has not been said to the other side, and where it is passed on its first words stay sealed. */
    private static Sight exchange(Exchange exchange, String audience, boolean neutral) {
        if (neutral) {
            return Sight.of(exchange, Why.FACILITATOR);
        }
        if (exchange.from().equals(audience)) {
            return Sight.of(exchange.sealedFor(audience), Why.OWN);
        }
        boolean reached = exchange.to().equals(audience) && exchange.passedOn().isPresent();
        return reached ? Sight.of(exchange.sealedFor(audience), Why.SEALED_WORDS) : Sight.none(Why.NOT_CONCERNED);
    }

    private static Sight incident(Incident incident, String audience, boolean neutral) {
        if (!neutral && !incident.between().contains(audience)) {
            return Sight.none(Why.NOT_CONCERNED);
        }
        if (neutral) {
            return Sight.of(incident.countedFor(audience), Why.FACILITATOR);
        }
        return Sight.of(incident.sealedFor(audience), incident.opensAccountsTo(audience) ? Why.NAMED : Why.SEALED);
    }

    /** Nobody can tell whether another has shared, until all have: then each is told of all. */
    private static Sight statistics(SharedStatistics shared, String audience, boolean neutral) {
        if (neutral) {
            return Sight.of(shared, Why.FACILITATOR);
        }
        return shared.asSeenBy(audience)
                .map(seen -> Sight.of(seen, seen.disclosedTo().isEmpty() ? Why.SEALED_ROWS : Why.SHARED_BY_ALL))
                .orElse(Sight.none(Why.SEALED_ROWS));
    }

    private static Terms terms(Items items) {
        return items.governing().orElseThrow().terms();
    }

    private static List<Cell> cells(List<Volume> volumes, DisclosureLevels levels) {
        CoarseGrid grid = new CoarseGrid(levels.cellDegrees().value());
        return volumes.stream()
                .flatMap(v -> grid.cells(v.shape()).stream())
                .distinct()
                .toList();
    }

    private static List<Cell> cells(Conflict conflict, DisclosureLevels levels) {
        CoarseGrid grid = new CoarseGrid(levels.cellDegrees().value());
        return conflict.overlaps().stream()
                .flatMap(o -> o.footprint().stream())
                .flatMap(ring -> grid.cells(ring).stream())
                .distinct()
                .toList();
    }
}
