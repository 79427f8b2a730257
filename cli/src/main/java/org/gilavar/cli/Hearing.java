package org.gilavar.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.gilavar.client.GilavarClient;
import org.gilavar.client.ProblemException;
import org.gilavar.client.outbox.Heard;
import org.gilavar.client.outbox.Line;
import org.gilavar.client.outbox.Outbox;
import org.gilavar.client.outbox.OutboxException;
import tools.jackson.databind.JsonNode;

/**
 * Whether a desk hears the mechanism, asked once in a command; if not, what it heard last.
 *
 * @param last what it heard now, or last
 * @param fault why nothing is heard now; absent where it is
 */
record Hearing(Heard last, Optional<IOException> fault) {

    /** Answers of what stands before the server, or of a server that takes nothing now; beside those that blame the server. */
    private static final Set<Integer> NO_ANSWER = Set.of(408, 429);

    /**
     * Asks, and keeps what was heard.
     *
     * @throws ProblemException when the server will not speak with this post
     */
    static Hearing of(GilavarClient client, Outbox outbox) throws InterruptedException {
        try {
            Heard heard = ask(client);
            outbox.heard(heard);
            return new Hearing(heard, Optional.empty());
        } catch (IOException e) {
            Heard last = outbox.heard()
                    .orElseThrow(() -> new SpokenException("the server cannot be reached (" + Gilavar.inWords(e)
                            + "), and this desk has never heard it, so that it "
                            + "does not know whether this is an exercise: say so once with  ./gilavar outbox prepare --mode "
                            + "EXERCISE|OPERATIONAL"));
            return new Hearing(last, Optional.of(e));
        }
    }

    /**
     * Asks, where the outbox cannot be used: it must not be in the way of what has to be said.
     *
     * @throws OutboxException the fault of the outbox, when nobody answers either
     */
    static Hearing without(GilavarClient client, OutboxException fault) throws InterruptedException {
        try {
            return new Hearing(ask(client), Optional.empty());
        } catch (IOException e) {
            fault.addSuppressed(e);
            throw fault;
        }
    }

    /** What the mechanism says of itself. */
    static Heard ask(GilavarClient client) throws IOException, InterruptedException {
        try {
            JsonNode me = client.get("/v1/me");
            return new Heard(
                    client.mechanism(),
                    me.path("mechanism").path("mode").asString("").equals("EXERCISE"),
                    Instant.parse(me.path("now").asString("")),
                    Instant.now());
        } catch (ProblemException e) {
            if (e.status() >= Line.SERVER_ERROR || NO_ANSWER.contains(e.status())) {
                throw new IOException(e.getMessage(), e);
            }
            throw e;
        }
    }

    boolean isBlind() {
        return fault.isPresent();
    }

    /** The mechanism's time, as far as the desk knows it. */
    Instant now() {
        return last.timeAt(Instant.now());
    }

    /** Loud, where nothing is heard. */
    void tell(PrintWriter err) {
        fault.ifPresent(e -> tell(err, last, e));
    }

    static void tell(PrintWriter err, Heard last, IOException why) {
        err.println("gilavar: *** THIS DESK IS BLIND SINCE " + last.at() + ": " + Words.shown(Gilavar.inWords(why)));
    }
}
