package org.gilavar.mechanism.item;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * How much of its quotas a party has used. What it has used is for nobody to see; that it has exceeded one, it and the
 * facilitator are told.
 *
 * <p>Each quota fills again as time passes, evenly over its period (the generic cell rate algorithm, ITU-T I.371): all that is
 * kept of it is the instant from which it would be whole.
 *
 * @param id the party
 * @param whole of each quota that is used, when it is whole again; the past means that it is
 * @param exceeded when a quota was exceeded last
 */
@JsonTypeName("allowance")
public record Allowance(String id, Map<Measure, Instant> whole, Optional<Exceeded> exceeded) implements Item {

    /** What is counted. */
    public enum Measure {
        /** Notices that are filed. */
        NOTICES,
        /** Amendments of notices. */
        AMENDMENTS,
        /** Square kilometres of the volumes in notices and amendments, each counted, rounded up a statement. */
        SQUARE_KILOMETRES,
        /** Cubic kilometres of the same. */
        CUBIC_KILOMETRES
    }

    /**
     * A quota was exceeded.
     *
     * @param measure the first that was
     * @param until when there will be room for what was said
     * @param taken whether it was taken all the same: what is FLASH always is
     * @param times how often one has been so far
     */
    public record Exceeded(Measure measure, Instant at, Instant until, boolean taken, long times) {}

    public Allowance {
        whole = whole.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(whole));
    }

    /** Nothing used. */
    public static Allowance untouched(String party) {
        return new Allowance(party, Map.of(), Optional.empty());
    }

    /** What the party itself and the facilitator see, where there is anything to see. */
    public Optional<Allowance> asSeen() {
        return exceeded.map(e -> new Allowance(id, Map.of(), exceeded));
    }
}
