package org.gilavar.fuzz.api;

import java.util.Optional;
import java.util.Set;

/**
 * Bytes to be sent, and what is known of them.
 *
 * @param last whether the connection ends with them
 * @param statuses by which it may be answered as the document says; empty where nobody can say which operation it is
 * @param statement {@code party/id} of the statement in it, where one may be taken
 * @param signedIn whether it was sent with a session that should hold
 */
record Request(
        byte[] bytes, boolean last, Optional<Set<String>> statuses, Optional<String> statement, boolean signedIn) {}
