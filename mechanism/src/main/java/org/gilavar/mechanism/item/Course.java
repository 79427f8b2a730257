package org.gilavar.mechanism.item;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gilavar.mechanism.item.Arrangement.Side;
import org.gilavar.mechanism.terms.Validity;

/**
 * What has become of terms that came into force. That a party has suspended them in public, and that its desk is not there, are two
 * things: lines have been suspended in the one way and used in the other.
 *
 * @param until when the term ends; absent where there is none
 * @param reviewBy when they are next due for review
 * @param reviewDue whether that has passed without one
 * @param political parties that have declared them suspended. What they file is compared all the same
 * @param technical parties that have said that their desk is closed
 * @param leaving parties that have given notice of withdrawal
 * @param left parties that have left, with the instant
 * @param reviewed the last review
 */
public record Course(
        Optional<Instant> until,
        Optional<Instant> reviewBy,
        boolean reviewDue,
        SortedMap<String, Suspension> political,
        SortedMap<String, Suspension> technical,
        SortedMap<String, Withdrawal> leaving,
        SortedMap<String, Instant> left,
        Optional<Reviewed> reviewed) {

    /** What a party has suspended, when, and why, in its own words. */
    public record Suspension(Instant since, String reason) {}

    /** A party's notice of withdrawal: when it leaves, and why, in its own words. */
    public record Withdrawal(Instant at, String reason) {}

    /** A review that was held, and what came of it in the words of the facilitator. */
    public record Reviewed(Instant at, String outcome) {}

    public Course {
        political = Collections.unmodifiableSortedMap(new TreeMap<>(political));
        technical = Collections.unmodifiableSortedMap(new TreeMap<>(technical));
        leaving = Collections.unmodifiableSortedMap(new TreeMap<>(leaving));
        left = Collections.unmodifiableSortedMap(new TreeMap<>(left));
    }

    static Course begun(Instant at, Optional<Validity> validity) {
        return new Course(
                validity.flatMap(Validity::term).map(term -> later(at, term.value(), 1)),
                nextReview(at, validity),
                false,
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                Optional.empty());
    }

    private static Optional<Instant> nextReview(Instant after, Optional<Validity> validity) {
        return validity.flatMap(Validity::review).map(review -> later(after, review.value(), 1));
    }

    private static Instant later(Instant at, Period period, int times) {
        return at.atOffset(ZoneOffset.UTC).plus(period.multipliedBy(times)).toInstant();
    }

    /** Until the first end of a term, counted from the beginning, that lies after the one there is. */
    Course renewed(Instant since, Period term) {
        Instant before = until.orElseThrow();
        int times = 1;
        while (!later(since, term, times).isAfter(before)) {
            times++;
        }
        return new Course(
                Optional.of(later(since, term, times)),
                reviewBy,
                reviewDue,
                political,
                technical,
                leaving,
                left,
                reviewed);
    }

    Course dueForReview() {
        return new Course(until, reviewBy, true, political, technical, leaving, left, reviewed);
    }

    Course reviewed(Instant at, String outcome, Optional<Validity> validity) {
        return new Course(
                until,
                nextReview(at, validity),
                false,
                political,
                technical,
                leaving,
                left,
                Optional.of(new Reviewed(at, outcome)));
    }

    SortedMap<String, Suspension> suspended(Side side) {
        return side == Side.POLITICAL ? political : technical;
    }

    Course suspended(Side side, String party, Suspension suspension) {
        return with(side, and(suspended(side), party, suspension));
    }

    Course resumed(Side side, String party) {
        return with(side, without(suspended(side), party));
    }

    private Course with(Side side, SortedMap<String, Suspension> now) {
        return side == Side.POLITICAL
                ? new Course(until, reviewBy, reviewDue, now, technical, leaving, left, reviewed)
                : new Course(until, reviewBy, reviewDue, political, now, leaving, left, reviewed);
    }

    Course leaving(String party, Withdrawal notice) {
        return with(and(leaving, party, notice));
    }

    Course remaining(String party) {
        return with(without(leaving, party));
    }

    private Course with(SortedMap<String, Withdrawal> now) {
        return new Course(until, reviewBy, reviewDue, political, technical, now, left, reviewed);
    }

    Course left(String party, Instant at) {
        return new Course(
                until,
                reviewBy,
                reviewDue,
                without(political, party),
                without(technical, party),
                without(leaving, party),
                and(left, party, at),
                reviewed);
    }

    private static <V> SortedMap<String, V> and(SortedMap<String, V> map, String party, V value) {
        var all = new TreeMap<>(map);
        all.put(party, value);
        return all;
    }

    private static <V> SortedMap<String, V> without(SortedMap<String, V> map, String party) {
        var all = new TreeMap<>(map);
        all.remove(party);
        return all;
    }
}
