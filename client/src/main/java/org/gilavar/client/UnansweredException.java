package org.gilavar.client;

import java.io.IOException;
import org.gilavar.ledger.Envelope;

/**
 * No answer came in time: nobody here knows whether the statement was taken. Send {@link #envelope} again, with
 * {@link GilavarClient#deliver}: if it was taken, it has no second effect, and the answer is the one that was lost.
 */
public final class UnansweredException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Envelope envelope;

    UnansweredException(Envelope envelope, IOException last) {
        super(
                "no answer came, so it is not known whether the statement was taken; the last try: "
                        + last.getMessage(),
                last);
        this.envelope = envelope;
    }

    /** What was sent, to be sent again as it is. */
    public Envelope envelope() {
        return envelope;
    }
}
