package org.gilavar.server.audience;

import java.time.Instant;
import org.gilavar.mechanism.item.Item;

/**
 * One item as a party had been told it.
 *
 * @param n the telling that told it, in the party's feed
 * @param told when that was
 */
public record Known(long n, Instant told, Item item) {}
