package org.gilavar.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.gilavar.ledger.MerkleTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteJournalTest {

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("journal.db");
    }

    /** Entries whose content is of no interest, numbered from one on. */
    private static List<Stored> entries(int from, int to, int bytes) {
        MerkleTree tree = new MerkleTree();
        List<Stored> entries = new ArrayList<>();
        for (int seq = 1; seq <= to; seq++) {
            byte[] content = new byte[bytes];
            Arrays.fill(content, (byte) seq);
            Entry entry = new Entry(seq, Instant.EPOCH.plusSeconds(seq), content, content);
            tree.append(entry.leafHash());
            entries.add(new Stored(entry, tree.root()));
        }
        return entries.subList(from - 1, to);
    }

    private static List<String> read(Journal journal) {
        List<String> read = new ArrayList<>();
        journal.forEach(stored -> read.add(described(stored)));
        return read;
    }

    private static String described(Stored stored) {
        Entry entry = stored.entry();
        return entry.seq() + " " + entry.at() + " " + entry.leafHash() + " " + stored.root();
    }

    private static List<String> described(List<Stored> entries) {
        return entries.stream().map(SqliteJournalTest::described).toList();
    }

    private List<String> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aNewJournalIsEmpty() {
        try (SqliteJournal journal = SqliteJournal.open(file())) {
            assertThat(journal.size()).isZero();
            assertThat(journal.root()).isEqualTo(new MerkleTree().root());
            assertThat(journal.entry(1)).isEmpty();
        }
    }

    @Test
    void whatWasAppendedIsReadInOrderAlsoAfterReopening() {
        List<Stored> entries = entries(1, 10, 100);
        try (SqliteJournal journal = SqliteJournal.open(file())) {
            journal.append(entries.subList(0, 3));
            journal.append(List.of());
            journal.append(entries.subList(3, 10));
            assertThat(read(journal)).isEqualTo(described(entries));
        }
        try (SqliteJournal journal = SqliteJournal.open(file())) {
            assertThat(read(journal)).isEqualTo(described(entries));
            assertThat(journal.size()).isEqualTo(10);
            assertThat(journal.root()).isEqualTo(entries.getLast().root());
            journal.append(entries(11, 12, 100));
            assertThat(journal.entry(12).map(SqliteJournalTest::described))
                    .contains(described(entries(12, 12, 100)).getFirst());
        }
    }

    @Test
    void aGapIsRefusedAndNothingOfItKept() {
        try (SqliteJournal journal = SqliteJournal.open(file())) {
            journal.append(entries(1, 3, 10));
            List<Stored> holed = new ArrayList<>(entries(4, 6, 10));
            holed.remove(1);

            for (List<Stored> wrong : List.of(entries(5, 6, 10), entries(3, 4, 10), holed)) {
                assertThatThrownBy(() -> journal.append(wrong)).isInstanceOf(UnwritableException.class);
                assertThat(read(journal)).hasSize(3);
                assertThat(journal.size()).isEqualTo(3);
            }
            journal.append(entries(4, 6, 10));
            assertThat(read(journal)).isEqualTo(described(entries(1, 6, 10)));
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
        Database.change(file(), "PRAGMA user_version = 3");

        assertThatThrownBy(() -> SqliteJournal.open(file()))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("has format 3; this version of Gilavar reads format 2");
        // and the refusal has let go of the file
        Database.change(file(), "PRAGMA user_version = 2");
        SqliteJournal.open(file()).close();
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
