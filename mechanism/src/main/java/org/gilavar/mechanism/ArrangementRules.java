package org.gilavar.mechanism;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.gilavar.mechanism.item.Arrangement;
import org.gilavar.mechanism.item.Arrangement.Bracket;
import org.gilavar.mechanism.item.Arrangement.Standing;
import org.gilavar.mechanism.item.Conflict;
import org.gilavar.mechanism.item.Course;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.item.Party;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.statement.ArrangementBody;
import org.gilavar.mechanism.terms.Terms;
import org.gilavar.mechanism.terms.Validity;

/** Arrangements: proposed, disputed, adopted, signed by all, and only then in force; and what becomes of them after that. */
final class ArrangementRules {

    /** Brackets of a party on one version; who disputes more than this proposes another text. */
    private static final int MOST_BRACKETS = 100;

    private ArrangementRules() {}

    static void apply(Draft draft, Said said, Signers signers, ArrangementBody body) {
        switch (body) {
            case ArrangementBody.Propose propose -> propose(draft, said, propose);
            case ArrangementBody.Amend amend -> amend(draft, said, amend);
            case ArrangementBody.Bracket bracket -> bracket(draft, said, bracket);
            case ArrangementBody.Unbracket unbracket -> unbracket(draft, said, unbracket);
            case ArrangementBody.Adopt adopt -> adopt(draft, said, adopt);
            case ArrangementBody.Sign sign -> sign(draft, said, signers, sign);
            case ArrangementBody.Suspend suspend -> suspend(draft, said, suspend);
            case ArrangementBody.Resume resume -> resume(draft, said, resume);
            case ArrangementBody.Withdraw withdraw -> withdraw(draft, said, withdraw);
            case ArrangementBody.Remain remain -> remain(draft, said, remain);
            case ArrangementBody.Review review -> {
                said.mustBeFacilitator();
                draft.record(
                        Happened.REVIEWED,
                        inForceOf(draft, said, review.arrangement()).reviewed(draft.at(), review.outcome()));
            }
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
        table(
                draft,
                said,
                Happened.PROPOSED,
                Arrangement.tabled(
                        propose.name(),
                        1,
                        said.party(),
                        propose.terms(),
                        Json.hash(propose.terms()),
                        Optional.empty()));
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
        if (!Set.copyOf(amend.terms().parties())
                .equals(Set.copyOf(before.terms().parties()))) {
            throw new InvalidItemException(
                    "terms.parties",
                    "an amendment is between the same parties, "
                            + before.terms().parties() + "; propose an arrangement of another name between others");
        }
        // What all have adopted or signed is not one party's to take off the table.
        if (before.standing() == Standing.PROPOSED) {
            draft.record(Happened.SUPERSEDED, before.to(Standing.SUPERSEDED));
        }
        Arrangement next = Arrangement.tabled(
                before.name(),
                latest + 1,
                said.party(),
                amend.terms(),
                Json.hash(amend.terms()),
                Optional.of(amend.reason()));
        table(draft, said, Happened.AMENDED, next.with(stillDisputed(before, amend.terms())));
    }

    /** Brackets stay on what the new version says in the same words. */
    private static List<Bracket> stillDisputed(Arrangement before, Terms now) {
        Provisions old = Provisions.of(before.terms());
        Provisions next = Provisions.of(now);
        return before.brackets().stream()
                .filter(b -> !next.under(b.provision()).isEmpty()
                        && next.under(b.provision()).equals(old.under(b.provision())))
                .toList();
    }

    private static void table(Draft draft, Said said, Happened happened, Arrangement tabled) {
        mustNameEnrolled(draft, tabled.terms());
        if (!tabled.concerns(said.party())) {
            throw new RefusedException(
                    Refusal.Code.NOT_ENTITLED, "from.party", "only those it names can put an arrangement on the table");
        }
        draft.record(happened, tabled);
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

    private static void bracket(Draft draft, Said said, ArrangementBody.Bracket bracket) {
        Arrangement arrangement = disputable(draft, said, bracket.arrangement());
        if (Provisions.of(arrangement.terms()).under(bracket.provision()).isEmpty()) {
            throw new RefusedException(
                    Refusal.Code.UNKNOWN,
                    "body.provision",
                    "this version has no provision \"" + bracket.provision() + "\"; ./gilavar arrangement show "
                            + arrangement.id() + " --provisions lists them");
        }
        long own = arrangement.brackets().stream()
                .filter(b -> b.by().equals(said.party()))
                .count();
        if (own >= MOST_BRACKETS) {
            throw Said.wrongState(
                    "body.provision",
                    "a party sets at most " + MOST_BRACKETS
                            + " brackets on a version; propose another text with an amendment");
        }
        draft.record(
                Happened.BRACKETED,
                arrangement.bracketed(new Bracket(
                        bracket.provision(), said.party(), bracket.alternative(), bracket.reason(), draft.at())));
    }

    private static void unbracket(Draft draft, Said said, ArrangementBody.Unbracket unbracket) {
        Arrangement arrangement = disputable(draft, said, unbracket.arrangement());
        if (!arrangement.isBracketed(unbracket.provision(), said.party())) {
            throw Said.wrongState("body.provision", "you have set no bracket on \"" + unbracket.provision() + "\"");
        }
        draft.record(Happened.UNBRACKETED, arrangement.unbracketed(unbracket.provision(), said.party()));
    }

    private static Arrangement disputable(Draft draft, Said said, String id) {
        Arrangement arrangement = tabled(draft, said, id);
        boolean bound = arrangement.adopted().containsKey(said.party())
                || arrangement.signed().containsKey(said.party());
        if (arrangement.standing() != Standing.PROPOSED || bound) {
            throw Said.wrongState(
                    "body.arrangement",
                    bound
                            ? "you have adopted or signed this version; propose another with an amendment"
                            : "this version is " + arrangement.standing() + "; propose another with an amendment");
        }
        return arrangement;
    }

    private static void adopt(Draft draft, Said said, ArrangementBody.Adopt adopt) {
        Arrangement arrangement = tabled(draft, said, adopt.arrangement());
        if (said.byFacilitator()) {
            throw new RefusedException(
                    Refusal.Code.NOT_ENTITLED,
                    "from.party",
                    "the parties adopt a text; the facilitator signs it with them");
        }
        mustBe(arrangement, Standing.PROPOSED);
        mustBeTheSameText(arrangement, adopt.hash());
        mustBeAgreed(arrangement);
        if (arrangement.adopted().containsKey(said.party())) {
            throw Said.wrongState("body.arrangement", "you have adopted this version already");
        }
        draft.record(Happened.ADOPTED, arrangement.adoptedBy(said.party(), draft.at()));
    }

    private static void sign(Draft draft, Said said, Signers signers, ArrangementBody.Sign sign) {
        Arrangement arrangement = tabled(draft, said, sign.arrangement());
        mustBe(arrangement, Standing.PROPOSED, Standing.ADOPTED);
        mustBeTheSameText(arrangement, sign.hash());
        mustBeAgreed(arrangement);
        if (arrangement.signed().containsKey(said.party())) {
            throw Said.wrongState("body.arrangement", "you have signed this version already");
        }
        RoleRules.mustLeaveSpeaking(draft, said, arrangement.terms());
        Arrangement signed = arrangement.signedBy(
                said.party(), new Arrangement.Signature(draft.at(), List.copyOf(signers.postsOf(said.party()))));
        draft.record(Happened.SIGNED, signed);
        if (signed.standing() == Standing.SIGNED) {
            mustLeaveNobodyOut(draft, signed);
            supersede(draft, signed, a -> a.standing() != Standing.IN_FORCE && a.standing() != Standing.ENDED);
            if (!signed.wake().orElse(Instant.MIN).isAfter(draft.at())) {
                enterInForce(draft, signed);
            }
        }
    }

    private static void mustBe(Arrangement arrangement, Standing... one) {
        if (!List.of(one).contains(arrangement.standing())) {
            throw Said.wrongState("body.arrangement", "this version is " + arrangement.standing());
        }
    }

    private static void mustBeTheSameText(Arrangement arrangement, String hash) {
        if (!arrangement.hash().equals(hash)) {
            throw new RefusedException(
                    Refusal.Code.STALE_VERSION,
                    "body.hash",
                    "these are not the terms; their hash is " + arrangement.hash());
        }
    }

    private static void mustBeAgreed(Arrangement arrangement) {
        if (!arrangement.brackets().isEmpty()) {
            String disputed = arrangement.brackets().stream()
                    .map(b -> b.provision() + " (" + b.by() + ")")
                    .collect(Collectors.joining(", "));
            throw Said.wrongState("body.arrangement", "these stand in brackets: " + disputed);
        }
    }

    /** New terms end the old ones for everyone they bind, so everyone they bind must have signed the new. */
    private static void mustLeaveNobodyOut(Draft draft, Arrangement signed) {
        List<String> leftOut = draft.inForce().map(Arrangement::parties).orElse(List.of()).stream()
                .filter(party -> !signed.terms().parties().contains(party))
                .toList();
        if (!leftOut.isEmpty()) {
            throw Said.wrongState(
                    "body.arrangement",
                    "the terms in force bind " + leftOut + " too; new terms cannot end them without their signature");
        }
    }

    private static void supersede(Draft draft, Arrangement by, Predicate<Arrangement> which) {
        draft.all(Arrangement.class)
                .filter(a -> a.standing() != Standing.SUPERSEDED && !a.id().equals(by.id()))
                .filter(which)
                .toList()
                .forEach(a -> draft.record(Happened.SUPERSEDED, a.to(Standing.SUPERSEDED)));
    }

    private static void enterInForce(Draft draft, Arrangement signed) {
        String replaced = draft.governing().map(Arrangement::name).orElse(signed.name());
        supersede(draft, signed, any -> true);
        Arrangement now = signed.enterInForce(draft.at());
        draft.record(Happened.IN_FORCE, now);
        LineRules.open(draft, now);
        ZoneRules.recordFrom(draft, now, replaced);
        NoticeRules.keepFor(draft);
        PhaseRules.recordFrom(draft, now);
        PlanRules.renew(draft, now);
        StatisticsRules.reassess(draft);
        ConflictRules.reassess(draft, draft.liveNotices().toList(), Conflict.Settlement.NEW_TERMS);
    }

    private static void suspend(Draft draft, Said said, ArrangementBody.Suspend suspend) {
        Arrangement arrangement = binding(draft, said, suspend.arrangement());
        if (arrangement.isSuspended(suspend.side(), said.party())) {
            throw Said.wrongState("body.side", "you have suspended it already");
        }
        Arrangement now = arrangement.suspended(
                suspend.side(), said.party(), new Course.Suspension(draft.at(), suspend.reason()));
        draft.record(Happened.SUSPENDED, now);
        LineRules.declare(draft, now);
    }

    private static void resume(Draft draft, Said said, ArrangementBody.Resume resume) {
        Arrangement arrangement = binding(draft, said, resume.arrangement());
        if (!arrangement.isSuspended(resume.side(), said.party())) {
            throw Said.wrongState("body.side", "you have not suspended it");
        }
        Arrangement now = arrangement.resumed(resume.side(), said.party());
        draft.record(Happened.RESUMED, now);
        LineRules.declare(draft, now);
    }

    private static void withdraw(Draft draft, Said said, ArrangementBody.Withdraw withdraw) {
        Arrangement arrangement = binding(draft, said, withdraw.arrangement());
        if (arrangement.course().orElseThrow().leaving().containsKey(said.party())) {
            throw Said.wrongState("body.arrangement", "you have given notice of withdrawal already");
        }
        Duration notice =
                arrangement.terms().validity().map(v -> v.withdrawal().value()).orElse(Duration.ZERO);
        Arrangement leaving = arrangement.leaving(said.party(), draft.at().plus(notice), withdraw.reason());
        draft.record(Happened.WITHDRAWING, leaving);
        if (notice.isZero()) {
            leave(draft, leaving, said.party());
        }
    }

    private static void remain(Draft draft, Said said, ArrangementBody.Remain remain) {
        Arrangement arrangement = binding(draft, said, remain.arrangement());
        if (!arrangement.course().orElseThrow().leaving().containsKey(said.party())) {
            throw Said.wrongState("body.arrangement", "you have given no notice of withdrawal");
        }
        draft.record(Happened.REMAINED, arrangement.remaining(said.party()));
    }

    /** One of its own dates has come: it takes effect, somebody leaves, its term or the time for its review is over. */
    static void timeUp(Draft draft, Arrangement arrangement) {
        if (arrangement.standing() == Standing.SIGNED) {
            enterInForce(draft, arrangement);
            return;
        }
        Course course = arrangement.course().orElseThrow();
        Optional<String> leaver = course.leaving().entrySet().stream()
                .filter(e -> !e.getValue().at().isAfter(draft.at()))
                .map(e -> e.getKey())
                .findFirst();
        if (leaver.isPresent()) {
            leave(draft, arrangement, leaver.get());
        } else if (course.until().filter(end -> !end.isAfter(draft.at())).isPresent()) {
            boolean renews = arrangement
                    .terms()
                    .validity()
                    .filter(Validity::renewsItself)
                    .isPresent();
            if (renews) {
                draft.record(Happened.RENEWED, arrangement.renewed());
            } else {
                draft.record(Happened.ENDED, arrangement.to(Standing.ENDED));
                PlanRules.end(draft);
            }
        } else {
            draft.record(Happened.DUE, arrangement.dueForReview());
        }
    }

    /** Its notices are its own affair again: nobody is compared with it, and it with nobody. */
    private static void leave(Draft draft, Arrangement arrangement, String party) {
        Arrangement now = arrangement.left(party, draft.at());
        draft.record(Happened.LEFT, now);
        LineRules.leave(draft, now);
        ZoneRules.leave(draft, party);
        PhaseRules.leave(draft, now);
        ConflictRules.leave(draft, party);
        PlanRules.leave(draft, party);
        StatisticsRules.reassess(draft);
    }

    private static Arrangement tabled(Draft draft, Said said, String id) {
        return draft.find(Arrangement.class, id)
                .filter(a -> a.concerns(said.party()))
                .orElseThrow(() -> Said.unknown("body.arrangement", "arrangement", id));
    }

    private static Arrangement inForceOf(Draft draft, Said said, String id) {
        Arrangement arrangement = tabled(draft, said, id);
        mustBe(arrangement, Standing.IN_FORCE);
        return arrangement;
    }

    private static Arrangement binding(Draft draft, Said said, String id) {
        Arrangement arrangement = inForceOf(draft, said, id);
        if (!arrangement.binds(said.party())) {
            throw new RefusedException(
                    Refusal.Code.NOT_ENTITLED, "from.party", "only a party that the arrangement binds can say this");
        }
        return arrangement;
    }
}
