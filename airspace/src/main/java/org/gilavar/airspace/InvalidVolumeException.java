package org.gilavar.airspace;

/**
 * Something stated about a volume cannot be: the value, the order, the size or the text.
 *
 * <p>The message is {@code field: reason}, or the reason alone when the field is unknown. It repeats
 * what was found, so whoever shows it to a third party shows the value too.
 */
public final class InvalidVolumeException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String field;
    private final String reason;

    /**
     * A fault at {@code field}.
     *
     * @param field where, as a path such as {@code ring[3].lat}; empty when unknown
     * @param reason what was expected and what was found
     */
    public InvalidVolumeException(String field, String reason) {
        super(field.isEmpty() ? reason : field + ": " + reason);
        this.field = field;
        this.reason = reason;
    }

    /** The path of the faulty field, such as {@code ring[3].lat}; empty when unknown. */
    public String field() {
        return field;
    }

    /** What was expected and what was found. */
    public String reason() {
        return reason;
    }

    /** The same fault, seen from the object that holds it: {@code lat} under {@code ring[3]} is {@code ring[3].lat}. */
    public InvalidVolumeException under(String parent) {
        var path = field.isEmpty() ? parent : parent + "." + field;
        var outer = new InvalidVolumeException(path, reason);
        outer.initCause(this);
        return outer;
    }
}
