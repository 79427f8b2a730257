package org.gilavar.server.log;

/** The journal is not the one that its own logs vouch for: entries that others have been told of are missing from it. */
public final class StaleJournalException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StaleJournalException(String reason) {
        super(reason);
    }
}
