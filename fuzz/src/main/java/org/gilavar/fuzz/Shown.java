package org.gilavar.fuzz;

import java.nio.charset.StandardCharsets;

/** Text and bytes as a message shows them. */
final class Shown {
    private static final int BYTES = 200;

    /** Room for a sentence, a path and a piece of the input. A refusal that repeats the input is itself as large. */
    private static final int MAX_REASON_CHARS = 4_000;

    private Shown() {}

    /** The first of some bytes, printable. */
    static String of(byte[] bytes) {
        String text = new String(bytes, 0, Math.min(bytes.length, BYTES), StandardCharsets.ISO_8859_1);
        return "'" + text.replaceAll("[^ -~]", "?") + (bytes.length > BYTES ? "…'" : "'");
    }

    /** Passes on what a parser says about an input that it refuses, which must be something and not too much. */
    static String reason(String reason) {
        if (reason.isBlank()) {
            throw new BrokenException("refused without a reason");
        }
        if (reason.length() > MAX_REASON_CHARS) {
            throw new BrokenException("refused with a reason of " + reason.length() + " characters");
        }
        return reason;
    }
}
