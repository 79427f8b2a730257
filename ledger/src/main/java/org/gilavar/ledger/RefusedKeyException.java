package org.gilavar.ledger;

/** A key that must not be used, and why. Never carries key material. */
public final class RefusedKeyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    RefusedKeyException(String reason) {
        super("key refused: " + reason);
        this.reason = reason;
    }

    /** Why, in words fit to show: what was expected and what was found. */
    public String reason() {
        return reason;
    }
}
