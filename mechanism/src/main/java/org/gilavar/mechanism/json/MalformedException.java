package org.gilavar.mechanism.json;

/** Bytes that are not the JSON they should be: names the field, by path, and the reason. */
public final class MalformedException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final String reason;
    private final boolean forbidden;

    MalformedException(String field, String reason) {
        this(field, reason, false);
    }

    private MalformedException(String field, String reason, boolean forbidden) {
        super(field.isEmpty() ? reason : field + ": " + reason);
        this.field = field;
        this.reason = reason;
        this.forbidden = forbidden;
    }

    static MalformedException forbidden(String field, String reason) {
        return new MalformedException(field, reason, true);
    }

    /** Path such as {@code body.activity.volumes[0].altitude.lower}; empty when the whole is at fault. */
    public String field() {
        return field;
    }

    public String reason() {
        return reason;
    }

    /** Whether the field is one that Gilavar never carries. */
    public boolean isForbidden() {
        return forbidden;
    }
}
