package org.gilavar.ledger;

/** A token did not sign as it should, and why. Never carries a PIN. */
public final class TokenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TokenException(String message, Throwable cause) {
        super(message, cause);
    }

    TokenException(String message) {
        super(message);
    }
}
