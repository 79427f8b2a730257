package org.gilavar.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gilavar.journal.JournalVerifier.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an auditor finds of a journal some of which has been erased, by the rule or otherwise. */
class ErasedJournalTest {

    private static final Instant LATER = Instant.parse("2035-01-01T00:00:00Z");

    @TempDir
    Path folder;

    private Path file = Path.of("");
    private long size;
    private String stateHash = "";

    @BeforeEach
    void write() {
        file = folder.resolve("journal.db");
        try (SqliteJournal journal = SqliteJournal.open(file)) {
            Desk desk = new Desk(journal);
            desk.open();
            desk.round(1);
            desk.round(2);
            size = journal.size();
            stateHash = desk.replay().state().hash();
        }
    }

    private void erase(long first, long last) {
        try (SqliteJournal journal = SqliteJournal.open(file)) {
            Snapshots snapshots = Snapshots.beside(file);
            Replay replay = snapshots
                    .newest(journal, last)
                    .map(Snapshots.Restored::replay)
                    .orElseGet(Replay::new);
            journal.forEach(replay.tree().size() + 1, last, replay::take);
            Erasure erasure = new Erasure(
                    first, last, "kept for ten years", LATER, replay.state().hash());
            List<Erasure> all = new ArrayList<>(journal.erasures());
            all.add(erasure);
            snapshots.write(replay.freeze(), List.of(), all);
            journal.erase(erasure);
        }
    }

    private void assertFault(long entry, String reason) {
        assertThat(JournalVerifier.verify(file).fault()).as(reason).hasValueSatisfying(fault -> {
            assertThat(fault.reason()).contains(reason);
            assertThat(fault.entry()).isEqualTo(entry);
        });
    }

    @Test
    void whatWasErasedIsReportedWithItsRuleAndAllTheRestIsVerified() {
        Verdict before = JournalVerifier.verify(file);
        erase(1, 10);

        Verdict verdict = JournalVerifier.verify(file);

        assertThat(verdict.fault()).isEmpty();
        assertThat(verdict.entries()).isEqualTo(size);
        assertThat(verdict.erased()).hasSize(1);
        assertThat(verdict.erased().getFirst().count()).isEqualTo(10);
        assertThat(verdict.erased().getFirst().rule()).isEqualTo("kept for ten years");
        assertThat(verdict.root()).isEqualTo(before.root());
        assertThat(verdict.stateHash()).isEqualTo(stateHash);
        assertThat(verdict.keys()).isEqualTo(before.keys());
        assertThat(verdict.signatures()).isPositive().isLessThan(before.signatures());
    }

    @Test
    void erasedInSeveralSteps() {
        erase(1, 4);
        erase(5, 9);
        erase(14, 16);

        Verdict verdict = JournalVerifier.verify(file);

        assertThat(verdict.fault()).isEmpty();
        assertThat(verdict.erased()).extracting(Erasure::last).containsExactly(4L, 9L, 16L);
        assertThat(verdict.stateHash()).isEqualTo(stateHash);
    }

    @Test
    void everythingMayBeErased() {
        erase(1, size);

        Verdict verdict = JournalVerifier.verify(file);

        assertThat(verdict.fault()).isEmpty();
        assertThat(verdict.signatures()).isZero();
        assertThat(verdict.stateHash()).isEqualTo(stateHash);
    }

    @Test
    void whatCameAfterIsStillDecidedAgain() {
        erase(1, 10);
        Database.change(
                file, "UPDATE entry SET statement = (SELECT statement FROM entry WHERE seq = 13) WHERE seq = 12");
        assertFault(12, "its leaf does not fit");
    }

    @Test
    void aBodyThatIsMissingAndWasNotErasedIsDamage() {
        for (String column : List.of("salt", "statement", "outcome")) {
            Database.change(file, "UPDATE entry SET " + column + " = NULL WHERE seq = 8");
            assertFault(8, "is missing, and no rule erased it");
        }
    }

    @Test
    void aBodyThatIsThereAndIsSaidToHaveBeenErasedIsDamage() {
        erase(1, 10);
        Database.change(file, "UPDATE entry SET statement = x'00' WHERE seq = 7");
        assertFault(7, "is said to have been erased, and has not been");
    }

    @Test
    void theTreeOfWhatWasErasedIsStillChecked() {
        erase(1, 10);
        Database.change(file, "UPDATE entry SET leaf = (SELECT leaf FROM entry WHERE seq = 5) WHERE seq = 6");
        assertFault(6, "but should be");
    }

    @Test
    void anErasedEntryThatIsGoneAltogetherIsDamage() {
        erase(1, 10);
        Database.change(file, "DELETE FROM entry WHERE seq = 6");
        assertFault(6, "is missing");
    }

    @Test
    void withoutTheSnapshotNothingAfterwardsCanBeChecked() throws IOException {
        erase(1, 10);
        Snapshots.beside(file).delete();
        assertFault(11, "what came before it has been erased, and the snapshot of what it led to is missing");
    }

    @Test
    void aSnapshotOfAnotherStateIsNotTaken() {
        erase(1, 10);
        Database.change(file, "UPDATE erasure SET state = 'another'");
        assertFault(11, "is another than the one that was made when they were erased");
    }

    @Test
    void aStatementThatWasErasedIsNotHeardTwice() {
        erase(1, 10);
        try (SqliteJournal journal = SqliteJournal.openReadOnly(file)) {
            Replay replay =
                    Snapshots.beside(file).newest(journal, size).orElseThrow().replay();
            assertThat(replay.said().find("turkiye/s-5")).isPresent();
        }
    }

    @Test
    void theFileIsSmallerAfterwards() throws IOException {
        long before = Files.size(file);
        erase(1, size);
        assertThat(Files.size(file)).isLessThan(before);
        assertThat(Path.of(file + "-wal")).doesNotExist();
    }
}
