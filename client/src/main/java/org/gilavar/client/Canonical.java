package org.gilavar.client;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a signer recomputes for itself before it signs: the hash of terms in canonical JSON (members sorted, no white
 * space), the hash of a text. Whoever signs a hash that somebody else computed signs whatever that somebody likes.
 */
public final class Canonical {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private Canonical() {}

    /** SHA-256, hex, of a text in UTF-8: what a read-back or an approval names. */
    public static String hashOfText(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    /** SHA-256, hex, of a value in canonical JSON: what a signature under an arrangement names. */
    public static String hash(JsonNode value) {
        return sha256(MAPPER.writeValueAsBytes(sorted(value)));
    }

    private static JsonNode sorted(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = MAPPER.createObjectNode();
            Map<String, JsonNode> members = new TreeMap<>();
            object.forEachEntry(members::put);
            members.forEach((name, value) -> copy.set(name, sorted(value)));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = MAPPER.createArrayNode();
            array.forEach(element -> copy.add(sorted(element)));
            return copy;
        }
        return node;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
