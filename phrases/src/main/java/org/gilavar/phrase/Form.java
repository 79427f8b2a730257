package org.gilavar.phrase;

import org.gilavar.mechanism.item.InvalidItemException;

/** How a kind of parameter is read, kept and shown. */
interface Form {

    /** What is expected, with an example, for whoever wrote something else. */
    String expected();

    /**
     * The one text that stands for this value, whichever way it was typed; itself among those ways.
     *
     * @param field what an error names
     * @throws InvalidItemException when it is none, or out of bounds
     */
    String canonical(String field, String typed);

    /** As it is shown, from what {@link #canonical} gives. */
    Shown shown(String canonical);

    /** The refusal of what is none at all. */
    default InvalidItemException unreadable(String field, String typed) {
        return new InvalidItemException(field, "expected " + expected() + ", found " + Isolates.quoted(typed));
    }
}
