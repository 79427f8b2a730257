package org.gilavar.mechanism.item;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A call by voice, outside this system, as one of its ends has logged it. What the other end says of it stands beside that, and
 * neither is rewritten. A call answers no message: a signed answer does.
 *
 * @param id {@code party.name}
 * @param by the end that logged it, on whose word all of {@code account} rests
 * @param logged when that was said, by the mechanism's time: a call is logged late as often as not, and that can be seen
 * @param confirmation what the other end says of it
 * @param recordings an end to its own recording; what is recorded stays with it, and only the hash is told
 * @param authenticated how whoever was heard was recognised
 * @param due the deadline of what was agreed has passed without a word that it is done; for good, as a late word does not undo it
 * @param done the word of either end that what was agreed is done
 */
@JsonTypeName("call")
public record Call(
        String id,
        String by,
        Account account,
        Precedence precedence,
        Instant logged,
        Stage stage,
        Optional<Confirmation> confirmation,
        SortedMap<String, Recording> recordings,
        Optional<Authenticated> authenticated,
        boolean due,
        Optional<Done> done)
        implements Item {

    /** Longest name of a channel, a role or a custodian, in characters. */
    private static final int MAX_NAME = 200;

    /** What was agreed for longer than this is a commitment, and belongs among them. */
    private static final Duration FURTHEST = Duration.ofDays(366);

    /** Where it stands. */
    public enum Stage {
        /** On the word of one end: the other has not spoken yet, or is outside this system and never will. */
        LOGGED,
        /** The other end says that it was so. */
        CONFIRMED,
        /** The other end says that it was otherwise. */
        DISPUTED
    }

    /** Which end logged it. */
    public enum Way {
        /** The one that rang. */
        MADE,
        /** The one that was rung. */
        TAKEN
    }

    /** What came of it. */
    public enum Outcome {
        ANSWERED,
        NO_ANSWER,
        REFUSED,
        /** Heard, and not understood. */
        GARBLED
    }

    /**
     * What one end says of a call.
     *
     * @param with the other end, where it is on the line
     * @param outside the other end, where it is outside this system, in words: {@code "the tower, by telephone"}; never a person's name
     * @param channel what was rung, in words: {@code "duty desk, satellite telephone"}; never a number to ring
     * @param attempt which of the attempts to reach the other end this was, from 1
     * @param answered when somebody spoke
     * @param callerRole the post of whoever rang, never a person's name
     * @param answererRole the post of whoever answered, never a person's name
     * @param message id of the message on the line that it was about
     */
    public record Account(
            Way way,
            Optional<String> with,
            Optional<String> outside,
            String channel,
            Message.Purpose purpose,
            int attempt,
            Instant began,
            Optional<Instant> answered,
            Instant ended,
            Outcome outcome,
            Optional<String> callerRole,
            Optional<String> answererRole,
            boolean interpreter,
            Optional<String> message,
            String summary,
            Optional<Agreed> agreed) {

        public Account {
            requireOneOtherEnd(with, outside);
            requireName("channel", channel);
            if (attempt < 1) {
                throw new InvalidItemException("attempt", "expected 1 or more, found " + attempt);
            }
            requireOrder(began, answered, ended);
            requireFits(outcome, answered, answererRole, agreed);
            callerRole.ifPresent(role -> requireName("callerRole", role));
            answererRole.ifPresent(role -> requireName("answererRole", role));
            InvalidItemException.requireText("summary", summary);
            Instant end = ended;
            agreed.ifPresent(a -> requireInReach(a, end));
        }

        private static void requireOneOtherEnd(Optional<String> with, Optional<String> outside) {
            if (with.isPresent() == outside.isPresent()) {
                throw new InvalidItemException(
                        "with", "expected either a party on the line, or words in \"outside\" for one that is not");
            }
            outside.ifPresent(words -> requireName("outside", words));
        }

        private static void requireOrder(Instant began, Optional<Instant> answered, Instant ended) {
            if (ended.isBefore(began)) {
                throw new InvalidItemException("ended", "is before it began, " + began);
            }
            if (answered.filter(at -> at.isBefore(began) || at.isAfter(ended)).isPresent()) {
                throw new InvalidItemException(
                        "answered", "expected a time from its beginning, " + began + ", to its end, " + ended);
            }
        }

        private static void requireFits(
                Outcome outcome, Optional<Instant> answered, Optional<String> answerer, Optional<Agreed> agreed) {
            if (outcome == Outcome.ANSWERED && answered.isEmpty()) {
                throw new InvalidItemException("answered", "is missing, for a call that was ANSWERED");
            }
            if (outcome == Outcome.NO_ANSWER && (answered.isPresent() || answerer.isPresent())) {
                throw new InvalidItemException(
                        answered.isPresent() ? "answered" : "answererRole",
                        "nobody spoke on a call with NO_ANSWER; leave it out");
            }
            if (outcome != Outcome.ANSWERED && agreed.isPresent()) {
                throw new InvalidItemException(
                        "agreed", "nothing is agreed on a call that is " + outcome + "; leave it out");
            }
        }

        private static void requireInReach(Agreed agreed, Instant ended) {
            if (agreed.by().isBefore(ended) || agreed.by().isAfter(ended.plus(FURTHEST))) {
                throw new InvalidItemException(
                        "agreed.by",
                        "expected from the end of the call, " + ended + ", to " + FURTHEST.toDays()
                                + " days after it; what is to hold for longer is a commitment");
            }
        }
    }

    /**
     * What the two agreed on.
     *
     * @param action what is to be done, and by whom, in words
     * @param by when it is to be done
     */
    public record Agreed(String action, Instant by) {
        public Agreed {
            InvalidItemException.requireText("action", action);
        }
    }

    /** What the other end says of it, in its own words. */
    public record Confirmation(boolean agrees, Optional<String> text, Instant at) {}

    /**
     * A recording, by its hash.
     *
     * @param hash SHA-256 of all its bytes, lower-case hex
     * @param custodian the post or place that keeps it
     * @param at when that was said: from then on another recording cannot be put in its place
     */
    public record Recording(String hash, String custodian, Instant at) {}

    /** One row of a sheet, opened: whoever was heard answered the challenge with this response. */
    public record Authenticated(String sheet, int row, String challenge, String response, String salt) {}

    /** Whose word it is that what was agreed is done. */
    public record Done(String by, Instant at, Optional<String> text) {}

    public Call {
        recordings = Collections.unmodifiableSortedMap(new TreeMap<>(recordings));
    }

    /** On the word of one end. */
    public static Call logged(
            String id,
            String by,
            Account account,
            Precedence precedence,
            Optional<Recording> recording,
            Optional<Authenticated> authenticated,
            Instant at) {
        var recordings = new TreeMap<String, Recording>();
        recording.ifPresent(own -> recordings.put(by, own));
        return new Call(
                id,
                by,
                account,
                precedence,
                at,
                Stage.LOGGED,
                Optional.empty(),
                recordings,
                authenticated,
                false,
                Optional.empty());
    }

    /** A short name in words, of a channel, a post, a custodian. */
    public static void requireName(String field, String words) {
        InvalidItemException.requireText(field, words);
        if (words.length() > MAX_NAME) {
            throw new InvalidItemException(
                    field,
                    "at most " + MAX_NAME + " characters, found " + words.length()
                            + "; the rest belongs in the summary");
        }
    }

    @Override
    public Optional<Instant> wake() {
        return account.agreed().map(Agreed::by).filter(by -> !due && pending());
    }

    /** Whether something was agreed that is to be done yet. What the other end disputes was not agreed. */
    public boolean pending() {
        return account.agreed().isPresent() && done.isEmpty() && stage != Stage.DISPUTED;
    }

    /** Whether nobody has anything to say of it any more. */
    public boolean over() {
        return !awaitsConfirmation() && !pending();
    }

    /** Whether a party is one of its ends. */
    public boolean names(String party) {
        return by.equals(party) || account.with().filter(party::equals).isPresent();
    }

    /** Whether the other end is asked whether it was so. */
    public boolean awaitsConfirmation() {
        return stage == Stage.LOGGED && account.with().isPresent();
    }

    public Call confirmed(Confirmation said) {
        Stage now = said.agrees() ? Stage.CONFIRMED : Stage.DISPUTED;
        return with(now, Optional.of(said), recordings, due, done);
    }

    public Call recorded(String end, Recording recording) {
        var all = new TreeMap<>(recordings);
        all.put(end, recording);
        return with(stage, confirmation, all, due, done);
    }

    public Call pastDeadline() {
        return with(stage, confirmation, recordings, true, done);
    }

    public Call done(Done word) {
        return with(stage, confirmation, recordings, due, Optional.of(word));
    }

    private Call with(
            Stage now,
            Optional<Confirmation> said,
            SortedMap<String, Recording> kept,
            boolean late,
            Optional<Done> word) {
        return new Call(id, by, account, precedence, logged, now, said, kept, authenticated, late, word);
    }
}
