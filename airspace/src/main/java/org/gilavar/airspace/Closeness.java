package org.gilavar.airspace;

/** How a distance compares with a limit, when it is known only within an error. */
enum Closeness {
    /** Less than the limit, for certain. */
    NEARER,
    /** More than the limit, for certain. */
    FARTHER,
    /** Within the error of the limit. */
    UNSURE
}
