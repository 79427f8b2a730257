package org.gilavar.server.jose;

import java.util.Base64;

/** Base64url without padding (RFC 7515 §2), with exactly one text for each sequence of bytes. */
final class Base64Url {
    private Base64Url() {}

    static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** @throws MalformedJwtException if it is not the one way to write them */
    static byte[] decode(String text, String what) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            if (encode(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw new MalformedJwtException(what + " is not base64url");
        }
        throw new MalformedJwtException(what + " is not base64url without padding");
    }
}
