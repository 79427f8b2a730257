package org.gilavar.client.outbox;

/** These words do not belong into this outbox: nothing is wrong with it, and they are to be said otherwise, or elsewhere. */
public final class NotKeptException extends OutboxException {

    private static final long serialVersionUID = 1L;

    NotKeptException(String message) {
        super(message);
    }
}
