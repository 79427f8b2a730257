package org.gilavar.simulate.check;

import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One entry of a record, with its JSON as trees.
 *
 * @param payload the words that were signed; empty when a deadline passed
 * @param words the payload as a tree; a missing node when a deadline passed
 * @param signatures of the envelope
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record RawEntry(
        long seq,
        String at,
        byte[] statement,
        byte[] outcome,
        byte[] salt,
        byte[] root,
        byte[] payload,
        String payloadType,
        JsonNode words,
        JsonNode signatures,
        JsonNode followed) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static RawEntry of(long seq, String at, byte[] statement, byte[] outcome, byte[] salt, byte[] root) {
        JsonNode envelope = statement.length == 0 ? JSON.missingNode() : JSON.readTree(statement);
        byte[] payload = Base64.getDecoder().decode(envelope.path("payload").asString(""));
        return new RawEntry(
                seq,
                at,
                statement,
                outcome,
                salt,
                root,
                payload,
                envelope.path("payloadType").asString(""),
                payload.length == 0 ? JSON.missingNode() : JSON.readTree(payload),
                envelope.path("signatures"),
                JSON.readTree(outcome));
    }

    static JsonNode tree(byte[] json) {
        return JSON.readTree(json);
    }

    /** Whether a deadline passed, and nobody spoke. */
    public boolean isDeadline() {
        return statement.length == 0;
    }

    Instant instant() {
        return Instant.parse(at);
    }

    /** Who speaks. */
    public String speaker() {
        return words.path("from").path("party").asString("");
    }

    /** What is said. */
    JsonNode body() {
        return words.path("body");
    }

    /** The kind of what is said; empty when a deadline passed. */
    String type() {
        return body().path("type").asString("");
    }

    /** The id of what the speaker makes with it. */
    String made() {
        return speaker() + "." + body().path("name").asString("");
    }

    /** What a party is told; a missing node when nothing. */
    public JsonNode told(String party) {
        return followed.path("told").path(party);
    }

    /** What happened to an item, as a party is told it in this entry. */
    Optional<JsonNode> told(String party, String kind, String id, String happened) {
        for (JsonNode telling : told(party)) {
            JsonNode item = telling.path("item");
            if (telling.path("happened").asString("").equals(happened)
                    && item.path("kind").asString("").equals(kind)
                    && item.path("id").asString("").equals(id)) {
                return Optional.of(item);
            }
        }
        return Optional.empty();
    }
}
