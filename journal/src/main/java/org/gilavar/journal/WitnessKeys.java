package org.gilavar.journal;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gilavar.ledger.VerifyingKey;
import org.gilavar.ledger.log.MalformedException;
import org.gilavar.ledger.log.NoteKey;
import org.gilavar.ledger.log.Policy;
import org.gilavar.mechanism.Refusal;
import org.gilavar.mechanism.statement.ArrangementBody;
import org.gilavar.mechanism.statement.Body;
import org.gilavar.mechanism.terms.Terms;
import org.gilavar.mechanism.terms.WitnessTerms;
import org.gilavar.mechanism.terms.Witnessing;

/** Whether the keys that terms name for the log and its witnesses are keys, and each another: nobody signs what cannot work. */
final class WitnessKeys {

    private static final String FIELD = "body.terms.witnessing";

    private WitnessKeys() {}

    static Optional<Refusal> unfit(Body body) {
        return terms(body).flatMap(Terms::witnessing).flatMap(WitnessKeys::unfit);
    }

    private static Optional<Terms> terms(Body body) {
        return switch (body) {
            case ArrangementBody.Propose propose -> Optional.of(propose.terms());
            case ArrangementBody.Amend amend -> Optional.of(amend.terms());
            default -> Optional.empty();
        };
    }

    private static Optional<Refusal> unfit(Witnessing witnessing) {
        Set<VerifyingKey> seen = new HashSet<>();
        Optional<Refusal> unfit = unfit(FIELD + ".log", witnessing.log(), NoteKey.Type.ED25519, seen);
        List<WitnessTerms> witnesses = witnessing.witnesses();
        for (int i = 0; i < witnesses.size() && unfit.isEmpty(); i++) {
            unfit = unfit(FIELD + ".witnesses[" + i + "].key", witnesses.get(i).key(), NoteKey.Type.COSIGNATURE, seen);
        }
        return unfit.isPresent() ? unfit : unfitTogether(witnessing);
    }

    /** Whether a policy can name them: parties check their proofs against one. */
    private static Optional<Refusal> unfitTogether(Witnessing witnessing) {
        try {
            Policy policy = WitnessPolicy.of(
                    List.of(new Policy.Log(NoteKey.parse(witnessing.log()), "")), Optional.of(witnessing));
            Policy.parse(policy.bytes());
            return Optional.empty();
        } catch (MalformedException e) {
            return Optional.of(new Refusal(Refusal.Code.MALFORMED, FIELD + ".witnesses", e.reason()));
        }
    }

    private static Optional<Refusal> unfit(String field, String text, NoteKey.Type type, Set<VerifyingKey> seen) {
        String reason;
        try {
            NoteKey key = NoteKey.parse(text);
            if (key.type() == type && seen.add(key.key())) {
                return Optional.empty();
            }
            reason = key.type() == type
                    ? "this key is named twice; each log and witness needs one of its own"
                    : "a key of this type is not for this use";
        } catch (MalformedException e) {
            reason = e.reason();
        }
        return Optional.of(new Refusal(Refusal.Code.MALFORMED, field, reason));
    }
}
