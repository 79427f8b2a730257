package org.gilavar.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** One unencrypted PKCS#8 private key in PEM (RFC 7468 §10), with 64 characters a line. */
final class Pem {
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";
    private static final int LINE_CHARS = 64;

    private Pem() {}

    /**
     * The bytes of the block.
     *
     * @throws RefusedKeyException if the text is anything but one such block, with white space around its lines or not
     */
    static byte[] decode(String pem) {
        String text = pem.strip();
        if (text.length() < BEGIN.length() + END.length() || !text.startsWith(BEGIN) || !text.endsWith(END)) {
            throw new RefusedKeyException("expected one block between " + BEGIN + " and " + END);
        }
        String body = text.substring(BEGIN.length(), text.length() - END.length());
        byte[] bytes = StrictBase64.decode(body.replaceAll("[ \t\r\n]", ""));
        if (bytes == null) {
            throw new RefusedKeyException("the block is not base64");
        }
        return bytes;
    }

    static String encode(byte[] pkcs8) {
        Base64.Encoder lines = Base64.getMimeEncoder(LINE_CHARS, "\n".getBytes(StandardCharsets.US_ASCII));
        return BEGIN + "\n" + lines.encodeToString(pkcs8) + "\n" + END + "\n";
    }
}
