package org.gilavar.mechanism;

import java.time.Instant;
import java.util.Optional;
import org.gilavar.mechanism.item.Conflict;
import org.gilavar.mechanism.item.Exchange;
import org.gilavar.mechanism.item.Exchange.Sort;
import org.gilavar.mechanism.item.Exchange.Stage;
import org.gilavar.mechanism.item.Exchange.Words;
import org.gilavar.mechanism.statement.ExchangeBody;
import org.gilavar.mechanism.terms.Channel;

/** What the sides of a conflict say to each other: directly, or through the facilitator, as the terms have it. */
final class ExchangeRules {

    /** Of a side, in one conflict. */
    private static final int MOST_OPEN = 10;

    private ExchangeRules() {}

    static void apply(Draft draft, Said said, ExchangeBody body) {
        switch (body) {
            case ExchangeBody.Open open -> open(draft, said, open);
            case ExchangeBody.Relay relay -> relay(draft, said, relay);
            case ExchangeBody.Answer answer -> answer(draft, said, answer);
            case ExchangeBody.Close close -> close(draft, said, close);
        }
    }

    private static void open(Draft draft, Said said, ExchangeBody.Open open) {
        Conflict conflict = HandlingRules.open(draft, said, open.conflict());
        HandlingRules.mustBeSide(conflict, said);
        long waiting = draft.exchangesFor(conflict.id())
                .filter(e -> e.stage().open() && e.from().equals(said.party()))
                .count();
        if (waiting >= MOST_OPEN) {
            throw Said.wrongState(
                    "body", waiting + " of yours are open in this conflict; close one that is not waited for");
        }
        Words words = new Words(open.text(), draft.at());
        Exchange begun = new Exchange(
                said.newId(draft, Exchange.class, open.name()),
                conflict.id(),
                said.party(),
                conflict.other(said.party()),
                open.sort(),
                Stage.SAID,
                Optional.of(words),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                due(draft),
                false,
                Optional.empty());
        if (isNeutral(draft)) {
            draft.record(Happened.OPENED, begun);
        } else {
            draft.record(Happened.RELAYED, begun.passedOn(words, dueFor(draft, begun)));
        }
    }

    private static void relay(Draft draft, Said said, ExchangeBody.Relay relay) {
        said.mustBeFacilitator();
        Exchange exchange = open(draft, said, relay.exchange());
        Words words = new Words(relay.text(), draft.at());
        draft.record(
                Happened.RELAYED,
                switch (exchange.stage()) {
                    case SAID -> exchange.passedOn(words, dueFor(draft, exchange));
                    case ANSWERED -> exchange.done(words);
                    case PASSED_ON, DONE, CLOSED ->
                        throw Said.wrongState("body.exchange", "it waits for " + exchange.to() + " to answer");
                });
    }

    private static void answer(Draft draft, Said said, ExchangeBody.Answer answer) {
        Exchange exchange = open(draft, said, answer.exchange());
        if (!exchange.to().equals(said.party())) {
            throw new RefusedException(
                    Refusal.Code.NOT_ENTITLED, "from.party", "only the side that it was passed on to can answer it");
        }
        if (exchange.stage() != Stage.PASSED_ON) {
            throw Said.wrongState("body.exchange", "you have answered it already");
        }
        Words words = new Words(answer.text(), draft.at());
        draft.record(
                Happened.ANSWERED,
                isNeutral(draft)
                        ? exchange.answered(words, due(draft))
                        : exchange.answered(words, Optional.empty()).done(words));
    }

    private static void close(Draft draft, Said said, ExchangeBody.Close close) {
        Exchange exchange = open(draft, said, close.exchange());
        if (exchange.to().equals(said.party())) {
            throw new RefusedException(
                    Refusal.Code.NOT_ENTITLED, "from.party", "only who has begun it, or the facilitator, can close it");
        }
        draft.record(Happened.CLOSED, exchange.closed(Optional.of(close.reason())));
    }

    /** Whoever it waits for is late: a fact, told to all who see it. */
    static void timeUp(Draft draft, Exchange exchange) {
        draft.record(Happened.OVERDUE, exchange.pastDue());
    }

    /** What was being said of a conflict that is over. */
    static void close(Draft draft, String conflict) {
        draft.exchangesFor(conflict)
                .filter(e -> e.stage().open())
                .toList()
                .forEach(e -> draft.record(Happened.CLOSED, e.closed(Optional.empty())));
    }

    /** The same words for what is hidden from the speaker as for what never was. */
    private static Exchange open(Draft draft, Said said, String id) {
        Exchange exchange = draft.find(Exchange.class, id)
                .filter(e -> Disclosure.sight(e, said.party(), draft, draft.at())
                        .item()
                        .isPresent())
                .orElseThrow(() -> Said.unknown("body.exchange", "exchange", id));
        if (!exchange.stage().open()) {
            throw Said.wrongState("body.exchange", "it is " + exchange.stage());
        }
        return exchange;
    }

    private static boolean isNeutral(Draft draft) {
        return draft.terms().channelOrNeutral() == Channel.NEUTRAL;
    }

    /** An objection need not be answered. */
    private static Optional<Instant> dueFor(Draft draft, Exchange exchange) {
        return exchange.sort() == Sort.QUERY ? due(draft) : Optional.empty();
    }

    private static Optional<Instant> due(Draft draft) {
        return draft.terms()
                .settling()
                .map(settling -> draft.at().plus(settling.answerWithin().value()));
    }
}
