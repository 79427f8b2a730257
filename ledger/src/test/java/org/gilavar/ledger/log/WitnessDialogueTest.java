package org.gilavar.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gilavar.ledger.Hash;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A log and a witness that answers every time, though its answers may be lost. */
class WitnessDialogueTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_745_000_000);
    private static final NoteSigner SIGNER = Samples.witness(1);

    private final Witness witness =
            new Witness(SIGNER, Map.of(Samples.ORIGIN, List.of(Samples.log().key())), new OneHead());
    private final TiledLog log = Samples.grown(40);
    private final WitnessDialogue dialogue = new WitnessDialogue(SIGNER.key());

    private static final class OneHead implements WitnessStore {
        private @Nullable SignedCheckpoint head;

        @Override
        public @Nullable SignedCheckpoint latest(String origin) {
            return head;
        }

        @Override
        public boolean replace(@Nullable SignedCheckpoint expected, SignedCheckpoint next) {
            head = next;
            return true;
        }
    }

    private WitnessAnswer ask(long size) {
        return witness.addCheckpoint(dialogue.ask(Samples.head(log, size), log).bytes(), NOW);
    }

    private WitnessDialogue.Heard hear(long size) {
        return dialogue.hear(Samples.head(log, size), ask(size));
    }

    @Test
    void eachHeadIsAskedForFromTheLast() {
        for (long size = 1; size <= 40; size += 13) {
            assertThat(hear(size)).isInstanceOf(WitnessDialogue.Heard.Cosigned.class);
        }
    }

    @Test
    void anAnswerThatWasLostIsMadeUpFor() {
        hear(10);
        ask(11);

        assertThat(hear(12)).isInstanceOf(WitnessDialogue.Heard.AskAgain.class);
        assertThat(hear(12)).isInstanceOf(WitnessDialogue.Heard.Cosigned.class);
    }

    @Test
    void ofAnswersLostInARowNoneIsTakenForAnotherHistory() {
        hear(10);
        ask(11);
        assertThat(hear(12)).isInstanceOf(WitnessDialogue.Heard.AskAgain.class);
        ask(12);

        assertThat(hear(13)).isInstanceOf(WitnessDialogue.Heard.AskAgain.class);
        assertThat(hear(13)).isInstanceOf(WitnessDialogue.Heard.Cosigned.class);
    }

    @Test
    void aWitnessOfAnotherHistoryOfTheSameSizeRefuses() {
        hear(10);
        SignedCheckpoint other =
                SignedCheckpoint.sign(new Checkpoint(Samples.ORIGIN, 10, Hash.sha256(new byte[] {1})), Samples.log());
        WitnessAnswer answer = witness.addCheckpoint(dialogue.ask(other, log).bytes(), NOW);

        assertThat(dialogue.hear(other, answer)).isInstanceOf(WitnessDialogue.Heard.Refused.class);
    }

    @Test
    void aWitnessThatHasCosignedMoreThanThereIsRefuses() {
        hear(40);

        assertThat(hear(30))
                .isInstanceOfSatisfying(
                        WitnessDialogue.Heard.Refused.class,
                        refused -> assertThat(refused.reason()).contains("the log has lost what it showed"));
    }
}
