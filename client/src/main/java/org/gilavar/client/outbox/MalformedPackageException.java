package org.gilavar.client.outbox;

/** A file that came by another way is not the package that was made: nothing in it is to be used. */
public final class MalformedPackageException extends OutboxException {

    private static final long serialVersionUID = 1L;

    private final String field;

    MalformedPackageException(String field, String reason) {
        super(field + ": " + reason);
        this.field = field;
    }

    MalformedPackageException(String field, String reason, Throwable cause) {
        super(field + ": " + reason, cause);
        this.field = field;
    }

    /** Where, such as {@code statements[1].sha256}. */
    public String field() {
        return field;
    }
}
