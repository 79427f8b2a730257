package org.gilavar.cli;

import java.util.Locale;
import java.util.Set;

/** Which of the standard streams a person looks at. Java cannot ask for one of them alone, so the launcher does. */
enum Terminal {
    OUT,
    ERR;

    /** Set by the launcher to the names of those that are, such as {@code out,err}. */
    static final String PROPERTY = "gilavar.terminal";

    /** Set by the launcher to how many columns it has; absent where nobody knows. */
    static final String COLUMNS = "gilavar.columns";

    /** How many columns a line may have; 0 where it does not matter. */
    int columns() {
        return isTerminal() ? Integer.getInteger(COLUMNS, 0) : 0;
    }

    boolean isTerminal() {
        return Set.of(System.getProperty(PROPERTY, "").split(",", -1)).contains(name().toLowerCase(Locale.ROOT));
    }
}
