package org.gilavar.mechanism.terms;

import java.time.Duration;
import org.gilavar.mechanism.item.Allowance;
import org.gilavar.mechanism.item.InvalidItemException;

/**
 * How much each party may file in a period; the same for all. Each quota fills again evenly over the period.
 *
 * @param notices how many it may file
 * @param amendments how many times it may amend one
 * @param squareKilometres of all volumes in notices and amendments together
 * @param cubicKilometres of the same
 */
public record Quotas(
        Sourced<Duration> period,
        Sourced<Integer> notices,
        Sourced<Integer> amendments,
        Sourced<Integer> squareKilometres,
        Sourced<Integer> cubicKilometres) {

    private static final Duration SHORTEST = Duration.ofMinutes(1);

    public Quotas {
        Terms.requireDeadline("period.value", period.value());
        if (period.value().compareTo(SHORTEST) < 0) {
            throw new InvalidItemException("period.value", "must be at least " + SHORTEST);
        }
        requirePositive("notices.value", notices);
        requirePositive("amendments.value", amendments);
        requirePositive("squareKilometres.value", squareKilometres);
        requirePositive("cubicKilometres.value", cubicKilometres);
    }

    private static void requirePositive(String field, Sourced<Integer> limit) {
        if (limit.value() < 1) {
            throw new InvalidItemException(field, "must be at least 1, found " + limit.value());
        }
    }

    /** How much of this there may be in a period. */
    public long limit(Allowance.Counted measure) {
        return switch (measure) {
            case NOTICES -> notices.value();
            case AMENDMENTS -> amendments.value();
            case SQUARE_KILOMETRES -> squareKilometres.value();
            case CUBIC_KILOMETRES -> cubicKilometres.value();
        };
    }
}
