package org.gilavar.mechanism;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.item.Line;
import org.gilavar.mechanism.item.Message;
import org.gilavar.mechanism.item.PassedDown;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.statement.MessageBody;
import org.gilavar.mechanism.terms.Terms;

/**
 * The hotline: sent, delivered, read, read back, answered, passed down. Silence is never nothing: past its deadline a message is overdue,
 * and the no-answer ladder is climbed rung by rung until somebody answers.
 */
final class HotlineRules {

    private HotlineRules() {}

    static void apply(Draft draft, Said said, MessageBody body) {
        switch (body) {
            case MessageBody.Send send -> send(draft, said, send);
            case MessageBody.Deliver deliver -> {
                Message message = received(draft, said, deliver.message());
                if (message.delivered().isPresent()) {
                    throw Said.wrongState("body.message", "it is delivered already");
                }
                draft.record(Happened.DELIVERED, message.deliveredAt(draft.at()));
            }
            case MessageBody.Read read -> {
                Message message = received(draft, said, read.message());
                if (message.read().isPresent()) {
                    throw Said.wrongState("body.message", "you have read it already");
                }
                draft.record(Happened.READ, message.readAt(draft.at()));
            }
            case MessageBody.ReadBack readBack -> readBack(draft, said, readBack);
            case MessageBody.Answer answer -> answer(draft, said, answer);
            case MessageBody.PassDown passDown -> {
                Message message = received(draft, said, passDown.message());
                draft.record(Happened.PASSED_DOWN, message.passedDown(new PassedDown(passDown.to(), draft.at())));
            }
        }
    }

    private static void send(Draft draft, Said said, MessageBody.Send send) {
        Terms terms = draft.terms();
        Line line = draft.find(Line.class, Line.ID).orElseThrow();
        if (!line.on().contains(said.party())) {
            throw new RefusedException(Refusal.Code.NOT_ENTITLED, "from.party", "you are not on this line");
        }
        if (!line.on().contains(send.to()) || send.to().equals(said.party())) {
            throw new InvalidItemException("to", "expected another on the line: " + line.on());
        }
        Instant sent = draft.at();
        Duration within = terms.answerWithin(said.precedence());
        draft.record(
                Happened.SENT,
                new Message(
                        said.newId(draft, Message.class, send.name()),
                        said.party(),
                        send.to(),
                        said.precedence(),
                        send.purpose(),
                        send.text(),
                        sent,
                        sent.plus(within),
                        false,
                        terms.ladder(sent, within),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        said.ifLate(draft.at())));
    }

    private static void readBack(Draft draft, Said said, MessageBody.ReadBack readBack) {
        Message message = received(draft, said, readBack.message());
        if (message.readBack().filter(Message.ReadBack::matches).isPresent()) {
            throw Said.wrongState("body.message", "it has been read back correctly already");
        }
        boolean matches = Json.hashOfText(message.text()).equals(readBack.hash());
        draft.record(matches ? Happened.READ_BACK : Happened.GARBLED, message.readBackAs(matches, draft.at()));
    }

    private static void answer(Draft draft, Said said, MessageBody.Answer answer) {
        Message message = received(draft, said, answer.message());
        if (message.answer().isPresent()) {
            throw Said.wrongState("body.message", "it is answered already");
        }
        boolean garbled = message.readBack().filter(r -> !r.matches()).isPresent();
        if (garbled && answer.reply() == Message.Reply.RECEIVED) {
            throw Said.wrongState("body.message", "your read-back did not match: read it back correctly first");
        }
        long seconds = Duration.between(message.sent(), draft.at()).toSeconds();
        draft.record(
                Happened.ANSWERED,
                message.answered(new Message.Answer(
                        answer.reply(), answer.text(), draft.at(), seconds, said.ifLate(draft.at()))));
    }

    /** The deadline or the next rung has come, and nobody has answered. */
    static void timeUp(Draft draft, Message message) {
        if (message.overdue()) {
            draft.record(Happened.ESCALATED, message.escalate());
        } else {
            draft.record(Happened.OVERDUE, message.pastDeadline());
        }
    }

    private static Message received(Draft draft, Said said, String id) {
        return draft.find(Message.class, id)
                .filter(m -> m.to().equals(said.party()))
                .orElseThrow(() -> Said.unknown("body.message", "message", id));
    }
}
