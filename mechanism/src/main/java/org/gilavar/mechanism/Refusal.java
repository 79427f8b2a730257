package org.gilavar.mechanism;

import java.time.Instant;
import java.util.Optional;

/**
 * Why a statement was not taken. Nothing changed and nothing was journalled, but that a quota was exceeded.
 *
 * @param field path within the statement, such as {@code body.version}; empty when the whole is refused
 * @param reason for a person, saying what to do next where that is known
 * @param notBefore when it may be said, where that is all that is wrong
 */
public record Refusal(Code code, String field, String reason, Optional<Instant> notBefore) {

    /** The kinds of refusal; each is documented with an example in {@code docs/refusals.md}. */
    public enum Code {
        /** Not the JSON it should be, or a value that cannot be. */
        MALFORMED,
        /** A field that Gilavar never carries. */
        FORBIDDEN_FIELD,
        /** Not signed by the key of the post it speaks for. */
        NOT_SIGNED,
        /** Signed by a key that nobody has enrolled. */
        KEY_UNKNOWN,
        /** Signed by a key that is named for later and not valid yet. */
        KEY_NOT_YET,
        /** Signed by a key whose time is over. */
        KEY_EXPIRED,
        /** Signed by a key that its party has revoked. */
        KEY_REVOKED,
        /** Signed by a key that another has replaced. */
        KEY_REPLACED,
        /** The arrangement asks for two different posts of the party, and fewer have signed. */
        TWO_MUST_SIGN,
        /** This post, or this party, cannot say this. */
        NOT_ENTITLED,
        /** Nothing of that name that this party could speak of. */
        UNKNOWN,
        /** The name is taken, or the same id was used for other words. */
        TAKEN,
        /** The thing has moved on: it is not in a state where this can be said. */
        WRONG_STATE,
        /** The speaker has not seen the latest version. */
        STALE_VERSION,
        /** There is no arrangement in force to say it under. */
        NO_ARRANGEMENT,
        /** Meant for another mechanism, or an exercise and the real thing mixed. */
        WRONG_MECHANISM,
        /** Dated in the future, or time going backwards. */
        WRONG_TIME,
        /** More than the terms let this party file in this time. */
        OVER_QUOTA
    }

    /** A refusal for which waiting does not help. */
    public Refusal(Code code, String field, String reason) {
        this(code, field, reason, Optional.empty());
    }
}
