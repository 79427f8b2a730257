package org.gilavar.server.log;

import java.util.Optional;
import org.gilavar.ledger.log.TlogProof;

/**
 * What shows that an entry is in the record.
 *
 * @param own that it is in the log of its audience, with what opens it
 * @param common that the head of that log is under a final head of the common log; empty while it is provisional
 */
public record EntryProof(TlogProof own, Optional<TlogProof> common) {

    static EntryProof provisional(TlogProof own) {
        return new EntryProof(own, Optional.empty());
    }
}
