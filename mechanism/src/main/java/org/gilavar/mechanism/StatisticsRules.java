package org.gilavar.mechanism;

import java.util.TreeSet;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.item.SharedStatistics;
import org.gilavar.mechanism.statement.StatisticsBody;

/**
 * Statistics that parties share of their own accord: a row each, disclosed to all when all have given theirs. What a row says
 * is not looked at; to count a month again would hold up everyone who has something to say now.
 */
final class StatisticsRules {

    private StatisticsRules() {}

    static void apply(Draft draft, Said said, StatisticsBody body) {
        switch (body) {
            case StatisticsBody.Share share -> share(draft, said, share);
        }
    }

    /** Somebody has left the terms, or others are in force: it may be that nobody else's row is waited for any more. */
    static void reassess(Draft draft) {
        var parties = new TreeSet<>(draft.parties());
        draft.all(SharedStatistics.class)
                .filter(s -> s.rows().keySet().containsAll(parties) && !s.isDisclosedAmong(parties))
                .toList()
                .forEach(s -> draft.record(Happened.DISCLOSED, s.disclosedTo(parties)));
    }

    private static void share(Draft draft, Said said, StatisticsBody.Share share) {
        said.mustBeParty(draft);
        draft.mustHaveTerms();
        var parties = new TreeSet<>(draft.parties());
        if (share.to().isAfter(draft.at())) {
            throw new InvalidItemException(
                    "to", "the period is not over; now is " + draft.at() + ". Share it when it is");
        }
        SharedStatistics before = draft.find(SharedStatistics.class, SharedStatistics.id(share.from(), share.to()))
                .orElseGet(() -> SharedStatistics.of(share.from(), share.to()));
        if (before.rows().containsKey(said.party())) {
            throw Said.wrongState("body.from", "you have shared this period already; rows are not rewritten");
        }
        SharedStatistics now = before.with(said.party(), share.figures());
        if (now.rows().keySet().containsAll(parties)) {
            draft.record(Happened.DISCLOSED, now.disclosedTo(parties));
        } else {
            draft.record(Happened.SHARED, now);
        }
    }
}
