package org.gilavar.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.gilavar.journal.JournalVerifier.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {

    @TempDir
    Path folder;

    private Path file = Path.of("");
    private Path to = Path.of("");

    @BeforeEach
    void write() {
        file = folder.resolve("journal.db");
        to = folder.resolve("backups/backup.db");
        try (SqliteJournal journal = SqliteJournal.open(file)) {
            Desk desk = new Desk(journal);
            desk.open();
            desk.round(1);
        }
    }

    private List<String> made() throws IOException {
        try (Stream<Path> files = Files.list(to.getParent())) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    private static Verdict take(Path from, Path to) {
        return Backup.take(from, to, entries -> {});
    }

    @Test
    void aBackupHoldsWhatTheJournalHoldsAndIsReadableByItsOwnerAlone() throws IOException {
        Verdict verdict = take(file, to);

        assertThat(verdict).isEqualTo(JournalVerifier.verify(file)).isEqualTo(JournalVerifier.verify(to));
        assertThat(made()).containsExactly("backup.db");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(to)))
                .isEqualTo("rw-------");
    }

    @Test
    void aBackupOfAJournalThatIsBeingWrittenIsOfOneMoment() throws InterruptedException {
        AtomicBoolean enough = new AtomicBoolean();
        try (SqliteJournal journal = SqliteJournal.open(file)) {
            Replay replay = new Replay();
            journal.forEach(replay::take);
            Desk desk = new Desk(journal, replay);
            Thread writing = Thread.ofPlatform().start(() -> {
                for (int round = 2; !enough.get(); round++) {
                    desk.round(round);
                }
            });
            try {
                for (int n = 1; n <= 3; n++) {
                    Path copy = folder.resolve("copy-" + n + ".db");
                    Verdict verdict = take(file, copy);
                    assertThat(verdict.fault()).isEmpty();
                    assertThat(journal.rootAt(verdict.entries())).contains(verdict.root());
                }
            } finally {
                enough.set(true);
                writing.join();
            }
        }
        assertThat(JournalVerifier.verify(file).fault()).isEmpty();
    }

    @Test
    void whatIsThereIsNeverOverwritten() throws IOException {
        Files.createDirectories(to.getParent());
        for (String there : List.of("backup.db", "backup.db-wal", "backup.db.snapshots")) {
            Path inTheWay = Files.writeString(to.resolveSibling(there), "mine");
            assertThatThrownBy(() -> take(file, to))
                    .isInstanceOf(UnreadableException.class)
                    .hasMessageContaining("is there already, and is never overwritten");
            assertThat(Files.readString(inTheWay)).isEqualTo("mine");
            Files.delete(inTheWay);
        }
    }

    @Test
    void aBackupThatDoesNotHoldIsNotKept() throws IOException {
        Database.change(file, "UPDATE entry SET outcome = x'7b7d' WHERE seq = 6");

        assertThatThrownBy(() -> take(file, to))
                .isInstanceOfSatisfying(
                        DamagedException.class, e -> assertThat(e.seq()).isEqualTo(6));
        assertThat(made()).isEmpty();
    }

    @Test
    void whatIsNoJournalIsNotCopied() throws IOException {
        Database.change(folder.resolve("guests.db"), "CREATE TABLE guests(name TEXT)");
        assertThatThrownBy(() -> take(folder.resolve("guests.db"), to))
                .hasMessageContaining("not a journal of Gilavar");
        assertThatThrownBy(() -> take(folder.resolve("none.db"), to)).hasMessageContaining("there is no file");
    }

    @Test
    void whatErasuresNeedOfSnapshotsGoesWithIt() throws IOException {
        try (SqliteJournal journal = SqliteJournal.open(file)) {
            Replay replay = new Replay();
            journal.forEach(1, 9, replay::take);
            Erasure erasure =
                    new Erasure(1, 9, "a rule", replay.last(), replay.state().hash());
            Snapshots.beside(file).write(replay.freeze(), List.of(), List.of(erasure));
            journal.erase(erasure);
        }

        Verdict verdict = take(file, to);

        assertThat(verdict.fault()).isEmpty();
        assertThat(verdict.erased()).hasSize(1);
        assertThat(JournalVerifier.verify(to)).isEqualTo(verdict);
        assertThat(made()).containsExactly("backup.db", "backup.db.snapshots");
        Path restored = folder.resolve("new/journal.db");
        assertThat(take(to, restored)).isEqualTo(verdict);
    }
}
