package org.gilavar.mechanism;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.gilavar.mechanism.item.Arrangement;
import org.gilavar.mechanism.item.Arrangement.Standing;
import org.gilavar.mechanism.item.Conflict;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.item.Party;
import org.gilavar.mechanism.item.Terms;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.statement.ArrangementBody;

/** Arrangements: proposed, amended, signed by all, and only then in force. */
final class ArrangementRules {

    private ArrangementRules() {}

    static void apply(Draft draft, Said said, ArrangementBody body) {
        switch (body) {
            case ArrangementBody.Propose propose -> propose(draft, said, propose);
            case ArrangementBody.Amend amend -> amend(draft, said, amend);
            case ArrangementBody.Sign sign -> sign(draft, said, sign);
        }
    }

    private static void propose(Draft draft, Said said, ArrangementBody.Propose propose) {
        if (draft.all(Arrangement.class).anyMatch(a -> a.name().equals(propose.name()))) {
            throw new RefusedException(
                    Refusal.Code.TAKEN, "body.name", "there is an arrangement of this name; amend it instead");
        }
        if (draft.find(Party.class, propose.name()).isPresent()) {
            throw new RefusedException(Refusal.Code.TAKEN, "body.name", "a party has this name");
        }
        table(draft, said, propose.name(), 1, propose.terms(), Optional.empty());
    }

    private static void amend(Draft draft, Said said, ArrangementBody.Amend amend) {
        Arrangement before = tabled(draft, said, amend.arrangement());
        int latest = draft.all(Arrangement.class)
                .filter(a -> a.name().equals(before.name()))
                .mapToInt(Arrangement::version)
                .max()
                .orElseThrow();
        if (before.version() != latest) {
            throw new RefusedException(
                    Refusal.Code.STALE_VERSION, "body.arrangement", "the latest version is v" + latest);
        }
        if (before.standing() == Standing.PROPOSED) {
            draft.record(Happened.SUPERSEDED, before.superseded());
        }
        table(draft, said, before.name(), latest + 1, amend.terms(), Optional.of(amend.reason()));
    }

    private static void table(Draft draft, Said said, String name, int version, Terms terms, Optional<String> reason) {
        mustNameEnrolled(draft, terms);
        Arrangement tabled = new Arrangement(
                Arrangement.id(name, version),
                name,
                version,
                Standing.PROPOSED,
                said.party(),
                terms,
                Json.hash(terms),
                new TreeMap<>(),
                Optional.empty(),
                reason);
        if (!tabled.concerns(said.party())) {
            throw new RefusedException(
                    Refusal.Code.NOT_ENTITLED, "from.party", "only those it names can put an arrangement on the table");
        }
        draft.record(version == 1 ? Happened.PROPOSED : Happened.AMENDED, tabled);
    }

    private static void mustNameEnrolled(Draft draft, Terms terms) {
        for (int i = 0; i < terms.parties().size(); i++) {
            if (draft.find(Party.class, terms.parties().get(i)).isEmpty()) {
                throw new InvalidItemException(
                        "terms.parties[" + i + "]", "\"" + terms.parties().get(i) + "\" is not enrolled");
            }
        }
        String facilitator = draft.founding().orElseThrow().facilitator();
        if (!terms.facilitator().equals(facilitator)) {
            throw new InvalidItemException(
                    "terms.facilitator", "the facilitator of this mechanism is \"" + facilitator + "\"");
        }
    }

    private static void sign(Draft draft, Said said, ArrangementBody.Sign sign) {
        Arrangement arrangement = tabled(draft, said, sign.arrangement());
        if (arrangement.standing() != Standing.PROPOSED) {
            throw Said.wrongState("body.arrangement", "this version is " + arrangement.standing());
        }
        if (!arrangement.hash().equals(sign.hash())) {
            throw new RefusedException(
                    Refusal.Code.STALE_VERSION,
                    "body.hash",
                    "these are not the terms; their hash is " + arrangement.hash());
        }
        if (arrangement.signed().containsKey(said.party())) {
            throw Said.wrongState("body.arrangement", "you have signed this version already");
        }
        RoleRules.mustLeaveSpeaking(draft, said, arrangement.terms());
        Arrangement signed = arrangement.signedBy(said.party(), draft.at());
        draft.record(Happened.SIGNED, signed);
        if (signed.signedByAll()) {
            enterInForce(draft, signed);
        }
    }

    /** New terms end the old ones for everyone they bound, so everyone they bound must have signed the new. */
    private static void mustLeaveNobodyOut(Draft draft, Arrangement signed) {
        List<String> leftOut = draft.inForce().map(before -> before.terms().parties()).orElse(List.of()).stream()
                .filter(party -> !signed.terms().parties().contains(party))
                .toList();
        if (!leftOut.isEmpty()) {
            throw Said.wrongState(
                    "body.arrangement",
                    "the terms in force bind " + leftOut + " too; new terms cannot end them without their signature");
        }
    }

    private static void enterInForce(Draft draft, Arrangement signed) {
        mustLeaveNobodyOut(draft, signed);
        draft.all(Arrangement.class)
                .filter(a -> a.standing() == Standing.PROPOSED && !a.id().equals(signed.id()))
                .toList()
                .forEach(a -> draft.record(Happened.SUPERSEDED, a.superseded()));
        String replaced = draft.inForce().map(Arrangement::name).orElse(signed.name());
        draft.inForce().ifPresent(before -> draft.record(Happened.SUPERSEDED, before.superseded()));
        draft.record(Happened.IN_FORCE, signed.enterInForce(draft.at()));
        LineRules.open(draft, signed.terms());
        ZoneRules.recordFrom(draft, signed, replaced);
        ConflictRules.reassess(draft, draft.liveNotices().toList(), Conflict.Settlement.NEW_TERMS);
    }

    private static Arrangement tabled(Draft draft, Said said, String id) {
        return draft.find(Arrangement.class, id)
                .filter(a -> a.concerns(said.party()))
                .orElseThrow(() -> Said.unknown("body.arrangement", "arrangement", id));
    }
}
