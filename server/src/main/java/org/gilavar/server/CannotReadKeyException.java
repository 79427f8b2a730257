package org.gilavar.server;

/** The server's key of its logs cannot be had. */
public final class CannotReadKeyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CannotReadKeyException(String message, Throwable cause) {
        super(message, cause);
    }
}
