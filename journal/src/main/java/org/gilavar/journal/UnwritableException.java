package org.gilavar.journal;

/** The journal could not take an entry: a full disk, a lost volume, another writer. Nothing of it was kept. */
public final class UnwritableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnwritableException(String reason) {
        super(reason);
    }

    public UnwritableException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
