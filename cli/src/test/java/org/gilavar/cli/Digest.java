package org.gilavar.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.gilavar.client.Canonical;
import tools.jackson.databind.JsonNode;

/** SHA-256 in hex, so that a long run keeps a few bytes of each thing and not the thing. */
final class Digest {
    private Digest() {}

    static String of(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(Integer.toString(part.length).getBytes(UTF_8));
                digest.update((byte) ':');
                digest.update(part);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Of one thing told, in whatever order its members stand. */
    static String of(String happened, JsonNode item) {
        return happened + " " + Canonical.hash(item);
    }
}
