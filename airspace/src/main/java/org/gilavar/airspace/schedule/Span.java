package org.gilavar.airspace.schedule;

/**
 * Whole steps from one to another, both included; none when the second is less.
 *
 * @param from the first
 * @param to the last
 */
public record Span(long from, long to) {
    static final Span EMPTY = new Span(0, -1);

    /** Whether there is no step in it. */
    public boolean isEmpty() {
        return from > to;
    }

    boolean contains(long step) {
        return from <= step && step <= to;
    }

    Span within(long least, long most) {
        return new Span(Math.max(from, least), Math.min(to, most));
    }

    Span plus(long steps) {
        return new Span(from + steps, to + steps);
    }

    Span mirrored() {
        return new Span(-to, -from);
    }
}
