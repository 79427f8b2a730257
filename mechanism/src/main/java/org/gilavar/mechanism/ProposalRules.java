package org.gilavar.mechanism;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gilavar.airspace.InvalidVolumeException;
import org.gilavar.mechanism.item.Activity;
import org.gilavar.mechanism.item.Conflict;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.item.Level;
import org.gilavar.mechanism.item.Measure;
import org.gilavar.mechanism.item.Notice;
import org.gilavar.mechanism.item.Proposal;
import org.gilavar.mechanism.item.Proposal.Stage;
import org.gilavar.mechanism.item.Proposal.Verdict;
import org.gilavar.mechanism.statement.ProposalBody;

/** Ways out of a conflict. Nothing moves until every party of the conflict has signed that it accepts. */
final class ProposalRules {

    /** Of a party, for one conflict: whoever has more to propose than this has not decided. */
    private static final int MOST_OPEN = 10;

    private ProposalRules() {}

    static void apply(Draft draft, Said said, ProposalBody body) {
        switch (body) {
            case ProposalBody.Propose propose -> {
                Conflict conflict = HandlingRules.open(draft, said, propose.conflict());
                propose(draft, said, conflict, propose.name(), propose.measures(), propose.remarks(), Optional.empty());
            }
            case ProposalBody.Counter counter -> {
                Proposal proposal = open(draft, said, counter.proposal());
                Conflict conflict = mustBeOfConflict(draft, said, proposal);
                if (proposal.proposedBy().equals(said.party())) {
                    throw Said.wrongState("body.proposal", "it is your own; withdraw it and make another");
                }
                draft.record(Happened.COUNTERED, proposal.to(Stage.COUNTERED, draft.at()));
                propose(
                        draft,
                        said,
                        conflict,
                        counter.name(),
                        counter.measures(),
                        counter.remarks(),
                        Optional.of(proposal.id()));
            }
            case ProposalBody.Accept accept -> accept(draft, said, accept);
            case ProposalBody.Reject reject -> {
                Proposal proposal = open(draft, said, reject.proposal());
                mustBeOfConflict(draft, said, proposal);
                draft.record(Happened.REJECTED, proposal.rejected(reject.reason(), draft.at()));
            }
            case ProposalBody.Withdraw withdraw -> {
                Proposal proposal = open(draft, said, withdraw.proposal());
                if (!proposal.proposedBy().equals(said.party())) {
                    throw new RefusedException(
                            Refusal.Code.NOT_ENTITLED, "body.proposal", "only its proposer can withdraw it");
                }
                draft.record(Happened.WITHDRAWN, proposal.to(Stage.WITHDRAWN, draft.at()));
            }
        }
    }

    private static void propose(
            Draft draft,
            Said said,
            Conflict conflict,
            String name,
            Map<String, Measure> measures,
            Optional<String> remarks,
            Optional<String> counters) {
        for (String party : measures.keySet()) {
            if (!conflict.concerns(party)) {
                throw new RefusedException(
                        Refusal.Code.MALFORMED,
                        "body.measures." + party,
                        "\"" + party + "\" is not a side of this conflict");
            }
        }
        long open = draft.proposalsFor(conflict.id())
                .filter(p -> p.stage() == Stage.OPEN && p.proposedBy().equals(said.party()))
                .count();
        if (open >= MOST_OPEN) {
            throw Said.wrongState(
                    "body", "you have " + open + " proposals for this conflict on the table; withdraw one first");
        }
        var accepted = new TreeSet<String>();
        if (conflict.concerns(said.party())) {
            accepted.add(said.party());
        }
        Optional<Instant> answerBy = draft.terms()
                .settling()
                .map(settling -> draft.at().plus(settling.answerWithin().value()));
        draft.record(
                Happened.PROPOSED,
                new Proposal(
                        said.newId(draft, Proposal.class, name),
                        conflict.id(),
                        said.party(),
                        new TreeMap<>(measures),
                        accepted,
                        Stage.OPEN,
                        counters,
                        answerBy,
                        Optional.of(draft.terms().disclosure().facilitator().value())
                                .filter(Level.FULL::equals)
                                .map(level -> verdict(draft, conflict, measures)),
                        remarks,
                        Optional.empty(),
                        draft.at()));
    }

    /** What would come of it, as all stand now. */
    private static Verdict verdict(Draft draft, Conflict conflict, Map<String, Measure> measures) {
        try {
            List<Notice> sides = moved(draft, conflict, measures);
            long opens = sides.stream()
                    .filter(notice -> measures.containsKey(notice.owner()))
                    .mapToLong(notice -> newlyTooClose(draft, conflict, notice))
                    .sum();
            return new Verdict(settles(draft, sides), (int) opens);
        } catch (InvalidVolumeException | InvalidItemException e) {
            return new Verdict(false, 0); // it cannot be moved so at all
        }
    }

    /** Whether both stand, and are far enough from each other. */
    private static boolean settles(Draft draft, List<Notice> sides) {
        return sides.stream().allMatch(notice -> notice.stage().live())
                && !tooClose(draft, sides.getFirst(), sides.getLast());
    }

    private static long newlyTooClose(Draft draft, Conflict conflict, Notice moved) {
        return ConflictRules.near(draft, moved.owner(), moved.activity().volumes())
                .filter(other -> !conflict.names(other.id()))
                .filter(other -> tooClose(draft, moved, other))
                .filter(other -> draft.conflictsOf(moved.id()).noneMatch(c -> c.open() && c.names(other.id())))
                .count();
    }

    private static boolean tooClose(Draft draft, Notice one, Notice other) {
        return Detection.areTooClose(draft.terms(), one.activity(), other.activity(), draft.at());
    }

    /** The notices of both sides as they would be. */
    private static List<Notice> moved(Draft draft, Conflict conflict, Map<String, Measure> measures) {
        List<Notice> moved = new ArrayList<>();
        for (Conflict.Side side : conflict.sides()) {
            Notice notice = draft.find(
                            Notice.class, conflict.noticeOf(side.party()).id())
                    .orElseThrow();
            Measure measure = measures.get(side.party());
            moved.add(
                    measure == null
                            ? notice
                            : NoticeRules.next(
                                    draft,
                                    notice,
                                    at(notice.activity(), measure),
                                    notice.precedence(),
                                    "moved as all sides have agreed"));
        }
        return moved;
    }

    private static Activity at(Activity activity, Measure measure) {
        return activity.at(measure.applyTo(activity.volumes()));
    }

    private static void accept(Draft draft, Said said, ProposalBody.Accept accept) {
        Proposal proposal = open(draft, said, accept.proposal());
        Conflict conflict = mustBeOfConflict(draft, said, proposal);
        if (proposal.accepted().contains(said.party())) {
            throw Said.wrongState("body.proposal", "you have accepted it already");
        }
        Proposal now = proposal.acceptedBy(said.party(), draft.at());
        boolean byAll = conflict.sides().stream().allMatch(s -> now.accepted().contains(s.party()));
        if (byAll) {
            takeEffect(draft, now, conflict);
        } else {
            draft.record(Happened.ACCEPTED, now);
        }
    }

    /**
     * Files the new versions of all notices concerned, then looks again at what conflicts: all of it, or none. Where it would not settle
     * the conflict, both sides are told that in the same words, and nothing else: what a refusal would add is about the other's notice.
     */
    private static void takeEffect(Draft draft, Proposal proposal, Conflict conflict) {
        Optional<List<Notice>> sides = agreed(draft, conflict, proposal);
        if (sides.isEmpty()) {
            draft.record(Happened.FAILED, proposal.to(Stage.FAILED, draft.at()));
            return;
        }
        draft.record(Happened.ACCEPTED, proposal.to(Stage.ACCEPTED, draft.at()));
        List<String> filed = new ArrayList<>();
        for (Notice next : sides.get()) {
            if (proposal.measures().containsKey(next.owner())) {
                draft.record(Happened.AMENDED, next);
                QuotaRules.countAccepted(draft, next.owner(), next.activity());
                filed.add(next.id());
            }
        }
        NoticeRules.follow(draft, filed, Conflict.Settlement.AGREED);
    }

    /** Both notices as agreed; empty where that would not settle the conflict, or one of them cannot be moved so. */
    private static Optional<List<Notice>> agreed(Draft draft, Conflict conflict, Proposal proposal) {
        try {
            return Optional.of(moved(draft, conflict, proposal.measures())).filter(sides -> settles(draft, sides));
        } catch (InvalidVolumeException | InvalidItemException e) {
            return Optional.empty(); // told to both alike, and not by whose notice
        }
    }

    /** Not all have accepted in time. */
    static void timeUp(Draft draft, Proposal proposal) {
        draft.record(Happened.EXPIRED, proposal.to(Stage.EXPIRED, draft.at()));
    }

    /** What was on the table for a conflict that is over, or no longer the same, is off it. */
    static void lapse(Draft draft, String conflict) {
        draft.proposalsFor(conflict)
                .filter(p -> p.stage() == Stage.OPEN)
                .toList()
                .forEach(p -> draft.record(Happened.LAPSED, p.to(Stage.LAPSED, draft.at())));
    }

    private static Proposal open(Draft draft, Said said, String id) {
        Proposal proposal = draft.find(Proposal.class, id)
                .filter(p -> said.byFacilitator()
                        || draft.find(Conflict.class, p.conflict())
                                .filter(c -> c.concerns(said.party()))
                                .isPresent())
                .orElseThrow(() -> Said.unknown("body.proposal", "proposal", id));
        if (proposal.stage() != Stage.OPEN) {
            throw Said.wrongState(
                    "body.proposal",
                    "it is " + proposal.stage() + "; proposal list --standing shows what is on the table");
        }
        return proposal;
    }

    private static Conflict mustBeOfConflict(Draft draft, Said said, Proposal proposal) {
        Conflict conflict = draft.find(Conflict.class, proposal.conflict()).orElseThrow();
        HandlingRules.mustBeSide(conflict, said);
        return conflict;
    }
}
