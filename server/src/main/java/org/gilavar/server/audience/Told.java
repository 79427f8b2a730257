package org.gilavar.server.audience;

import java.time.Instant;
import org.gilavar.mechanism.Happened;
import org.gilavar.mechanism.item.Item;

/**
 * One telling in a party's feed.
 *
 * @param n its place in this feed, from 1; counts nothing that the party was not told
 */
public record Told(long n, Instant at, Happened happened, Item item) {}
