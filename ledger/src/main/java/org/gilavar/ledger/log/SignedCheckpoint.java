package org.gilavar.ledger.log;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * A checkpoint with the signature of its log, and of whoever cosigned it: a {@link SignedNote} whose text is a
 * checkpoint.
 *
 * <p>It must not be believed before {@link #verify}, or {@link Policy#evaluate}. Immutable, compared by content.
 *
 * @param checkpoint what is signed
 * @param signatures at least one
 */
public record SignedCheckpoint(Checkpoint checkpoint, List<NoteSignature> signatures) {
    /**
     * A checkpoint with signatures made elsewhere.
     *
     * @throws MalformedException if there are none or too many
     */
    public SignedCheckpoint {
        signatures = new SignedNote(checkpoint.text(), signatures).signatures();
    }

    /**
     * The checkpoint signed by its log.
     *
     * @throws IllegalArgumentException if a signer is one for cosignatures
     */
    public static SignedCheckpoint sign(Checkpoint checkpoint, NoteSigner... signers) {
        return new SignedCheckpoint(
                checkpoint, SignedNote.sign(checkpoint.text(), signers).signatures());
    }

    /**
     * Reads a note whose text is a checkpoint.
     *
     * @throws MalformedException if the bytes are anything else
     */
    public static SignedCheckpoint parse(byte[] bytes) {
        return of(SignedNote.parse(bytes));
    }

    static SignedCheckpoint of(SignedNote note) {
        return new SignedCheckpoint(Checkpoint.parse(note.text()), note.signatures());
    }

    /**
     * The same with signatures added at the end, such as the cosignatures a witness answered with.
     *
     * @throws MalformedException if they are too many
     */
    public SignedCheckpoint with(Collection<NoteSignature> more) {
        List<NoteSignature> all = new ArrayList<>(signatures);
        all.addAll(more);
        return new SignedCheckpoint(checkpoint, all);
    }

    /** The same as a note. */
    public SignedNote note() {
        return new SignedNote(checkpoint.text(), signatures);
    }

    /** The note as bytes. */
    public byte[] bytes() {
        return note().bytes();
    }

    /**
     * As {@link SignedNote#verify}.
     *
     * @throws UnverifiedException if a signature by a known key does not verify, or there is none
     */
    public Map<NoteKey, NoteSignature> verify(Collection<NoteKey> known) {
        return note().verify(known);
    }
}
