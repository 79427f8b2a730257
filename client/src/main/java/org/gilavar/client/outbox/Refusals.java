package org.gilavar.client.outbox;

import java.util.Set;

/** The answers that settle a statement, as docs/refusals.md has them. */
final class Refusals {

    /** What the mechanism says of a statement, and to its carrier. A later server's new one is no answer before this knows it. */
    static final Set<String> KINDS = Set.of(
            "malformed",
            "forbidden-field",
            "not-signed",
            "key-unknown",
            "key-not-yet",
            "key-expired",
            "key-revoked",
            "key-replaced",
            "two-must-sign",
            "not-entitled",
            "unknown",
            "taken",
            "wrong-state",
            "stale-version",
            "no-arrangement",
            "wrong-mechanism",
            "wrong-time",
            "over-quota",
            "not-taken");

    private Refusals() {}
}
