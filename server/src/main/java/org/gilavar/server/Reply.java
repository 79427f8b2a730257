package org.gilavar.server;

import org.gilavar.mechanism.Refusal;

/** What comes of a submission. */
public sealed interface Reply {

    /**
     * It stands.
     *
     * @param seq place of its entry in the journal, which is for nobody outside
     */
    record Received(Receipt receipt, long seq) implements Reply {}

    /** It does not; nothing changed, unless that a quota was exceeded is on record now. */
    record Refused(Refusal refusal) implements Reply {}

    /** A defect of the server, which has been logged; nothing changed. */
    record Failed() implements Reply {}

    /** It could not be kept, so it was not taken. It may be sent again as it is. */
    record Unavailable(String reason) implements Reply {}
}
