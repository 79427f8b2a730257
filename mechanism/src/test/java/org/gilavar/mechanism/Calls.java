package org.gilavar.mechanism;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gilavar.mechanism.item.Call;
import org.gilavar.mechanism.item.Call.Account;
import org.gilavar.mechanism.item.Call.Agreed;
import org.gilavar.mechanism.item.Call.Authenticated;
import org.gilavar.mechanism.item.Call.Outcome;
import org.gilavar.mechanism.item.ChallengeSheet;
import org.gilavar.mechanism.item.Message;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.statement.CallBody;
import org.gilavar.mechanism.statement.ChallengesBody;

/** Calls and sheets of challenge words as tests need them. */
final class Calls {

    static final String HASH = "0123456789abcdef".repeat(4);
    static final CallBody.Recorded RECORDED = new CallBody.Recorded(HASH, "duty desk, archive");

    private Calls() {}

    /** One that ended just now, two minutes after it began. */
    static Account ended(Instant now, Optional<String> with, Outcome outcome) {
        return new Account(
                Call.Way.MADE,
                with,
                with.isPresent() ? Optional.empty() : Optional.of("the tower, by telephone"),
                "duty desk, satellite telephone",
                Message.Purpose.QUERY,
                1,
                now.minusSeconds(120),
                outcome == Outcome.ANSWERED ? Optional.of(now.minusSeconds(100)) : Optional.empty(),
                now,
                outcome,
                Optional.of("duty officer"),
                outcome == Outcome.ANSWERED ? Optional.of("watch officer") : Optional.empty(),
                false,
                Optional.empty(),
                "Whose are the two at FL170?",
                Optional.empty());
    }

    /** One that began and ended at an instant, by way of somebody who answered at once. */
    static Account heard(Instant now, Optional<String> with) {
        Account usual = ended(now, with, Outcome.ANSWERED);
        return new Account(
                usual.way(),
                usual.with(),
                usual.outside(),
                usual.channel(),
                usual.purpose(),
                usual.attempt(),
                now,
                Optional.of(now),
                now,
                usual.outcome(),
                usual.callerRole(),
                usual.answererRole(),
                usual.interpreter(),
                usual.message(),
                usual.summary(),
                usual.agreed());
    }

    static Account about(Account account, String message) {
        return with(account, Optional.of(message), account.agreed());
    }

    static Account agreeing(Account account, Instant by) {
        return with(account, account.message(), Optional.of(new Agreed("They ring back.", by)));
    }

    private static Account with(Account a, Optional<String> message, Optional<Agreed> agreed) {
        return new Account(
                a.way(),
                a.with(),
                a.outside(),
                a.channel(),
                a.purpose(),
                a.attempt(),
                a.began(),
                a.answered(),
                a.ended(),
                a.outcome(),
                a.callerRole(),
                a.answererRole(),
                a.interpreter(),
                message,
                a.summary(),
                agreed);
    }

    static CallBody.Log log(String name, Account account) {
        return new CallBody.Log(name, account, Optional.empty(), Optional.empty());
    }

    static CallBody.Log log(String name, Account account, Authenticated row) {
        return new CallBody.Log(name, account, Optional.empty(), Optional.of(row));
    }

    /** The words of a row, as they stand on paper. */
    static Authenticated row(String sheet, int row) {
        return new Authenticated(sheet, row, "harbour-" + row, "velvet lantern-" + row, "%032x".formatted(row));
    }

    static String sealed(Authenticated row) {
        return Json.hash(new ChallengeSheet.Row(
                World.MECHANISM, row.sheet(), row.row(), row.challenge(), row.response(), row.salt()));
    }

    /** A sheet of a party, with the words of {@link #row}. */
    static ChallengesBody.Seal seal(String party, String name, int rows, Instant expires) {
        List<String> sealed = IntStream.rangeClosed(1, rows)
                .mapToObj(row -> sealed(row(party + "." + name, row)))
                .toList();
        return new ChallengesBody.Seal(name, "the tower", sealed, expires);
    }
}
