package org.gilavar.ledger.log;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.MerkleTree;
import org.junit.jupiter.api.Test;

/** The log in memory is the log of tiles, at every size. */
final class CommitmentLogTest {
    private static final int SIZES = 600;

    private static Commitment entry(long index) {
        return new Commitment(Hash.sha256(Long.toString(index).getBytes(US_ASCII)));
    }

    @Test
    void itHasTheRootsTilesAndBundlesOfALogOfTiles() {
        CommitmentLog log = new CommitmentLog();
        MemoryTileStore store = new MemoryTileStore();
        TiledLog tiled = TiledLog.create(store);
        for (int size = 1; size <= SIZES; size++) {
            assertThat(log.append(entry(size - 1))).isEqualTo(size);
            tiled.append(List.of(entry(size - 1).bytes()));
            assertThat(log.root()).isEqualTo(tiled.root());
            for (int level = TilePath.ENTRIES; level < 2; level++) {
                long width = (long) size >>> (Math.max(level, 0) * TilePath.LEVELS);
                int partial = (int) (width % TilePath.FULL);
                if (partial > 0) {
                    TilePath path = new TilePath(level, width / TilePath.FULL, partial);
                    assertThat(log.read(path)).isEqualTo(store.read(path));
                } else if (width > 0) {
                    TilePath path = new TilePath(level, width / TilePath.FULL - 1, TilePath.FULL);
                    assertThat(log.read(path)).isEqualTo(store.read(path));
                }
            }
        }
    }

    @Test
    void proofsHoldAtEverySize() {
        CommitmentLog log = new CommitmentLog();
        List<Hash> roots = new ArrayList<>(List.of(MerkleTree.EMPTY_ROOT));
        for (int size = 1; size <= SIZES; size++) {
            log.append(entry(size - 1));
            roots.add(log.root());
        }
        for (int size = 1; size <= SIZES; size += 7) {
            for (long index = 0; index < size; index += 5) {
                Hash leaf = MerkleTree.leafHash(entry(index).bytes());
                log.inclusion(index, size).verify(leaf, roots.get(size));
            }
            for (int old = 1; old <= size; old += 11) {
                log.consistency(old, size).verify(roots.get(old), roots.get(size));
            }
        }
    }

    @Test
    void itGrowsPastAThirdLevelOfTiles() {
        CommitmentLog log = new CommitmentLog();
        MerkleTree tree = new MerkleTree();
        int size = TilePath.FULL * TilePath.FULL + 1;
        for (int i = 0; i < size; i++) {
            log.append(entry(i));
            tree.append(MerkleTree.leafHash(entry(i).bytes()));
        }
        assertThat(log.root()).isEqualTo(tree.root());
        assertThat(log.read(new TilePath(2, 0, 1))).hasSize(Hash.BYTES);
        assertThat(log.read(new TilePath(2, 0, 2))).as("wider than there is").isNull();
        assertThat(log.read(new TilePath(0, TilePath.FULL + 1, 1)))
                .as("past the end")
                .isNull();
        assertThat(log.read(new TilePath(63, Long.MAX_VALUE, 1)))
                .as("far past it")
                .isNull();
        assertThat(log.read(new TilePath(0, Long.MAX_VALUE / 2, 1)))
                .as("far past it")
                .isNull();
    }

    @Test
    void commitmentsComeAsTheyWent() {
        CommitmentLog log = new CommitmentLog();
        for (int i = 0; i < SIZES; i++) {
            log.append(entry(i));
        }
        assertThat(log.commitments(255, 10))
                .as("to the end of the tile")
                .isEqualTo(entry(255).bytes());
        assertThat(log.commitments(SIZES - 1, 10)).isEqualTo(entry(SIZES - 1).bytes());
        assertThat(log.commitments(SIZES, 10)).isEmpty();
        assertThat(log.commitments(Long.MAX_VALUE - 1, 10)).isEmpty();
    }

    @Test
    void whoSeesASizeSeesAllBelowIt() throws InterruptedException, ExecutionException {
        CommitmentLog log = new CommitmentLog();
        List<Hash> roots = new ArrayList<>(List.of(MerkleTree.EMPTY_ROOT));
        MerkleTree tree = new MerkleTree();
        int most = 5_000;
        for (int i = 0; i < most; i++) {
            tree.append(MerkleTree.leafHash(entry(i).bytes()));
            roots.add(tree.root());
        }
        ExecutorService threads = Executors.newFixedThreadPool(1);
        try {
            Future<?> reading = threads.submit(() -> {
                long size = 0;
                while (size < most) {
                    size = log.size();
                    assertThat(log.root(size)).isEqualTo(roots.get((int) size));
                }
            });
            for (int i = 0; i < most; i++) {
                log.append(entry(i));
            }
            reading.get();
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void anOpeningOpensItsLeafAndNoOther() {
        Salt salt = Salt.of(Hash.sha256().bytes());
        byte[] body = "what was told\n\n\0".getBytes(UTF_8);
        EntryOpening opening = EntryOpening.of(salt, body);
        EntryOpening read = EntryOpening.parse(opening.bytes());
        assertThat(read).isEqualTo(opening);
        assertThat(read.commitment()).isEqualTo(Commitment.to(salt, body));
        byte[] other = opening.bytes();
        other[other.length - 1]++;
        assertThat(EntryOpening.parse(other).commitment()).isNotEqualTo(opening.commitment());
    }

    @Test
    void anOpeningTooLongToSendStillCommits() {
        Salt salt = Salt.of(Hash.sha256().bytes());
        EntryOpening longest = EntryOpening.of(salt, new byte[EntryOpening.MAX_BODY_BYTES]);
        EntryOpening longer = EntryOpening.of(salt, new byte[EntryOpening.MAX_BODY_BYTES + 1]);
        assertThat(longest.isSendable()).isTrue();
        assertThat(longer.isSendable()).isFalse();
        assertThat(longer.commitment()).isNotEqualTo(longest.commitment());
        assertThat(EntryOpening.parse(longest.bytes())).isEqualTo(longest);
        assertThatThrownBy(() -> EntryOpening.parse(longer.bytes())).isInstanceOf(MalformedException.class);
    }
}
