package org.gilavar.server.session;

import java.time.Instant;

/**
 * A post asks for a session: the payload of a signed envelope of type {@link #TYPE}.
 *
 * @param mechanism the mechanism it is meant for
 * @param nonce never used before by this post
 * @param at now, by the caller's clock
 */
public record SessionRequest(String mechanism, String party, String post, String nonce, Instant at) {

    public static final String TYPE = "application/vnd.gilavar.session+json";
}
