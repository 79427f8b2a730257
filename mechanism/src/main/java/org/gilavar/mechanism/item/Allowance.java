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
 * @param refused of each quota for which something was refused, when it was last
 * @param latest the quota for which something was refused last
 * @param overdrawn what was taken all the same, last
 */
@JsonTypeName("allowance")
public record Allowance(
        String id,
        Map<Counted, Instant> whole,
        Map<Counted, Refused> refused,
        Optional<Counted> latest,
        Optional<Overdrawn> overdrawn)
        implements Item {

    /** What is counted. */
    public enum Counted {
        /** Notices that are filed. */
        NOTICES,
        /** Amendments of notices, those by an accepted proposal among them. */
        AMENDMENTS,
        /** Square kilometres that volumes in notices and amendments ask about, rounded up for each volume. */
        SQUARE_KILOMETRES,
        /** Cubic kilometres of the same. */
        CUBIC_KILOMETRES
    }

    /**
     * Something was refused since it exceeds a quota.
     *
     * @param room when there will be room for it; absent where a whole quota has none
     * @param quietUntil until then more that exceeds this quota is refused without being recorded
     * @param times how often one has been so far
     */
    public record Refused(Instant at, Optional<Instant> room, Instant quietUntil, long times) {}

    /**
     * Something was taken that exceeds a quota: it has precedence FLASH, or is a proposal that all concerned have accepted.
     *
     * @param times how often so far
     */
    public record Overdrawn(Counted counted, Instant at, long times) {}

    public Allowance {
        whole = copy(whole);
        refused = copy(refused);
    }

    private static <V> Map<Counted, V> copy(Map<Counted, V> map) {
        return map.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(map));
    }

    /** Nothing used. */
    public static Allowance untouched(String party) {
        return new Allowance(party, Map.of(), Map.of(), Optional.empty(), Optional.empty());
    }

    /** What the party itself and the facilitator see, where there is anything to see. */
    public Optional<Allowance> asSeen() {
        return refused.isEmpty() && overdrawn.isEmpty()
                ? Optional.empty()
                : Optional.of(new Allowance(id, Map.of(), refused, latest, overdrawn));
    }
}
