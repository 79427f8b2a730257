package org.gilavar.ledger.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;

/**
 * What one party is given of a leaf of the common log: the leaf, the salt of its own slot, and the checkpoint that slot
 * commits to.
 *
 * <pre>
 *   gilavar.org/head-opening@v1
 *   slot name
 *   salt base64
 *   (empty line)
 *   text of the checkpoint
 *   (empty line)
 *   leaf
 * </pre>
 *
 * <p>It goes well as extra data with the {@link TlogProof} of the leaf. It means nothing before {@link #verify}.
 * Immutable, compared by content; holds a secret of its reader.
 *
 * @param slot name of the party's own slot
 * @param salt of that slot
 * @param head the checkpoint of the party's own log
 * @param leaf of the common log
 */
public record HeadOpening(String slot, Salt salt, Checkpoint head, Heads leaf) {
    private static final String WHAT = "head opening";
    private static final String HEADER = "gilavar.org/head-opening@v1";

    /** Largest text: a leaf, and as much again for the checkpoint. */
    private static final int MAX_BYTES = 2 * EntryBundle.MAX_ENTRY_BYTES;

    /** Opening, checkpoint, leaf: no line within is empty. */
    private static final int PARTS = 3;

    private static final int LINES = 3;

    /**
     * An opening.
     *
     * @throws MalformedException if the name cannot be one of a slot
     */
    public HeadOpening {
        NoteKey.checkName(slot);
    }

    /**
     * Holds if the slot of this name in the leaf commits to the checkpoint. That the leaf is in the common log is shown
     * by its inclusion proof.
     *
     * @throws UnverifiedException if not
     */
    public void verify() {
        Heads.Slot own = leaf.slot(slot).orElseThrow(() -> new UnverifiedException("the leaf has no slot " + slot));
        own.head().verify(salt, head.text().getBytes(UTF_8));
    }

    /**
     * Reads the text form.
     *
     * @throws MalformedException if the bytes are anything else
     */
    public static HeadOpening parse(byte[] bytes) {
        String[] parts = Strict.text(WHAT, bytes, MAX_BYTES).split("\n\n", -1);
        List<String> lines = Arrays.asList(parts[0].split("\n", -1));
        if (parts.length != PARTS || lines.size() != LINES || !lines.get(0).equals(HEADER)) {
            throw new MalformedException(WHAT, "expected " + HEADER + ", slot, salt, checkpoint and leaf");
        }
        return new HeadOpening(
                Strict.after(WHAT, "slot", lines.get(1)),
                Salt.ofBase64(Strict.after(WHAT, "salt", lines.get(2))),
                Checkpoint.parse(parts[1] + "\n"),
                Heads.parse(Strict.lines(WHAT, parts[2])));
    }

    /** The text form. */
    public byte[] bytes() {
        String text = HEADER + "\nslot " + slot + "\nsalt " + salt.base64() + "\n\n" + head.text() + "\n";
        return (text + new String(leaf.bytes(), UTF_8)).getBytes(UTF_8);
    }
}
