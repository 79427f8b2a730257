package org.gilavar.ledger;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Standard base64 (RFC 4648 §4) with exactly one text for each sequence of bytes.
 *
 * <p>The JDK's decoder takes missing padding and stray bits in the last character; here both are refused, so that a
 * value cannot be rewritten without changing what it says.
 */
public final class StrictBase64 {
    private StrictBase64() {}

    /** The bytes, or null if the text is not the one way to write them. */
    public static byte @Nullable [] decode(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
        return Base64.getEncoder().encodeToString(bytes).equals(text) ? bytes : null;
    }
}
