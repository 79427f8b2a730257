package org.gilavar.mechanism.statement;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.List;
import org.gilavar.airspace.TimeWindow;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.item.OpenItem;
import org.gilavar.mechanism.item.Watch;

/** Statements about the watch of one's own party. The post that says them is the one they are about. */
public sealed interface WatchBody extends Body {

    /**
     * Who is to keep the watch when, in the place of all that lies ahead.
     *
     * @param turns in order, one at a time; there may be time between them
     */
    @JsonTypeName("watch.roster")
    record Roster(List<Turn> turns) implements WatchBody {
        public Roster {
            turns = List.copyOf(turns);
            if (turns.size() > Watch.MOST_TURNS) {
                throw new InvalidItemException(
                        "turns", "at most " + Watch.MOST_TURNS + ", found " + turns.size() + "; say the rest later");
            }
            for (int i = 1; i < turns.size(); i++) {
                if (turns.get(i).from().isBefore(turns.get(i - 1).until())) {
                    throw new InvalidItemException(
                            "turns[" + i + "].from",
                            "the turn before ends at " + turns.get(i - 1).until()
                                    + "; one post at a time keeps the watch");
                }
            }
        }
    }

    /** One turn. */
    record Turn(String post, Instant from, Instant until) {
        public Turn {
            if (until.isAfter(TimeWindow.LATEST)) {
                throw new InvalidItemException("until", "must not lie after " + TimeWindow.LATEST);
            }
            InvalidItemException.requireName("post", post);
            if (!from.isBefore(until)) {
                throw new InvalidItemException("until", "must lie after " + from + ", found " + until);
            }
        }
    }

    /** The post keeps the watch from now on, whoever keeps it. */
    @JsonTypeName("watch.take")
    record Take() implements WatchBody {}

    /** Its keeper begins to hand it over. */
    @JsonTypeName("watch.hand-over")
    record HandOver(String to) implements WatchBody {
        public HandOver {
            InvalidItemException.requireName("to", to);
        }
    }

    /** The successor knows of one thing that is open. */
    @JsonTypeName("watch.acknowledge")
    record Acknowledge(OpenItem.Kind kind, String item) implements WatchBody {}

    /** Its keeper or the successor ends the handover, and the keeper keeps the watch. */
    @JsonTypeName("watch.cancel")
    record Cancel() implements WatchBody {}

    /** Its keeper goes, and nobody keeps it. */
    @JsonTypeName("watch.leave")
    record Leave() implements WatchBody {}
}
