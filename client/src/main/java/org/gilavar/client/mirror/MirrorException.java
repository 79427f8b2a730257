package org.gilavar.client.mirror;

/** What the server shows does not go with what it showed before, or with what was agreed. Everybody should know. */
public final class MirrorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MirrorException(String message) {
        super(message);
    }

    MirrorException(String message, Throwable cause) {
        super(message, cause);
    }
}
