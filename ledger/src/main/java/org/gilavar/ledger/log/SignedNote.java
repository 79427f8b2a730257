package org.gilavar.ledger.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A text and the signatures under it (C2SP signed-note).
 *
 * <pre>
 *   text, each line ended by a line feed
 *   (empty line: the last one of the note)
 *   — name base64(key id ‖ signature)
 *   …
 * </pre>
 *
 * <p>The text must not be believed before {@link #verify}. Immutable and safe to share between threads.
 *
 * @param text ends with a line feed; no other control character
 * @param signatures at least one
 */
public record SignedNote(String text, List<NoteSignature> signatures) {
    /** Most signatures on one note. The specification asks for at least 16; Go's reader stops at 100 too. */
    public static final int MAX_SIGNATURES = 100;

    /** Largest note: the most signatures at 5 kB, as signatures of the future may have, and a text. */
    public static final int MAX_BYTES = 1 << 20;

    private static final String WHAT = "note";

    /**
     * A note with signatures made elsewhere.
     *
     * @throws MalformedException if a part is not what it must be, or there are too many
     */
    public SignedNote {
        signatures = List.copyOf(signatures);
        if (!text.endsWith("\n")) {
            throw new MalformedException(WHAT, "the text is not ended by a line feed");
        }
        if (signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
            throw new MalformedException(
                    WHAT, "expected 1 to " + MAX_SIGNATURES + " signatures, found " + signatures.size());
        }
        int textBytes = Strict.bytes(WHAT, text).length;
        if (textBytes + signatureLines(signatures).getBytes(UTF_8).length >= MAX_BYTES) {
            throw new MalformedException(WHAT, "expected at most " + MAX_BYTES + " bytes");
        }
    }

    /**
     * Signs a text with each of the signers in turn.
     *
     * @throws MalformedException if the text cannot be one of a note
     * @throws IllegalArgumentException if a signer is one for cosignatures
     */
    public static SignedNote sign(String text, NoteSigner... signers) {
        Strict.bytes(WHAT, text);
        List<NoteSignature> signatures = new ArrayList<>();
        for (NoteSigner signer : signers) {
            signatures.add(NoteSignature.sign(signer, text));
        }
        return new SignedNote(text, signatures);
    }

    /**
     * Reads a note.
     *
     * @throws MalformedException if the bytes are anything else
     */
    public static SignedNote parse(byte[] bytes) {
        return parse(Strict.text(WHAT, bytes, MAX_BYTES));
    }

    static SignedNote parse(String note) {
        int empty = note.lastIndexOf("\n\n");
        if (empty < 0) {
            throw new MalformedException(WHAT, "no empty line before signatures");
        }
        List<NoteSignature> signatures = new ArrayList<>();
        for (String line : Strict.lines(WHAT, note.substring(empty + 2))) {
            if (signatures.size() == MAX_SIGNATURES) {
                throw new MalformedException(WHAT, "more than " + MAX_SIGNATURES + " signatures");
            }
            signatures.add(NoteSignature.parse(line));
        }
        return new SignedNote(note.substring(0, empty + 1), signatures);
    }

    /** The note as text, signatures included. */
    public String note() {
        return text + "\n" + signatureLines(signatures);
    }

    private static String signatureLines(List<NoteSignature> signatures) {
        StringBuilder lines = new StringBuilder();
        signatures.forEach(signature -> lines.append(signature.line()));
        return lines.toString();
    }

    /** The note as bytes: what {@link #parse} reads. */
    public byte[] bytes() {
        return note().getBytes(UTF_8);
    }

    /**
     * Which of the known keys signed, each with its signature (its last, if it has several). Signatures by other keys
     * are not looked at, not even if they share a name or an id with a known one.
     *
     * @throws UnverifiedException if a signature by a known key does not verify, or there is none
     */
    public Map<NoteKey, NoteSignature> verify(Collection<NoteKey> known) {
        Map<NoteKey, NoteSignature> verified = new LinkedHashMap<>();
        for (NoteSignature signature : signatures) {
            for (NoteKey key : known) {
                if (key.claims(signature)) {
                    if (!key.verifies(text, signature)) {
                        throw new UnverifiedException("a signature of " + key.name() + " does not verify");
                    }
                    verified.put(key, signature);
                }
            }
        }
        if (verified.isEmpty()) {
            throw new UnverifiedException("no signature of a known key");
        }
        return Collections.unmodifiableMap(verified);
    }
}
