package org.gilavar.ledger;

/** Bytes that are not an envelope: where, and what was expected. */
public final class MalformedEnvelopeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;
    private final String reason;

    MalformedEnvelopeException(String field, String reason) {
        super(field + ": " + reason);
        this.field = field;
        this.reason = reason;
    }

    /**
     * The member at fault, such as {@code payload} or {@code signatures[1].keyid}; {@code envelope} when it is the
     * whole.
     */
    public String field() {
        return field;
    }

    /** What was expected and what was found. Quotes at most a few characters of the input. */
    public String reason() {
        return reason;
    }
}
