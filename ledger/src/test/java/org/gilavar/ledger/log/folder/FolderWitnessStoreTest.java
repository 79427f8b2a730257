package org.gilavar.ledger.log.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gilavar.ledger.log.Checkpoint;
import org.gilavar.ledger.log.MalformedException;
import org.gilavar.ledger.log.Samples;
import org.gilavar.ledger.log.SignedCheckpoint;
import org.gilavar.ledger.log.TiledLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a witness keeps, on the disk of this machine. */
class FolderWitnessStoreTest {
    private final TiledLog log = Samples.grown(10);
    private final SignedCheckpoint five = Samples.head(log, 5);
    private final SignedCheckpoint ten = Samples.head(log, 10);

    @TempDir
    private Path temp;

    @Test
    void whatIsKeptIsThereAfterOpeningAgain() {
        Path folder = temp.resolve("new/witness");
        try (FolderWitnessStore store = FolderWitnessStore.open(folder)) {
            assertThat(store.latest(Samples.ORIGIN)).isNull();
            assertThat(store.replace(null, five)).isTrue();
            assertThat(store.replace(five, ten)).isTrue();
        }

        try (FolderWitnessStore again = FolderWitnessStore.open(folder)) {
            assertThat(again.latest(Samples.ORIGIN)).isEqualTo(ten);
            assertThat(again.latest("another")).isNull();
        }
    }

    @Test
    void whatIsKeptIsReplacedOnlyIfItIsWhatIsExpected() {
        try (FolderWitnessStore store = FolderWitnessStore.open(temp)) {
            assertThat(store.replace(five, ten)).isFalse();
            assertThat(store.latest(Samples.ORIGIN)).isNull();
            store.replace(null, five);
            assertThat(store.replace(null, ten)).isFalse();
            assertThat(store.replace(ten, ten)).isFalse();
            assertThat(store.latest(Samples.ORIGIN)).isEqualTo(five);
        }
    }

    @Test
    void aDamagedFileIsNeverTakenForNone() throws IOException {
        try (FolderWitnessStore store = FolderWitnessStore.open(temp)) {
            store.replace(null, five);
            Path file = kept().get(0);
            for (byte[] damaged : List.of(new byte[0], new byte[] {'x'})) {
                Files.write(file, damaged);
                assertThatThrownBy(() -> store.latest(Samples.ORIGIN)).isInstanceOf(MalformedException.class);
                assertThatThrownBy(() -> store.replace(null, ten)).isInstanceOf(MalformedException.class);
            }
            SignedCheckpoint other =
                    SignedCheckpoint.sign(new Checkpoint("another", 5, log.root(5)), Samples.otherLog());
            Files.write(file, other.bytes());
            assertThatThrownBy(() -> store.latest(Samples.ORIGIN)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aFolderIsOpenOnce() {
        try (FolderWitnessStore store = FolderWitnessStore.open(temp)) {
            assertThat(store.latest(Samples.ORIGIN)).isNull();
            assertThatThrownBy(() -> FolderWitnessStore.open(temp))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("another witness has");
        }
        FolderWitnessStore.open(temp).close();
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaid() throws IOException {
        Path file = Files.createFile(temp.resolve("file"));

        assertThatThrownBy(() -> FolderWitnessStore.open(file)).isInstanceOf(UncheckedIOException.class);
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.list(temp)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .toList();
        }
    }
}
