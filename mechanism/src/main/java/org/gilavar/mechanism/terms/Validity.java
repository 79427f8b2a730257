package org.gilavar.mechanism.terms;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import org.gilavar.mechanism.item.InvalidItemException;

/**
 * From when and for how long the terms hold. Terms in force are never changed: others take their place, from then on.
 *
 * @param from the earliest instant at which they come into force; absent for that of the last signature
 * @param term how long they hold, in whole days, months or years of UTC; absent for without end
 * @param renews whether another term follows by itself; there is a term then
 * @param withdrawal how long before it leaves a party says so; zero for at once
 * @param review how long after they came into force, and after each review, the next is due
 */
public record Validity(
        Optional<Sourced<Instant>> from,
        Optional<Sourced<Period>> term,
        Optional<Sourced<Boolean>> renews,
        Sourced<Duration> withdrawal,
        Optional<Sourced<Period>> review) {

    private static final Duration LONGEST_WITHDRAWAL = Duration.ofDays(366);
    private static final int MOST_YEARS = 99;

    public Validity {
        term.ifPresent(t -> requirePeriod("term.value", t.value()));
        review.ifPresent(r -> requirePeriod("review.value", r.value()));
        if (renews.isPresent() && term.isEmpty()) {
            throw new InvalidItemException("renews", "there is no term to renew");
        }
        if (withdrawal.value().isNegative() || withdrawal.value().compareTo(LONGEST_WITHDRAWAL) > 0) {
            throw new InvalidItemException(
                    "withdrawal.value",
                    "expected from PT0S to " + LONGEST_WITHDRAWAL + ", found " + withdrawal.value());
        }
    }

    private static void requirePeriod(String field, Period period) {
        LocalDate end = LocalDate.EPOCH.plus(period);
        if (period.isNegative()
                || !end.isAfter(LocalDate.EPOCH)
                || end.isAfter(LocalDate.EPOCH.plusYears(MOST_YEARS))) {
            throw new InvalidItemException(
                    field, "expected more than zero and at most " + MOST_YEARS + " years, found " + period);
        }
    }

    /** Whether another term follows this one unless somebody ends it. */
    public boolean renewsItself() {
        return renews.filter(Sourced::value).isPresent();
    }
}
