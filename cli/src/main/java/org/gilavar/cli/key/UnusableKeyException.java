package org.gilavar.cli.key;

/** A key, or what opens it, cannot be used as it is. The message is all a person needs to hear; it holds no secret. */
public final class UnusableKeyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableKeyException(String message) {
        super(message);
    }

    UnusableKeyException(String message, Throwable cause) {
        super(message, cause);
    }
}
