package org.gilavar.server.http;

import java.time.Instant;
import java.util.Optional;

/**
 * From an instant to another, both included, as {@code datetime} of OGC API - Features has it.
 *
 * @param from empty for no beginning
 * @param to empty for no end
 */
record Period(Optional<Instant> from, Optional<Instant> to) {

    /** How an end that is open is written. */
    static final String OPEN = "..";

    private static final String SEPARATOR = "/";

    /** {@code T}, {@code T/T}, {@code T/..} or {@code ../T}; empty for anything else, and where the end comes first. */
    static Optional<Period> parse(String text) {
        int slash = text.indexOf(SEPARATOR);
        if (slash < 0) {
            return Times.parse(text).map(at -> new Period(Optional.of(at), Optional.of(at)));
        }
        String first = text.substring(0, slash);
        String last = text.substring(slash + 1);
        Optional<Instant> from = Times.parse(first);
        Optional<Instant> to = Times.parse(last);
        boolean readable = (from.isPresent() || first.equals(OPEN)) && (to.isPresent() || last.equals(OPEN));
        boolean bounded = from.isPresent() || to.isPresent();
        boolean ordered = from.isEmpty() || to.isEmpty() || !to.get().isBefore(from.get());
        return readable && bounded && ordered ? Optional.of(new Period(from, to)) : Optional.empty();
    }

    /** Whether an instant of it is from {@code start} on and before {@code end}. */
    boolean meets(Instant start, Instant end) {
        return from.filter(f -> !f.isBefore(end)).isEmpty()
                && to.filter(t -> t.isBefore(start)).isEmpty();
    }
}
