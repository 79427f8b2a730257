package org.gilavar.airspace.schedule;

import java.util.Comparator;
import java.util.List;
import org.gilavar.airspace.InvalidVolumeException;
import org.gilavar.airspace.Volume;
import org.gilavar.airspace.suggest.Freedom;

/**
 * What someone intends to use, and how far it may be moved to make room.
 *
 * <p>Immutable.
 *
 * @param id its name, unique among those scheduled together
 * @param volumes at least one; they move as one
 * @param freedom how far; {@link Freedom#NONE} when it stays whatever happens
 * @param rank who keeps its place where one of two must move and nothing else decides: the lower, then the
 *     lesser id. The caller ranks by precedence, then by time filed
 */
public record Notice(String id, List<Volume> volumes, Freedom freedom, int rank) {
    static final Comparator<Notice> ORDER =
            Comparator.comparingInt(Notice::rank).thenComparing(Notice::id);

    /** Throws {@link InvalidVolumeException} on {@code volumes} when there are none. */
    public Notice {
        volumes = List.copyOf(volumes);
        if (volumes.isEmpty()) {
            throw new InvalidVolumeException("volumes", "expected at least one under " + id + ", found none");
        }
    }
}
