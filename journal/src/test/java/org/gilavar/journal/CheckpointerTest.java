package org.gilavar.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The write-ahead log does not grow with the journal. */
class CheckpointerTest {

    private static final int ENTRY_BYTES = 200_000;

    @TempDir
    Path folder;

    @Test
    void theLogBeginsAgainAndNothingIsLost() throws IOException {
        Path file = folder.resolve("journal.db");
        List<Stored> entries = JournalContract.entries(1, 400, ENTRY_BYTES);
        try (SqliteJournal journal = SqliteJournal.open(file)) {
            for (int from = 0; from < entries.size(); from += 10) {
                journal.append(entries.subList(from, from + 10));
            }
            long written = 2L * ENTRY_BYTES * entries.size();
            assertThat(written).isGreaterThan(4 * Checkpointer.AFTER_BYTES);
            assertThat(Files.size(Path.of(file + "-wal"))).isLessThan(written * 3 / 4);
            assertThat(journal.size()).isEqualTo(400);
        }
        assertThat(Path.of(file + "-wal")).doesNotExist();
        try (SqliteJournal journal = SqliteJournal.openReadOnly(file)) {
            assertThat(journal.tree(400).root()).isEqualTo(entries.getLast().root());
            assertThat(journal.damage()).isEmpty();
        }
    }

    @Test
    void aReaderThatStaysHoldsTheLogUpAndNotTheWriter() throws IOException {
        Path file = folder.resolve("journal.db");
        List<Stored> entries = JournalContract.entries(1, 200, ENTRY_BYTES);
        try (SqliteJournal journal = SqliteJournal.open(file)) {
            journal.append(entries.subList(0, 1));
            try (SqliteJournal reader = SqliteJournal.openReadOnly(file)) {
                assertThat(reader.size()).isEqualTo(1);
                for (int from = 1; from < entries.size(); from++) {
                    journal.append(entries.subList(from, from + 1));
                }
                assertThat(reader.size()).isEqualTo(1);
            }
            assertThat(journal.size()).isEqualTo(200);
        }
        assertThat(Files.exists(Path.of(file + "-wal"))).isFalse();
    }
}
