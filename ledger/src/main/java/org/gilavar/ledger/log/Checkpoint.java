package org.gilavar.ledger.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.gilavar.ledger.Hash;

/**
 * What a log says of itself at one size: its name, how many leaves, and the root over them (C2SP tlog-checkpoint).
 *
 * <pre>
 *   origin
 *   size in decimal
 *   root in base64
 *   extension lines, if any
 * </pre>
 *
 * <p>Immutable, compared by content, safe to share between threads.
 *
 * @param origin the name of the log: one line, not empty
 * @param size number of leaves, from 0 to 2⁶³ − 1
 * @param root of the tree of that size
 * @param extensions lines that are signed with the rest and mean nothing here; not recommended
 */
public record Checkpoint(String origin, long size, Hash root, List<String> extensions) {
    /** Longest origin in UTF-8: signatures of type 0x06 have one byte for its length, and ours should stay able to. */
    public static final int MAX_ORIGIN_BYTES = 255;

    private static final String WHAT = "checkpoint";
    private static final int FIXED_LINES = 3;

    /**
     * A checkpoint.
     *
     * @throws MalformedException if a part is not what it must be
     */
    public Checkpoint {
        extensions = List.copyOf(extensions);
        checkLine(origin);
        if (origin.getBytes(UTF_8).length > MAX_ORIGIN_BYTES) {
            throw new MalformedException(WHAT, "an origin of more than " + MAX_ORIGIN_BYTES + " bytes");
        }
        if (size < 0) {
            throw new MalformedException(WHAT, "a negative size");
        }
        extensions.forEach(Checkpoint::checkLine);
    }

    /** A checkpoint without extension lines. */
    public Checkpoint(String origin, long size, Hash root) {
        this(origin, size, root, List.of());
    }

    private static void checkLine(String line) {
        if (line.isEmpty() || line.indexOf('\n') >= 0) {
            throw new MalformedException(WHAT, "an empty line, or a line feed in one");
        }
        Strict.bytes(WHAT, line);
    }

    /**
     * Reads the text of a checkpoint, without signatures.
     *
     * @throws MalformedException if it is anything else
     */
    public static Checkpoint parse(String text) {
        List<String> lines = Strict.lines(WHAT, text);
        if (lines.size() < FIXED_LINES) {
            throw new MalformedException(WHAT, "expected origin, size and root");
        }
        long size = Strict.decimal("checkpoint size", lines.get(1));
        Hash root = Strict.hash("checkpoint root", lines.get(2));
        return new Checkpoint(lines.get(0), size, root, lines.subList(FIXED_LINES, lines.size()));
    }

    /** The text that is signed; each line ended by a line feed. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(origin)
                .append('\n')
                .append(size)
                .append('\n')
                .append(root.base64())
                .append('\n');
        extensions.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }
}
