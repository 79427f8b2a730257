package org.gilavar.server.http;

import java.time.Instant;
import org.gilavar.mechanism.item.Founding;

/**
 * Who is asking, and of which mechanism.
 *
 * @param now the mechanism's time, to date a statement with
 */
public record Me(String party, String post, String name, boolean facilitator, Founding mechanism, Instant now) {}
