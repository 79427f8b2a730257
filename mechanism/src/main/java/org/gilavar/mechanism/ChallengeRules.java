package org.gilavar.mechanism;

import java.time.Duration;
import java.util.Optional;
import org.gilavar.mechanism.item.Call;
import org.gilavar.mechanism.item.Call.Authenticated;
import org.gilavar.mechanism.item.ChallengeSheet;
import org.gilavar.mechanism.item.ChallengeSheet.Row;
import org.gilavar.mechanism.item.ChallengeSheet.Spent;
import org.gilavar.mechanism.item.ChallengeSheet.Stage;
import org.gilavar.mechanism.item.ChallengeSheet.Use;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.statement.ChallengesBody;

/**
 * Sheets of challenge words. A row that is opened must be the one that was committed to, and none is used twice, whether it was for
 * somebody who was recognised or for somebody who was not.
 */
final class ChallengeRules {

    /** Of one owner that are valid at a time: a copy each for so many desks. */
    private static final int MOST_OF_AN_OWNER = 20;

    /** Paper that has been about for longer has been seen by too many. Our own proposal (P). */
    private static final Duration FURTHEST = Duration.ofDays(366);

    private static final String FIELD = "body.sheet";

    private ChallengeRules() {}

    static void apply(Draft draft, Said said, ChallengesBody body) {
        switch (body) {
            case ChallengesBody.Seal seal -> seal(draft, said, seal);
            case ChallengesBody.Fail fail -> fail(draft, said, fail);
            case ChallengesBody.Revoke revoke ->
                draft.record(
                        Happened.REVOKED,
                        valid(draft, said, FIELD, revoke.sheet()).ended(Stage.REVOKED, draft.at()));
        }
    }

    private static void seal(Draft draft, Said said, ChallengesBody.Seal seal) {
        CallRules.mustBeOnTheLine(draft, said);
        if (!seal.expires().isAfter(draft.at())
                || seal.expires().isAfter(draft.at().plus(FURTHEST))) {
            throw new InvalidItemException(
                    "expires", "expected after now, " + draft.at() + ", and within " + FURTHEST.toDays() + " days");
        }
        long valid = draft.standing(ChallengeSheet.class)
                .filter(sheet -> sheet.owner().equals(said.party()) && sheet.stage() == Stage.VALID)
                .count();
        if (valid >= MOST_OF_AN_OWNER) {
            throw Said.wrongState(
                    "body",
                    "at most " + MOST_OF_AN_OWNER + " sheets of an owner are valid at a time; revoke one first");
        }
        draft.record(
                Happened.SEALED,
                ChallengeSheet.sealed(
                        said.newId(draft, ChallengeSheet.class, seal.name()),
                        said.party(),
                        seal.holder(),
                        seal.rows(),
                        seal.expires(),
                        draft.at()));
    }

    private static void fail(Draft draft, Said said, ChallengesBody.Fail fail) {
        ChallengeSheet sheet = valid(draft, said, FIELD, fail.sheet());
        mustBeUnspent(sheet, "body.row", fail.row());
        draft.record(Happened.FAILED, sheet.spending(new Spent(fail.row(), Use.FAILED, Optional.empty(), draft.at())));
    }

    /** Somebody was recognised by a row of the speaker's own sheet. */
    static void recognise(Draft draft, Said said, Authenticated opened, Call.Account account, String call) {
        ChallengeSheet sheet = valid(draft, said, "body.authenticated.sheet", opened.sheet());
        mustBeUnspent(sheet, "body.authenticated.row", opened.row());
        if (account.answered().orElse(account.began()).isBefore(sheet.sealed())) {
            throw new InvalidItemException(
                    "authenticated.sheet",
                    "was sealed at " + sheet.sealed() + ", after somebody spoke on this call; log it without");
        }
        Row row = row(draft, opened);
        if (!Json.hash(row).equals(sheet.rows().get(opened.row() - 1))) {
            throw new RefusedException(
                    Refusal.Code.MALFORMED,
                    "body.authenticated.response",
                    "challenge, response and salt are not those that row " + opened.row() + " of " + sheet.id()
                            + " was sealed with; log the call without them, and spend the row with challenges.fail");
        }
        draft.record(
                Happened.SPENT, sheet.spending(new Spent(opened.row(), Use.RECOGNISED, Optional.of(call), draft.at())));
    }

    private static Row row(Draft draft, Authenticated opened) {
        try {
            return new Row(
                    draft.founding().orElseThrow().id(),
                    opened.sheet(),
                    opened.row(),
                    opened.challenge(),
                    opened.response(),
                    opened.salt());
        } catch (InvalidItemException e) {
            throw new InvalidItemException("authenticated." + e.field(), e.reason());
        }
    }

    /** Its time is over. */
    static void timeUp(Draft draft, ChallengeSheet sheet) {
        draft.record(Happened.EXPIRED, sheet.ended(Stage.EXPIRED, draft.at()));
    }

    private static void mustBeUnspent(ChallengeSheet sheet, String field, int row) {
        if (row < 1 || row > sheet.rows().size()) {
            throw new RefusedException(
                    Refusal.Code.UNKNOWN,
                    field,
                    "the rows of " + sheet.id() + " are 1 to " + sheet.rows().size() + ", found " + row);
        }
        if (sheet.isSpent(row)) {
            throw Said.wrongState(field, "row " + row + " has been used; each is used once, so ask by another");
        }
    }

    private static ChallengeSheet valid(Draft draft, Said said, String field, String id) {
        ChallengeSheet sheet = draft.find(ChallengeSheet.class, id)
                .filter(s -> s.owner().equals(said.party()))
                .orElseThrow(() -> Said.unknown(field, "sheet of challenges", id));
        boolean over = !draft.at().isBefore(sheet.expires());
        if (sheet.stage() != Stage.VALID || over) {
            throw Said.wrongState(
                    field,
                    "it is " + (sheet.stage() == Stage.VALID ? Stage.EXPIRED : sheet.stage())
                            + "; make another, and carry its copy to its holder");
        }
        return sheet;
    }
}
