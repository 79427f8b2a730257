package org.gilavar.cli;

import java.time.Instant;
import java.util.Optional;
import org.gilavar.client.Bodies;
import org.gilavar.mechanism.item.Call;
import org.gilavar.mechanism.item.Message;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** What one end says of a call: who, when, by what, and what came of it. */
final class CallOptions {

    private static final String TIME = "TIME";
    private static final String TEXT = "TEXT";

    /** The other end: one of these. */
    static final class OtherEnd {
        @Option(names = "--with", paramLabel = "PARTY", required = true, description = "The other end, on the line.")
        private @Nullable String with;

        @Option(
                names = "--outside",
                paramLabel = TEXT,
                required = true,
                description =
                        "The other end, outside the system, in words: 'the tower, by telephone'. Never a name of a person.")
        private @Nullable String outside;
    }

    /** What was agreed: both, or neither. */
    static final class Agreed {
        @Option(
                names = "--agreed",
                paramLabel = TEXT,
                required = true,
                description = "What is to be done, and by whom.")
        private String action = "";

        @Option(
                names = "--by",
                paramLabel = TIME,
                required = true,
                converter = When.Form.class,
                description = "When it is to be done; both ends are told when it is due. " + When.FORMS)
        private @Nullable When by;
    }

    @ArgGroup(multiplicity = "1")
    private OtherEnd end = new OtherEnd();

    @ArgGroup(exclusive = false)
    private @Nullable Agreed agreed;

    @Option(names = "--way", required = true, description = "MADE if you rang, TAKEN if you were rung.")
    private Call.Way way = Call.Way.MADE;

    @Option(
            names = "--channel",
            paramLabel = TEXT,
            required = true,
            description = "What was rung, in words: 'duty desk, satellite telephone'. Never a number.")
    private String channel = "";

    @Option(names = "--purpose", required = true, description = "${COMPLETION-CANDIDATES}.")
    private Message.Purpose purpose = Message.Purpose.INFORM;

    @Option(
            names = "--attempt",
            defaultValue = "1",
            description = "Which of your attempts to reach them this was. Default: ${DEFAULT-VALUE}")
    private int attempt = 1;

    @Option(
            names = "--began",
            paramLabel = TIME,
            required = true,
            converter = When.Form.class,
            description = "When it rang first: " + When.FORMS)
    private @Nullable When began;

    @Option(
            names = "--answered",
            paramLabel = TIME,
            converter = When.Form.class,
            description = "When somebody spoke. Default, of a call that was ANSWERED: when it began.")
    private @Nullable When answered;

    @Option(
            names = "--ended",
            paramLabel = TIME,
            converter = When.Form.class,
            description = "When it ended. Default: now.")
    private @Nullable When ended;

    @Option(names = "--outcome", required = true, description = "${COMPLETION-CANDIDATES}.")
    private Call.Outcome outcome = Call.Outcome.ANSWERED;

    @Option(
            names = "--caller-role",
            paramLabel = TEXT,
            description = "The post of whoever rang; never a person's name.")
    private @Nullable String callerRole;

    @Option(
            names = "--answerer-role",
            paramLabel = TEXT,
            description = "The post of whoever answered; never a person's name.")
    private @Nullable String answererRole;

    @Option(names = "--interpreter", description = "There was an interpreter.")
    private boolean interpreter;

    @Option(
            names = "--message",
            paramLabel = "MESSAGE",
            description = "The message on the line that it was about. That does not answer it.")
    private @Nullable String message;

    @Option(names = "--summary", paramLabel = TEXT, required = true, description = "What was said, in your own words.")
    private String summary = "";

    /**
     * As the mechanism reads it.
     *
     * @param now the mechanism's time
     * @param party whose desk this is
     */
    ObjectNode account(Instant now, String party) {
        Instant start = at(began, now).orElse(now);
        ObjectNode account = Bodies.callAccount(
                way.name(),
                channel,
                purpose.name(),
                attempt,
                start,
                at(ended, now).orElse(now),
                outcome.name(),
                interpreter,
                summary);
        put(account, "with", end.with);
        put(account, "outside", end.outside);
        at(answered, now)
                .or(() -> Optional.of(start).filter(at -> outcome == Call.Outcome.ANSWERED))
                .ifPresent(at -> account.put("answered", at.toString()));
        put(account, "callerRole", callerRole);
        put(account, "answererRole", answererRole);
        Optional.ofNullable(message).ifPresent(id -> account.put("message", Kind.MESSAGE.id(id, party)));
        Optional.ofNullable(agreed)
                .ifPresent(a -> account.set(
                        "agreed", Bodies.agreed(a.action, at(a.by, now).orElse(now))));
        return account;
    }

    private static Optional<Instant> at(@Nullable When typed, Instant now) {
        return Optional.ofNullable(typed).map(when -> when.after(now));
    }

    private static void put(ObjectNode account, String field, @Nullable String words) {
        Optional.ofNullable(words).ifPresent(text -> account.put(field, text));
    }
}
