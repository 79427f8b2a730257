package org.gilavar.mechanism;

/** What the mechanism makes of a statement. */
public sealed interface Decision {

    /** It stands, with this outcome. */
    record Accepted(Outcome outcome) implements Decision {}

    /** It does not; nothing has changed. */
    record Refused(Refusal refusal) implements Decision {}
}
