package org.gilavar.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.gilavar.journal.JournalVerifier.Verdict;
import org.gilavar.ledger.MerkleTree;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Journals of format 2: read as they are, and brought to format 3 when they are to be written. */
class MigrationTest {

    @TempDir
    static Path written;

    @TempDir
    Path folder;

    private Path file = Path.of("");
    private Verdict before =
            new Verdict(0, 0, new MerkleTree().root(), "", new TreeMap<>(), List.of(), Optional.empty());

    @BeforeAll
    static void write() {
        try (SqliteJournal journal = SqliteJournal.open(written.resolve("now.db"))) {
            Desk desk = new Desk(journal);
            desk.open();
            desk.round(1);
        }
        Format2.of(written.resolve("now.db"), written.resolve("old.db"));
    }

    @BeforeEach
    void copy() throws IOException {
        file = Files.copy(written.resolve("old.db"), folder.resolve("journal.db"));
        before = JournalVerifier.verify(file);
    }

    @Test
    void aJournalOfFormat2VerifiesAsItIs() throws IOException {
        byte[] bytes = Files.readAllBytes(file);

        assertThat(before.fault()).isEmpty();
        assertThat(before.entries()).isGreaterThan(12);
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    }

    @Test
    void openedForWritingItIsMigratedAndEveryRootStays() {
        SqliteJournal.open(file).close();

        assertThat(Database.number(file, "PRAGMA user_version")).isEqualTo(3);
        assertThat(JournalVerifier.verify(file)).isEqualTo(before);
        try (SqliteJournal journal = SqliteJournal.open(file)) {
            assertThat(journal.tree(journal.size()).root()).isEqualTo(before.root());
        }
    }

    @Test
    void asItWasBeforeItIsKeptBesideIt() {
        SqliteJournal.open(file).close();
        SqliteJournal.open(file).close();

        Path kept = Path.of(file + ".format-2");
        assertThat(Database.number(kept, "PRAGMA user_version")).isEqualTo(2);
        assertThat(JournalVerifier.verify(kept)).isEqualTo(before);
        assertThat(Path.of(file + ".format-2.2")).as("once is enough").doesNotExist();
    }

    @Test
    void itGoesOnWithSaltedEntries() {
        try (SqliteJournal journal = SqliteJournal.open(file)) {
            Replay replay = new Replay();
            journal.forEach(replay::take);
            new Desk(journal, replay).round(2);
        }

        Verdict verdict = JournalVerifier.verify(file);
        assertThat(verdict.fault()).isEmpty();
        assertThat(verdict.entries()).isGreaterThan(before.entries());
        long old = Database.number(file, "SELECT count(*) FROM entry WHERE length(salt) = 0");
        assertThat(old).isEqualTo(before.entries());
        assertThat(Database.number(file, "SELECT count(*) FROM entry WHERE length(salt) = 32"))
                .isEqualTo(verdict.entries() - old);
    }

    @Test
    void oneThatDoesNotHoldIsNotMigratedAndTheEntryIsNamed() {
        Database.change(file, "UPDATE entry SET outcome = x'7b7d' WHERE seq = 5");

        assertThatThrownBy(() -> SqliteJournal.open(file))
                .isInstanceOfSatisfying(
                        DamagedException.class, e -> assertThat(e.seq()).isEqualTo(5))
                .hasMessageContaining("stays as it is");
        assertThat(Database.number(file, "PRAGMA user_version")).isEqualTo(2);
        assertThat(Database.number(file, "SELECT count(*) FROM entry")).isEqualTo(before.entries());
        assertThat(JournalVerifier.verify(file).fault().orElseThrow().entry()).isEqualTo(5);
    }

    @Test
    void oneWithItsEndCutOffIsNotMigrated() {
        Database.change(file, "DELETE FROM entry WHERE seq = ?", before.entries());

        assertThatThrownBy(() -> SqliteJournal.open(file))
                .isInstanceOf(DamagedException.class)
                .hasMessageContaining("is missing");
    }

    @Test
    void leavesOfFormat2AreReadTooThoughNoneIsKept() {
        MerkleTree tree = new MerkleTree();
        List<Long> places = new ArrayList<>();
        try (SqliteJournal journal = SqliteJournal.openReadOnly(file)) {
            journal.leaves(1, journal.size(), tree::append);
            journal.forEach(stored -> places.add(stored.entry().seq()));
        }
        assertThat(tree.root()).isEqualTo(before.root());
        assertThat(places).hasSize((int) before.entries());
    }
}
