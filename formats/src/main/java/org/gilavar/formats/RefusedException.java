package org.gilavar.formats;

/** Ends the reading of one record; becomes a {@link Fault}. Without a stack trace, for a file may hold a million of them. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long line;
    private final String field;
    private final String reason;

    RefusedException(long line, String field, String reason) {
        super(reason, null, false, false);
        this.line = line;
        this.field = field;
        this.reason = reason;
    }

    /** The same, and what followed from it. */
    RefusedException and(String consequence) {
        return new RefusedException(line, field, reason + "; " + consequence);
    }

    Fault in(String file) {
        return new Fault(new Place(file, line), field, reason);
    }
}
