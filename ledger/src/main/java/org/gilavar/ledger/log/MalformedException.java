package org.gilavar.ledger.log;

/** Bytes or values that are not what they should be: what was read, what was expected, what was found. */
public final class MalformedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    /**
     * What is wrong.
     *
     * @param what was read
     * @param reason at most a few characters of the input
     */
    public MalformedException(String what, String reason) {
        super(what + ": " + reason);
        this.reason = what + ": " + reason;
    }

    /** What is wrong, in words fit to show. Quotes at most a few characters of the input. */
    public String reason() {
        return reason;
    }
}
