package org.gilavar.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.log.AddCheckpoint;
import org.gilavar.ledger.log.Audit;
import org.gilavar.ledger.log.Checkpoint;
import org.gilavar.ledger.log.EntryOpening;
import org.gilavar.ledger.log.Evidence;
import org.gilavar.ledger.log.HeadOpening;
import org.gilavar.ledger.log.Heads;
import org.gilavar.ledger.log.LogSource;
import org.gilavar.ledger.log.MemoryTileStore;
import org.gilavar.ledger.log.NoteKey;
import org.gilavar.ledger.log.NoteSignature;
import org.gilavar.ledger.log.NoteSigner;
import org.gilavar.ledger.log.Salt;
import org.gilavar.ledger.log.SignedCheckpoint;
import org.gilavar.ledger.log.SignedNote;
import org.gilavar.ledger.log.TilePath;
import org.gilavar.ledger.log.TiledLog;
import org.gilavar.ledger.log.TlogProof;
import org.jspecify.annotations.Nullable;

/** Inputs about one small log and a fork of it, the same in every run. */
final class SampleLog {
    private static final String ORIGIN = "fuzz.example/log";
    private static final NoteSigner LOG = NoteSigner.of(ORIGIN, NoteKey.Type.ED25519, SampleKeys.ed25519(1));
    private static final NoteSigner WITNESS =
            NoteSigner.of("witness.example/w", NoteKey.Type.COSIGNATURE, SampleKeys.ed25519(2));
    private static final NoteSigner OTHER =
            NoteSigner.of("witness.example/o", NoteKey.Type.COSIGNATURE, SampleKeys.ed25519(3));
    private static final long SECONDS = 1_700_000_000;
    private static final Salt SALT = Salt.of(new byte[Salt.BYTES]);

    private SampleLog() {}

    static List<byte[]> notes() {
        return List.of(
                cosigned(grown(20, 20), 20).bytes(),
                SignedNote.sign("\n\na text ¶\n\n", LOG, LOG).bytes(),
                SignedNote.sign("\n", LOG).bytes());
    }

    static List<byte[]> signatures() {
        return Stream.of(cosigned(grown(3, 3), 3), head(grown(1, 1), 1))
                .flatMap(head -> head.signatures().stream())
                .map(signature -> utf8(signature.line().stripTrailing()))
                .toList();
    }

    static List<byte[]> keys() {
        return Stream.of(LOG, WITNESS)
                .map(signer -> utf8(signer.key().toString()))
                .toList();
    }

    static List<byte[]> checkpoints() {
        return List.of(
                utf8(head(grown(20, 20), 20).checkpoint().text()),
                utf8(extended().text()));
    }

    static List<byte[]> heads() {
        return List.of(
                head(grown(0, 0), 0).bytes(),
                cosigned(grown(20, 20), 20).bytes(),
                SignedCheckpoint.sign(extended(), LOG).bytes());
    }

    static List<byte[]> paths() {
        return Stream.of(
                        "tile/0/x001/x234/067.p/255",
                        "tile/entries/000",
                        "tile/entries/001.p/1",
                        "tile/63/x009/x223/x372/x036/x854/x775/807")
                .map(SampleLog::utf8)
                .toList();
    }

    /** How many entries, and then each after its length. */
    static List<byte[]> bundles() {
        return List.of(new byte[] {2, 0, 3, 'a', 'b', 'c', 0, 0}, new byte[] {1, 0, 1, 'x', 0, 2, 'y', 'z'});
    }

    static List<byte[]> logs() {
        return Stream.of(0L, 1L, 20L, 257L, 600L)
                .map(size -> inOnePiece(grown(size, size), size))
                .toList();
    }

    static List<byte[]> proofs() {
        TiledLog log = grown(20, 20);
        return List.of(
                TlogProof.of(log.inclusion(3, 20), cosigned(log, 20)).bytes(),
                TlogProof.of(log.inclusion(0, 1), head(log, 1))
                        .withExtra(new byte[5])
                        .bytes());
    }

    static List<byte[]> policies() {
        String log = LOG.key().toString();
        String witness = WITNESS.key().toString();
        String other = OTHER.key().toString();
        return Stream.of(
                        "log " + log + "\nquorum none\n",
                        "# a comment\nlog " + log + " https://fuzz.example/\n\nwitness w " + witness
                                + " https://w.example/\nwitness\to " + other
                                + "\ngroup any1 any w o\ngroup both all any1\nquorum both\n",
                        "log " + log + "\nwitness w " + witness + "\nwitness o " + other
                                + "\ngroup g 2 w o\nquorum g\n")
                .map(SampleLog::utf8)
                .toList();
    }

    static List<byte[]> requests() {
        TiledLog log = grown(20, 20);
        return List.of(
                new AddCheckpoint(0, List.of(), head(log, 20)).bytes(),
                new AddCheckpoint(7, log.consistency(7, 20).path(), cosigned(log, 20)).bytes());
    }

    static List<byte[]> evidence() {
        TiledLog log = grown(20, 20);
        TiledLog forked = grown(20, 7);
        return List.of(
                new Evidence(head(log, 20), head(forked, 20), Optional.empty()).bytes(),
                new Evidence(
                                head(log, 10),
                                head(forked, 20),
                                Optional.of(new Evidence.Prefix(
                                        forked.root(10),
                                        forked.consistency(10, 20).path())))
                        .bytes());
    }

    static List<byte[]> leaves() {
        return List.of(leaf().bytes());
    }

    static List<byte[]> openings() {
        return List.of(new HeadOpening("journal", SALT, extended(), leaf()).bytes());
    }

    static List<byte[]> entryOpenings() {
        return List.of(
                EntryOpening.of(SALT, utf8("a body")).bytes(),
                EntryOpening.of(SALT, new byte[0]).bytes());
    }

    /** What HTTP has beside the body, and then the body. */
    static List<byte[]> answers() {
        String cosignatures = cosigned(grown(3, 3), 3).signatures().stream()
                .map(NoteSignature::line)
                .collect(Collectors.joining());
        return List.of(
                answer(200, cosignatures),
                answer(403, "no key known for this log signed\n"),
                answer(404, "unknown log\n"),
                answer(409, "20852014\n"),
                answer(422, "the proof does not fit\n"));
    }

    private static byte[] answer(int status, String body) {
        byte[] text = utf8(body);
        return ByteBuffer.allocate(Short.BYTES + text.length)
                .putShort((short) status)
                .put(text)
                .array();
    }

    private static Heads leaf() {
        return Heads.of(List.of(Heads.slot("a", SALT, extended()), Heads.slot("journal", SALT, extended())));
    }

    private static Checkpoint extended() {
        return new Checkpoint("an origin", Long.MAX_VALUE, Hash.sha256(), List.of("an extension", "— x"));
    }

    /** A log of a size whose entries from one on are those of another history. */
    private static TiledLog grown(long size, long forkedAt) {
        TiledLog log = TiledLog.create(new MemoryTileStore());
        List<byte[]> entries = new ArrayList<>();
        for (long i = 0; i < size; i++) {
            entries.add(utf8((i < forkedAt ? "told " : "untold ") + i));
        }
        log.append(entries);
        return log;
    }

    private static SignedCheckpoint head(TiledLog log, long size) {
        return SignedCheckpoint.sign(new Checkpoint(ORIGIN, size, log.root(size)), LOG);
    }

    private static SignedCheckpoint cosigned(TiledLog log, long size) {
        SignedCheckpoint head = head(log, size);
        return head.with(List.of(
                NoteSignature.cosign(WITNESS, head.checkpoint(), SECONDS),
                NoteSignature.cosign(OTHER, head.checkpoint(), SECONDS + 1)));
    }

    /** As {@link FoundLog} reads it. */
    private static byte[] inOnePiece(TiledLog log, long size) {
        MemoryTileStore store = new MemoryTileStore();
        TiledLog copy = TiledLog.create(store);
        List<byte[]> entries = new ArrayList<>();
        for (long i = 0; i < size; i++) {
            entries.add(log.entry(i));
        }
        copy.append(entries);
        ByteArrayOutputStream piece = new ByteArrayOutputStream();
        Audit.whole(
                new LogSource() {
                    @Override
                    public byte[] checkpoint() {
                        return put(head(log, size).bytes());
                    }

                    @Override
                    public byte @Nullable [] read(TilePath path) {
                        byte[] file = store.read(path);
                        return put(file == null ? new byte[0] : file);
                    }

                    private byte[] put(byte[] file) {
                        piece.write(file.length >>> Byte.SIZE);
                        piece.write(file.length);
                        piece.writeBytes(file);
                        return file;
                    }
                },
                null,
                (checked, of) -> {});
        return piece.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }
}
