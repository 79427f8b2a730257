package org.gilavar.ledger.log;

import java.util.Optional;

/**
 * What somebody who trusts nobody found out about a log, or about one entry of it.
 *
 * @param head the checkpoint, if it could be read as one
 * @param signers by whose keys it is the log's; none if no policy was given, or nobody of the policy signed
 * @param againstPolicy whether signatures were checked at all
 * @param entries how many entries were found under the root, each by its hash
 * @param files how many tiles and bundles were found to be right
 * @param fault the first thing that is wrong
 */
public record AuditReport(
        Optional<SignedCheckpoint> head,
        Optional<Signers> signers,
        boolean againstPolicy,
        long entries,
        long files,
        Optional<Fault> fault) {

    /**
     * Something wrong.
     *
     * @param place the file, such as {@code tile/0/002.p/17} or {@code checkpoint}
     * @param reason in words fit to show
     */
    public record Fault(String place, String reason) {
        @Override
        public String toString() {
            return place + ": " + reason;
        }
    }

    /**
     * Whether nothing is wrong. If no policy was given, that says nothing of who made it: anybody can make a tree.
     */
    public boolean holds() {
        return fault.isEmpty();
    }
}
