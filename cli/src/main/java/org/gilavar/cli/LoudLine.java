package org.gilavar.cli;

import java.io.IOException;
import java.util.Optional;
import org.gilavar.client.GilavarClient;
import org.gilavar.client.ProblemException;
import org.gilavar.client.Receipt;
import org.gilavar.client.outbox.Line;
import org.gilavar.ledger.Envelope;

/** A line that remembers what the server said: what is kept in the outbox is shorter, or, on a bad day, is not kept. */
final class LoudLine implements Line {

    private final GilavarClient client;
    private Optional<ProblemException> refusal = Optional.empty();
    private Optional<Receipt> receipt = Optional.empty();

    LoudLine(GilavarClient client) {
        this.client = client;
    }

    @Override
    public Answer send(Envelope envelope) throws IOException, InterruptedException {
        try {
            Receipt taken = client.send(envelope);
            receipt = Optional.of(taken);
            return new Taken(taken);
        } catch (ProblemException e) {
            Answer answer = Line.answer(e);
            refusal = Optional.of(e);
            return answer;
        }
    }

    boolean isAnswered() {
        return receipt.isPresent() || refusal.isPresent();
    }

    /**
     * Of what was answered.
     *
     * @throws ProblemException if that was a refusal
     */
    Receipt receipt() {
        return receipt.orElseThrow(refusal::orElseThrow);
    }
}
