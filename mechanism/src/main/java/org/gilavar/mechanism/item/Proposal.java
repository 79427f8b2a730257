package org.gilavar.mechanism.item;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A way out of a conflict: who would move, and how. It takes effect when every party of the conflict has accepted.
 *
 * @param measures party id to what is asked of it; as told, the other side's measure is empty of figures
 * @param accepted parties that have accepted, the proposer counted when it is a party
 * @param counters the proposal in whose place it was made
 * @param answerBy when it is off the table unless all have accepted; absent where the terms set no time
 * @param verdict what it would do, as all stood when it was made; for whoever sees all notices whole
 * @param reason why it was declined, in the words of whoever declined it
 */
@JsonTypeName("proposal")
public record Proposal(
        String id,
        String conflict,
        String proposedBy,
        SortedMap<String, Measure> measures,
        SortedSet<String> accepted,
        Stage stage,
        Optional<String> counters,
        Optional<Instant> answerBy,
        Optional<Verdict> verdict,
        Optional<String> remarks,
        Optional<String> reason,
        Instant changed)
        implements Item {

    /** Where a proposal stands. */
    public enum Stage {
        OPEN,
        ACCEPTED,
        REJECTED,
        /** One side has made another in its place. */
        COUNTERED,
        WITHDRAWN,
        /** The conflict it was about has ended, or one of its notices has changed. */
        LAPSED,
        /** Not all have accepted in time. */
        EXPIRED,
        /** All have accepted, and the two would still be too close, or one cannot move so any more. Nothing has moved. */
        FAILED
    }

    /**
     * What would come of it.
     *
     * @param settles whether the two would be far enough from each other
     * @param opens how many other notices one of them would come too close to
     */
    public record Verdict(boolean settles, int opens) {}

    public Proposal {
        measures = Collections.unmodifiableSortedMap(new TreeMap<>(measures));
        accepted = Collections.unmodifiableSortedSet(new TreeSet<>(accepted));
    }

    @Override
    public Optional<Instant> wake() {
        return answerBy.filter(by -> stage == Stage.OPEN);
    }

    public Proposal acceptedBy(String party, Instant at) {
        var all = new TreeSet<>(accepted);
        all.add(party);
        return with(measures, all, stage, verdict, reason, at);
    }

    public Proposal to(Stage next, Instant at) {
        return with(measures, accepted, next, verdict, reason, at);
    }

    public Proposal rejected(Optional<String> why, Instant at) {
        return with(measures, accepted, Stage.REJECTED, verdict, why, at);
    }

    /** As it is told: these measures, and no verdict. */
    public Proposal asTold(SortedMap<String, Measure> shown) {
        return with(shown, accepted, stage, Optional.empty(), reason, changed);
    }

    private Proposal with(
            SortedMap<String, Measure> asked,
            SortedSet<String> by,
            Stage next,
            Optional<Verdict> judged,
            Optional<String> why,
            Instant at) {
        return new Proposal(id, conflict, proposedBy, asked, by, next, counters, answerBy, judged, remarks, why, at);
    }
}
