package org.gilavar.client.outbox;

import java.io.IOException;
import org.gilavar.client.GilavarClient;
import org.gilavar.client.ProblemException;
import org.gilavar.client.Receipt;
import org.gilavar.ledger.Envelope;

/** The way to the mechanism. */
@FunctionalInterface
public interface Line {

    /** The first status that blames the server. */
    int SERVER_ERROR = 500;

    /** Of what will never take it by this way, whatever becomes of the line. */
    int CONTENT_TOO_LARGE = 413;

    /**
     * Sends a signed statement once.
     *
     * @throws IOException when no answer came, so that nobody here knows whether it was taken
     */
    Answer send(Envelope envelope) throws IOException, InterruptedException;

    /** What the mechanism said to it. */
    sealed interface Answer permits Taken, NotTaken, TooLarge {}

    /** It stands. */
    record Taken(Receipt receipt) implements Answer {}

    /**
     * It does not, and will not as it is.
     *
     * @param kind of the problem, such as {@code wrong-time}
     * @param why for a person
     */
    record NotTaken(String kind, String why) implements Answer {

        /** Whether nothing but its date is against it. */
        boolean isOfTime() {
            return kind.equals("wrong-time");
        }
    }

    /**
     * The server, or what stands before it, lets nothing of its size through. The mechanism has not heard it, and another way may
     * take it.
     *
     * @param why for a person
     */
    record TooLarge(String why) implements Answer {}

    /** As a post of the party that the statements are of. */
    static Line of(GilavarClient client) {
        return envelope -> {
            try {
                return new Taken(client.send(envelope));
            } catch (ProblemException e) {
                return answer(e);
            }
        };
    }

    /**
     * A refusal by the rules of the mechanism, or of its size on the way there. Any other answer, of a server that takes nothing now or
     * of what stands before it, says nothing of the statement.
     *
     * @throws IOException if it is neither
     */
    static Answer answer(ProblemException e) throws IOException {
        if (e.status() == CONTENT_TOO_LARGE) {
            return new TooLarge(String.valueOf(e.getMessage()));
        }
        if (e.status() >= SERVER_ERROR || !Refusals.KINDS.contains(e.kind())) {
            throw new IOException(e.getMessage(), e);
        }
        return new NotTaken(e.kind(), String.valueOf(e.getMessage()));
    }
}
