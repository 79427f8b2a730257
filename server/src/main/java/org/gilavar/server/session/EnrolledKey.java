package org.gilavar.server.session;

import org.gilavar.ledger.VerifyingKey;

/** The valid key of a post, and who signs in with it. */
public record EnrolledKey(SignedIn by, VerifyingKey key) {}
