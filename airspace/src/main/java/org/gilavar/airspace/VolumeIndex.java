package org.gilavar.airspace;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * Many volumes, and the questions which of them are too close to these, and which to each other.
 *
 * <p>An answer depends only on what was put and not removed, never on the order it happened in.
 * Unless an implementation says otherwise, one thread uses an index at a time.
 */
public interface VolumeIndex {
    /** Holds {@code volumes} under {@code id}, instead of whatever was there. */
    void put(String id, List<Volume> volumes);

    /** Forgets what is under {@code id}, if anything. */
    void remove(String id);

    /** Forgets every volume whose window had ended at {@code instant}; the others keep their positions. */
    void expire(Instant instant);

    /** How many volumes are held. */
    int size();

    /** Every pair in conflict of a stored volume and one of {@code volumes}, in the order of {@link Match}. */
    List<Match> near(List<Volume> volumes);

    /**
     * Tells {@code found} every pair in conflict of two volumes stored under different ids, each pair once, in no
     * particular order.
     */
    void conflicts(Consumer<Pair> found);
}
