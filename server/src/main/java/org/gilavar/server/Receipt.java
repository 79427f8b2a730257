package org.gilavar.server;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gilavar.mechanism.Telling;

/**
 * The answer to a statement that stands: when it was taken and what its sender is told. It is on disk by now.
 *
 * @param statement the sender's own id of it
 * @param wording always {@link #WORDING}: nothing here can be read as permission
 * @param proof that the entry is in the log of its sender, in the text form of C2SP tlog-proof; its extra data is what
 *     opens the leaf. Absent from a receipt that has not left the server
 */
public record Receipt(String statement, Instant at, String wording, List<Telling> told, Optional<String> proof) {

    public static final String WORDING = "RECEIVED, NOT APPROVED";

    public Receipt {
        told = List.copyOf(told);
    }

    /** The same with its proof. */
    public Receipt provedBy(String tlogProof) {
        return new Receipt(statement, at, wording, told, Optional.of(tlogProof));
    }
}
