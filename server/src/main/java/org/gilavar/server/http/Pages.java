package org.gilavar.server.http;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gilavar.mechanism.item.Item;
import org.gilavar.server.audience.Feed;

/** Pages of a collection, in order of id, read from what its reader was told. */
final class Pages {

    /** Items taken from the feed at once, while others wait for its lock. */
    private static final int CHUNK = 256;

    /**
     * What is looked at for one page: items, and where a box is asked for the vertices of each, which take a microsecond or
     * two, and more on long edges. A page that comes to this ends there, however short it is, and says where to go on.
     */
    private static final long MOST_LOOKED_AT = 20_000;

    private Pages() {}

    /**
     * One page.
     *
     * @param now the mechanism's time: what was shown for a while is left out afterwards
     * @param after the id to go on from; empty for the beginning
     * @param limit most items in it
     */
    static Endpoint.ItemPage page(
            Feed feed, Instant now, Collection collection, Selection selection, String after, int limit) {
        Facets<? extends Item> facets = Facets.of(collection);
        List<Item> page = new ArrayList<>();
        String last = after;
        long looked = 0;
        while (true) {
            List<? extends Item> chunk = feed.after(collection.type(), last, CHUNK);
            for (Item item : chunk) {
                if (page.size() == limit || looked >= MOST_LOOKED_AT) {
                    return new Endpoint.ItemPage(page, Optional.of(new Cursor(collection, last).text()));
                }
                last = item.id();
                looked += selection.cost(facets, item);
                if (feed.isShown(item, now) && selection.holds(facets, item)) {
                    page.add(item);
                }
            }
            if (chunk.size() < CHUNK) {
                return new Endpoint.ItemPage(page, Optional.empty());
            }
        }
    }
}
