package org.gilavar.formats;

/**
 * Why a record was not taken.
 *
 * @param place where the fault is
 * @param field its path, such as {@code features[12].geometry.coordinates[0][3]}; empty when the whole is at fault
 * @param reason what was expected and what was found
 */
public record Fault(Place place, String field, String reason) {
    /** Makes both fit for one line of a terminal: they quote the file. */
    public Fault {
        field = Quoted.line(field);
        reason = Quoted.line(reason);
    }

    /** {@code file:line: field: reason}. */
    @Override
    public String toString() {
        return place + ": " + (field.isEmpty() ? reason : field + ": " + reason);
    }
}
