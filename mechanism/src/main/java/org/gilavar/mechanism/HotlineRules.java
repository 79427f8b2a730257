package org.gilavar.mechanism;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.gilavar.mechanism.item.Alarm;
import org.gilavar.mechanism.item.ChallengeSheet;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.item.Line;
import org.gilavar.mechanism.item.Message;
import org.gilavar.mechanism.item.PassedDown;
import org.gilavar.mechanism.item.Precedence;
import org.gilavar.mechanism.item.Relay;
import org.gilavar.mechanism.item.Taken;
import org.gilavar.mechanism.statement.MessageBody;
import org.gilavar.mechanism.terms.LineTerms;
import org.gilavar.mechanism.terms.Terms;

/**
 * The hotline: sent, relayed, delivered, read, taken, read back, answered, passed down. Silence is never nothing: past its deadline a
 * message is overdue, and the no-answer ladder is climbed rung by rung until somebody answers. Whoever has taken it has not answered.
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
            case MessageBody.Take take -> take(draft, said, take);
            case MessageBody.Relay relay -> relay(draft, said, relay);
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
        boolean neutral = said.byFacilitator() || send.to().equals(terms.facilitator());
        if (!neutral && terms.way() == LineTerms.Way.INDIRECT) {
            throw new RefusedException(
                    Refusal.Code.NOT_ENTITLED,
                    "body.to",
                    "by the arrangement in force the parties do not speak with each other on this line: say it to "
                            + terms.facilitator());
        }
        Instant sent = draft.at();
        Duration within = terms.answerWithin(said.precedence());
        draft.record(
                Happened.SENT,
                Message.sent(
                        said.newId(draft, Message.class, send.name()),
                        said.party(),
                        send.to(),
                        said.precedence(),
                        send.purpose(),
                        send.text(),
                        send.coded(),
                        sent,
                        sent.plus(within),
                        terms.ladder(sent, within),
                        neutral ? Optional.empty() : relayed(terms, said.precedence(), sent),
                        said.ifLate(sent)));
    }

    /** What is FLASH waits for nobody: the facilitator is told in the same instant as the other side. */
    private static Optional<Relay> relayed(Terms terms, Precedence precedence, Instant sent) {
        return precedence == Precedence.FLASH
                ? Optional.empty()
                : terms.line().flatMap(LineTerms::relayWithin).map(within -> Relay.until(sent.plus(within.value())));
    }

    private static void relay(Draft draft, Said said, MessageBody.Relay relay) {
        said.mustBeFacilitator();
        Message message = draft.find(Message.class, relay.message())
                .orElseThrow(() -> Said.unknown("body.message", "message", relay.message()));
        if (message.hasGoneOn()) {
            throw Said.wrongState("body.message", "it has reached " + message.to() + " already");
        }
        if (message.hasGoneBack()) {
            throw Said.wrongState("body.message", "it has gone back to " + message.from());
        }
        if (!canGoOn(draft, message)) {
            throw Said.wrongState(
                    "body.message", "by the terms as they are now nothing is passed on to " + message.to());
        }
        goOn(draft, message, Optional.of(said.post()));
    }

    /** Its recipient is on the line still, and is spoken to on it. */
    private static boolean canGoOn(Draft draft, Message message) {
        boolean there = draft.find(Line.class, Line.ID)
                .filter(line -> line.on().contains(message.to()))
                .isPresent();
        return there && draft.terms().way() != LineTerms.Way.INDIRECT;
    }

    /** The recipient has as long as if it had been sent to it now. */
    private static void goOn(Draft draft, Message message, Optional<String> post) {
        Terms terms = draft.terms();
        Duration within = terms.answerWithin(message.precedence());
        Instant now = draft.at();
        Relay done = message.relay().orElseThrow().passedOn(now, post);
        draft.record(Happened.RELAYED, message.goesOn(done, now.plus(within), terms.ladder(now, within)));
    }

    /** Any post may take it, and any other may take it from there: whoever is there acts. */
    private static void take(Draft draft, Said said, MessageBody.Take take) {
        Taken taken = new Taken(said.post(), draft.at());
        if (said.byFacilitator()) {
            Message message = draft.find(Message.class, take.message())
                    .orElseThrow(() -> Said.unknown("body.message", "message", take.message()));
            if (!message.to().equals(said.party())) {
                takeAlarm(draft, message, taken);
                return;
            }
        }
        Message message = received(draft, said, take.message());
        mustBeUnanswered(message);
        mustBeAnother(message.taken(), said);
        draft.record(Happened.TAKEN, message.takenBy(taken));
    }

    private static void takeAlarm(Draft draft, Message message, Taken taken) {
        Alarm alarm = message.alarm()
                .orElseThrow(() -> Said.wrongState(
                        "body.message", "it is for " + message.to() + ", and the ladder has not called you"));
        mustBeUnanswered(message);
        if (alarm.taken().isPresent()) {
            throw Said.wrongState(
                    "body.message", "your post " + alarm.taken().get().post() + " has taken the alarm already");
        }
        draft.record(Happened.ALARM_TAKEN, message.alarmTakenBy(taken));
    }

    private static void mustBeAnother(Optional<Taken> before, Said said) {
        if (before.filter(t -> t.post().equals(said.post())).isPresent()) {
            throw Said.wrongState("body.message", "you have taken it already; what it waits for is an answer");
        }
    }

    private static void mustBeUnanswered(Message message) {
        if (message.answer().isPresent()) {
            throw Said.wrongState("body.message", "it is answered already");
        }
    }

    private static void readBack(Draft draft, Said said, MessageBody.ReadBack readBack) {
        Message message = received(draft, said, readBack.message());
        if (message.readBack().filter(Message.ReadBack::matches).isPresent()) {
            throw Said.wrongState("body.message", "it has been read back correctly already");
        }
        ChallengeSheet.requireHash("hash", readBack.hash());
        boolean matches = message.readBackBy().equals(readBack.hash());
        draft.record(
                matches ? Happened.READ_BACK : Happened.GARBLED,
                message.readBackAs(new Message.ReadBack(matches, draft.at(), Optional.of(said.post()))));
    }

    private static void answer(Draft draft, Said said, MessageBody.Answer answer) {
        Message message = received(draft, said, answer.message());
        mustBeUnanswered(message);
        boolean garbled = message.readBack().filter(r -> !r.matches()).isPresent();
        if (garbled && answer.reply() == Message.Reply.RECEIVED) {
            throw Said.wrongState("body.message", "your read-back did not match: read it back correctly first");
        }
        long seconds = Duration.between(message.sent(), draft.at()).toSeconds();
        draft.record(
                Happened.ANSWERED,
                message.answered(new Message.Answer(
                        answer.reply(),
                        answer.text(),
                        draft.at(),
                        seconds,
                        Optional.of(said.post()),
                        said.ifLate(draft.at()))));
    }

    /** The deadline or the next rung has come, and nobody has answered. */
    static void timeUp(Draft draft, Message message) {
        if (!message.hasGoneOn() && canGoOn(draft, message)) {
            goOn(draft, message, Optional.empty());
        } else if (!message.hasGoneOn()) {
            draft.record(Happened.RETURNED, message.goesBack(draft.at()));
        } else if (message.overdue()) {
            draft.record(Happened.ESCALATED, message.escalate());
        } else {
            draft.record(Happened.OVERDUE, message.pastDeadline());
        }
    }

    private static Message received(Draft draft, Said said, String id) {
        return draft.find(Message.class, id)
                .filter(m -> m.to().equals(said.party()) && m.hasGoneOn())
                .orElseThrow(() -> Said.unknown("body.message", "message", id));
    }
}
