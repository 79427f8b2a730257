package org.gilavar.airspace;

import java.util.List;

/**
 * Many volumes, and the question which of them are too close to these.
 *
 * <p>The answer depends only on what was put and not removed, never on the order it happened in.
 * Unless an implementation says otherwise, one thread uses an index at a time.
 */
public interface VolumeIndex {
    /** Holds {@code volumes} under {@code id}, instead of whatever was there. */
    void put(String id, List<Volume> volumes);

    /** Forgets what is under {@code id}, if anything. */
    void remove(String id);

    /** Every pair in conflict of a stored volume and one of {@code volumes}, in the order of {@link Match}. */
    List<Match> near(List<Volume> volumes);
}
