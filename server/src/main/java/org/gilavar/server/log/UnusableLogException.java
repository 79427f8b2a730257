package org.gilavar.server.log;

/** The common log cannot be gone on with: its tiles do not hold, or it was signed with another key. */
public final class UnusableLogException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableLogException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
