package org.gilavar.client;

import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The server's answer was a problem (RFC 9457). Nothing was taken. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Longest number of seconds in a Retry-After that is one: a year has fewer digits. */
    private static final String SECONDS = "\\d{1,7}";

    private final int status;
    private final String kind;
    private final String field;
    private final String detail;
    private final transient Optional<Instant> notBefore;
    private final transient Optional<Duration> retryAfter;

    private ProblemException(
            int status,
            String kind,
            String title,
            String field,
            String detail,
            Optional<Instant> notBefore,
            Optional<Duration> retryAfter) {
        super(title + (field.isEmpty() ? ": " : ": " + field + ": ") + detail);
        this.status = status;
        this.kind = kind;
        this.field = field;
        this.detail = detail;
        this.notBefore = notBefore;
        this.retryAfter = retryAfter;
    }

    static ProblemException of(HttpResponse<?> response, JsonNode body) {
        String type = body.path("type").asString("");
        return new ProblemException(
                response.statusCode(),
                type.substring(type.lastIndexOf(':') + 1),
                body.path("title").asString("HTTP " + response.statusCode()),
                body.path("field").asString(""),
                body.path("detail").asString(""),
                instant(body.path("notBefore").asString("")),
                response.headers()
                        .firstValue("Retry-After")
                        .filter(value -> value.matches(SECONDS))
                        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds))));
    }

    private static Optional<Instant> instant(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty(); // what went wrong is told all the same
        }
    }

    /** HTTP status. */
    public int status() {
        return status;
    }

    /** The kind of problem, such as {@code stale-version}. */
    public String kind() {
        return kind;
    }

    /** Path of the field at fault; empty when there is none. */
    public String field() {
        return field;
    }

    /** What went wrong, for a person. */
    public String detail() {
        return detail;
    }

    /** By the mechanism's time: from when the same may be said, with a new id, where that is all that is wrong. */
    public Optional<Instant> notBefore() {
        return notBefore;
    }

    /** How long the server asks to be left alone. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
