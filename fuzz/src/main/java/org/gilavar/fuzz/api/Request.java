package org.gilavar.fuzz.api;

import java.util.Optional;
import java.util.Set;

/** Bytes to be sent, and what is known of them. */
final class Request {
    private final byte[] bytes;
    private final boolean last;
    private final Optional<Set<String>> statuses;
    private final Optional<String> statement;
    private final boolean signedIn;

    /**
     * What is sent once.
     *
     * @param last whether the connection ends with them
     * @param statuses by which it may be answered as the document says; empty where nobody can say which operation it is
     * @param statement {@code party/id} of the statement in it, where one may be taken
     * @param signedIn whether it was sent with a session that should hold
     */
    Request(byte[] bytes, boolean last, Optional<Set<String>> statuses, Optional<String> statement, boolean signedIn) {
        this.bytes = bytes;
        this.last = last;
        this.statuses = statuses;
        this.statement = statement;
        this.signedIn = signedIn;
    }

    byte[] bytes() {
        return bytes;
    }

    boolean last() {
        return last;
    }

    Optional<Set<String>> statuses() {
        return statuses;
    }

    Optional<String> statement() {
        return statement;
    }

    boolean signedIn() {
        return signedIn;
    }
}
