package org.gilavar.ledger.log.folder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.MerkleTree;
import org.gilavar.ledger.log.Checkpoint;
import org.gilavar.ledger.log.MalformedException;
import org.gilavar.ledger.log.Samples;
import org.gilavar.ledger.log.SignedCheckpoint;
import org.gilavar.ledger.log.TiledLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log as a folder. */
class FolderTileStoreTest {
    @TempDir
    private Path temp;

    private static List<byte[]> entries(int from, int to, String history) {
        List<byte[]> entries = new ArrayList<>();
        for (int i = from; i < to; i++) {
            entries.add((history + i).getBytes(UTF_8));
        }
        return entries;
    }

    private static SignedCheckpoint signed(TiledLog log) {
        return SignedCheckpoint.sign(new Checkpoint(Samples.ORIGIN, log.size(), log.root()), Samples.log());
    }

    @Test
    void theFolderHasTheNamesOfTheSpecificationAndNothingElseToServe() throws IOException {
        FolderTileStore store = new FolderTileStore(temp);
        TiledLog log = TiledLog.create(store);
        log.append(entries(0, 300, "e"));
        store.publish(signed(log));

        assertThat(files(temp))
                .containsExactly(
                        "checkpoint",
                        "tile/0/000",
                        "tile/0/001.p/44",
                        "tile/1/000.p/1",
                        "tile/entries/000",
                        "tile/entries/001.p/44");
        assertThat(Files.readAllBytes(temp.resolve("checkpoint")))
                .isEqualTo(signed(log).bytes());
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aCopyOfTheFolderIsAMirror() throws IOException {
        FolderTileStore store = new FolderTileStore(temp.resolve("log"));
        TiledLog log = TiledLog.create(store);
        log.append(entries(0, 700, "e"));
        store.publish(signed(log));
        Path mirror = temp.resolve("mirror");
        for (String file : files(temp.resolve("log"))) {
            Files.createDirectories(Objects.requireNonNull(mirror.resolve(file).getParent()));
            Files.copy(temp.resolve("log").resolve(file), mirror.resolve(file));
        }

        FolderTileStore copy = new FolderTileStore(mirror);
        SignedCheckpoint head = Objects.requireNonNull(copy.checkpoint());
        head.verify(List.of(Samples.log().key()));
        TiledLog opened =
                TiledLog.open(copy, head.checkpoint().size(), head.checkpoint().root());
        opened.inclusion(500, 700)
                .verify(
                        MerkleTree.leafHash("e500".getBytes(UTF_8)),
                        head.checkpoint().root());
        assertThat(opened.entry(699)).asString(UTF_8).isEqualTo("e699");
    }

    @Test
    void aDamagedCheckpointIsSaidAndNotTakenForNone() throws IOException {
        FolderTileStore store = new FolderTileStore(temp);
        assertThat(store.checkpoint()).isNull();
        Files.write(temp.resolve("checkpoint"), new byte[0]);

        assertThatThrownBy(store::checkpoint).isInstanceOf(MalformedException.class);
    }

    /** Failures and power cuts at every step: whatever a published checkpoint needs is there, and the log goes on. */
    @Test
    void aPublishedLogSurvivesWhateverFails() {
        int failures = 0;
        for (int seed = 0; seed < 60; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            SimulatedDisk disk = new SimulatedDisk(random, temp);
            long publishedSize = 0;
            Hash publishedRoot = MerkleTree.EMPTY_ROOT;
            for (int life = 0; life < 10; life++) {
                FolderTileStore store = new FolderTileStore(disk, temp.resolve("log"));
                SignedCheckpoint head = store.checkpoint();
                long size = head == null ? 0 : head.checkpoint().size();
                assertThat(size).as("seed %d", seed).isGreaterThanOrEqualTo(publishedSize);
                TiledLog log = TiledLog.open(
                        store,
                        size,
                        head == null ? MerkleTree.EMPTY_ROOT : head.checkpoint().root());
                assertThat(log.root(publishedSize)).isEqualTo(publishedRoot);
                for (long i = random.nextInt(50); i < size; i += 50) {
                    log.inclusion(i, size).verify(MerkleTree.leafHash(log.entry(i)), log.root());
                }
                try {
                    disk.stepsLeft = random.nextInt(200);
                    for (int batch = 0; batch < 5; batch++) {
                        log.append(entries(0, random.nextInt(90), "life" + life + " "));
                        store.publish(signed(log));
                        publishedSize = log.size();
                        publishedRoot = log.root();
                    }
                } catch (UncheckedIOException e) {
                    failures++;
                }
                disk.stepsLeft = Integer.MAX_VALUE;
                if (random.nextBoolean()) {
                    disk.cutPower();
                }
            }
        }
        System.out.println(failures + " failures of a disk under a log");
        assertThat(failures).isGreaterThan(200);
    }
}
