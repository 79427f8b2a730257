package org.gilavar.mechanism;

/** What the mechanism makes of a statement. */
public sealed interface Decision {

    /** It is recorded, with this outcome; which may be that it was not taken ({@link Outcome#refusal}). */
    record Accepted(Outcome outcome) implements Decision {}

    /** It does not; nothing has changed. */
    record Refused(Refusal refusal) implements Decision {}
}
