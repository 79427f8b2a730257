package org.gilavar.ledger.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Two checkpoints that no one log can have. */
class EvidenceTest {
    private static final NoteKey LOG = Samples.log().key();

    private final TiledLog told = Samples.grown(40);
    private final TiledLog untold = Samples.forked(40, 7);

    @Test
    void twoRootsOfOneSizeAreEvidence() {
        Evidence evidence = new Evidence(Samples.head(told, 10), Samples.head(untold, 10), Optional.empty());

        evidence.verify(LOG);
        assertThat(Evidence.parse(evidence.bytes())).isEqualTo(evidence);
    }

    @Test
    void aLargerTreeThatBeginsOtherwiseIsEvidenceAtEveryPairOfSizes() {
        for (int first = 8; first < 40; first++) {
            for (int second = first + 1; second <= 40; second++) {
                Evidence evidence = new Evidence(
                        Samples.head(told, first),
                        Samples.head(untold, second),
                        Optional.of(new Evidence.Prefix(
                                untold.root(first),
                                untold.consistency(first, second).path())));
                evidence.verify(LOG);
                assertThat(Evidence.parse(evidence.bytes())).isEqualTo(evidence);
            }
        }
    }

    @Test
    void anHonestLogCannotBeAccused() {
        Evidence.Prefix right =
                new Evidence.Prefix(told.root(10), told.consistency(10, 20).path());
        Evidence.Prefix spoiled =
                new Evidence.Prefix(untold.root(10), told.consistency(10, 20).path());
        Evidence.Prefix foreign =
                new Evidence.Prefix(untold.root(10), untold.consistency(10, 20).path());

        for (Evidence.Prefix prefix : List.of(right, spoiled, foreign)) {
            assertRefused(new Evidence(Samples.head(told, 10), Samples.head(told, 20), Optional.of(prefix)), LOG);
        }
        assertRefused(new Evidence(Samples.head(told, 10), Samples.head(told, 20), Optional.empty()), LOG);
        assertRefused(new Evidence(Samples.head(told, 10), Samples.head(told, 10), Optional.empty()), LOG);
        assertRefused(new Evidence(Samples.head(told, 20), Samples.head(told, 10), Optional.of(right)), LOG);
    }

    @Test
    void bothCheckpointsAreSignedByTheOneAccused() {
        SignedCheckpoint forged = SignedCheckpoint.sign(Samples.head(untold, 10).checkpoint(), Samples.otherLog());
        Evidence evidence = new Evidence(Samples.head(told, 10), forged, Optional.empty());

        assertRefused(evidence, LOG);
        assertRefused(evidence, Samples.otherLog().key());
    }

    @Test
    void checkpointsOfTwoOriginsAreNoEvidence() {
        SignedCheckpoint other =
                SignedCheckpoint.sign(new Checkpoint("gilavar.example/else", 10, untold.root(10)), Samples.log());

        assertRefused(new Evidence(Samples.head(told, 10), other, Optional.empty()), LOG);
    }

    @Test
    void whatIsNotEvidenceIsNotReadAsIt() {
        String right = new String(
                new Evidence(Samples.head(told, 10), Samples.head(untold, 10), Optional.empty()).bytes(), UTF_8);

        for (String wrong : List.of(
                "",
                right.substring(1),
                right.replace("@v1\n", "@v1\nprefix x\n"),
                right.replace("@v1\n", "@v1\nprefix\n"),
                right + "\n",
                right.stripTrailing(),
                right + right)) {
            assertThatThrownBy(() -> Evidence.parse(wrong.getBytes(UTF_8)))
                    .as(wrong)
                    .isInstanceOf(MalformedException.class);
        }
    }

    private static void assertRefused(Evidence evidence, NoteKey key) {
        assertThatThrownBy(() -> evidence.verify(key)).isInstanceOf(UnverifiedException.class);
    }
}
