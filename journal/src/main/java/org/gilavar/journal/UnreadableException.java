package org.gilavar.journal;

/** The file is not a journal of ours, or cannot be opened or read. The message says which and what to do. */
public final class UnreadableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnreadableException(String reason) {
        super(reason);
    }

    public UnreadableException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
