package org.gilavar.cli;

import java.util.Optional;
import org.gilavar.ledger.log.SignedCheckpoint;

/**
 * How the entry of a receipt stands.
 *
 * @param words in words, beginning with the word in capitals; empty when there is no policy to tell by
 * @param common the head of the common log that makes it final, if it is
 */
record Standing(String words, Optional<SignedCheckpoint> common) {

    static Standing of(String words) {
        return new Standing(words, Optional.empty());
    }

    static Standing finalUnder(SignedCheckpoint common, String how) {
        return new Standing("FINAL: " + how, Optional.of(common));
    }

    boolean isFinal() {
        return common.isPresent();
    }

    /** Whether it is neither final nor on its way to it. */
    boolean isWrong() {
        return words.startsWith("NOT");
    }
}
