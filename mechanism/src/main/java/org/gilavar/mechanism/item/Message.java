package org.gilavar.mechanism.item;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A message on the hotline, with every step it has taken and when.
 *
 * @param answerBy the deadline that the arrangement in force gave its precedence
 * @param ladder the rungs still to be climbed if no answer comes, each with its instant
 * @param escalated the rungs that have been called
 * @param delivered when it reached the recipient's screen
 * @param read when somebody there had read it
 * @param passedDown how far down the recipient has passed it, as it said last
 * @param overdue true once the deadline has passed unanswered, and for good: a late answer does not undo it
 * @param said only of what was late: when its sender had said it, by its own account. No deadline counts from it
 */
@JsonTypeName("message")
public record Message(
        String id,
        String from,
        String to,
        Precedence precedence,
        Purpose purpose,
        String text,
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

    /** What the recipient says it understood, by hash. A mismatch means the line is garbled: read back again. */
    public record ReadBack(boolean matches, Instant at) {}

    /**
     * A signed answer. None of these is permission.
     *
     * @param said only of what was late: when it had been said, by the account of whoever gave it
     */
    public record Answer(Reply reply, Optional<String> text, Instant at, long secondsElapsed, Optional<Instant> said) {}

    /** The answers there are. */
    public enum Reply {
        RECEIVED,
        QUERY,
        OBJECTION,
        CANNOT_COMPLY
    }

    public Message {
        ladder = List.copyOf(ladder);
        escalated = List.copyOf(escalated);
    }

    @Override
    public Optional<Instant> wake() {
        if (answer.isPresent()) {
            return Optional.empty();
        }
        if (!overdue) {
            return Optional.of(answerBy);
        }
        return ladder.stream().findFirst().map(Rung::at);
    }

    public Message deliveredAt(Instant at) {
        return with(overdue, ladder, escalated, Optional.of(at), read, readBack, answer, passedDown);
    }

    /** What has been read has been delivered. */
    public Message readAt(Instant at) {
        return with(
                overdue,
                ladder,
                escalated,
                delivered.or(() -> Optional.of(at)),
                Optional.of(at),
                readBack,
                answer,
                passedDown);
    }

    public Message readBackAs(boolean matches, Instant at) {
        return with(
                overdue,
                ladder,
                escalated,
                delivered,
                read,
                Optional.of(new ReadBack(matches, at)),
                answer,
                passedDown);
    }

    public Message answered(Answer given) {
        return with(overdue, ladder, escalated, delivered, read, readBack, Optional.of(given), passedDown);
    }

    public Message passedDown(PassedDown how) {
        return with(overdue, ladder, escalated, delivered, read, readBack, answer, Optional.of(how));
    }

    public Message pastDeadline() {
        return with(true, ladder, escalated, delivered, read, readBack, answer, passedDown);
    }

    /** The next rung is called. */
    public Message escalate() {
        var called = new ArrayList<>(escalated);
        called.add(ladder.getFirst());
        return with(overdue, ladder.subList(1, ladder.size()), called, delivered, read, readBack, answer, passedDown);
    }

    private Message with(
            boolean late,
            List<Rung> pending,
            List<Rung> called,
            Optional<Instant> deliveredAt,
            Optional<Instant> readAt,
            Optional<ReadBack> understood,
            Optional<Answer> given,
            Optional<PassedDown> down) {
        return new Message(
                id,
                from,
                to,
                precedence,
                purpose,
                text,
                sent,
                answerBy,
                late,
                pending,
                called,
                deliveredAt,
                readAt,
                understood,
                given,
                down,
                said);
    }
}
