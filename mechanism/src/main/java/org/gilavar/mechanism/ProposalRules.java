package org.gilavar.mechanism;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gilavar.airspace.InvalidVolumeException;
import org.gilavar.mechanism.item.Conflict;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.item.Notice;
import org.gilavar.mechanism.item.Proposal;
import org.gilavar.mechanism.item.Proposal.Measure;
import org.gilavar.mechanism.item.Proposal.Stage;
import org.gilavar.mechanism.statement.ProposalBody;

/** Ways out of a conflict. Nothing moves until every party of the conflict has signed that it accepts. */
final class ProposalRules {

    private ProposalRules() {}

    static void apply(Draft draft, Said said, ProposalBody body) {
        switch (body) {
            case ProposalBody.Propose propose -> propose(draft, said, propose);
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

    private static void propose(Draft draft, Said said, ProposalBody.Propose propose) {
        Conflict conflict = draft.find(Conflict.class, propose.conflict())
                .filter(c -> said.byFacilitator() || c.concerns(said.party()))
                .orElseThrow(() -> Said.unknown("body.conflict", "conflict", propose.conflict()));
        if (!conflict.open()) {
            throw Said.wrongState("body.conflict", "it is settled");
        }
        for (String party : propose.measures().keySet()) {
            if (!conflict.concerns(party)) {
                throw new RefusedException(
                        Refusal.Code.MALFORMED,
                        "body.measures." + party,
                        "\"" + party + "\" is not a side of this conflict");
            }
        }
        var accepted = new TreeSet<String>();
        if (conflict.concerns(said.party())) {
            accepted.add(said.party());
        }
        draft.record(
                Happened.PROPOSED,
                new Proposal(
                        said.newId(draft, Proposal.class, propose.name()),
                        conflict.id(),
                        said.party(),
                        new TreeMap<>(propose.measures()),
                        accepted,
                        Stage.OPEN,
                        propose.remarks(),
                        Optional.empty(),
                        draft.at()));
    }

    private static void accept(Draft draft, Said said, ProposalBody.Accept accept) {
        Proposal proposal = open(draft, said, accept.proposal());
        Conflict conflict = mustBeOfConflict(draft, said, proposal);
        if (proposal.accepted().contains(said.party())) {
            throw Said.wrongState("body.proposal", "you have accepted it already");
        }
        Proposal now = proposal.acceptedBy(said.party(), draft.at());
        boolean byAll = conflict.sides().stream().allMatch(s -> now.accepted().contains(s.party()));
        draft.record(Happened.ACCEPTED, byAll ? now.to(Stage.ACCEPTED, draft.at()) : now);
        if (byAll) {
            takeEffect(draft, now, conflict);
        }
    }

    /** Files the new versions of all notices concerned, then looks again at what conflicts: all of it, or none. */
    private static void takeEffect(Draft draft, Proposal proposal, Conflict conflict) {
        List<String> moved = new ArrayList<>();
        for (Map.Entry<String, Measure> asked : proposal.measures().entrySet()) {
            String id = conflict.noticeOf(asked.getKey()).id();
            Notice notice = draft.find(Notice.class, id).orElseThrow();
            move(draft, notice, asked.getValue(), proposal);
            moved.add(id);
        }
        NoticeRules.follow(draft, moved, Conflict.Settlement.AGREED);
    }

    /** A fault would quote the times and levels of a notice that whoever accepts may never have been shown. */
    private static void move(Draft draft, Notice notice, Measure measure, Proposal proposal) {
        try {
            var volumes = measure.applyTo(notice.activity().volumes());
            String reason = "proposal " + proposal.id() + " accepted";
            NoticeRules.revise(draft, notice, notice.activity().at(volumes), reason, Happened.AMENDED);
            QuotaRules.countAccepted(draft, notice.owner(), notice.activity().at(volumes));
        } catch (InvalidVolumeException | InvalidItemException e) {
            throw Said.wrongState(
                    "body.proposal",
                    "the notice of \"" + notice.owner() + "\" can no longer move as proposed; make another proposal");
        }
    }

    /** What was on the table for a conflict that is over, or no longer the same, is off it. */
    static void lapse(Draft draft, String conflict) {
        draft.all(Proposal.class)
                .filter(p -> p.stage() == Stage.OPEN && p.conflict().equals(conflict))
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
            throw Said.wrongState("body.proposal", "it is " + proposal.stage());
        }
        return proposal;
    }

    private static Conflict mustBeOfConflict(Draft draft, Said said, Proposal proposal) {
        return draft.find(Conflict.class, proposal.conflict())
                .filter(c -> c.concerns(said.party()))
                .orElseThrow(() -> new RefusedException(
                        Refusal.Code.NOT_ENTITLED, "from.party", "only a side of the conflict can answer a proposal"));
    }
}
