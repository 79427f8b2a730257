package org.gilavar.client;

/** The server's answer was a problem (RFC 9457). Nothing was taken. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String kind;
    private final String field;
    private final String detail;

    ProblemException(int status, String kind, String title, String field, String detail) {
        super(title + (field.isEmpty() ? ": " : ": " + field + ": ") + detail);
        this.status = status;
        this.kind = kind;
        this.field = field;
        this.detail = detail;
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
}
