package org.gilavar.server;

import org.gilavar.ledger.Hash;

/**
 * Where the record stands: for the facilitator, since its size alone would tell a party what others have said.
 *
 * @param size entries in the journal
 * @param root of the RFC 6962 tree over them
 * @param stateHash of the state they fold into
 */
public record LedgerHead(long size, String root, String stateHash) {

    static LedgerHead of(long size, Hash root, String stateHash) {
        return new LedgerHead(size, root.hex(), stateHash);
    }
}
