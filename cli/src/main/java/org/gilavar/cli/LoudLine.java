package org.gilavar.cli;

import java.io.IOException;
import java.util.Optional;
import org.gilavar.client.GilavarClient;
import org.gilavar.client.ProblemException;
import org.gilavar.client.outbox.Line;
import org.gilavar.ledger.Envelope;

/** A line that remembers how the server put its refusal: what is kept in the outbox is shorter. */
final class LoudLine implements Line {

    private final GilavarClient client;
    private Optional<ProblemException> refusal = Optional.empty();

    LoudLine(GilavarClient client) {
        this.client = client;
    }

    @Override
    public Answer send(Envelope envelope) throws IOException, InterruptedException {
        try {
            return new Taken(client.send(envelope));
        } catch (ProblemException e) {
            refusal = Optional.of(e);
            return Line.notTaken(e);
        }
    }

    void throwIfRefused() {
        if (refusal.isPresent()) {
            throw refusal.get();
        }
    }
}
