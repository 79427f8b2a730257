/**
 * Tells parties by HTTP what their feeds tell, at addresses that the operator names.
 *
 * <p>What a webhook sends is read from the feed of its party and from nothing else, so it cannot say more than disclosure
 * told. No address ever comes from a statement or a request. The HTTP server is not known here: what parties ask about
 * webhooks is answered in {@code http}. Tested against a receiver that stalls, hangs up, refuses and is killed, and that
 * verifies with code of its own.
 */
@NullMarked
package org.gilavar.server.webhook;

import org.jspecify.annotations.NullMarked;
