package org.gilavar.client.outbox;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gilavar.client.GilavarClient;
import org.gilavar.ledger.Envelope;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A signed statement, and what stands on its outside. Whether it is well said, and by whom, the mechanism alone can tell.
 *
 * @param id unique among all that the party says
 * @param sent when it was signed, by the time of its desk
 * @param firstSaid when it was said before, in words that became too old
 * @param goodUntil until when it may be taken, where it says so itself
 * @param type of its body, such as {@code message.send}
 */
public record SignedWords(
        Envelope envelope,
        String id,
        String mechanism,
        String party,
        String post,
        boolean exercise,
        Instant sent,
        Optional<Instant> firstSaid,
        Optional<Instant> goodUntil,
        String precedence,
        String type) {

    /** How long a statement is good that says nothing of it, as the mechanism has it. */
    public static final Duration USUALLY_GOOD = Duration.ofHours(1);

    static final Pattern NAME = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?");

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * Reads the outside of an envelope.
     *
     * @throws MalformedPackageException if it is of no statement
     */
    public static SignedWords of(Envelope envelope) {
        if (!envelope.payloadType().equals(GilavarClient.STATEMENT_TYPE)) {
            throw new MalformedPackageException("payloadType", "expected " + GilavarClient.STATEMENT_TYPE);
        }
        JsonNode statement = statement(envelope);
        if (!statement.path("exercise").isBoolean()) {
            throw new MalformedPackageException("exercise", "expected true or false");
        }
        return new SignedWords(
                envelope,
                name(statement, "id"),
                name(statement, "mechanism"),
                name(statement.path("from"), "party"),
                name(statement.path("from"), "post"),
                statement.path("exercise").asBoolean(),
                instant(statement, "sent").orElseThrow(() -> new MalformedPackageException("sent", "is missing")),
                instant(statement, "firstSaid"),
                instant(statement, "goodUntil"),
                statement.path("precedence").asString(""),
                statement.path("body").path("type").asString(""));
    }

    static JsonNode statement(Envelope envelope) {
        return json("payload", envelope.payload());
    }

    static JsonNode json(String field, byte[] bytes) {
        try {
            return STRICT.readTree(bytes);
        } catch (JacksonException e) {
            throw new MalformedPackageException(field, "no JSON: " + e.getOriginalMessage(), e);
        }
    }

    static String name(JsonNode node, String field) {
        String name = node.path(field).asString("");
        if (!NAME.matcher(name).matches()) {
            throw new MalformedPackageException(field, "expected 1 to 64 of a-z, 0-9 and inner hyphens");
        }
        return name;
    }

    static Optional<Instant> instant(JsonNode node, String field) {
        if (!node.has(field)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(node.path(field).asString("")));
        } catch (DateTimeException e) {
            throw new MalformedPackageException(field, "expected a time such as 2025-04-12T08:00:00Z", e);
        }
    }

    /** When it was said, the first time if there were several. */
    public Instant said() {
        return firstSaid.orElse(sent);
    }

    /** Until when the mechanism takes it. */
    public Instant good() {
        return goodUntil.orElseGet(() -> sent.plus(USUALLY_GOOD));
    }
}
