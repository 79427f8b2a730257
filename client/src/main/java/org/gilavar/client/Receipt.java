package org.gilavar.client;

import java.time.Instant;
import java.util.List;

/**
 * A statement was taken, and is on the server's disk. It is received, not approved.
 *
 * @param statement the sender's id of it
 * @param told what the sender is told because of it
 */
public record Receipt(String statement, Instant at, List<Telling> told) {

    public Receipt {
        told = List.copyOf(told);
    }
}
