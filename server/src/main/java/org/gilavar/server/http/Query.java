package org.gilavar.server.http;

import io.helidon.webserver.http.ServerRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What a request asks beside its path, read strictly: whatever is not understood is refused, and never passed over. */
final class Query {

    private final ServerRequest request;

    Query(ServerRequest request) {
        this.request = request;
    }

    /**
     * Refuses whatever the endpoint does not take: a filter that is misspelt would answer with more than was asked for.
     *
     * @param taken the names of the query parameters there are
     */
    void mustBeAmong(Set<String> taken) {
        for (String name : request.query().names()) {
            if (!taken.contains(name)) {
                String known = String.join(", ", taken.stream().sorted().toList());
                throw Problem.malformed(
                        Problem.cut(name),
                        "there is no parameter " + Problem.shown(name) + " here; there "
                                + (taken.isEmpty() ? "is none" : "are " + known));
            }
            if (request.query().all(name).size() != 1) {
                throw Problem.malformed(
                        name, "expected once; several values are separated by commas where they are taken");
            }
        }
    }

    Optional<String> text(Parameter parameter) {
        return text(parameter.name());
    }

    private Optional<String> text(String name) {
        return request.query().first(name).asOptional();
    }

    /**
     * As of when something is asked for.
     *
     * @param now what is later than that cannot be asked for
     * @param otherwise when nothing is said
     */
    Instant at(Instant now, Instant otherwise) {
        Instant at = text(Parameter.AT)
                .map(text -> Times.parse(text)
                        .orElseThrow(() -> Problem.malformed(
                                Parameter.AT.name(),
                                "expected an instant in UTC such as 2025-04-12T08:00:00Z; found "
                                        + Problem.shown(text))))
                .orElse(otherwise);
        if (at.isAfter(now)) {
            throw Problem.malformed(
                    Parameter.AT.name(), "is in the future; the mechanism's time is " + now + ". Ask for it or before");
        }
        return at;
    }

    /** How long before that something may have been over. */
    Duration window() {
        return text(Parameter.WINDOW)
                .map(text -> duration(text)
                        .filter(d -> !d.isNegative() && d.compareTo(ReconstructionRoutes.LONGEST_WINDOW) <= 0)
                        .orElseThrow(() -> Problem.malformed(
                                Parameter.WINDOW.name(),
                                "expected a duration from PT0S to " + ReconstructionRoutes.LONGEST_WINDOW
                                        + " such as PT30M; found " + Problem.shown(text))))
                .orElse(ReconstructionRoutes.WINDOW);
    }

    private static Optional<Duration> duration(String text) {
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** How many are asked for in one page. */
    int limit() {
        Optional<String> said = text(Parameter.LIMIT);
        return said.map(text -> number(text)
                        .filter(n -> n >= 1 && n <= Parameter.MAX_LIMIT)
                        .orElseThrow(() -> Problem.malformed(
                                Parameter.LIMIT.name(),
                                "expected a whole number from 1 to " + Parameter.MAX_LIMIT + "; found "
                                        + Problem.shown(text))))
                .map(Math::toIntExact)
                .orElse(Parameter.MAX_LIMIT);
    }

    /** After which id to go on in a collection; the beginning when nothing is said. */
    String after(Collection collection) {
        return text(Parameter.CURSOR)
                .map(text -> Cursor.parse(collection, text)
                        .map(Cursor::after)
                        .orElseThrow(() -> Problem.malformed(
                                Parameter.CURSOR.name(),
                                "expected the next of a page of /v1/" + collection.path()
                                        + " as it came; begin again without it")))
                .orElse("");
    }

    /** Which of a collection are asked for. */
    Selection selection(Collection collection) {
        return new Selection(
                filter(Facets.Filter.BBOX, BoxForm::parse),
                filter(
                        Facets.Filter.DATETIME,
                        text -> Period.parse(text)
                                .orElseThrow(() -> Problem.malformed(
                                        Facets.Filter.DATETIME.parameter(),
                                        "expected an instant such as 2025-04-12T08:00:00Z, or two with / between, the earlier "
                                                + "first, either of them .. for an open end; found "
                                                + Problem.shown(text)))),
                filter(
                        Facets.Filter.STATE,
                        text -> states(text, Facets.of(collection).states())));
    }

    private <T> Optional<T> filter(Facets.Filter filter, Function<String, T> parse) {
        return text(filter.parameter()).map(parse);
    }

    private static Set<String> states(String text, List<String> known) {
        Set<String> states = new HashSet<>();
        for (String state : text.split(",", Parameter.MAX_LIST + 1)) {
            if (!known.contains(state)) {
                throw Problem.malformed(
                        Facets.Filter.STATE.parameter(),
                        "expected any of " + known + "; found " + Problem.shown(state));
            }
            states.add(state);
        }
        return states;
    }

    /** A whole number from 0 in plain digits; empty for anything else. */
    static Optional<Long> number(String text) {
        boolean plain = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!plain) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return Optional.empty(); // beyond what a long holds
        }
    }
}
