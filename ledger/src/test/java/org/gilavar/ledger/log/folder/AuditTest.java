package org.gilavar.ledger.log.folder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.log.Audit;
import org.gilavar.ledger.log.AuditReport;
import org.gilavar.ledger.log.Checkpoint;
import org.gilavar.ledger.log.NoteSignature;
import org.gilavar.ledger.log.Policy;
import org.gilavar.ledger.log.Samples;
import org.gilavar.ledger.log.SignedCheckpoint;
import org.gilavar.ledger.log.TiledLog;
import org.gilavar.ledger.log.TlogProof;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mirror checked whole, and with one thing wrong in it at a time. */
class AuditTest {
    /** Two full tiles, a partial one, and a partial one above. */
    private static final int SIZE = 600;

    private static final Audit.Progress QUIET = (done, of) -> {};

    @TempDir
    private Path folder = Path.of("");

    private TiledLog log = Samples.grown(0);
    private SignedCheckpoint head = Samples.head(log, 0);

    @BeforeEach
    void aMirror() {
        log = mirror(folder, SIZE);
        head = Samples.head(log, SIZE).with(List.of(cosignature(1), cosignature(2)));
        new FolderTileStore(folder).publish(head);
    }

    private NoteSignature cosignature(int witness) {
        Checkpoint checkpoint = new Checkpoint(Samples.ORIGIN, SIZE, log.root());
        return NoteSignature.cosign(Samples.witness(witness), checkpoint, 1_700_000_000L + witness);
    }

    private static TiledLog mirror(Path folder, int size) {
        TiledLog log = TiledLog.create(new FolderTileStore(folder));
        List<byte[]> entries = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            entries.add(("entry " + i).getBytes(UTF_8));
        }
        log.append(entries);
        return log;
    }

    private static Policy policy(int threshold) {
        StringBuilder text = new StringBuilder("log " + Samples.log().key() + "\n");
        for (int i = 1; i <= 3; i++) {
            text.append("witness w" + i + " " + Samples.witness(i).key() + "\n");
        }
        text.append("group all " + threshold + " w1 w2 w3\nquorum all\n");
        return Policy.parse(text.toString().getBytes(UTF_8));
    }

    private AuditReport audit(@Nullable Policy policy) {
        return Audit.whole(new FolderLogSource(folder), policy, QUIET);
    }

    private static String fault(AuditReport report) {
        return report.fault().map(AuditReport.Fault::toString).orElse("none");
    }

    @Test
    void aMirrorHoldsByTheKeysOfThePolicy() {
        AuditReport report = audit(policy(2));

        assertThat(report.fault()).isEmpty();
        assertThat(report.entries()).isEqualTo(SIZE);
        assertThat(report.files()).as("3 bundles, 3 tiles, 1 above").isEqualTo(7);
        assertThat(report.signers().orElseThrow().logs())
                .containsExactly(Samples.log().key());
        assertThat(report.signers().orElseThrow().verdict().cosigned()).containsOnlyKeys("w1", "w2");
    }

    @Test
    void aMirrorOfAnySizeHolds(@TempDir Path other) {
        for (int size : new int[] {0, 1, 2, 255, 256, 257, 511, 512, 513}) {
            Path exact = other.resolve("" + size);
            TiledLog small = mirror(exact, size);
            new FolderTileStore(exact).publish(Samples.head(small, size));
            AuditReport report = Audit.whole(new FolderLogSource(exact), null, QUIET);
            assertThat(fault(report)).as("%d", size).isEqualTo("none");
            assertThat(report.entries()).isEqualTo(size);
        }
    }

    /** Full tiles stand for partial ones that were removed; partial ones of another size do not. */
    @Test
    void aMirrorAheadOfItsCheckpointHoldsAsFarAsItsTilesGo() {
        for (int size : new int[] {0, 1, 255, 512}) {
            new FolderTileStore(folder).publish(Samples.head(log, size));
            assertThat(fault(audit(null))).as("%d", size).isEqualTo("none");
        }
        new FolderTileStore(folder).publish(Samples.head(log, 256));
        assertThat(fault(audit(null))).isEqualTo("tile/1/000.p/1: missing");
        new FolderTileStore(folder).publish(Samples.head(log, 513));
        assertThat(fault(audit(null))).isEqualTo("tile/0/002.p/1: missing");
    }

    /** Each byte is flipped in small files, and many in each large one. */
    @Test
    void aFlippedByteIsFoundAndItsFileIsNamed() throws IOException {
        int flips = 0;
        for (Path file : files()) {
            String name = folder.relativize(file).toString();
            byte[] right = Files.readAllBytes(file);
            int step = right.length < 700 ? 1 : 61;
            for (int at = 0; at < right.length; at += step) {
                byte[] wrong = right.clone();
                wrong[at] ^= 0x10;
                Files.write(file, wrong);
                assertThat(fault(audit(policy(2))))
                        .as("byte %d of %s", at, name)
                        .startsWith(name + ": ");
                flips++;
            }
            Files.write(file, right);
        }
        assertThat(flips).isGreaterThan(900);
        assertThat(fault(audit(policy(2)))).isEqualTo("none");
    }

    @Test
    void aFileThatIsMissingShortOrLongIsNamed() throws IOException {
        for (Path file : files()) {
            String name = folder.relativize(file).toString();
            byte[] right = Files.readAllBytes(file);
            for (byte[] wrong : List.of(
                    new byte[0], Arrays.copyOf(right, right.length - 1), Arrays.copyOf(right, right.length + 1))) {
                Files.write(file, wrong);
                assertThat(fault(audit(policy(2)))).as("%d bytes", wrong.length).startsWith(name + ": ");
            }
            Files.delete(file);
            assertThat(fault(audit(policy(2)))).isEqualTo(name + ": missing");
            Files.write(file, right);
        }
    }

    @Test
    void theFirstWrongEntryIsNamedByItsIndex() throws IOException {
        Path bundle = folder.resolve("tile/entries/001");
        Files.write(
                bundle,
                Files.readString(bundle).replace("entry 300", "entry 3oo").getBytes(UTF_8));

        AuditReport report = audit(policy(2));

        assertThat(fault(report)).isEqualTo("tile/entries/001: entry 300 does not hash to hash 44 of tile/0/001");
        assertThat(report.entries()).as("those before it hold").isEqualTo(256);
    }

    @Test
    void aTileIsNotBlamedForTheEntryThatDisagreesWithIt() throws IOException {
        for (String name : List.of("tile/entries/002.p/88", "tile/1/000.p/2")) {
            Path file = folder.resolve(name);
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length - 1] ^= 1;
            Files.write(file, bytes);
        }

        assertThat(fault(audit(policy(2)))).isEqualTo("tile/1/000.p/2: hash 1 is not the root of tile/0/001");
    }

    @Test
    void anEntryTooManyIsNotPassedOver() throws IOException {
        Path bundle = folder.resolve("tile/entries/002.p/88");
        byte[] right = Files.readAllBytes(bundle);
        Files.write(bundle, Arrays.copyOf(right, right.length + 2)); // an empty entry

        assertThat(fault(audit(policy(2)))).isEqualTo("tile/entries/002.p/88: it goes on after entry 87");
    }

    @Test
    void aRootThatIsNotThatOfTheTilesIsTheCheckpointsFault() {
        Checkpoint other = new Checkpoint(Samples.ORIGIN, SIZE, Hash.sha256());
        new FolderTileStore(folder).publish(SignedCheckpoint.sign(other, Samples.log()));

        assertThat(fault(audit(null))).isEqualTo("checkpoint: its root is not the root of the tiles");
    }

    @Test
    void whoseSignaturesCountIsThePolicysToSay() {
        assertThat(fault(audit(policy(3)))).isEqualTo("checkpoint: the quorum all has not cosigned it");
        assertThat(audit(policy(3)).entries())
                .as("the tree is checked all the same")
                .isEqualTo(SIZE);
        Policy stranger = Policy.parse(("log " + Samples.otherLog().key() + "\nquorum none\n").getBytes(UTF_8));
        assertThat(fault(audit(stranger))).isEqualTo("checkpoint: no signature of a known key");
        AuditReport unsigned = audit(null);
        assertThat(unsigned.holds()).isTrue();
        assertThat(unsigned.againstPolicy()).isFalse();
        assertThat(unsigned.signers()).isEmpty();
    }

    @Test
    void anEntryHoldsWhereItsProofSaysAndNowhereElse() {
        byte[] entry = "entry 300".getBytes(UTF_8);
        TlogProof proof = TlogProof.of(log.inclusion(300, SIZE), head);

        assertThat(Audit.entry(proof, entry, policy(2)).holds()).isTrue();
        assertThat(Audit.entry(proof, entry, null).holds()).isTrue();
        assertThat(fault(Audit.entry(proof, "entry 301".getBytes(UTF_8), policy(2))))
                .startsWith("entry 300: ");
        assertThat(fault(Audit.entry(proof, entry, policy(3)))).startsWith("checkpoint: the quorum all");
        TlogProof elsewhere = new TlogProof(proof.extraBase64(), 301, proof.path(), proof.head());
        assertThat(fault(Audit.entry(elsewhere, entry, policy(2)))).startsWith("entry 301: ");
    }

    @Test
    void howFarItIsIsToldForEveryBundle() {
        List<Long> told = new ArrayList<>();

        Audit.whole(new FolderLogSource(folder), null, (done, of) -> told.add(done));

        assertThat(told).containsExactly(256L, 512L, 600L);
    }

    @Test
    void otherFilesAreCounted() throws IOException {
        Files.writeString(folder.resolve("tile/0/002.p/7"), "of another size");

        assertThat(new FolderLogSource(folder).files()).isEqualTo(8);
        assertThat(new FolderLogSource(folder.resolve("none")).files()).isZero();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
