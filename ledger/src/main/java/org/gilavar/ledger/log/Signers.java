package org.gilavar.ledger.log;

import java.util.ArrayList;
import java.util.List;

/**
 * By whose keys a policy takes a checkpoint for its log's. Every signature counted here was verified.
 *
 * @param logs keys of the policy that signed as the log, at least one
 * @param verdict which witnesses cosigned, and whether they are enough
 */
public record Signers(List<NoteKey> logs, Policy.Verdict verdict) {
    public Signers {
        logs = List.copyOf(logs);
    }

    /**
     * Who signed a checkpoint.
     *
     * @throws UnverifiedException as {@link Policy#evaluate}
     */
    public static Signers of(SignedCheckpoint head, Policy policy) {
        Policy.Verdict verdict = policy.evaluate(head);
        String origin = head.checkpoint().origin();
        List<NoteKey> known =
                new ArrayList<>(policy.logs().stream().map(Policy.Log::key).toList());
        known.removeIf(key -> !key.name().equals(origin));
        return new Signers(List.copyOf(head.verify(known).keySet()), verdict);
    }
}
