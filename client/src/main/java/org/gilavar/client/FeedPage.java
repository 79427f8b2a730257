package org.gilavar.client;

import java.util.List;

/**
 * Tellings from a feed, in order.
 *
 * @param upTo the place of the last one, to ask for what comes after
 */
public record FeedPage(long upTo, List<Telling> tellings) {

    public FeedPage {
        tellings = List.copyOf(tellings);
    }
}
