package org.gilavar.server.audience;

import java.nio.LongBuffer;
import java.util.List;
import java.util.Map;
import org.gilavar.mechanism.Held;

/**
 * The links of a feed that was frozen by a version that had none, read from what is left of the journal. Of tellings that have been
 * erased nobody can say what they told: they count as over, and an item that has not changed since as told by nobody knows which.
 */
final class Relinked {

    private Relinked() {}

    static Feed.Frozen of(String party, Archive archive, Places places, List<Held> known) {
        History history = new History(party, new Outcomes(archive), places, new Links(), gone -> Map.of());
        Feed again = new Feed(party, archive);
        for (int n = 1; n <= places.size(); n++) {
            again.link(history.item(n), n);
        }
        List<Feed.Latest> latest = known.stream()
                .map(held -> new Feed.Latest(held, again.latest(held)))
                .toList();
        return new Feed.Frozen(LongBuffer.wrap(places.copy()), latest, again.links());
    }
}
