package org.gilavar.simulate;

import java.util.List;
import java.util.Optional;
import org.gilavar.ledger.MerkleTree;
import org.gilavar.ledger.log.HeadOpening;
import org.gilavar.ledger.log.MalformedException;
import org.gilavar.ledger.log.NoteKey;
import org.gilavar.ledger.log.Policy;
import org.gilavar.ledger.log.SignedCheckpoint;
import org.gilavar.ledger.log.TlogProof;
import org.gilavar.ledger.log.UnverifiedException;

/**
 * What makes a party's part of the record final: the head of its own log, under a head of the common log that every party's
 * witness has cosigned.
 *
 * @param common that the leaf is in the common log, with what opens the party's slot in it
 * @param own the signed head that the slot commits to
 */
record Finality(TlogProof common, SignedCheckpoint own) {

    /** Why it does not hold; empty when everything fits. */
    Optional<String> fault(Policy policy, String slot, NoteKey ownLog) {
        try {
            HeadOpening opening = HeadOpening.parse(common.extra().orElse(new byte[0]));
            common.verify(MerkleTree.leafHash(opening.leaf().bytes()), policy);
            opening.verify();
            own.verify(List.of(ownLog));
            if (common.index() != common.head().checkpoint().size() - 1) {
                return Optional.of("the leaf is not the last");
            }
            return opening.slot().equals(slot) && own.checkpoint().equals(opening.head())
                    ? Optional.empty()
                    : Optional.of("the slot holds another head");
        } catch (UnverifiedException e) {
            return Optional.of(e.reason());
        } catch (MalformedException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
