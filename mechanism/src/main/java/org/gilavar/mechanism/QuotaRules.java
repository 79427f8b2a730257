package org.gilavar.mechanism;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.gilavar.airspace.DatumBounds;
import org.gilavar.airspace.Extent;
import org.gilavar.airspace.Volume;
import org.gilavar.mechanism.item.Activity;
import org.gilavar.mechanism.item.Allowance;
import org.gilavar.mechanism.item.Allowance.Counted;
import org.gilavar.mechanism.item.Allowance.Overdrawn;
import org.gilavar.mechanism.item.Allowance.Refused;
import org.gilavar.mechanism.item.Precedence;
import org.gilavar.mechanism.terms.Quotas;
import org.gilavar.mechanism.terms.Terms;

/**
 * Quotas against probing: a conflict check answers questions about the other side, so nobody may ask without end. They look at
 * what the party itself has filed and at nothing else, and before anything is compared: being refused tells nothing. What
 * counts is the room that is asked about: a volume and all that is within the separation of it.
 *
 * <p>What exceeds a quota is not taken. The first time it is recorded, and the facilitator is told with the party; until there
 * is room, more that exceeds the same quota is refused at the door. What has precedence FLASH is always taken, since somebody
 * may be flying, and so is what all concerned have accepted: that is recorded and told all the same.
 */
final class QuotaRules {
    private static final double METRES_A_KILOMETRE = 1_000;

    private QuotaRules() {}

    /**
     * The quota that has least room for what is said.
     *
     * @param room when there is room; absent where a whole quota has none
     */
    private record Excess(Counted counted, Optional<Instant> room) {
        boolean isWorseThan(Excess other) {
            return other.room.isPresent() && (room.isEmpty() || room.get().isAfter(other.room.get()));
        }
    }

    /**
     * Counts what is being said.
     *
     * @param what {@link Counted#NOTICES} or {@link Counted#AMENDMENTS}
     * @return whether it may be taken; if not, that is the outcome
     * @throws RefusedException if it exceeds a quota, and that has been recorded already
     */
    static boolean mayBeTaken(Draft draft, Said said, Counted what, Activity activity) {
        return count(draft, said.party(), what, activity, said.precedence() == Precedence.FLASH);
    }

    /** Counts an amendment that all concerned have accepted: to refuse it would tell one side what the other has used. */
    static void countAccepted(Draft draft, String owner, Activity activity) {
        count(draft, owner, Counted.AMENDMENTS, activity, true);
    }

    private static boolean count(Draft draft, String party, Counted what, Activity activity, boolean always) {
        Optional<Quotas> agreed = draft.terms().quotas();
        if (agreed.isEmpty()) {
            return true;
        }
        Quotas quotas = agreed.get();
        Instant empty = draft.at().plus(quotas.period().value());
        Allowance before = draft.find(Allowance.class, party).orElseGet(() -> Allowance.untouched(party));
        Map<Counted, Instant> now = new EnumMap<>(Counted.class);
        // Under new terms with a shorter period, what was used under the old ones is at most all of it.
        before.whole().forEach((counted, then) -> now.put(counted, earlier(then, empty)));
        Map<Counted, Instant> whole = new EnumMap<>(Counted.class);
        whole.putAll(now);
        Optional<Excess> worst = Optional.empty();
        for (Map.Entry<Counted, Long> use : use(what, activity, draft.terms()).entrySet()) {
            Counted counted = use.getKey();
            long limit = quotas.limit(counted);
            Instant from = later(now.getOrDefault(counted, draft.at()), draft.at());
            Instant then = from.plus(timeToRefill(quotas.period().value(), Math.min(use.getValue(), limit), limit));
            if (use.getValue() > limit || then.isAfter(empty)) {
                Excess excess = new Excess(
                        counted,
                        use.getValue() > limit
                                ? Optional.empty()
                                : Optional.of(then.minus(quotas.period().value())));
                worst = worst.filter(other -> !excess.isWorseThan(other)).or(() -> Optional.of(excess));
            }
            // A quota can be empty, and no more: whoever had an emergency is not silenced for days after it.
            whole.put(counted, earlier(then, empty));
        }
        if (worst.isEmpty()) {
            draft.record(
                    Happened.CHANGED,
                    new Allowance(party, whole, before.refused(), before.latest(), before.overdrawn()));
            return true;
        }
        if (always) {
            long times = before.overdrawn().map(Overdrawn::times).orElse(0L) + 1;
            Overdrawn overdrawn = new Overdrawn(worst.get().counted(), draft.at(), times);
            draft.record(
                    Happened.EXCEEDED,
                    new Allowance(party, whole, before.refused(), before.latest(), Optional.of(overdrawn)));
            return true;
        }
        refuse(draft, before, now, worst.get(), quotas.period().value());
        return false;
    }

    private static void refuse(
            Draft draft, Allowance before, Map<Counted, Instant> whole, Excess excess, Duration period) {
        Optional<Refused> last = Optional.ofNullable(before.refused().get(excess.counted()));
        boolean quiet = last.map(refused ->
                        earlier(refused.quietUntil(), refused.at().plus(period)).isAfter(draft.at()))
                .orElse(false);
        if (quiet) {
            throw new RefusedException(refusal(excess.counted(), excess.room()));
        }
        Map<Counted, Refused> refused = new EnumMap<>(Counted.class);
        refused.putAll(before.refused());
        refused.put(
                excess.counted(),
                new Refused(
                        draft.at(),
                        excess.room(),
                        excess.room().orElse(draft.at().plus(period)),
                        last.map(Refused::times).orElse(0L) + 1));
        draft.record(
                Happened.REFUSED,
                new Allowance(before.id(), whole, refused, Optional.of(excess.counted()), before.overdrawn()));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** How much of each quota a statement uses: the room of each of its volumes, and what is nearer to it than the minima. */
    private static Map<Counted, Long> use(Counted what, Activity activity, Terms terms) {
        double lateral = terms.separation().lateral().value().metres();
        double vertical = terms.separation().vertical().value().metres();
        DatumBounds bounds = Detection.bounds(terms);
        long squareKilometres = 0;
        long cubicKilometres = 0;
        for (Volume volume : activity.volumes()) {
            double squareMetres = Extent.squareMetresWithin(volume.shape(), lateral);
            double height = bounds.highest(volume.altitude().upper())
                    - bounds.lowest(volume.altitude().lower())
                    + 2 * vertical;
            squareKilometres += roundedUp(squareMetres / Math.pow(METRES_A_KILOMETRE, 2));
            cubicKilometres += roundedUp(squareMetres * height / Math.pow(METRES_A_KILOMETRE, 3));
        }
        Map<Counted, Long> use = new EnumMap<>(Counted.class);
        use.put(what, 1L);
        use.put(Counted.SQUARE_KILOMETRES, squareKilometres);
        use.put(Counted.CUBIC_KILOMETRES, cubicKilometres);
        return use;
    }

    private static long roundedUp(double amount) {
        return Math.max(1, (long) Math.ceil(amount));
    }

    /** In whole nanoseconds, rounded down, so that all of a quota never takes longer than its period. */
    private static Duration timeToRefill(Duration period, long amount, long limit) {
        BigInteger nanos = BigInteger.valueOf(period.toNanos()) // a month at most
                .multiply(BigInteger.valueOf(amount))
                .divide(BigInteger.valueOf(limit));
        return Duration.ofNanos(nanos.longValueExact());
    }

    /** The refusal that an outcome is, if it is one: then it says that a quota was exceeded, and nothing else. */
    static Optional<Refusal> refusalIn(Outcome outcome) {
        return outcome.changes().stream()
                .filter(change -> change.happened() == Happened.REFUSED)
                .map(Change::item)
                .filter(Allowance.class::isInstance)
                .map(Allowance.class::cast)
                .flatMap(allowance -> allowance
                        .latest()
                        .flatMap(counted -> Optional.ofNullable(
                                        allowance.refused().get(counted))
                                .map(last -> refusal(counted, last.room())))
                        .stream())
                .findFirst();
    }

    private static Refusal refusal(Counted counted, Optional<Instant> room) {
        String quota = "your party's quota of " + inWords(counted);
        String otherwise = ", or with precedence FLASH if lives hang on it. The facilitator has been told";
        return new Refusal(
                Refusal.Code.OVER_QUOTA,
                counted == Counted.NOTICES || counted == Counted.AMENDMENTS ? "body" : "body.activity.volumes",
                room.map(at -> quota + " has no room for it before " + at + "; say it then, as a new statement"
                                + otherwise)
                        .orElseGet(() -> quota + " is smaller than this; say less in a statement" + otherwise),
                room);
    }

    private static String inWords(Counted counted) {
        return switch (counted) {
            case NOTICES -> "notices";
            case AMENDMENTS -> "amendments";
            case SQUARE_KILOMETRES -> "square kilometres";
            case CUBIC_KILOMETRES -> "cubic kilometres";
        };
    }
}
