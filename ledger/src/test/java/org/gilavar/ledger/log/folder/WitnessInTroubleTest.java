package org.gilavar.ledger.log.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.gilavar.ledger.log.AddCheckpoint;
import org.gilavar.ledger.log.Samples;
import org.gilavar.ledger.log.SignedCheckpoint;
import org.gilavar.ledger.log.TiledLog;
import org.gilavar.ledger.log.Witness;
import org.gilavar.ledger.log.WitnessAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A lying log shows a witness two histories, while the disk under the witness fails, the process dies, and the power is
 * cut, at every step there is. Whatever happens, all it ever cosigned is one history, and never goes back.
 */
class WitnessInTroubleTest {
    private static final int LIVES = 300;
    private static final int REQUESTS = 40;
    private static final int SIZES = 60;

    /** Both histories are alike up to here. */
    private static final int FORKED_AT = 3;

    private final TiledLog told = Samples.grown(SIZES);
    private final TiledLog untold = Samples.forked(SIZES, FORKED_AT);

    @Test
    void whateverFailsOneHistoryIsCosigned(@TempDir Path folder) {
        int cosigned = 0;
        int failures = 0;
        int cuts = 0;
        for (int seed = 0; seed < LIVES; seed++) {
            Life life = new Life(new SplittableRandom(seed), folder.resolve("w" + seed));
            for (int i = 0; i < REQUESTS; i++) {
                life.request();
            }
            life.store.close();
            cosigned += life.cosigned;
            failures += life.failures;
            cuts += life.cuts;
        }
        System.out.println(cosigned + " cosigned, " + failures + " failures, " + cuts + " power cuts");
        assertThat(cosigned).isGreaterThan(LIVES);
        assertThat(failures).isGreaterThan(LIVES);
        assertThat(cuts).isGreaterThan(LIVES);
    }

    /** One witness and what becomes of it. */
    private final class Life {
        private final SplittableRandom random;
        private final Path folder;
        private final SimulatedDisk disk;
        private FolderWitnessStore store;
        private Witness witness;
        private int cosigned;
        private int failures;
        private int cuts;
        private long largest;
        private boolean sawTold;
        private boolean sawUntold;

        Life(SplittableRandom random, Path folder) {
            this.random = random;
            this.folder = folder;
            assertThat(folder.toFile().mkdir()).isTrue(); // for the lock; all else is on the simulated disk
            this.disk = new SimulatedDisk(random, folder);
            this.store = FolderWitnessStore.open(disk, folder);
            this.witness = witness();
        }

        private Witness witness() {
            return new Witness(
                    Samples.witness(1),
                    Map.of(Samples.ORIGIN, List.of(Samples.log().key())),
                    store);
        }

        void request() {
            TiledLog history = random.nextBoolean() ? told : untold;
            SignedCheckpoint kept = store.latest(Samples.ORIGIN);
            long old = kept == null ? 0 : kept.checkpoint().size();
            long size = Math.min(SIZES, old + random.nextInt(4));
            AddCheckpoint request = Samples.request(history, old, size);
            disk.stepsLeft = random.nextInt(12); // a request takes four steps
            try {
                WitnessAnswer answer = witness.addCheckpoint(request.bytes(), Instant.EPOCH);
                if (answer.status() == 200) {
                    isCosigned(history, size);
                }
            } catch (UncheckedIOException e) {
                failures++;
            }
            disk.stepsLeft = Integer.MAX_VALUE;
            if (random.nextInt(3) == 0) {
                cuts++;
                disk.cutPower();
                store.close();
                store = FolderWitnessStore.open(disk, folder);
                witness = witness();
            }
        }

        private void isCosigned(TiledLog history, long size) {
            cosigned++;
            sawTold |= size > FORKED_AT && history == told;
            sawUntold |= size > FORKED_AT && history == untold;
            assertThat(sawTold && sawUntold).as("two histories cosigned").isFalse();
            assertThat(size).as("size cosigned after %d", largest).isGreaterThanOrEqualTo(largest);
            largest = size;
        }
    }
}
