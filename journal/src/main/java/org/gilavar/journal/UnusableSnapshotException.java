package org.gilavar.journal;

/** A snapshot that had better not be used, and why. Nothing is lost: the journal has it all. */
final class UnusableSnapshotException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableSnapshotException(String reason) {
        super(reason);
    }
}
