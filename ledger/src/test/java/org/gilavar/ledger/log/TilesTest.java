package org.gilavar.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.MerkleTree;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tiles as C2SP tlog-tiles has them. */
class TilesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "tile/0/000",
                "tile/0/x001/x234/067",
                "tile/0/x001/x234/067.p/1",
                "tile/63/999.p/255",
                "tile/3/x001/000",
                "tile/entries/x123/456",
                "tile/entries/000.p/8",
                "tile/0/x009/x223/x372/x036/x854/x775/807"
            })
    void aPathIsReadAndWrittenTheSame(String path) {
        assertThat(TilePath.parse(path)).hasToString(path);
    }

    @Test
    void theIndexOfTheSpecificationIsWrittenAsThere() {
        assertThat(new TilePath(0, 1234067, TilePath.FULL)).hasToString("tile/0/x001/x234/067");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tile",
                "tile/",
                "tile/0",
                "tile/0/",
                "tile/0/0",
                "tile/0/0000",
                "tile/0/x000/001",
                "tile/0/x001/234/067",
                "tile/0/x001/x234/x067",
                "tile/0/001/",
                "/tile/0/001",
                "tile/00/001",
                "tile/64/001",
                "tile/-1/001",
                "tile/0/001.p/0",
                "tile/0/001.p/256",
                "tile/0/001.p/01",
                "tile/0/001.p/",
                "tile/0/001.p",
                "tile/0/001.p/1.p/1",
                "tile/0/x009/x223/x372/x036/x854/x775/808",
                "tile/0/x999/x999/x999/x999/x999/x999/x999/x999/999",
                "tile/99999999999/001",
                "tile/entries",
                "tile/entries/../000",
                "tile/0/../../checkpoint",
                "tile/0/xx01/001"
            })
    void whatIsNotAPathIsNotReadAsOne(String path) {
        assertThatThrownBy(() -> TilePath.parse(path)).isInstanceOf(MalformedException.class);
    }

    @Test
    void aTreeOf70000HasTheTilesTheSpecificationNames() {
        Map<String, Integer> written = new TreeMap<>();
        MemoryTileStore store = new MemoryTileStore();
        TiledLog log = TiledLog.create(store);
        List<byte[]> entries = new ArrayList<>();
        for (int i = 0; i < 70_000; i++) {
            entries.add(new byte[] {(byte) i});
        }
        log.append(entries);

        for (int level = TilePath.ENTRIES; level < 4; level++) {
            for (int index = 0; index < 280; index++) {
                for (int width = 1; width <= TilePath.FULL; width++) {
                    if (store.read(new TilePath(level, index, width)) != null) {
                        written.merge(level + " " + (width == TilePath.FULL ? "full" : width), 1, Integer::sum);
                    }
                }
            }
        }
        assertThat(written)
                .isEqualTo(Map.of(
                        "-1 full", 273, "-1 112", 1, "0 full", 273, "0 112", 1, "1 full", 1, "1 17", 1, "2 1", 1));
    }

    @Test
    void aTreeOf256HasAFullTileAndOneOfWidth1AboveIt() {
        MemoryTileStore store = new MemoryTileStore();
        TiledLog log = TiledLog.create(store);
        for (int i = 0; i < 256; i++) {
            log.append(List.of(new byte[] {(byte) i}));
        }

        assertThat(store.read(TilePath.parse("tile/0/000"))).hasSize(8192);
        assertThat(store.read(TilePath.parse("tile/1/000.p/1")))
                .isEqualTo(log.root().bytes());
        assertThat(store.read(TilePath.parse("tile/entries/000"))).hasSize(256 * 3);
        assertThat(store.read(TilePath.parse("tile/0/000.p/255")))
                .as("replaced")
                .isNull();
    }

    @Test
    void rootsProofsAndEntriesOfEverySizeSoFarComeFromTheTiles() {
        SplittableRandom random = new SplittableRandom(70_001);
        TiledLog log = TiledLog.create(new MemoryTileStore());
        MerkleTree oracle = new MerkleTree();
        List<Hash> roots = new ArrayList<>(List.of(oracle.root()));
        List<byte[]> entries = new ArrayList<>();
        while (log.size() < 1500) {
            List<byte[]> batch = new ArrayList<>();
            for (int i = random.nextInt(70); i >= 0; i--) {
                byte[] entry = new byte[random.nextInt(50)];
                random.nextBytes(entry);
                batch.add(entry);
                oracle.append(MerkleTree.leafHash(entry));
                roots.add(oracle.root());
            }
            entries.addAll(batch);
            log.append(batch);
            assertThat(log.root()).isEqualTo(oracle.root());
        }

        for (int i = 0; i < 2000; i++) {
            int size = 1 + random.nextInt((int) log.size());
            int old = 1 + random.nextInt(size);
            int index = random.nextInt(size);
            assertThat(log.root(size)).isEqualTo(roots.get(size));
            assertThat(log.entry(index)).isEqualTo(entries.get(index));
            log.inclusion(index, size).verify(MerkleTree.leafHash(entries.get(index)), roots.get(size));
            log.consistency(old, size).verify(roots.get(old), roots.get(size));
        }
        assertThatThrownBy(() -> log.entry(log.size())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> log.root(log.size() + 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 255, 256, 257, 300, 511, 512, 700})
    void aLogOpenedAgainAtAnEarlierSizeGrowsAsIfNothingHadFollowed(int size) {
        MemoryTileStore store = new MemoryTileStore();
        TiledLog first = TiledLog.create(store);
        for (int i = 0; i < size; i++) {
            first.append(List.of(Samples.entry("told", i)));
        }
        append(first, "lost", 700 - size);
        Hash root = first.root(size);

        TiledLog again = TiledLog.open(store, size, root);
        assertThat(again.root()).isEqualTo(root);
        append(again, "otherwise", 1000 - size);

        TiledLog oracle = TiledLog.create(new MemoryTileStore());
        for (int i = 0; i < size; i++) {
            oracle.append(List.of(Samples.entry("told", i)));
        }
        append(oracle, "otherwise", 1000 - size);
        assertThat(again.root()).isEqualTo(oracle.root());
        again.consistency(Math.max(size, 1), 1000).verify(again.root(Math.max(size, 1)), oracle.root());
        assertThat(TiledLog.open(store, 1000, oracle.root()).entry(999)).isEqualTo(oracle.entry(999));
    }

    @Test
    void openingAtAnEarlierSizeRemovesFullTilesThatAreNoLongerOnes() {
        MemoryTileStore store = new MemoryTileStore();
        TiledLog log = TiledLog.create(store);
        append(log, "told", 250);
        append(log, "lost", 550);

        TiledLog.open(store, 250, log.root(250));

        assertThat(store.read(TilePath.parse("tile/0/000"))).isNull();
        assertThat(store.read(TilePath.parse("tile/0/002"))).isNull();
        assertThat(store.read(TilePath.parse("tile/entries/001"))).isNull();
        assertThat(store.read(TilePath.parse("tile/0/000.p/250"))).hasSize(250 * 32);
    }

    @Test
    void aLogIsNotOpenedBelowAPublishedCheckpointOrWithAnotherRoot() {
        MemoryTileStore store = new MemoryTileStore();
        TiledLog log = TiledLog.create(store);
        append(log, "told", 10);
        store.publish(Samples.head(log, 10));

        assertThatThrownBy(() -> TiledLog.open(store, 9, log.root(9))).isInstanceOf(UnverifiedException.class);
        assertThatThrownBy(() -> TiledLog.create(store)).isInstanceOf(UnverifiedException.class);
        assertThatThrownBy(() -> TiledLog.open(store, 10, log.root(9))).isInstanceOf(UnverifiedException.class);
        assertThatThrownBy(() -> TiledLog.open(store, 11, log.root())).isInstanceOf(MalformedException.class);
    }

    @Test
    void ifTheStoreFailsAtAnyStepTheLogIsAsItWasAndGoesOn() {
        // the first steps are writes; then the 255 partial forms of each full tile are removed
        for (int failsAt = 0; ; failsAt += failsAt < 20 ? 1 : 101) {
            FailingStore store = new FailingStore();
            TiledLog log = TiledLog.create(store);
            append(log, "told", 200);
            Hash before = log.root();
            store.stepsLeft = failsAt;

            boolean failed = false;
            try {
                append(log, "lost", 400);
            } catch (UncheckedIOException e) {
                failed = true;
            }
            store.stepsLeft = Integer.MAX_VALUE;
            if (!failed) {
                assertThat(failsAt).as("steps that could fail").isGreaterThan(500);
                return;
            }
            assertThat(log.size()).isEqualTo(200);
            assertThat(log.root()).isEqualTo(before);
            append(log, "kept", 400);
            TiledLog oracle = TiledLog.create(new MemoryTileStore());
            append(oracle, "told", 200);
            append(oracle, "kept", 400);
            assertThat(log.root()).isEqualTo(oracle.root());
            assertThat(log.entry(300)).isEqualTo(oracle.entry(300));
            log.inclusion(300, 600).verify(MerkleTree.leafHash(oracle.entry(300)), oracle.root());
        }
    }

    @Test
    void anEntryLongerThanTwoBytesCanCountIsRefusedAndNothingIsAppended() {
        TiledLog log = Samples.grown(3);
        List<byte[]> entries = List.of(new byte[1], new byte[EntryBundle.MAX_ENTRY_BYTES + 1]);

        assertThatThrownBy(() -> log.append(entries)).isInstanceOf(MalformedException.class);
        assertThat(log.size()).isEqualTo(3);
        log.append(List.of(new byte[EntryBundle.MAX_ENTRY_BYTES], new byte[0]));
        assertThat(log.entry(3)).hasSize(EntryBundle.MAX_ENTRY_BYTES);
        assertThat(log.entry(4)).isEmpty();
    }

    @Test
    void aDamagedBundleOrTileIsNotTakenForAWholeOne() {
        byte[] bundle = EntryBundle.of(List.of(new byte[] {1, 2}, new byte[0]));
        assertThat(bundle).containsExactly(0, 2, 1, 2, 0, 0);
        assertThat(EntryBundle.parse(bundle, 2)).hasSize(2);

        assertThatThrownBy(() -> EntryBundle.parse(bundle, 3)).isInstanceOf(MalformedException.class);
        for (int length : new int[] {1, 3, 5}) {
            byte[] cut = Arrays.copyOf(bundle, length);
            assertThatThrownBy(() -> EntryBundle.parse(cut, 1)).isInstanceOf(MalformedException.class);
        }
        assertThatThrownBy(() -> Tile.parse(new byte[63], 0, 1)).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> Tile.parse(new byte[64], 1, 2)).isInstanceOf(MalformedException.class);
    }

    private static void append(TiledLog log, String history, int count) {
        List<byte[]> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entries.add(Samples.entry(history, i));
        }
        log.append(entries);
    }

    /** Fails for good after some writes and removals. */
    private static final class FailingStore implements TileStore {
        private final MemoryTileStore memory = new MemoryTileStore();
        private int stepsLeft = Integer.MAX_VALUE;

        private void step() {
            if (stepsLeft-- <= 0) {
                throw new UncheckedIOException(new IOException("disk full"));
            }
        }

        @Override
        public byte @Nullable [] read(TilePath path) {
            return memory.read(path);
        }

        @Override
        public void write(TilePath path, byte[] bytes) {
            step();
            memory.write(path, bytes);
        }

        @Override
        public boolean remove(TilePath path) {
            step();
            return memory.remove(path);
        }

        @Override
        public @Nullable SignedCheckpoint checkpoint() {
            return memory.checkpoint();
        }

        @Override
        public void publish(SignedCheckpoint checkpoint) {
            memory.publish(checkpoint);
        }
    }

    @Test
    void inEveryLanguageATileHasTheSamePath() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("fa-u-nu-arabext"));
        try {
            assertThat(new TilePath(0, 1_234_067, TilePath.FULL)).hasToString("tile/0/x001/x234/067");
        } finally {
            Locale.setDefault(before);
        }
    }
}
