package org.gilavar.ledger.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.gilavar.ledger.Keys;

/** A log and its witnesses, the same in every run. */
public final class Samples {
    public static final String ORIGIN = "gilavar.example/syria";

    private Samples() {}

    /** The log's own signer. */
    public static NoteSigner log() {
        return NoteSigner.of(ORIGIN, NoteKey.Type.ED25519, Keys.numbered(1));
    }

    /** A signer of another log. */
    public static NoteSigner otherLog() {
        return NoteSigner.of("gilavar.example/libya", NoteKey.Type.ED25519, Keys.numbered(2));
    }

    /** One of several witnesses. */
    public static NoteSigner witness(int number) {
        return NoteSigner.of("witness.example/w" + number, NoteKey.Type.COSIGNATURE, Keys.numbered(10 + number));
    }

    /** Entry number {@code index} of one of several histories. */
    static byte[] entry(String history, long index) {
        return (history + " " + index).getBytes(UTF_8);
    }

    /** A log of a size whose entries are those of one history; from {@code forkedAt} on, those of another. */
    public static TiledLog forked(long size, long forkedAt) {
        TiledLog log = TiledLog.create(new MemoryTileStore());
        List<byte[]> entries = new ArrayList<>();
        for (long i = 0; i < size; i++) {
            entries.add(entry(i < forkedAt ? "told" : "untold", i));
        }
        log.append(entries);
        return log;
    }

    /** A log of a size. */
    public static TiledLog grown(long size) {
        return forked(size, size);
    }

    /** The signed head that a log had at a size. */
    public static SignedCheckpoint head(TiledLog log, long size) {
        return SignedCheckpoint.sign(new Checkpoint(ORIGIN, size, log.root(size)), log());
    }

    /** The request to cosign the head at one size after that at another. */
    public static AddCheckpoint request(TiledLog log, long oldSize, long size) {
        return new AddCheckpoint(
                oldSize,
                oldSize == 0 ? List.of() : log.consistency(oldSize, size).path(),
                head(log, size));
    }

    /** A head cosigned by the first witnesses, at second 1,700,000,000 and so on. */
    static SignedCheckpoint cosigned(TiledLog log, long size, int witnesses) {
        SignedCheckpoint head = head(log, size);
        List<NoteSignature> cosignatures = new ArrayList<>();
        for (int i = 1; i <= witnesses; i++) {
            cosignatures.add(NoteSignature.cosign(witness(i), head.checkpoint(), 1_700_000_000L + i));
        }
        return head.with(cosignatures);
    }
}
