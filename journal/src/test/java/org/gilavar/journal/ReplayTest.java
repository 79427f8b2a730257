package org.gilavar.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.gilavar.ledger.Hash;
import org.gilavar.mechanism.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {

    @TempDir
    Path folder;

    @Test
    void aJournalReopenedFoldsIntoTheSameStateTheSameTreeAndTheSameKeys() {
        Path file = folder.resolve("journal.db");
        Desk desk;
        try (SqliteJournal journal = SqliteJournal.open(file)) {
            desk = new Desk(journal);
            desk.open();
            desk.round(1);
        }

        Replay again = new Replay();
        try (SqliteJournal journal = SqliteJournal.open(file)) {
            journal.forEach(stored -> {
                Entry entry = stored.entry();
                assertThat(again.append(entry, entry.outcome()).root()).isEqualTo(stored.root());
            });
        }

        assertThat(again.state().hash()).isEqualTo(desk.replay().state().hash());
        assertThat(again.state().nextWake()).isEqualTo(desk.replay().state().nextWake());
        assertThat(again.tree().root()).isEqualTo(desk.replay().tree().root());
        for (String party : List.of(Desk.FACILITATOR, Desk.TURKIYE, Desk.ISRAEL)) {
            assertThat(again.keys().find(Keys.of(party).keyId()))
                    .contains(Keys.of(party).verifyingKey());
        }
    }

    @Test
    void anEntryOutOfPlaceIsNotTakenIn() {
        Outcome nothing = new Outcome(List.of(), new TreeMap<>());

        assertThatThrownBy(() ->
                        new Replay().append(Entry.ofDeadline(2, Instant.EPOCH, nothing, TestSalts.inTurn()), nothing))
                .isInstanceOf(UnreadableException.class)
                .hasMessage("entry 2 follows entry 0");
    }

    @Test
    void everyPartOfAnEntryIsInItsLeaf() {
        byte[] a = {1, 2};
        byte[] b = {3};
        Instant at = Instant.EPOCH;
        byte[] salt = TestSalts.of(1);
        Hash leaf = new Entry(1, at, a, b, salt).leafHash();

        assertThat(List.of(
                        new Entry(2, at, a, b, salt).leafHash(),
                        new Entry(1, at.plusNanos(1), a, b, salt).leafHash(),
                        new Entry(1, at, b, a, salt).leafHash(),
                        new Entry(1, at, new byte[] {1, 2, 3}, new byte[0], salt).leafHash(),
                        new Entry(1, at, new byte[] {1}, new byte[] {2, 3}, salt).leafHash(),
                        new Entry(1, at, a, b, TestSalts.of(2)).leafHash(),
                        new Entry(1, at, a, b, EntryCommitment.NO_SALT).leafHash()))
                .doesNotHaveDuplicates()
                .doesNotContain(leaf);
    }
}
