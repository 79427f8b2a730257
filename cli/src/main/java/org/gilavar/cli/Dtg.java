package org.gilavar.cli;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** Date-time groups as watch floors write them (ACP 121): {@code 120600ZAPR25} is 12 April 2025, 06:00 UTC. */
final class Dtg {

    private static final DateTimeFormatter FORM = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("ddHHmm'Z'MMMuu")
            .toFormatter(Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Dtg() {}

    /** To the minute. */
    static String of(Instant instant) {
        return FORM.format(instant).toUpperCase(Locale.ROOT);
    }

    /** The same of a time as the API writes it; what is none stays as it is. */
    static String of(String text) {
        return instant(text).map(Dtg::of).orElse(text);
    }

    /** A time as the API writes it. */
    static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Reads one; empty if it is none. */
    static Optional<Instant> parse(String text) {
        try {
            return Optional.of(FORM.parse(text, Instant::from));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
