package org.gilavar.ledger.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.gilavar.ledger.Hash;

/**
 * What a log asks of a witness (C2SP tlog-witness, {@code add-checkpoint}).
 *
 * <pre>
 *   old 20852014
 *   hash in base64          (a consistency proof from the old size; none if it is 0)
 *   …
 *   (empty line)
 *   signed checkpoint
 * </pre>
 *
 * <p>Immutable, compared by content.
 *
 * @param oldSize of the checkpoint the witness cosigned last, 0 if none
 * @param proof at most {@link #MAX_PROOF} hashes
 * @param head the new checkpoint
 */
public record AddCheckpoint(long oldSize, List<Hash> proof, SignedCheckpoint head) {
    /** Most hashes in a proof: a tree of 2⁶³ − 1 leaves needs no more. */
    public static final int MAX_PROOF = 63;

    /** Largest request: a note, and the proof before it. */
    public static final int MAX_BYTES = SignedNote.MAX_BYTES + (1 << 12);

    private static final String WHAT = "add-checkpoint request";

    /**
     * A request.
     *
     * @throws MalformedException if the old size is negative or the proof too long
     */
    public AddCheckpoint {
        proof = List.copyOf(proof);
        if (oldSize < 0 || proof.size() > MAX_PROOF) {
            throw new MalformedException(WHAT, "a negative old size, or more than " + MAX_PROOF + " hashes");
        }
    }

    /**
     * Reads the body of a request.
     *
     * @throws MalformedException if the bytes are anything else
     */
    public static AddCheckpoint parse(byte[] body) {
        String text = Strict.text(WHAT, body, MAX_BYTES);
        int empty = text.indexOf("\n\n");
        if (empty < 0) {
            throw new MalformedException(WHAT, "no empty line before the checkpoint");
        }
        List<String> lines = Strict.lines(WHAT, text.substring(0, empty + 1));
        return new AddCheckpoint(
                Strict.decimal(WHAT, Strict.after(WHAT, "old", lines.get(0))),
                Strict.hashes(WHAT, lines.subList(1, lines.size())),
                SignedCheckpoint.of(SignedNote.parse(text.substring(empty + 2))));
    }

    /** The body of the request. */
    public byte[] bytes() {
        return ("old " + oldSize + "\n" + Strict.lines(proof) + "\n"
                        + head.note().note())
                .getBytes(UTF_8);
    }
}
