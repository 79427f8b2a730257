package org.gilavar.client.outbox;

/** An outbox, or a file that carries statements, cannot be used; nothing was sent. Says what is wrong, and what to do. */
public class OutboxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OutboxException(String message) {
        super(message);
    }

    OutboxException(String message, Throwable cause) {
        super(message, cause);
    }
}
