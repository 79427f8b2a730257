package org.gilavar.server;

import java.time.Instant;
import java.util.List;
import org.gilavar.mechanism.Telling;

/**
 * The answer to a statement that stands: when it was taken and what its sender is told. It is on disk by now.
 *
 * @param statement the sender's own id of it
 * @param wording always {@link #WORDING}: nothing here can be read as permission
 */
public record Receipt(String statement, Instant at, String wording, List<Telling> told) {

    public static final String WORDING = "RECEIVED, NOT APPROVED";

    public Receipt {
        told = List.copyOf(told);
    }
}
