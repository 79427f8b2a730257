package org.gilavar.mechanism;

import java.util.List;
import java.util.TreeSet;
import org.gilavar.mechanism.item.Communique;
import org.gilavar.mechanism.item.Communique.Stage;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.statement.CommuniqueBody;

/** What is said in public: nothing that not all who are named have approved word by word, until all of them would have it gone. */
final class CommuniqueRules {

    private static final String FIELD = "body.communique";

    private CommuniqueRules() {}

    static void apply(Draft draft, Said said, CommuniqueBody body) {
        switch (body) {
            case CommuniqueBody.Draft words -> draft(draft, said, words);
            case CommuniqueBody.Amend amend -> amend(draft, said, amend);
            case CommuniqueBody.Approve approve -> approve(draft, said, approve);
            case CommuniqueBody.Reject reject -> reject(draft, said, reject);
            case CommuniqueBody.Drop drop -> {
                Communique communique = known(draft, said, drop.communique());
                said.mustBeFacilitator();
                mustBe(communique, Stage.DRAFTED);
                draft.record(Happened.WITHDRAWN, communique.dropped(draft.at()));
            }
            case CommuniqueBody.Withdraw withdraw -> withdraw(draft, said, withdraw);
        }
    }

    private static void draft(Draft draft, Said said, CommuniqueBody.Draft words) {
        said.mustBeFacilitator();
        draft.mustHaveTermsInForce();
        List<String> named = words.approvers().orElse(draft.parties());
        for (int i = 0; i < named.size(); i++) {
            if (!draft.parties().contains(named.get(i))) {
                throw new InvalidItemException(
                        "approvers[" + i + "]", "\"" + named.get(i) + "\" is not a party to the arrangement in force");
            }
        }
        draft.record(
                Happened.DRAFTED,
                Communique.drafted(
                        said.newId(draft, Communique.class, words.name()),
                        said.party(),
                        words.text(),
                        words.texts(),
                        new TreeSet<>(named)));
    }

    private static void amend(Draft draft, Said said, CommuniqueBody.Amend amend) {
        Communique communique = known(draft, said, amend.communique());
        mustBe(communique, Stage.DRAFTED);
        mustBeTheseWords(communique, "body.of", amend.of());
        if (communique.texts().filter(now -> now.equals(amend.texts())).isPresent()) {
            throw Said.wrongState("body.texts", "these are its words already");
        }
        draft.record(Happened.AMENDED, communique.amended(amend.texts()));
    }

    private static void approve(Draft draft, Said said, CommuniqueBody.Approve approve) {
        Communique communique = named(draft, said, approve.communique());
        mustBe(communique, Stage.DRAFTED, Stage.PUBLISHED);
        boolean keeps = communique.isWithdrawing(said.party());
        if (communique.approved().containsKey(said.party()) && !keeps) {
            throw Said.wrongState(FIELD, "you have approved it already");
        }
        mustBeTheseWords(communique, "body.hash", approve.hash());
        if (keeps) {
            draft.record(Happened.REMAINED, communique.keptBy(said.party()));
            return;
        }
        said.mustNotBeBefore(communique.rejectionBy(said.party()).map(Communique.Rejection::at));
        Communique now = communique.approvedBy(said.party(), draft.at());
        draft.record(now.published().isPresent() ? Happened.PUBLISHED : Happened.APPROVED, now);
    }

    private static void reject(Draft draft, Said said, CommuniqueBody.Reject reject) {
        Communique communique = named(draft, said, reject.communique());
        mustBe(communique, Stage.DRAFTED);
        mustBeTheseWords(communique, "body.hash", reject.hash());
        communique
                .rejectionBy(said.party())
                .filter(before -> before.reason().equals(reject.reason()))
                .ifPresent(before -> {
                    throw Said.wrongState("body.reason", "you have said so already");
                });
        draft.record(
                Happened.REJECTED,
                communique.rejectedBy(said.party(), new Communique.Rejection(draft.at(), reject.reason())));
    }

    private static void withdraw(Draft draft, Said said, CommuniqueBody.Withdraw withdraw) {
        Communique communique = named(draft, said, withdraw.communique());
        mustBe(communique, Stage.PUBLISHED);
        if (communique.isWithdrawing(said.party())) {
            throw Said.wrongState(
                    FIELD, "you have said so already; it waits for the others, and approving it again takes that back");
        }
        Communique now = communique.withdrawnBy(said.party(), draft.at());
        draft.record(now.over().isPresent() ? Happened.WITHDRAWN : Happened.WITHDRAWING, now);
    }

    /** SHA-256, hex, of the words: as a whole, whatever languages they are in. */
    private static String hash(Communique communique) {
        return communique
                .texts()
                .map(Json::hash)
                .orElseGet(() -> Json.hashOfText(communique.text().orElseThrow()));
    }

    private static void mustBeTheseWords(Communique communique, String field, String hash) {
        if (!hash(communique).equals(hash)) {
            throw new RefusedException(
                    Refusal.Code.STALE_VERSION,
                    field,
                    "these are not the words of this communiqué; read it again, as it stands now");
        }
    }

    private static void mustBe(Communique communique, Stage... one) {
        if (!List.of(one).contains(communique.stage())) {
            throw Said.wrongState(FIELD, "it is " + communique.stage());
        }
    }

    /** One that the speaker is named in, or, as the facilitator, knows of. */
    private static Communique known(Draft draft, Said said, String id) {
        return draft.find(Communique.class, id)
                .filter(c -> said.byFacilitator() || c.approvers().contains(said.party()))
                .orElseThrow(() -> Said.unknown(FIELD, "communiqué", id));
    }

    private static Communique named(Draft draft, Said said, String id) {
        return draft.find(Communique.class, id)
                .filter(c -> c.approvers().contains(said.party()))
                .orElseThrow(() -> Said.unknown(FIELD, "communiqué", id));
    }
}
