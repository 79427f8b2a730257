package org.gilavar.ledger;

/**
 * What is signed of a JSON Web Signature: header and payload in base64url, with a dot between (RFC 7515 §5.1).
 *
 * <p>An envelope has a space at its eighth byte, the text of a note ends with a line feed, and a certificate has a byte above
 * 7F: none of them is one of these, so no signature over the one is a signature over the other.
 */
final class JwsInput {
    private JwsInput() {}

    /** Whether the bytes are one. */
    static boolean isOne(byte[] bytes) {
        int dot = -1;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '.' && dot < 0) {
                dot = i;
            } else if (!isBase64Url(bytes[i])) {
                return false;
            }
        }
        return dot > 0 && dot < bytes.length - 1;
    }

    private static boolean isBase64Url(byte b) {
        return (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z') || (b >= '0' && b <= '9') || b == '-' || b == '_';
    }
}
