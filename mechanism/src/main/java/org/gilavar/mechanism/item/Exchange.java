package org.gilavar.mechanism.item;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.Optional;

/**
 * What one side of a conflict says to the other, and what comes back. Where the terms put the facilitator between them, its own words
 * reach no further than the facilitator, who passes on what is to be passed on.
 *
 * @param from who began it
 * @param to the other side, which knows nothing of it before something is passed on
 * @param said in the words of {@code from}; sealed from {@code to} where the facilitator is between them
 * @param passedOn as it reached {@code to}
 * @param answer in the words of {@code to}; sealed from {@code from} where the facilitator is between them
 * @param answerPassedOn as it reached {@code from}
 * @param due when whoever it waits for is late
 * @param overdue whether that has passed
 */
@JsonTypeName("exchange")
public record Exchange(
        String id,
        String conflict,
        String from,
        String to,
        Sort sort,
        Stage stage,
        Optional<Words> said,
        Optional<Words> passedOn,
        Optional<Words> answer,
        Optional<Words> answerPassedOn,
        Optional<Instant> due,
        boolean overdue,
        Optional<String> closedBecause)
        implements Item {

    /** What it is for. */
    public enum Sort {
        /** A question, to be answered. */
        QUERY,
        /** That something is not acceptable. It may be answered, and need not be. */
        OBJECTION
    }

    /** Whom it waits for. */
    public enum Stage {
        /** For the facilitator, to pass it on. */
        SAID,
        /** For the other side, to answer. */
        PASSED_ON,
        /** For the facilitator, to pass the answer on. */
        ANSWERED,
        /** For nobody: the answer has arrived. */
        DONE,
        /** For nobody: it was closed without, or its conflict is over. */
        CLOSED;

        public boolean open() {
            return this == SAID || this == PASSED_ON || this == ANSWERED;
        }
    }

    /** Words, and when they were said. */
    public record Words(String text, Instant at) {
        public Words {
            InvalidItemException.requireText("text", text);
        }
    }

    @Override
    public Optional<Instant> wake() {
        return due.filter(d -> stage.open() && !overdue);
    }

    public Exchange passedOn(Words words, Optional<Instant> by) {
        return with(Stage.PASSED_ON, said, Optional.of(words), answer, answerPassedOn, by, false, closedBecause);
    }

    public Exchange answered(Words words, Optional<Instant> by) {
        return with(Stage.ANSWERED, said, passedOn, Optional.of(words), answerPassedOn, by, false, closedBecause);
    }

    public Exchange done(Words words) {
        return with(Stage.DONE, said, passedOn, answer, Optional.of(words), Optional.empty(), false, closedBecause);
    }

    public Exchange closed(Optional<String> because) {
        return with(Stage.CLOSED, said, passedOn, answer, answerPassedOn, Optional.empty(), overdue, because);
    }

    public Exchange pastDue() {
        return with(stage, said, passedOn, answer, answerPassedOn, due, true, closedBecause);
    }

    /** Without the words of the one side that are sealed from the other. */
    public Exchange sealedFor(String party) {
        boolean beginner = party.equals(from);
        return with(
                stage,
                said.filter(words -> beginner),
                passedOn,
                answer.filter(words -> !beginner),
                answerPassedOn,
                due,
                overdue,
                closedBecause.filter(words -> beginner));
    }

    private Exchange with(
            Stage now,
            Optional<Words> first,
            Optional<Words> relayed,
            Optional<Words> second,
            Optional<Words> secondRelayed,
            Optional<Instant> by,
            boolean late,
            Optional<String> because) {
        return new Exchange(
                id, conflict, from, to, sort, now, first, relayed, second, secondRelayed, by, late, because);
    }
}
