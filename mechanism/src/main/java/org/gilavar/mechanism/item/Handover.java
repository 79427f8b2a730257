package org.gilavar.mechanism.item;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The passing of a watch from its keeper to another post of the party. It is done when the successor has acknowledged, one by one, all that
 * is open by then, as it is then.
 *
 * @param to the post that is to keep the watch
 * @param open what waits for the party, and which of it the successor has acknowledged; {@value #MOST_LISTED} at a time that it has not
 */
public record Handover(String to, Instant begun, List<OpenItem> open) {

    /** So many to be acknowledged are listed; the next follow as these are. */
    private static final int MOST_LISTED = 64;

    public Handover {
        open = List.copyOf(open);
    }

    /**
     * What is open by now: what is over is gone, what is acknowledged stays so until it changes, and what has come since is there as well.
     *
     * @param shown the hash of what the party is shown of each now
     */
    public Handover with(List<OpenItem> now, Function<OpenItem, String> shown) {
        Map<OpenItem, OpenItem> known = new HashMap<>();
        open.stream().filter(OpenItem::known).forEach(item -> known.put(OpenItem.of(item.kind(), item.id()), item));
        List<OpenItem> listed = new ArrayList<>();
        int left = MOST_LISTED;
        for (OpenItem item : now) {
            OpenItem before = known.getOrDefault(item, item);
            if (before.known() && before.isKnownAs(shown.apply(item))) {
                listed.add(before);
            } else if (left > 0) {
                listed.add(item);
                left--;
            }
        }
        return new Handover(to, begun, listed);
    }

    /**
     * With one thing acknowledged.
     *
     * @param as the hash of what the party is shown of it now
     */
    public Handover acknowledged(OpenItem.Kind kind, String id, Instant at, String as) {
        return new Handover(
                to,
                begun,
                open.stream()
                        .map(item -> item.is(kind, id) ? item.acknowledgedAt(at, as) : item)
                        .toList());
    }

    public Optional<OpenItem> find(OpenItem.Kind kind, String id) {
        return open.stream().filter(item -> item.is(kind, id)).findFirst();
    }

    /** Whether nothing is left to be acknowledged. */
    public boolean complete() {
        return open.stream().allMatch(OpenItem::known);
    }
}
