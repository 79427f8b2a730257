package org.gilavar.server.jose;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The claims of a token, or any other JSON object of this family; each of the type it must have. Immutable. */
public final class Claims {

    /** The end of the year 9999, in seconds: no honest time is later, and all arithmetic below is safe. */
    private static final double LAST_SECOND = 253_402_300_799.0;

    private static final double MILLIS = 1_000;

    private final JsonNode object;

    Claims(JsonNode object) {
        this.object = object;
    }

    /** Whether there is such a claim, of any type. */
    public boolean has(String name) {
        return object.has(name);
    }

    /**
     * A claim that is a text.
     *
     * @throws MalformedJwtException if it is of another type
     */
    public Optional<String> text(String name) {
        return find(name).map(node -> textOf(name, node));
    }

    /**
     * A claim that is one text or a list of them; empty when it is absent.
     *
     * @throws MalformedJwtException if it is of another type
     */
    public List<String> texts(String name) {
        return find(name)
                .map(node -> node.isArray() ? node.valueStream() : Stream.of(node))
                .map(nodes -> nodes.map(node -> textOf(name, node)).toList())
                .orElse(List.of());
    }

    /**
     * A claim that is a time: seconds since 1970 (RFC 7519 §2, NumericDate), read to a millisecond.
     *
     * @throws MalformedJwtException if it is of another type, negative, or after the year 9999
     */
    public Optional<Instant> time(String name) {
        return find(name).map(node -> {
            double seconds = node.isNumber() ? node.asDouble(Double.NaN) : Double.NaN;
            if (!(seconds >= 0 && seconds <= LAST_SECOND)) {
                throw new MalformedJwtException(name + " is no time in seconds since 1970");
            }
            return Instant.ofEpochMilli((long) (seconds * MILLIS));
        });
    }

    /**
     * A claim that is true or false; false when it is absent.
     *
     * @throws MalformedJwtException if it is of another type
     */
    public boolean flag(String name) {
        return find(name)
                .map(node -> {
                    if (!node.isBoolean()) {
                        throw new MalformedJwtException(name + " is neither true nor false");
                    }
                    return node.booleanValue();
                })
                .orElse(false);
    }

    private Optional<JsonNode> find(String name) {
        return Optional.ofNullable(object.get(name));
    }

    private static String textOf(String name, JsonNode node) {
        if (!node.isString()) {
            throw new MalformedJwtException(name + " is not a text");
        }
        return node.stringValue();
    }
}
