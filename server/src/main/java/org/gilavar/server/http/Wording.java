package org.gilavar.server.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.gilavar.mechanism.json.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;

/**
 * Looks at the words of a statement, one after another, for what has no place in any field, and says where it stands: JSON that
 * is none, texts that no reader would read alike (half a surrogate pair), and times that are not in UTC as RFC 3339 writes
 * them. A time with an offset names an instant as well, and a person reads another hour; so a whole text that is such a time is
 * refused wherever it stands. Thread-safe.
 */
final class Wording {

    /** From {@code 2025-04-12T08:00Z} to the farthest instant there is, with an offset to the second. */
    private static final int SHORTEST_TIME = 17;

    private static final int LONGEST_TIME = 50;

    /** Longer than any path there is; names may be as long as the input. */
    private static final int MAX_PATH = 200;

    /** @param field where; empty for the whole */
    record Fault(String field, String reason) {}

    private Wording() {}

    /** The first thing that is wrong; empty when nothing is. */
    static Optional<Fault> fault(byte[] statement) {
        try (JsonParser words = Json.tokens(statement)) {
            try {
                for (JsonToken word = words.nextToken(); word != null; word = words.nextToken()) {
                    Optional<String> wrong =
                            word == JsonToken.VALUE_STRING ? wrong(words.getString()) : Optional.empty();
                    if (wrong.isPresent()) {
                        return wrong.map(reason -> new Fault(path(words.streamReadContext()), reason));
                    }
                }
                return Optional.empty();
            } catch (JacksonException e) {
                return Optional.of(new Fault(path(words.streamReadContext()), "not well-formed JSON"));
            }
        }
    }

    private static Optional<String> wrong(String text) {
        if (hasHalfAPair(text)) {
            return Optional.of("has half of a surrogate pair, which is no character");
        }
        return isTime(text) && Times.parse(text).isEmpty()
                ? Optional.of("expected a time in UTC such as \"2025-04-12T08:00:00Z\", found " + Problem.shown(text))
                : Optional.empty();
    }

    private static boolean hasHalfAPair(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a reader of ISO 8601 would take it for an instant. */
    private static boolean isTime(String text) {
        boolean mayBe = text.length() >= SHORTEST_TIME
                && text.length() <= LONGEST_TIME
                && text.indexOf(':') > 0
                && (text.indexOf('T') > 0 || text.indexOf('t') > 0);
        if (!mayBe) {
            return false;
        }
        try {
            Instant.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** As {@code body.activity.volumes[0].shape}. */
    private static String path(TokenStreamContext at) {
        Deque<String> parts = new ArrayDeque<>();
        for (TokenStreamContext context = at; context != null && !context.inRoot(); context = context.getParent()) {
            if (context.inArray()) {
                parts.push("[" + context.getCurrentIndex() + "]");
            } else if (context.currentName() != null) {
                parts.push("." + Problem.cut(context.currentName()));
            }
        }
        String path = String.join("", parts);
        String shown = path.length() <= MAX_PATH ? path : path.substring(0, MAX_PATH) + "…";
        return shown.startsWith(".") ? shown.substring(1) : shown;
    }
}
