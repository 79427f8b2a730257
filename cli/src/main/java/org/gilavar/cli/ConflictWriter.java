package org.gilavar.cli;

/** Prints conflicts one after the other; complete when it is closed. */
interface ConflictWriter extends AutoCloseable {
    void write(Conflict conflict);

    @Override
    void close();
}
