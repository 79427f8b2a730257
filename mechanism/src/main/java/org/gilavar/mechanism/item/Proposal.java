package org.gilavar.mechanism.item;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.Volume;

/**
 * A way out of a conflict: who would move, and how. It takes effect when every party of the conflict has accepted.
 *
 * @param measures party id to what is asked of it; as told, the other side's measure is empty of figures
 * @param reason why it was declined, in the words of whoever declined it
 * @param accepted parties that have accepted, the proposer counted when it is a party
 */
@JsonTypeName("proposal")
public record Proposal(
        String id,
        String conflict,
        String proposedBy,
        SortedMap<String, Measure> measures,
        SortedSet<String> accepted,
        Stage stage,
        Optional<String> remarks,
        Optional<String> reason,
        Instant changed)
        implements Item {

    /** Where a proposal stands. */
    public enum Stage {
        OPEN,
        ACCEPTED,
        REJECTED,
        WITHDRAWN,
        /** The conflict it was about has ended, or one of its notices has changed. */
        LAPSED
    }

    /**
     * What one party is asked to do with its own notice. Relative, so that it can be asked without knowing the notice.
     *
     * @param delay later when positive, earlier when negative
     * @param climb higher when positive, lower when negative
     */
    public record Measure(Optional<Duration> delay, Optional<Length> climb) {

        public static final Measure UNDISCLOSED = new Measure(Optional.empty(), Optional.empty());

        public boolean asksNothing() {
            return delay.isEmpty() && climb.isEmpty();
        }

        public List<Volume> applyTo(List<Volume> volumes) {
            return volumes.stream()
                    .map(v -> delay.map(v::shifted).orElse(v))
                    .map(v -> climb.map(v::climbed).orElse(v))
                    .toList();
        }
    }

    public Proposal {
        measures = Collections.unmodifiableSortedMap(new TreeMap<>(measures));
        accepted = Collections.unmodifiableSortedSet(new TreeSet<>(accepted));
    }

    public Proposal acceptedBy(String party, Instant at) {
        var all = new TreeSet<>(accepted);
        all.add(party);
        return new Proposal(id, conflict, proposedBy, measures, all, stage, remarks, reason, at);
    }

    public Proposal to(Stage next, Instant at) {
        return new Proposal(id, conflict, proposedBy, measures, accepted, next, remarks, reason, at);
    }

    public Proposal rejected(Optional<String> why, Instant at) {
        return new Proposal(id, conflict, proposedBy, measures, accepted, Stage.REJECTED, remarks, why, at);
    }
}
