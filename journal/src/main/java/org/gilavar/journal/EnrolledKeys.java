package org.gilavar.journal;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.gilavar.ledger.VerifyingKey;
import org.gilavar.mechanism.Outcome;
import org.gilavar.mechanism.item.Party;

/** The keys of every enrolled post, folded from outcomes. Thread-safe: the writer adds while others look up. */
public final class EnrolledKeys {

    private final Map<String, VerifyingKey> byId = new ConcurrentHashMap<>();

    public void apply(Outcome outcome) {
        outcome.changes().forEach(change -> {
            if (change.item() instanceof Party party) {
                for (String key : party.posts().values()) {
                    VerifyingKey verifying = VerifyingKey.ofBase64(key);
                    byId.put(verifying.keyId(), verifying);
                }
            }
        });
    }

    public Optional<VerifyingKey> find(String keyId) {
        return Optional.ofNullable(byId.get(keyId));
    }
}
