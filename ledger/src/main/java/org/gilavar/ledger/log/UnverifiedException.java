package org.gilavar.ledger.log;

/** Something well formed that is not shown to be true. Where no such exception is thrown, it was verified. */
public final class UnverifiedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    public UnverifiedException(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** What is wrong, in words fit to show. Quotes at most a few characters of the input. */
    public String reason() {
        return reason;
    }
}
