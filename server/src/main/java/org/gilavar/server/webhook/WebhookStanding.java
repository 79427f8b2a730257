package org.gilavar.server.webhook;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a webhook has come, for its party.
 *
 * @param address without its path, which may have a secret in it
 * @param delivered the place in the feed up to which the receiver has taken everything
 * @param end where the feed ends
 * @param failing since when nothing has been taken; absent while all is well
 * @param reason why not
 */
public record WebhookStanding(
        String address, long delivered, long end, Optional<Instant> failing, Optional<String> reason) {}
