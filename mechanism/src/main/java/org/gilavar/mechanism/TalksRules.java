package org.gilavar.mechanism;

import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gilavar.mechanism.item.Communique;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.item.Meeting;
import org.gilavar.mechanism.item.Party;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.statement.CommuniqueBody;
import org.gilavar.mechanism.statement.MeetingBody;

/** Rounds of talks, and what is said of them in public. */
final class TalksRules {

    private TalksRules() {}

    static void apply(Draft draft, Said said, MeetingBody body) {
        said.mustBeFacilitator();
        switch (body) {
            case MeetingBody.Hold hold -> {
                for (int i = 0; i < hold.delegations().size(); i++) {
                    if (draft.find(Party.class, hold.delegations().get(i)).isEmpty()) {
                        throw new InvalidItemException(
                                "delegations[" + i + "]",
                                "\"" + hold.delegations().get(i) + "\" is not enrolled");
                    }
                }
                draft.record(
                        Happened.RECORDED,
                        new Meeting(
                                said.newId(draft, Meeting.class, hold.name()),
                                hold.round(),
                                hold.venue(),
                                hold.track(),
                                hold.date(),
                                hold.delegations(),
                                hold.agenda(),
                                hold.agreed(),
                                hold.open(),
                                hold.next()));
            }
        }
    }

    static void apply(Draft draft, Said said, CommuniqueBody body) {
        switch (body) {
            case CommuniqueBody.Draft text -> {
                said.mustBeFacilitator();
                draft.mustHaveTermsInForce();
                draft.record(
                        Happened.DRAFTED,
                        new Communique(
                                said.newId(draft, Communique.class, text.name()),
                                said.party(),
                                text.text(),
                                new TreeSet<>(draft.parties()),
                                new TreeMap<>(),
                                Optional.empty()));
            }
            case CommuniqueBody.Approve approve -> approve(draft, said, approve);
        }
    }

    private static void approve(Draft draft, Said said, CommuniqueBody.Approve approve) {
        Communique communique = draft.find(Communique.class, approve.communique())
                .filter(c -> c.approvers().contains(said.party()))
                .orElseThrow(() -> Said.unknown("body.communique", "communiqué", approve.communique()));
        if (communique.approved().containsKey(said.party())) {
            throw Said.wrongState("body.communique", "you have approved it already");
        }
        if (!Json.hashOfText(communique.text()).equals(approve.hash())) {
            throw new RefusedException(
                    Refusal.Code.STALE_VERSION, "body.hash", "these are not the words of this communiqué");
        }
        Communique now = communique.approvedBy(said.party(), draft.at());
        draft.record(now.published().isPresent() ? Happened.PUBLISHED : Happened.APPROVED, now);
    }
}
