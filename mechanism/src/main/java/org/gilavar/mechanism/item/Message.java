package org.gilavar.mechanism.item;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gilavar.mechanism.json.Json;

/**
 * A message on the hotline, with every step it has taken and when.
 *
 * @param text in the sender's own words; beside a phrase it is free text, and not translated
 * @param coded the phrase that it is said by; there is one of the two at least
 * @param answerBy the deadline that the arrangement in force gave its precedence
 * @param ladder the rungs still to be climbed if no answer comes, each with its instant
 * @param escalated the rungs that have been called
 * @param delivered when it reached the recipient's screen
 * @param read when somebody there had read it
 * @param passedDown how far down the recipient has passed it, as it said last
 * @param overdue true once the deadline has passed unanswered, and for good: a late answer does not undo it
 * @param taken which post of the recipient has it in hand, the last that said so
 * @param relay its way through the facilitator; absent where the line is direct, and of what the facilitator says or is told
 * @param alarm present once the ladder has called the facilitator
 * @param said only of what was late: when its sender had said it, by its own account. No deadline counts from it
 */
@JsonTypeName("message")
public record Message(
        String id,
        String from,
        String to,
        Precedence precedence,
        Purpose purpose,
        Optional<String> text,
        Optional<Coded> coded,
        Instant sent,
        Instant answerBy,
        boolean overdue,
        List<Rung> ladder,
        List<Rung> escalated,
        Optional<Instant> delivered,
        Optional<Instant> read,
        Optional<ReadBack> readBack,
        Optional<Answer> answer,
        Optional<PassedDown> passedDown,
        Optional<Taken> taken,
        Optional<Relay> relay,
        Optional<Alarm> alarm,
        Optional<Instant> said)
        implements Item {

    /** Why the line is used. */
    public enum Purpose {
        CHECK,
        INFORM,
        QUERY,
        WARN,
        STOP_URGENT,
        SAR,
        CORRECT,
        CLOSE
    }

    /**
     * What the recipient says it understood, by hash. A mismatch means the line is garbled: read back again.
     *
     * @param post that has read it back
     */
    public record ReadBack(boolean matches, Instant at, Optional<String> post) {}

    /**
     * A signed answer. None of these is permission.
     *
     * @param secondsElapsed whole seconds from the sending
     * @param post that has answered
     * @param said only of what was late: when it had been said, by the account of whoever gave it
     */
    public record Answer(
            Reply reply,
            Optional<String> text,
            Instant at,
            long secondsElapsed,
            Optional<String> post,
            Optional<Instant> said) {}

    /** The answers there are. */
    public enum Reply {
        RECEIVED,
        QUERY,
        OBJECTION,
        CANNOT_COMPLY
    }

    public Message {
        requireWords(text, coded);
        ladder = List.copyOf(ladder);
        escalated = List.copyOf(escalated);
    }

    /** Throws {@link InvalidItemException} when nothing at all is said. */
    public static void requireWords(Optional<String> text, Optional<Coded> coded) {
        if (text.isEmpty() && coded.isEmpty()) {
            throw new InvalidItemException("text", "is missing; expected a text, or a phrase as coded, or both");
        }
    }

    /**
     * The hash that it is read back by: of a phrase its code's, and never that of any words it may be rendered in; of what has
     * none that of the text.
     */
    public String readBackBy() {
        return coded.map(phrase -> phrase.readBack(text)).orElseGet(() -> Json.hashOfText(text.orElse("")));
    }

    /** One that is sent now: nobody has heard it yet. */
    public static Message sent(
            String id,
            String from,
            String to,
            Precedence precedence,
            Purpose purpose,
            Optional<String> text,
            Optional<Coded> coded,
            Instant sent,
            Instant answerBy,
            List<Rung> ladder,
            Optional<Relay> relay,
            Optional<Instant> said) {
        return new Message(
                id,
                from,
                to,
                precedence,
                purpose,
                text,
                coded,
                sent,
                answerBy,
                false,
                ladder,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                relay,
                Optional.empty(),
                said);
    }

    /** Whether it has gone on to whom it is for: what waits to be relayed has not. */
    public boolean hasGoneOn() {
        return relay.filter(r -> r.passedOn().isEmpty()).isEmpty();
    }

    /** Whether it has gone back to its sender, since it could not go on any more. */
    public boolean hasGoneBack() {
        return relay.filter(r -> r.returned().isPresent()).isPresent();
    }

    /** Whether the facilitator is to do something about it, between others: pass it on, or take an alarm that nobody has taken. */
    public boolean waitsForTheFacilitator() {
        return (!hasGoneOn() && !hasGoneBack())
                || alarm.filter(a -> a.taken().isEmpty()).isPresent();
    }

    /** Whether a party may know of it. */
    public boolean isKnownTo(String party) {
        return from.equals(party) || (to.equals(party) && hasGoneOn());
    }

    @Override
    public Optional<Instant> wake() {
        if (answer.isPresent() || hasGoneBack()) {
            return Optional.empty();
        }
        if (!hasGoneOn()) {
            return relay.map(Relay::by);
        }
        if (!overdue) {
            return Optional.of(answerBy);
        }
        return ladder.stream().findFirst().map(Rung::at);
    }

    public Message deliveredAt(Instant at) {
        return heard(Optional.of(at), read, readBack, answer, passedDown, taken);
    }

    /** What has been read has been delivered. */
    public Message readAt(Instant at) {
        return heard(delivered.or(() -> Optional.of(at)), Optional.of(at), readBack, answer, passedDown, taken);
    }

    public Message readBackAs(ReadBack understood) {
        return heard(delivered, read, Optional.of(understood), answer, passedDown, taken);
    }

    public Message answered(Answer given) {
        return heard(delivered, read, readBack, Optional.of(given), passedDown, taken);
    }

    public Message passedDown(PassedDown how) {
        return heard(delivered, read, readBack, answer, Optional.of(how), taken);
    }

    public Message takenBy(Taken taker) {
        return heard(delivered, read, readBack, answer, passedDown, Optional.of(taker));
    }

    public Message pastDeadline() {
        return unheard(answerBy, true, ladder, escalated, relay, alarm);
    }

    /** The next rung is called. One that calls the facilitator raises the alarm, unless it is raised already. */
    public Message escalate() {
        Rung next = ladder.getFirst();
        Optional<Alarm> raised =
                Optional.of(next).filter(r -> r.calls(Means.FACILITATOR)).map(r -> new Alarm(r.at(), Optional.empty()));
        return unheard(
                answerBy,
                overdue,
                ladder.subList(1, ladder.size()),
                Stream.concat(escalated.stream(), Stream.of(next)).toList(),
                relay,
                alarm.or(() -> raised));
    }

    /** The facilitator has it in hand. */
    public Message alarmTakenBy(Taken taker) {
        return unheard(
                answerBy, overdue, ladder, escalated, relay, alarm.map(a -> new Alarm(a.raised(), Optional.of(taker))));
    }

    /** It goes on to its recipient, whose time begins now. */
    public Message goesOn(Relay passedOn, Instant newAnswerBy, List<Rung> newLadder) {
        return unheard(newAnswerBy, overdue, newLadder, escalated, Optional.of(passedOn), alarm);
    }

    /** It goes back to its sender. */
    public Message goesBack(Instant at) {
        return unheard(answerBy, overdue, ladder, escalated, relay.map(r -> r.returned(at)), alarm);
    }

    private Message heard(
            Optional<Instant> deliveredAt,
            Optional<Instant> readAt,
            Optional<ReadBack> understood,
            Optional<Answer> given,
            Optional<PassedDown> down,
            Optional<Taken> inHand) {
        return new Message(
                id,
                from,
                to,
                precedence,
                purpose,
                text,
                coded,
                sent,
                answerBy,
                overdue,
                ladder,
                escalated,
                deliveredAt,
                readAt,
                understood,
                given,
                down,
                inHand,
                relay,
                alarm,
                said);
    }

    private Message unheard(
            Instant deadline,
            boolean late,
            List<Rung> pending,
            List<Rung> called,
            Optional<Relay> way,
            Optional<Alarm> facilitator) {
        return new Message(
                id,
                from,
                to,
                precedence,
                purpose,
                text,
                coded,
                sent,
                deadline,
                late,
                pending,
                called,
                delivered,
                read,
                readBack,
                answer,
                passedDown,
                taken,
                way,
                facilitator,
                said);
    }
}
