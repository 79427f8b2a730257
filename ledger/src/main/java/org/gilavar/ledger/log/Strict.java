package org.gilavar.ledger.log;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.gilavar.ledger.Hash;

/**
 * How every text of this package is read: UTF-8 without control characters but the line feed, one way to write each
 * value. So what was read, written again, is the same bytes, and a signature covers exactly what was understood.
 */
final class Strict {
    private static final int SHOWN_CHARS = 40;

    private Strict() {}

    /** Bytes from outside as text. */
    static String text(String what, byte[] bytes, int maxBytes) {
        if (bytes.length > maxBytes) {
            throw new MalformedException(what, "expected at most " + maxBytes + " bytes, found " + bytes.length);
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedException(what, "not UTF-8");
        }
        checkNoControls(what, text);
        return text;
    }

    /** Text from inside, held to the same rules as if it had been read. */
    static byte[] bytes(String what, String text) {
        checkNoControls(what, text);
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new MalformedException(what, "half of a surrogate pair");
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void checkNoControls(String what, String text) {
        if (text.chars().anyMatch(c -> c < ' ' && c != '\n')) {
            throw new MalformedException(what, "a control character other than line feed");
        }
    }

    /** The lines of a text each of whose lines is ended by a line feed; the feeds are left out. */
    static List<String> lines(String what, String text) {
        if (!text.endsWith("\n")) {
            throw new MalformedException(what, "the last line is not ended by a line feed");
        }
        return List.of(text.substring(0, text.length() - 1).split("\n", -1));
    }

    /** A whole number from 0 to 2⁶³ − 1 in decimal without leading zeros or sign. */
    static long decimal(String what, String text) {
        boolean digits = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits || (text.length() > 1 && text.charAt(0) == '0')) {
            throw new MalformedException(what, "expected a decimal number, found " + shown(text));
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new MalformedException(what, "expected a number below 2^63, found " + shown(text));
        }
    }

    /** 32 bytes in strict base64. */
    static Hash hash(String what, String base64) {
        try {
            return Hash.ofBase64(base64);
        } catch (IllegalArgumentException e) {
            throw new MalformedException(what, "expected 32 bytes in base64, found " + shown(base64));
        }
    }

    /** Each of these lines as a hash. */
    static List<Hash> hashes(String what, List<String> lines) {
        List<Hash> hashes = new ArrayList<>();
        for (String line : lines) {
            hashes.add(hash(what, line));
        }
        return hashes;
    }

    /** What follows a keyword and one space. */
    static String after(String what, String keyword, String line) {
        if (!line.startsWith(keyword + " ")) {
            throw new MalformedException(what, "expected '" + keyword + " …', found " + shown(line));
        }
        return line.substring(keyword.length() + 1);
    }

    /** Hashes as lines, each ended by a line feed. */
    static String lines(List<Hash> hashes) {
        StringBuilder text = new StringBuilder();
        hashes.forEach(hash -> text.append(hash.base64()).append('\n'));
        return text.toString();
    }

    /** A few characters of the input, for a message. */
    static String shown(String text) {
        return "'" + (text.length() > SHOWN_CHARS ? text.substring(0, SHOWN_CHARS) + "…" : text) + "'";
    }
}
