package org.gilavar.server.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** Times in UTC as RFC 3339 writes them: {@code 2025-04-12T08:00:00Z}. No offsets, no leap seconds, no hour 24. */
final class Times {

    private static final Pattern WRITTEN =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,9})?Z");

    private Times() {}

    /** The instant; empty when the text is none that this takes. */
    static Optional<Instant> parse(String text) {
        if (!WRITTEN.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty(); // no such day
        }
    }
}
