package org.gilavar.mechanism;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.gilavar.airspace.Extent;
import org.gilavar.airspace.Volume;
import org.gilavar.mechanism.item.Activity;
import org.gilavar.mechanism.item.Allowance;
import org.gilavar.mechanism.item.Allowance.Exceeded;
import org.gilavar.mechanism.item.Allowance.Measure;
import org.gilavar.mechanism.item.Precedence;
import org.gilavar.mechanism.item.Terms;

/**
 * Quotas against probing: a conflict check answers questions about the other side, so nobody may ask without end. They look at
 * what the party itself has filed and at nothing else, and before anything is compared: being refused tells nothing.
 *
 * <p>What exceeds a quota is not taken. The first time it is recorded, and the facilitator is told with the party; until there
 * is room, more of it is refused at the door. What has precedence FLASH is always taken, since somebody may be flying: it is
 * recorded and told all the same.
 */
final class QuotaRules {
    private static final double METRES_A_KILOMETRE = 1_000;

    private QuotaRules() {}

    /**
     * Counts what is being said.
     *
     * @param what {@link Measure#NOTICES} or {@link Measure#AMENDMENTS}
     * @return whether it may be taken; if not, that is the outcome
     * @throws RefusedException if it exceeds a quota, and that has been recorded already, or no waiting helps
     */
    static boolean mayBeTaken(Draft draft, Said said, Measure what, Activity activity) {
        Optional<Terms.Quotas> agreed = draft.terms().quotas();
        if (agreed.isEmpty()) {
            return true;
        }
        Terms.Quotas quotas = agreed.get();
        Allowance before = draft.find(Allowance.class, said.party()).orElseGet(() -> Allowance.untouched(said.party()));
        Map<Measure, Instant> whole = new EnumMap<>(Measure.class);
        whole.putAll(before.whole());
        Optional<Exceeded> exceeded = Optional.empty();
        for (Map.Entry<Measure, Long> use : use(what, activity).entrySet()) {
            Measure measure = use.getKey();
            long limit = quotas.limit(measure);
            Instant full = whole.getOrDefault(measure, draft.at());
            Instant from = full.isBefore(draft.at()) ? draft.at() : full;
            Instant then = from.plus(timeToRefill(quotas.period().value(), use.getValue(), limit));
            Instant room = then.minus(quotas.period().value());
            if (room.isAfter(draft.at()) && exceeded.isEmpty()) {
                exceeded = Optional.of(exceeded(draft, said, before, measure, room));
                if (use.getValue() > limit && !exceeded.get().taken()) {
                    throw larger(measure, use.getValue(), limit, quotas);
                }
            }
            whole.put(measure, then);
        }
        if (exceeded.isEmpty()) {
            draft.record(Happened.CHANGED, new Allowance(said.party(), whole, before.exceeded()));
            return true;
        }
        if (exceeded.get().taken()) {
            // A quota can be empty, and no more: whoever had an emergency is not silenced for days after it.
            Instant empty = draft.at().plus(quotas.period().value());
            whole.replaceAll((measure, then) -> then.isAfter(empty) ? empty : then);
            draft.record(Happened.EXCEEDED, new Allowance(said.party(), whole, exceeded));
            return true;
        }
        if (before.exceeded().filter(e -> e.until().isAfter(draft.at())).isPresent()) {
            throw new RefusedException(refusal(exceeded.get()));
        }
        draft.record(Happened.EXCEEDED, new Allowance(said.party(), before.whole(), exceeded));
        return false;
    }

    private static Exceeded exceeded(Draft draft, Said said, Allowance before, Measure measure, Instant room) {
        long times = before.exceeded().map(Exceeded::times).orElse(0L) + 1;
        return new Exceeded(measure, draft.at(), room, said.precedence() == Precedence.FLASH, times);
    }

    /** How much of each quota a statement uses. */
    private static Map<Measure, Long> use(Measure what, Activity activity) {
        double squareMetres = 0;
        double cubicMetres = 0;
        for (Volume volume : activity.volumes()) {
            squareMetres += Extent.squareMetres(volume.shape());
            cubicMetres += Extent.cubicMetres(volume);
        }
        Map<Measure, Long> use = new EnumMap<>(Measure.class);
        use.put(what, 1L);
        use.put(Measure.SQUARE_KILOMETRES, roundedUp(squareMetres / Math.pow(METRES_A_KILOMETRE, 2)));
        use.put(Measure.CUBIC_KILOMETRES, roundedUp(cubicMetres / Math.pow(METRES_A_KILOMETRE, 3)));
        return use;
    }

    private static long roundedUp(double amount) {
        return Math.max(1, (long) Math.ceil(amount));
    }

    /** In whole milliseconds, rounded up; an amount that is larger than a quota takes longer than its period in any case. */
    private static Duration timeToRefill(Duration period, long amount, long limit) {
        long millis = period.toMillis();
        long counted = Math.min(amount, limit + 1);
        return Duration.ofMillis(Math.ceilDiv(Math.multiplyExact(millis, counted), limit));
    }

    private static RefusedException larger(Measure measure, long amount, long limit, Terms.Quotas quotas) {
        return new RefusedException(
                Refusal.Code.OVER_QUOTA,
                "body.activity.volumes",
                "it has " + amount + " " + inWords(measure) + ", and in all of "
                        + quotas.period().value() + " your party may file " + limit
                        + "; file less, or say it with precedence FLASH if lives hang on it");
    }

    /** The refusal that an outcome is, if it is one: then it says that a quota was exceeded, and nothing else. */
    static Optional<Refusal> refusalIn(Outcome outcome) {
        return outcome.changes().stream()
                .filter(change -> change.happened() == Happened.EXCEEDED)
                .map(Change::item)
                .filter(Allowance.class::isInstance)
                .map(Allowance.class::cast)
                .flatMap(allowance -> allowance.exceeded().stream())
                .filter(exceeded -> !exceeded.taken())
                .map(QuotaRules::refusal)
                .findFirst();
    }

    private static Refusal refusal(Exceeded exceeded) {
        return new Refusal(
                Refusal.Code.OVER_QUOTA,
                exceeded.measure() == Measure.NOTICES || exceeded.measure() == Measure.AMENDMENTS
                        ? "body"
                        : "body.activity.volumes",
                "your party's quota of " + inWords(exceeded.measure()) + " has no room for it before "
                        + exceeded.until()
                        + ", which the facilitator has been told; say it again then, as a new statement, or with precedence "
                        + "FLASH if lives hang on it",
                Optional.of(exceeded.until()));
    }

    private static String inWords(Measure measure) {
        return switch (measure) {
            case NOTICES -> "notices";
            case AMENDMENTS -> "amendments";
            case SQUARE_KILOMETRES -> "square kilometres";
            case CUBIC_KILOMETRES -> "cubic kilometres";
        };
    }
}
