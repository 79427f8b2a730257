package org.gilavar.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.MerkleTree;
import org.gilavar.mechanism.Mechanism;
import org.gilavar.mechanism.json.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Snapshots: what goes in comes out, and what is anything else is passed over. */
class SnapshotsTest {

    @TempDir
    static Path written;

    @TempDir
    Path folder;

    private static Journal journal = new Nowhere();
    private static Replay replay = new Replay();

    @BeforeAll
    static void write() {
        journal = SqliteJournal.open(written.resolve("journal.db"));
        Desk desk = new Desk(journal);
        desk.open();
        desk.round(1);
        replay = desk.replay();
    }

    @AfterAll
    static void close() {
        journal.close();
    }

    private Snapshots snapshots() {
        return Snapshots.beside(folder.resolve("journal.db"));
    }

    private static List<SnapshotSection> more() {
        return List.of(
                new SnapshotSection("numbers", to -> to.numbers(LongBuffer.wrap(new long[] {1, -2, Long.MAX_VALUE}))),
                new SnapshotSection("lines", to -> {
                    to.line("one".getBytes(StandardCharsets.UTF_8));
                    to.line(new byte[0]);
                    to.line("üç".getBytes(StandardCharsets.UTF_8));
                }),
                new SnapshotSection("nothing", to -> {}));
    }

    private static byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            SnapshotWriter.write(out, replay.freeze(), more(), () -> {});
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }

    private static Snapshots.Restored read(byte[] bytes) {
        return SnapshotReader.read(new ByteArrayInputStream(bytes), journal.size(), journal.root());
    }

    @Test
    void whatWasFoldedIsThereAgain() {
        snapshots().write(replay.freeze(), more(), List.of());

        Replay again = snapshots().newest(journal, journal.size()).orElseThrow().replay();

        assertThat(again.state().hash()).isEqualTo(replay.state().hash());
        assertThat(again.state().nextWake()).isEqualTo(replay.state().nextWake());
        assertThat(again.tree().root()).isEqualTo(replay.tree().root());
        assertThat(again.tree().size()).isEqualTo(replay.tree().size());
        String desk = Keys.of(Desk.TURKIYE).keyId();
        assertThat(again.keys().find(desk)).isEqualTo(replay.keys().find(desk)).isPresent();
        assertThat(again.keys().itemOf(desk)).isEqualTo(replay.keys().itemOf(desk));
        assertThat(again.said().count()).isEqualTo(replay.said().count()).isGreaterThan(10);
        assertThat(again.said().find("turkiye/s-5")).isEqualTo(replay.said().find("turkiye/s-5"));
        assertThat(again.last()).isEqualTo(replay.last());
    }

    @Test
    void sectionsComeBackAsTheyWereWritten() {
        Map<String, SnapshotSection.Read> sections = read(bytes()).more();

        assertThat(sections).containsOnlyKeys("numbers", "lines", "nothing");
        assertThat(Objects.requireNonNull(sections.get("numbers")).numbers()).containsExactly(1, -2, Long.MAX_VALUE);
        assertThat(Objects.requireNonNull(sections.get("lines")).texts()).containsExactly("one", "", "üç");
        assertThat(Objects.requireNonNull(sections.get("nothing")).texts()).isEmpty();
    }

    @Test
    void theSectionOfTheStateIsWhatTheHashOfTheStateIsTakenOver() {
        StringBuilder lines = new StringBuilder();
        replay.freeze()
                .items()
                .forEach(held -> lines.append(Json.text(held.item())).append('\n'));
        byte[] section = lines.toString().getBytes(StandardCharsets.UTF_8);

        assertThat(Hash.of(Digests.sha256().digest(section)).hex())
                .isEqualTo(replay.state().hash());
        assertThat(new String(bytes(), StandardCharsets.ISO_8859_1))
                .contains(new String(section, StandardCharsets.ISO_8859_1));
    }

    @Test
    void noFlippedBitGoesUnseen() {
        byte[] whole = bytes();
        for (int at = 0; at < whole.length; at += at < 1_000 ? 1 : 13) {
            byte[] flipped = Arrays.copyOf(whole, whole.length);
            flipped[at] ^= (byte) (1 << (at % 8));
            assertThatThrownBy(() -> read(flipped)).as("byte %d", at).isInstanceOf(UnusableSnapshotException.class);
        }
    }

    @Test
    void oneCutOffAnywhereIsNotUsed() {
        byte[] whole = bytes();
        for (int length = 0; length < whole.length; length += 97) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> read(cut)).as("%d bytes", length).isInstanceOf(UnusableSnapshotException.class);
        }
        byte[] longer = Arrays.copyOf(whole, whole.length + 1);
        assertThatThrownBy(() -> read(longer)).isInstanceOf(UnusableSnapshotException.class);
    }

    @Test
    void oneOfAnotherHistoryIsNotUsed() {
        Hash other = MerkleTree.leafHash(new byte[0]);
        assertThatThrownBy(() -> SnapshotReader.read(new ByteArrayInputStream(bytes()), journal.size(), other))
                .hasMessageContaining("of another history");
        assertThatThrownBy(() ->
                        SnapshotReader.read(new ByteArrayInputStream(bytes()), journal.size() - 1, journal.root()))
                .hasMessageContaining("of another history");
    }

    @Test
    void oneOfANewerLayoutOrOfOtherRulesIsNotUsed() {
        SnapshotHeader now = SnapshotHeader.of(replay.freeze(), Mechanism.RULES);
        Map<SnapshotHeader, String> headers = Map.of(
                new SnapshotHeader(2, now.rules(), now.seq(), now.root(), now.subtrees(), now.last()),
                "it has format 2",
                SnapshotHeader.of(replay.freeze(), Mechanism.RULES + 1),
                "it was folded by rules " + (Mechanism.RULES + 1) + ", and these are " + Mechanism.RULES,
                new SnapshotHeader(
                        1, now.rules(), now.seq(), now.root(), now.subtrees().reversed(), now.last()),
                "its tree does not have the root it names");
        headers.forEach((header, reason) ->
                assertThatThrownBy(() -> read(withHeader(header))).hasMessageContaining(reason));
    }

    private static byte[] withHeader(SnapshotHeader header) {
        byte[] whole = bytes();
        byte[] json = Json.write(header);
        int before = ByteBuffer.wrap(whole).getInt(8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(SnapshotWriter.MAGIC);
        out.writeBytes(ByteBuffer.allocate(4).putInt(json.length).array());
        out.writeBytes(json);
        out.writeBytes(Arrays.copyOfRange(whole, 12 + before, whole.length - Hash.BYTES));
        out.writeBytes(Digests.sha256().digest(out.toByteArray()));
        return out.toByteArray();
    }

    @Test
    void whereTheNewestCannotBeUsedTheOneBeforeIs() throws IOException {
        Replay earlier = new Replay();
        journal.forEach(1, 9, earlier::take);
        snapshots().write(earlier.freeze(), List.of(), List.of());
        snapshots().write(replay.freeze(), List.of(), List.of());
        assertThat(snapshots().places()).containsExactly(journal.size(), 9L);

        try (var files = Files.list(folder.resolve("journal.db.snapshots"))) {
            Path newest = files.max(Path::compareTo).orElseThrow();
            Files.write(newest, Arrays.copyOf(Files.readAllBytes(newest), 1_000));
        }

        assertThat(snapshots()
                        .newest(journal, journal.size())
                        .orElseThrow()
                        .replay()
                        .tree()
                        .size())
                .isEqualTo(9);
        assertThat(snapshots().newest(journal, 8)).isEmpty();
    }

    @Test
    void twoAreKeptAndThoseThatNothingElseCanTellOf() {
        Replay growing = new Replay();
        List<Erasure> erasures =
                List.of(JournalContract.erasure(1, 3), JournalContract.erasure(4, 5), JournalContract.erasure(8, 8));
        for (int seq = 1; seq <= 12; seq++) {
            journal.forEach(seq, seq, growing::take);
            snapshots().write(growing.freeze(), List.of(), erasures);
        }
        assertThat(snapshots().places()).containsExactly(12L, 11L, 8L, 5L);
        snapshots().forget(12, erasures);
        assertThat(snapshots().places()).containsExactly(12L, 8L, 5L);
    }

    @Test
    void whatACrashLeftHalfWrittenIsNoSnapshot() throws IOException {
        snapshots().write(replay.freeze(), List.of(), List.of());
        Path part = folder.resolve("journal.db.snapshots/000000000000000099.snapshot.part");
        Files.write(part, new byte[10]);
        assertThat(snapshots().places()).containsExactly(journal.size());
        snapshots().forget(1, List.of());
        assertThat(part).doesNotExist();
    }
}
