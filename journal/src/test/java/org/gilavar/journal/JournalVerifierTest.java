package org.gilavar.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.gilavar.journal.JournalVerifier.Verdict;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.MerkleTree;
import org.gilavar.ledger.SigningKey;
import org.gilavar.mechanism.Outcome;
import org.gilavar.mechanism.Telling;
import org.gilavar.mechanism.item.Message;
import org.gilavar.mechanism.item.PostKey;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.statement.KeyBody;
import org.gilavar.mechanism.statement.MessageBody;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A journal of a few rounds, and everything that can be done to it behind its back. */
class JournalVerifierTest {

    @TempDir
    static Path folder;

    private static Path original = Path.of("");
    private static Path small = Path.of("");
    private static int size;
    private static String stateHash = "";

    @BeforeAll
    static void write() {
        original = folder.resolve("journal.db");
        small = folder.resolve("small.db");
        Desk desk = written(original, 6);
        written(small, 1);
        size = (int) desk.replay().tree().size();
        stateHash = desk.replay().state().hash();
        assertThat(size).isBetween(55, 75);
    }

    private static Desk written(Path file, int rounds) {
        try (SqliteJournal journal = SqliteJournal.open(file)) {
            Desk desk = new Desk(journal);
            desk.open();
            for (int round = 1; round <= rounds; round++) {
                desk.round(round);
            }
            return desk;
        }
    }

    private static Path copy() {
        try {
            Path copy = folder.resolve("copy.db");
            Files.write(copy, Files.readAllBytes(original));
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path changed(String sql, Object... values) {
        Path copy = copy();
        Database.change(copy, sql, values);
        return copy;
    }

    private static void assertFaultAt(Path file, long entry, String reason) {
        assertThat(JournalVerifier.verify(file).fault()).as(reason).hasValueSatisfying(fault -> {
            assertThat(fault.entry()).isEqualTo(entry);
            assertThat(fault.reason()).contains(reason);
        });
    }

    @Test
    void anHonestJournalHolds() throws IOException {
        byte[] before = Files.readAllBytes(original);

        Verdict verdict = JournalVerifier.verify(original);

        assertThat(verdict.fault()).isEmpty();
        assertThat(verdict.holds()).isTrue();
        assertThat(verdict.entries()).isEqualTo(size);
        assertThat(verdict.signatures()).isGreaterThan(30);
        assertThat(verdict.stateHash()).isEqualTo(stateHash);
        assertThat(Files.readAllBytes(original)).isEqualTo(before);
    }

    @Test
    void anEmptyJournalHolds() {
        Path empty = folder.resolve("empty.db");
        SqliteJournal.open(empty).close();

        assertThat(JournalVerifier.verify(empty).holds()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"statement", "outcome", "root", "at", "salt", "leaf"})
    void aFlippedByteInAnyEntryIsFoundThere(String column) {
        SplittableRandom random = new SplittableRandom(column.hashCode());
        for (int seq = 1; seq <= size; seq++) {
            byte[] bytes = Database.bytes(original, "SELECT " + column + " FROM entry WHERE seq = " + seq);
            if (bytes.length == 0) {
                continue; // a deadline has no statement
            }
            int at = random.nextInt(bytes.length);
            bytes[at] ^= (byte) (1 << random.nextInt(7));
            Object value = column.equals("at") ? new String(bytes, StandardCharsets.UTF_8) : bytes;
            Path flipped = changed("UPDATE entry SET " + column + " = ? WHERE seq = ?", value, seq);

            Verdict verdict = JournalVerifier.verify(flipped);

            assertThat(verdict.fault().map(JournalVerifier.Fault::entry))
                    .as("byte %d of %s of entry %d", at, column, seq)
                    .contains((long) seq);
            assertThat(verdict.entries()).isEqualTo(seq - 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-04-12t08:00:00z", "2025-04-12T08:00:00.000Z", "2025-04-12T11:00:00+03:00", ""})
    void theSameInstantWrittenOtherwiseIsFound(String at) {
        assertFaultAt(changed("UPDATE entry SET at = ? WHERE seq = 1", at), 1, "time");
    }

    @Test
    void aValueOfTheWrongSizeIsFound() {
        assertFaultAt(changed("UPDATE entry SET root = x'00' WHERE seq = 3"), 3, "its root has 1 bytes, expected 32");
        assertFaultAt(changed("UPDATE entry SET outcome = x'' WHERE seq = 3"), 3, "its leaf does not fit");
        assertFaultAt(changed("UPDATE entry SET salt = x'00' WHERE seq = 3"), 3, "its salt has 1 bytes");
        Path silent = changed("UPDATE entry SET statement = x'' WHERE seq = 3");
        rehash(silent);
        assertFaultAt(silent, 3, "none was due");
        assertThatThrownBy(() -> JournalVerifier.verify(changed("UPDATE head SET root = x''")))
                .isInstanceOf(UnreadableException.class);
    }

    @Test
    void aMissingEntryIsNamed() {
        for (int seq = 1; seq <= size; seq++) {
            assertFaultAt(changed("DELETE FROM entry WHERE seq = ?", seq), seq, "is missing");
        }
    }

    @Test
    void entriesThatChangePlacesAreFoundAtTheFirst() {
        for (int seq = 1; seq < size; seq++) {
            Path swapped = changed("UPDATE entry SET seq = -1 WHERE seq = ?", seq);
            Database.change(swapped, "UPDATE entry SET seq = ? WHERE seq = ?", seq, seq + 1);
            Database.change(swapped, "UPDATE entry SET seq = ? WHERE seq = -1", seq + 1);

            assertThat(JournalVerifier.verify(swapped).fault().map(JournalVerifier.Fault::entry))
                    .contains((long) seq);
        }
    }

    @Test
    void aTailCutOffIsFoundByTheHead() {
        assertFaultAt(changed("DELETE FROM entry WHERE seq > ?", size - 5), size - 4, "is missing");
    }

    @Test
    void whatStandsBeyondTheHeadIsFound() {
        String beyond =
                "INSERT INTO entry SELECT seq + 1, leaf, root, at, salt, statement, outcome FROM entry WHERE seq = ?";
        assertFaultAt(changed(beyond, size), size + 1, "beyond the end");
        String before = "INSERT INTO entry SELECT 0, leaf, root, at, salt, statement, outcome FROM entry WHERE seq = ?";
        assertFaultAt(changed(before, size), size + 1, "beyond the end");
    }

    @Test
    void anAlteredHeadIsFound() {
        Path otherRoot = changed("UPDATE head SET root = (SELECT root FROM entry WHERE seq = ?)", size - 1);
        assertFaultAt(otherRoot, size, "the head names another root");
        assertFaultAt(changed("UPDATE head SET size = size + 1"), size + 1, "is missing");
        assertFaultAt(changed("UPDATE head SET size = size - 1"), size - 1, "the head names another root");
        assertThat(JournalVerifier.verify(changed("UPDATE head SET size = 0")).holds())
                .isFalse();
        assertThat(JournalVerifier.verify(changed("UPDATE head SET size = -1")).holds())
                .isFalse();
        assertThatThrownBy(() -> JournalVerifier.verify(changed("DELETE FROM head")))
                .isInstanceOf(UnreadableException.class);
    }

    /** The facilitator hides a telling from a party, and makes all hashes fit again. */
    @Test
    void aFacilitatorThatRewritesAnOutcomeAndAllRootsIsCaught() {
        for (int seq = 1; seq <= size; seq++) {
            Outcome outcome =
                    Json.read(Database.bytes(original, "SELECT outcome FROM entry WHERE seq = " + seq), Outcome.class);
            var told = new TreeMap<String, List<Telling>>(outcome.told());
            told.remove(told.firstKey());
            Path forged = changed(
                    "UPDATE entry SET outcome = ? WHERE seq = ?",
                    Json.write(new Outcome(outcome.changes(), told)),
                    seq);
            rehash(forged);

            assertFaultAt(forged, seq, "its outcome is not what follows from it");
        }
    }

    @Test
    void aFacilitatorThatHearsAStatementTwiceIsCaught() {
        Path replayed = changed(
                "INSERT INTO entry SELECT ? + 1, leaf, root, (SELECT at FROM entry WHERE seq = ?), salt, "
                        + "statement, outcome FROM entry WHERE seq = 8",
                size,
                size);
        Database.change(replayed, "UPDATE head SET size = size + 1");
        rehash(replayed);

        assertFaultAt(replayed, size + 1, "has been taken before");
    }

    @Test
    void aFacilitatorThatLetsADeadlinePassEarlyIsCaught() {
        Path early = changed(
                "INSERT INTO entry SELECT ? + 1, leaf, root, (SELECT at FROM entry WHERE seq = ?), salt, x'', "
                        + "outcome FROM entry WHERE seq = ?",
                size,
                size,
                size);
        Database.change(early, "UPDATE head SET size = size + 1");
        rehash(early);

        assertFaultAt(early, size + 1, "none was due");
    }

    @Test
    void aFacilitatorThatHidesASilenceIsCaught() {
        Path hidden = folder.resolve("hidden.db");
        long hiding;
        try (SqliteJournal journal = SqliteJournal.open(hidden)) {
            Desk desk = new Desk(journal);
            desk.open();
            desk.says(
                    Desk.TURKIYE, new MessageBody.Send("m", Desk.ISRAEL, Message.Purpose.WARN, "EXERCISE. Too close."));
            desk.skipTo(desk.now().plus(Duration.ofMinutes(5)));
            desk.says(Desk.ISRAEL, new MessageBody.Answer("turkiye.m", Message.Reply.RECEIVED, Optional.empty()));
            hiding = journal.size();
        }

        assertFaultAt(hidden, hiding, "leaves out a deadline that fell before it");
    }

    @Test
    void aFacilitatorThatDatesADeadlineLaterThanItFellIsCaught() {
        long deadline = Database.number(original, "SELECT min(seq) FROM entry WHERE length(statement) = 0");
        Path late = changed(
                "UPDATE entry SET at = strftime('%Y-%m-%dT%H:%M:%SZ', at, '+1 second') WHERE seq = ?", deadline);
        rehash(late);

        assertFaultAt(late, deadline, "but its deadline fell at");
    }

    /** A post's key is revoked, replaced or expired; the facilitator takes a statement by it all the same. */
    @ParameterizedTest
    @EnumSource(Ending.class)
    void aFacilitatorThatHearsAKeyAfterItsEndIsCaught(Ending ending) {
        Path late = folder.resolve(ending + ".db");
        long heard;
        try (SqliteJournal journal = SqliteJournal.open(late)) {
            Desk desk = new Desk(journal);
            desk.open();
            SigningKey old = Keys.of("delegate");
            desk.enrolDelegate(old, desk.now().plus(Duration.ofHours(1)));
            desk.hearsAfterwards(old, () -> ending.of(desk, old));
            heard = journal.size();
        }

        assertFaultAt(late, heard, "its statement should have been refused: the key turkiye.delegate.1 " + ending.word);
    }

    /** How a key ends. */
    enum Ending {
        REVOKED("was revoked"),
        REPLACED("was replaced"),
        EXPIRED("expired");

        private final String word;

        Ending(String word) {
            this.word = word;
        }

        void of(Desk desk, SigningKey old) {
            SigningKey next = Keys.of("next delegate");
            switch (this) {
                case REVOKED -> desk.says(Desk.TURKIYE, new KeyBody.Revoke("delegate", PostKey.Reason.LEFT), old);
                case REPLACED ->
                    desk.says(
                            Desk.TURKIYE,
                            new KeyBody.Rotate("delegate", next.verifyingKey().text(), Optional.empty()),
                            old,
                            next);
                case EXPIRED -> desk.passTo(desk.now().plus(Duration.ofHours(1)));
            }
        }
    }

    @Test
    void aFacilitatorThatEnrolsAPostOfAPartyIsCaught() {
        Path forged = folder.resolve("enrolled-by-the-facilitator.db");
        long enrolled;
        try (SqliteJournal journal = SqliteJournal.open(forged)) {
            Desk desk = new Desk(journal);
            desk.open();
            desk.enrolsForAnother(Desk.TURKIYE, Keys.of("a desk of the facilitator's own"));
            enrolled = journal.size();
        }

        assertFaultAt(forged, enrolled, "a post is enrolled by the root key of turkiye, and by nobody else");
    }

    @Test
    void theKeysAreListedWithWhatBecameOfThem() {
        Path changed = folder.resolve("changed-keys.db");
        try (SqliteJournal journal = SqliteJournal.open(changed)) {
            Desk desk = new Desk(journal);
            desk.open();
            desk.enrolDelegate(Keys.of("delegate"), desk.now().plus(Duration.ofHours(1)));
            Ending.REPLACED.of(desk, Keys.of("delegate"));
        }

        Verdict verdict = JournalVerifier.verify(changed);

        assertThat(verdict.holds()).isTrue();
        assertThat(verdict.keys())
                .containsEntry("turkiye/root", Keys.rootOf(Desk.TURKIYE).keyId())
                .containsEntry("turkiye/delegate", Keys.of("next delegate").keyId())
                .containsEntry(
                        "turkiye/delegate (key 1, replaced " + Desk.START + ")",
                        Keys.of("delegate").keyId())
                .hasSize(8);
    }

    /** What whoever holds the file can always do: make every leaf and every root fit what is there. */
    private static void rehash(Path file) {
        MerkleTree tree = new MerkleTree();
        List<Hash> leaves = new ArrayList<>();
        List<Hash> roots = new ArrayList<>();
        long entries = Database.number(file, "SELECT size FROM head");
        for (long seq = 1; seq <= entries; seq++) {
            String where = " FROM entry WHERE seq = " + seq;
            leaves.add(EntryCommitment.leaf(
                    seq,
                    Instant.parse(new String(Database.bytes(file, "SELECT at" + where), StandardCharsets.UTF_8)),
                    Database.bytes(file, "SELECT statement" + where),
                    Database.bytes(file, "SELECT outcome" + where),
                    Database.bytes(file, "SELECT salt" + where)));
            tree.append(leaves.getLast());
            roots.add(tree.root());
        }
        Database.rehash(file, leaves, roots);
    }

    @Test
    void noFlippedByteOfTheFileGoesUnseen() throws IOException {
        byte[] whole = Files.readAllBytes(small);
        String contents = Database.contents(small);
        Path flipped = folder.resolve("flipped.db");
        int held = 0;
        int faults = 0;
        for (int at = 0; at < whole.length; at += 149) {
            byte[] bytes = Arrays.copyOf(whole, whole.length);
            bytes[at] ^= (byte) (1 << (at % 8));
            Files.write(flipped, bytes);
            try {
                if (JournalVerifier.verify(flipped).holds()) {
                    held++;
                    assertThat(Database.contents(flipped)).as("offset %d", at).isEqualTo(contents);
                } else {
                    faults++;
                }
            } catch (UnreadableException e) {
                faults++;
            }
        }
        // Free space within pages may change; most of the file is content, and may not.
        assertThat(faults).isGreaterThan(held);
    }
}
