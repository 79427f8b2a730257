package org.gilavar.journal;

/** An entry does not hold, and with it nothing that follows. Whatever stands before it may be used. */
public final class DamagedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long seq;
    private final String reason;

    public DamagedException(long seq, String reason) {
        super("entry " + seq + " does not hold: " + reason);
        this.seq = seq;
        this.reason = reason;
    }

    public DamagedException(long seq, String reason, Throwable cause) {
        this(seq, reason);
        initCause(cause);
    }

    /** The first entry that does not hold. */
    public long seq() {
        return seq;
    }

    /** What is wrong with it. */
    public String reason() {
        return reason;
    }
}
