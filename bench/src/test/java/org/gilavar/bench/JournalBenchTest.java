package org.gilavar.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gilavar.journal.JournalVerifier;
import org.gilavar.journal.Salts;
import org.gilavar.journal.SqliteJournal;
import org.gilavar.server.RecordedPast;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalBenchTest {
    private static final Salts SALTS = Salts.of(new SecureRandom());

    @TempDir
    Path folder;

    @Test
    void theStoryIsARecordThatHolds() {
        Path file = folder.resolve("journal.db");
        try (SqliteJournal journal = SqliteJournal.open(file)) {
            new Story(journal, SALTS).tell(500);
        }

        var verdict = JournalVerifier.verify(file);

        assertThat(verdict.fault()).isEmpty();
        assertThat(verdict.entries()).isBetween(500L, 520L);
    }

    @Test
    void whereNoticesLastManyStandAtOnce() {
        Path file = folder.resolve("journal.db");
        Instant end;
        try (SqliteJournal journal = SqliteJournal.open(file)) {
            end = new Story(journal, SALTS, ReconstructionBench.LASTING).tellWithIncident(500);
        }

        try (RecordedPast past = RecordedPast.of(file)) {
            var found = past.ofIncident("turkiye.near-miss", "israel", Optional.of(end), Duration.ZERO)
                    .orElseThrow();
            assertThat(found.own().items()).hasSizeGreaterThan(70);
            assertThat(found.common().complete()).isTrue();
        }
    }

    @Test
    void entriesAreOfTheSizeThatIsSaid() {
        EntrySource source = new EntrySource(SALTS);
        assertThat(source.entryBytes()).isBetween(750, 900);
        assertThat(source.next(3)).extracting(s -> s.entry().seq()).containsExactly(1L, 2L, 3L);
        assertThat(source.next(1)).extracting(s -> s.entry().seq()).containsExactly(4L);
    }

    @Test
    void everyWayIsMeasuredAtEveryBatch() throws IOException {
        var page = new Page("journal", "so");
        var progress = new Progress(System.err, Clock.systemUTC());

        new AppendSection(folder, Duration.ofMillis(1), 1, progress).write(page);

        assertThat(page.toString()).contains("| 1 ", "| 16 ", "| 64 ", "| 256 ", "plain file", "SQLite alone");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void theNumberOfEntriesIsUnderstoodOrNamed() {
        assertThat(JournalBench.entries(List.of())).isEqualTo(100_000);
        assertThat(JournalBench.entries(List.of("--entries", "1000000"))).isEqualTo(1_000_000);
        for (List<String> wrong : List.of(List.of("--entries"), List.of("--entries", "12"), List.of("1000"))) {
            assertThatThrownBy(() -> JournalBench.entries(wrong)).hasMessageContaining("found " + wrong);
        }
    }
}
