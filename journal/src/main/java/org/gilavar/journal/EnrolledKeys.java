package org.gilavar.journal;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.gilavar.ledger.VerifyingKey;
import org.gilavar.mechanism.Outcome;
import org.gilavar.mechanism.State;
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

    /** Those of a state, which keeps every key that was ever enrolled. */
    static EnrolledKeys of(State state) {
        EnrolledKeys enrolled = new EnrolledKeys();
        state.all(PostKey.class).forEach(enrolled::add);
        return enrolled;
    }

    public void apply(Outcome outcome) {
        outcome.changes().forEach(change -> {
            if (change.item() instanceof PostKey key) {
                add(key);
            }
        });
    }

    private void add(PostKey key) {
        VerifyingKey verifying = VerifyingKey.ofText(key.key());
        byId.put(verifying.keyId(), new Enrolled(verifying, key.id()));
    }

    public Optional<VerifyingKey> find(String keyId) {
        return Optional.ofNullable(byId.get(keyId)).map(Enrolled::key);
    }

    /** The id of the {@link PostKey} with this key. */
    public Optional<String> itemOf(String keyId) {
        return Optional.ofNullable(byId.get(keyId)).map(Enrolled::item);
    }
}
