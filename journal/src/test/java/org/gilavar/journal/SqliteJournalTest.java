package org.gilavar.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteJournalTest extends JournalContract {

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("journal.db");
    }

    @Override
    Journal open() {
        return SqliteJournal.open(file());
    }

    private List<String> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aSecondWriterThatSlippedPastTheLockIsFencedOff() throws IOException {
        try (SqliteJournal first = SqliteJournal.open(file())) {
            first.append(entries(1, 1, 10));
            // As on a file system that does not lock: the other opens the same file under another lock.
            Path alias = Files.createSymbolicLink(folder.resolve("alias.db"), file());
            try (SqliteJournal second = SqliteJournal.open(alias)) {
                second.append(entries(2, 2, 10));
                assertThatThrownBy(() -> first.append(entries(2, 2, 10))).isInstanceOf(UnwritableException.class);
                assertThatThrownBy(() -> first.append(entries(2, 3, 10))).isInstanceOf(UnwritableException.class);
            }
            assertThat(first.size()).isEqualTo(2);
        }
    }

    @Test
    void aJournalInUseIsNotOpenedTwice() {
        try (SqliteJournal journal = SqliteJournal.open(file())) {
            assertThat(journal.size()).isZero();
            assertThatThrownBy(() -> SqliteJournal.open(file()))
                    .isInstanceOf(UnreadableException.class)
                    .hasMessageContaining("is in use by another server; stop that one first");
        }
        SqliteJournal.open(file()).close();
    }

    @Test
    void aFileThatIsNoDatabaseIsRefused() throws IOException {
        Files.writeString(file(), "This is a letter, and a long one, not a database.".repeat(20));

        assertThatThrownBy(() -> SqliteJournal.open(file()))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("journal.db cannot be read");
        assertThatThrownBy(() -> SqliteJournal.openReadOnly(file())).isInstanceOf(UnreadableException.class);
        assertThat(Files.readString(file(), StandardCharsets.UTF_8)).startsWith("This is a letter");
    }

    @Test
    void aDatabaseOfSomeoneElseIsRefusedAndLeftAsItWas() throws IOException {
        Database.change(file(), "CREATE TABLE guests(name TEXT)");
        byte[] before = Files.readAllBytes(file());

        assertThatThrownBy(() -> SqliteJournal.open(file()))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("is a database, but not a journal of Gilavar");
        assertThatThrownBy(() -> SqliteJournal.openReadOnly(file()))
                .hasMessageContaining("is a database, but not a journal of Gilavar");
        assertThat(Files.readAllBytes(file())).isEqualTo(before);
        assertThat(files()).containsExactly("journal.db", "journal.db.lock");
    }

    @Test
    void aJournalOfANewerVersionIsRefused() {
        SqliteJournal.open(file()).close();
        Database.change(file(), "PRAGMA user_version = 4");

        assertThatThrownBy(() -> SqliteJournal.open(file()))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("has format 4, written by a newer Gilavar; this one reads formats 2 to 3");
        assertThatThrownBy(() -> SqliteJournal.openReadOnly(file())).hasMessageContaining("Use the newer version");
        // and the refusal has let go of the file
        Database.change(file(), "PRAGMA user_version = 3");
        SqliteJournal.open(file()).close();
    }

    @Test
    void aJournalFromBeforePostsHadKeysIsRefusedInPlainWords() {
        SqliteJournal.open(file()).close();
        Database.change(file(), "PRAGMA user_version = 1");

        assertThatThrownBy(() -> SqliteJournal.open(file()))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("has format 1, from before posts had keys of their own");
    }

    @Test
    void aFileThatIsNotThereIsNotMadeByReading() {
        assertThatThrownBy(() -> SqliteJournal.openReadOnly(file()))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("there is no file");
        assertThat(files()).isEmpty();
    }

    @Test
    void readingLeavesNoTrace() throws IOException {
        try (SqliteJournal journal = SqliteJournal.open(file())) {
            journal.append(entries(1, 5, 10));
        }
        Files.delete(folder.resolve("journal.db.lock"));
        byte[] before = Files.readAllBytes(file());

        try (SqliteJournal journal = SqliteJournal.openReadOnly(file())) {
            assertThat(read(journal)).isEqualTo(described(entries(1, 5, 10)));
            assertThat(files()).containsExactly("journal.db");
        }
        assertThat(files()).containsExactly("journal.db");
        assertThat(Files.readAllBytes(file())).isEqualTo(before);
    }

    @Test
    void aReaderSeesOneMomentOfTheRecordWhileTheWriterWritesOn() {
        try (SqliteJournal writer = SqliteJournal.open(file())) {
            writer.append(entries(1, 2, 10));
            try (SqliteJournal reader = SqliteJournal.openReadOnly(file())) {
                assertThat(reader.size()).isEqualTo(2);
                writer.append(entries(3, 3, 10));
                assertThat(reader.size()).isEqualTo(2);
                assertThat(read(reader)).hasSize(2);
                assertThatThrownBy(() -> reader.append(entries(4, 4, 10))).isInstanceOf(UnwritableException.class);
            }
            assertThat(writer.size()).isEqualTo(3);
        }
    }

    @Test
    void aFullDiskRefusesTheWholeBatchAndServesAgainOnceThereIsSpace() {
        try (SqliteJournal journal = SqliteJournal.open(file())) {
            journal.append(entries(1, 4, 3_000));
            journal.limitPages(journal.pages() + 1);

            for (int attempt = 0; attempt < 2; attempt++) {
                assertThatThrownBy(() -> journal.append(entries(5, 40, 3_000)))
                        .isInstanceOf(UnwritableException.class)
                        .hasMessageContaining("disk is full");
                assertThat(read(journal)).isEqualTo(described(entries(1, 4, 3_000)));
            }

            journal.limitPages(1_000_000);
            journal.append(entries(5, 40, 3_000));
        }
        try (SqliteJournal journal = SqliteJournal.open(file())) {
            assertThat(read(journal)).isEqualTo(described(entries(1, 40, 3_000)));
            assertThat(journal.damage()).isEmpty();
        }
    }
}
