package org.gilavar.mechanism;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.gilavar.mechanism.item.Commitment;
import org.gilavar.mechanism.item.Commitment.Condition;
import org.gilavar.mechanism.item.Commitment.Stage;
import org.gilavar.mechanism.item.Commitment.Word;
import org.gilavar.mechanism.item.Conflict;
import org.gilavar.mechanism.item.Incident;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.item.Item;
import org.gilavar.mechanism.item.Meeting;
import org.gilavar.mechanism.statement.CommitmentBody;
import org.gilavar.mechanism.terms.Terms;

/**
 * Commitments with conditions. Nobody commits another, nothing stands that not all it is given to have accepted, and what
 * became of it is what those named have said. Nothing here is enforced, and nothing follows from it elsewhere.
 */
final class CommitmentRules {

    /** That are open at once; each stays on the desks of others until something becomes of it. */
    private static final int MOST_OF_A_PARTY = 100;

    /** Ten years: longer no arrangement of this kind has held, and what is to hold for ever has no end to name. */
    private static final Duration FURTHEST = Duration.ofDays(3_653);

    private static final String FIELD = "body.commitment";

    private CommitmentRules() {}

    static void apply(Draft draft, Said said, CommitmentBody body) {
        switch (body) {
            case CommitmentBody.Offer offer -> offer(draft, said, offer);
            case CommitmentBody.Accept accept -> accept(draft, said, accept.commitment());
            case CommitmentBody.Decline decline -> {
                Commitment offered = offered(draft, said, decline.commitment());
                mustBeGivenTo(said, offered, "decline it");
                draft.record(Happened.DECLINED, offered.declined(word(draft, said, decline.reason())));
            }
            case CommitmentBody.Withdraw withdraw -> {
                Commitment offered = offered(draft, said, withdraw.commitment());
                mustBeMaker(said, offered, "withdraw it");
                draft.record(Happened.WITHDRAWN, offered.withdrawn(word(draft, said, withdraw.reason())));
            }
            case CommitmentBody.Met met -> met(draft, said, met);
            case CommitmentBody.Fulfil fulfil -> fulfil(draft, said, fulfil);
            case CommitmentBody.Acknowledge acknowledge -> acknowledge(draft, said, acknowledge.commitment());
            case CommitmentBody.Dispute dispute -> dispute(draft, said, dispute);
        }
    }

    private static void offer(Draft draft, Said said, CommitmentBody.Offer offer) {
        said.mustBeParty(draft);
        Terms terms = draft.terms();
        String facilitator = terms.facilitator();
        for (int i = 0; i < offer.to().size(); i++) {
            String to = offer.to().get(i);
            if (to.equals(said.party()) || !(draft.parties().contains(to) || to.equals(facilitator))) {
                throw new InvalidItemException(
                        "to[" + i + "]",
                        "expected another party to the arrangement in force, or its facilitator; found \"" + to + "\"");
            }
        }
        Set<String> seenBy = new TreeSet<>(offer.to());
        seenBy.add(said.party());
        seenBy.add(facilitator);
        offer.condition().ifPresent(condition -> mustBeJudgedByOneOf(seenBy, condition));
        mustBeKnownToAll(draft, seenBy, offer);
        offer.due().ifPresent(due -> mustBeInReach(draft, due));
        long open = draft.all(Commitment.class)
                .filter(c -> c.by().equals(said.party()) && c.stage().open())
                .count();
        if (open >= MOST_OF_A_PARTY) {
            throw Said.wrongState(
                    "body",
                    "at most " + MOST_OF_A_PARTY
                            + " commitments of a party are open at once; withdraw an offer, or have "
                            + "what is fulfilled acknowledged");
        }
        draft.record(
                Happened.OFFERED,
                new Commitment(
                        said.newId(draft, Commitment.class, offer.name()),
                        said.party(),
                        new TreeSet<>(offer.to()),
                        offer.text(),
                        offer.condition(),
                        new TreeSet<>(offer.links()),
                        offer.due(),
                        Stage.OFFERED,
                        draft.at(),
                        new TreeMap<>(),
                        Optional.empty(),
                        Optional.empty(),
                        new TreeMap<>(),
                        new TreeMap<>(),
                        Optional.empty()));
    }

    private static void mustBeJudgedByOneOf(Set<String> seenBy, Condition condition) {
        if (!seenBy.contains(condition.metBy())) {
            throw new InvalidItemException(
                    "condition.metBy",
                    "expected one of " + seenBy + ", who will see it, found \"" + condition.metBy() + "\"");
        }
    }

    private static void mustBeInReach(Draft draft, Instant due) {
        if (!due.isAfter(draft.at()) || due.isAfter(draft.at().plus(FURTHEST))) {
            throw new InvalidItemException(
                    "due", "expected after now, " + draft.at() + ", and within " + FURTHEST.toDays() + " days");
        }
    }

    /**
     * A link tells whoever reads it that the thing is there. So all who will see the commitment must see the thing already, and what
     * one of them does not is refused as what never was.
     */
    private static void mustBeKnownToAll(Draft draft, Set<String> seenBy, CommitmentBody.Offer offer) {
        for (int i = 0; i < offer.links().size(); i++) {
            mustBeKnownToAll(
                    draft, seenBy, "body.links[" + i + "]", offer.links().get(i));
        }
        offer.condition()
                .flatMap(Condition::link)
                .ifPresent(link -> mustBeKnownToAll(draft, seenBy, "body.condition.link", link));
    }

    private static void mustBeKnownToAll(Draft draft, Set<String> seenBy, String field, String id) {
        boolean known = Stream.of(Meeting.class, Incident.class, Conflict.class)
                .flatMap(type -> draft.find(type, id).stream())
                .anyMatch(item -> isKnownToAll(draft, seenBy, item));
        if (!known) {
            throw new RefusedException(
                    Refusal.Code.UNKNOWN,
                    field,
                    "there is no meeting, incident or conflict \"" + id
                            + "\" that you and all others who would see this know of");
        }
    }

    private static boolean isKnownToAll(Draft draft, Set<String> seenBy, Item item) {
        return seenBy.stream()
                .allMatch(party ->
                        Disclosure.sight(item, party, draft, draft.at()).item().isPresent());
    }

    private static void accept(Draft draft, Said said, String id) {
        Commitment offered = offered(draft, said, id);
        mustBeGivenTo(said, offered, "accept it");
        if (offered.accepted().containsKey(said.party())) {
            throw Said.wrongState(FIELD, "you have accepted it already");
        }
        draft.record(Happened.ACCEPTED, offered.acceptedBy(said.party(), draft.at()));
    }

    private static void met(Draft draft, Said said, CommitmentBody.Met met) {
        Commitment commitment = open(draft, said, met.commitment());
        Condition condition =
                commitment.condition().orElseThrow(() -> Said.wrongState(FIELD, "it depends on no condition"));
        if (!condition.metBy().equals(said.party())) {
            throw new RefusedException(
                    Refusal.Code.NOT_ENTITLED,
                    FIELD,
                    "only " + condition.metBy() + " can say that the condition is met");
        }
        mustBeAccepted(commitment);
        if (commitment.stage() == Stage.CONDITION_MET) {
            throw Said.wrongState(FIELD, "you have said so already");
        }
        draft.record(Happened.CONDITION_MET, commitment.conditionMet(word(draft, said, met.remarks())));
    }

    private static void fulfil(Draft draft, Said said, CommitmentBody.Fulfil fulfil) {
        Commitment commitment = open(draft, said, fulfil.commitment());
        mustBeMaker(said, commitment, "say that it is fulfilled");
        mustBeAccepted(commitment);
        commitment.condition().filter(c -> commitment.stage() == Stage.ACCEPTED).ifPresent(condition -> {
            throw Said.wrongState(
                    FIELD, "its condition is not met; " + condition.metBy() + " has to say that it is, first");
        });
        if (commitment.stated().isPresent()) {
            throw Said.wrongState(FIELD, "you have said so already; it waits for those it was given to");
        }
        draft.record(Happened.STATED, commitment.statedFulfilled(word(draft, said, fulfil.remarks())));
    }

    private static void acknowledge(Draft draft, Said said, String id) {
        Commitment stated = stated(draft, said, id, "acknowledge it");
        Commitment now = stated.acknowledgedBy(said.party(), draft.at());
        draft.record(now.stage() == Stage.FULFILLED ? Happened.FULFILLED : Happened.ACKNOWLEDGED, now);
    }

    private static void dispute(Draft draft, Said said, CommitmentBody.Dispute dispute) {
        Commitment stated = stated(draft, said, dispute.commitment(), "dispute it");
        if (stated.disputed().containsKey(said.party())) {
            throw Said.wrongState(
                    FIELD,
                    "you have disputed it already; you may still acknowledge it, and your words stay beside that");
        }
        draft.record(Happened.DISPUTED, stated.disputedBy(word(draft, said, Optional.of(dispute.reason()))));
    }

    /** Its time has passed, and its maker has not said that it is fulfilled. */
    static void timeUp(Draft draft, Commitment commitment) {
        draft.record(Happened.LAPSED, commitment.lapsed());
    }

    /** One that is said to be fulfilled, by somebody who has yet to acknowledge it. */
    private static Commitment stated(Draft draft, Said said, String id, String what) {
        Commitment commitment = open(draft, said, id);
        mustBeGivenTo(said, commitment, what);
        if (commitment.stated().isEmpty()) {
            throw Said.wrongState(FIELD, commitment.by() + " has not said yet that it is fulfilled");
        }
        if (commitment.acknowledged().containsKey(said.party())) {
            throw Said.wrongState(FIELD, "you have acknowledged it already");
        }
        return commitment;
    }

    private static Commitment offered(Draft draft, Said said, String id) {
        Commitment commitment = open(draft, said, id);
        if (commitment.stage() != Stage.OFFERED) {
            throw Said.wrongState(FIELD, "all have accepted it; it is " + commitment.stage());
        }
        return commitment;
    }

    private static Commitment open(Draft draft, Said said, String id) {
        Commitment commitment = draft.find(Commitment.class, id)
                .filter(c -> said.byFacilitator() || c.names(said.party()))
                .orElseThrow(() -> Said.unknown(FIELD, "commitment", id));
        if (!commitment.stage().open()) {
            throw Said.wrongState(FIELD, "it is " + commitment.stage() + "; offer another");
        }
        return commitment;
    }

    private static void mustBeAccepted(Commitment commitment) {
        if (commitment.stage() == Stage.OFFERED) {
            List<String> missing = commitment.to().stream()
                    .filter(party -> !commitment.accepted().containsKey(party))
                    .toList();
            throw Said.wrongState(FIELD, "it is OFFERED, and not yet accepted by " + String.join(", ", missing));
        }
    }

    private static void mustBeMaker(Said said, Commitment commitment, String what) {
        if (!commitment.by().equals(said.party())) {
            throw new RefusedException(
                    Refusal.Code.NOT_ENTITLED, FIELD, "only " + commitment.by() + ", whose it is, can " + what);
        }
    }

    private static void mustBeGivenTo(Said said, Commitment commitment, String what) {
        if (!commitment.to().contains(said.party())) {
            throw new RefusedException(Refusal.Code.NOT_ENTITLED, FIELD, "only those it is given to can " + what);
        }
    }

    private static Word word(Draft draft, Said said, Optional<String> text) {
        return new Word(said.party(), draft.at(), text);
    }
}
