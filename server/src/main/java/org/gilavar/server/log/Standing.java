package org.gilavar.server.log;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gilavar.ledger.Hash;
import org.gilavar.mechanism.terms.Witnessing;

/**
 * Where everything stands between two batches: what one beat of the common log commits to.
 *
 * @param mechanism its name
 * @param entries in the journal
 * @param root of the journal's tree
 * @param sizes how long each party's log is
 * @param witnessing by the terms in force
 */
public record Standing(
        String mechanism, long entries, Hash root, Map<String, Long> sizes, Optional<Witnessing> witnessing) {

    public Standing {
        sizes = Collections.unmodifiableMap(new TreeMap<>(sizes));
    }
}
