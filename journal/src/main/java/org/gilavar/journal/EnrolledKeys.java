package org.gilavar.journal;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.gilavar.ledger.VerifyingKey;
import org.gilavar.mechanism.Outcome;
import org.gilavar.mechanism.item.PostKey;

/**
 * Every key that was ever enrolled, folded from outcomes: what a signature is verified with. Whether a key is valid at an
 * entry is for the mechanism, so keys that have ended stay here, and a refusal can say what became of them. Thread-safe:
 * the writer adds while others look up.
 */
public final class EnrolledKeys {

    /**
     * One of them.
     *
     * @param item the id of its {@link PostKey}
     */
    private record Enrolled(VerifyingKey key, String item) {}

    private final Map<String, Enrolled> byId = new ConcurrentHashMap<>();

    public void apply(Outcome outcome) {
        outcome.changes().forEach(change -> {
            if (change.item() instanceof PostKey key) {
                VerifyingKey verifying = VerifyingKey.ofText(key.key());
                byId.put(verifying.keyId(), new Enrolled(verifying, key.id()));
            }
        });
    }

    public Optional<VerifyingKey> find(String keyId) {
        return Optional.ofNullable(byId.get(keyId)).map(Enrolled::key);
    }

    /** The id of the {@link PostKey} with this key. */
    public Optional<String> itemOf(String keyId) {
        return Optional.ofNullable(byId.get(keyId)).map(Enrolled::item);
    }
}
