package org.gilavar.client.witness;

import org.gilavar.ledger.log.Evidence;

/** Told what happens to a witness that its holder must know of. May be called by several threads at once. */
public interface WitnessListener {
    /** A log signed two histories. The answer, a refusal, waits until this returns. */
    void forked(Evidence evidence);

    /** A request was not answered because the witness could not do its work; nothing was signed. */
    void failed(RuntimeException reason);
}
