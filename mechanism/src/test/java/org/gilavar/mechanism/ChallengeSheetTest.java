package org.gilavar.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gilavar.mechanism.World.FACILITATOR;
import static org.gilavar.mechanism.World.ISRAEL;
import static org.gilavar.mechanism.World.START;
import static org.gilavar.mechanism.World.TURKIYE;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gilavar.mechanism.Refusal.Code;
import org.gilavar.mechanism.item.Call;
import org.gilavar.mechanism.item.Call.Account;
import org.gilavar.mechanism.item.Call.Authenticated;
import org.gilavar.mechanism.item.Call.Outcome;
import org.gilavar.mechanism.item.ChallengeSheet;
import org.gilavar.mechanism.item.ChallengeSheet.Spent;
import org.gilavar.mechanism.item.ChallengeSheet.Stage;
import org.gilavar.mechanism.item.ChallengeSheet.Use;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.statement.CallBody;
import org.gilavar.mechanism.statement.ChallengesBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChallengeSheetTest {

    private static final String ID = "turkiye.tower";
    private static final Instant EXPIRES = START.plus(Duration.ofDays(30));
    private static final Account HEARD = Calls.heard(START, Optional.empty());

    private static World sealed(int rows) {
        World world = World.inForce();
        world.accepts(TURKIYE, Calls.seal(TURKIYE, "tower", rows, EXPIRES));
        return world;
    }

    private static ChallengeSheet sheet(World world) {
        return world.get(ChallengeSheet.class, ID);
    }

    private static CallBody log(String name, Authenticated row) {
        return Calls.log(name, HEARD, row);
    }

    private static ChallengesBody fail(int row) {
        return new ChallengesBody.Fail(ID, row);
    }

    @Test
    void aRowRecognisesACallerOnceAndTheCallSaysByWhich() {
        World world = sealed(3);
        var told = world.accepts(TURKIYE, log("c", Calls.row(ID, 2)));

        assertThat(World.heard(told, TURKIYE)).containsExactlyInAnyOrder("ChallengeSheet SPENT", "Call LOGGED");
        assertThat(world.get(Call.class, "turkiye.c").authenticated()).contains(Calls.row(ID, 2));
        assertThat(sheet(world).spent()).containsExactly(new Spent(2, Use.RECOGNISED, Optional.of("turkiye.c"), START));
        Refusal again = world.refuses(TURKIYE, log("d", Calls.row(ID, 2)));
        assertThat(again.field()).isEqualTo("body.authenticated.row");
        assertThat(again.code()).isEqualTo(Code.WRONG_STATE);
        assertThat(world.refuses(TURKIYE, fail(2)).field()).isEqualTo("body.row");
    }

    @ParameterizedTest
    @CsvSource({"harbour-2, velvet lantern-1, 1", "harbour-1, velvet lantern-2, 1", "harbour-1, velvet lantern-1, 2"})
    void whatWasNotSealedInThatRowIsRefusedAndSpendsNothing(String challenge, String response, int salt) {
        World world = sealed(3);
        var opened = new Authenticated(ID, 1, challenge, response, "%032x".formatted(salt));

        Refusal refusal = world.refuses(TURKIYE, log("c", opened));

        assertThat(refusal.field()).isEqualTo("body.authenticated.response");
        assertThat(sheet(world).spent()).isEmpty();
    }

    @Test
    void aRowOpensUnderNoOtherNumberSheetOrMechanism() {
        World world = sealed(3);
        List<String> copied = sheet(world).rows();
        world.accepts(TURKIYE, new ChallengesBody.Seal("other", "the tower", copied, EXPIRES));
        Authenticated row = Calls.row(ID, 1);
        for (Authenticated moved : List.of(
                new Authenticated(ID, 2, row.challenge(), row.response(), row.salt()),
                new Authenticated("turkiye.other", 1, row.challenge(), row.response(), row.salt()))) {
            assertThat(world.refuses(TURKIYE, log("c", moved)).field()).isEqualTo("body.authenticated.response");
        }
        String here = Calls.sealed(row);
        assertThat(here)
                .isNotEqualTo(Json.hash(
                        new ChallengeSheet.Row("elsewhere", ID, 1, row.challenge(), row.response(), row.salt())));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, -1})
    void aRowThatIsNotThereIsNamed(int row) {
        World world = sealed(3);
        var opened = new Authenticated(ID, row, "a", "b", "0".repeat(32));

        assertThat(world.refuses(TURKIYE, log("c", opened)).field()).isEqualTo("body.authenticated.row");
        assertThat(world.refuses(TURKIYE, fail(row)).field()).isEqualTo("body.row");
    }

    @ParameterizedTest
    @EnumSource(value = Outcome.class, names = "ANSWERED", mode = EnumSource.Mode.EXCLUDE)
    void nobodyIsRecognisedWhoWasNotHeard(Outcome outcome) {
        World world = sealed(3);
        CallBody log = Calls.log("c", Calls.ended(START, Optional.empty(), outcome), Calls.row(ID, 1));

        assertThat(world.refuses(TURKIYE, log).field()).isEqualTo("body.authenticated");
        assertThat(sheet(world).spent()).isEmpty();
    }

    @Test
    void theThirdWrongResponseRevokesTheSheet() {
        World world = sealed(5);
        world.accepts(TURKIYE, fail(1));
        world.accepts(TURKIYE, log("c", Calls.row(ID, 2)));
        world.accepts(TURKIYE, fail(3));
        assertThat(sheet(world).stage()).isEqualTo(Stage.VALID);

        assertThat(World.heard(world.accepts(TURKIYE, fail(5)), TURKIYE)).containsExactly("ChallengeSheet FAILED");

        assertThat(sheet(world).stage()).isEqualTo(Stage.REVOKED);
        Refusal refusal = world.refuses(TURKIYE, log("d", Calls.row(ID, 4)));
        assertThat(refusal.field()).isEqualTo("body.authenticated.sheet");
        assertThat(refusal.reason()).contains("REVOKED");
    }

    @Test
    void withTheLastRowTheSheetIsSpent() {
        World world = sealed(2);
        world.accepts(TURKIYE, fail(2));
        world.accepts(TURKIYE, log("c", Calls.row(ID, 1)));

        assertThat(sheet(world).stage()).isEqualTo(Stage.SPENT);
        assertThat(sheet(world).ended()).contains(START);
        assertThat(world.refuses(TURKIYE, new ChallengesBody.Revoke(ID)).code()).isEqualTo(Code.WRONG_STATE);
    }

    @Test
    void fromItsExpiryOnNobodyIsRecognisedByIt() {
        World world = sealed(2);
        assertThat(world.hears(TURKIYE, () -> world.passTo(EXPIRES))).contains("ChallengeSheet EXPIRED");

        assertThat(sheet(world).stage()).isEqualTo(Stage.EXPIRED);
        assertThat(world.refuses(TURKIYE, log("c", Calls.row(ID, 1))).field()).isEqualTo("body.authenticated.sheet");
    }

    @Test
    void itsOwnerRevokesItAndNobodyElse() {
        World world = sealed(2);
        Refusal hidden = world.refuses(ISRAEL, new ChallengesBody.Revoke(ID));
        Refusal none = world.refuses(ISRAEL, new ChallengesBody.Revoke("turkiye.tower2"));
        assertThat(hidden.code()).isEqualTo(Code.UNKNOWN);
        assertThat(hidden.reason()).isEqualTo(none.reason().replace("tower2", "tower"));
        assertThat(world.refuses(FACILITATOR, new ChallengesBody.Revoke(ID)).code())
                .isEqualTo(Code.UNKNOWN);
        assertThat(world.refuses(ISRAEL, log("c", Calls.row(ID, 1))).code()).isEqualTo(Code.UNKNOWN);

        world.accepts(TURKIYE, new ChallengesBody.Revoke(ID));

        assertThat(sheet(world).stage()).isEqualTo(Stage.REVOKED);
    }

    @Test
    void onlyItsOwnerAndTheFacilitatorKnowOfIt() {
        World world = World.inForce();
        assertThat(world.hears(ISRAEL, () -> {
                    world.accepts(TURKIYE, Calls.seal(TURKIYE, "tower", 9, EXPIRES));
                    world.accepts(TURKIYE, fail(1));
                    world.accepts(TURKIYE, log("c", Calls.row(ID, 2)));
                    world.accepts(TURKIYE, new ChallengesBody.Revoke(ID));
                    world.accepts(FACILITATOR, Calls.seal(FACILITATOR, "own", 1, EXPIRES));
                }))
                .isEmpty();
        assertThat(World.shown(
                                world.accepts(TURKIYE, Calls.seal(TURKIYE, "b", 1, EXPIRES)),
                                FACILITATOR,
                                ChallengeSheet.class)
                        .owner())
                .isEqualTo(TURKIYE);
    }

    /** Every word that is on paper is looked for in all that the mechanism keeps and tells. */
    @Test
    void noWordIsKnownBeforeItsRowIsUsedAndThenNoneOfAnotherRow() {
        World world = sealed(3);
        assertThat(everything(world)).doesNotContain("harbour", "velvet", "lantern");

        world.accepts(TURKIYE, log("c", Calls.row(ID, 2)));

        assertThat(everything(world)).contains("harbour-2", "velvet lantern-2");
        for (int row : List.of(1, 3)) {
            assertThat(everything(world)).doesNotContain("harbour-" + row, "lantern-" + row);
        }
    }

    private static String everything(World world) {
        return world.state().everything().map(Json::text).collect(Collectors.joining())
                + world.steps().stream().map(Json::text).collect(Collectors.joining())
                + world.observed(TURKIYE)
                + world.observed(FACILITATOR);
    }

    @Test
    void theOtherEndOfACallIsToldTheRowThatItAnswered() {
        World world = sealed(3);
        Account account = Calls.heard(START, Optional.of(ISRAEL));
        var told = world.accepts(TURKIYE, Calls.log("c", account, Calls.row(ID, 1)));

        assertThat(World.heard(told, ISRAEL)).containsExactly("Call LOGGED");
        assertThat(World.shown(told, ISRAEL, Call.class).authenticated()).contains(Calls.row(ID, 1));
    }

    @Test
    void aSheetHasAnEndWithinAYearAndAnOwnerTwentyOfThem() {
        World world = World.inForce();
        for (Instant end : List.of(START, START.plus(Duration.ofDays(366)).plusMillis(1))) {
            assertThat(world.refuses(TURKIYE, Calls.seal(TURKIYE, "tower", 1, end))
                            .field())
                    .isEqualTo("body.expires");
        }
        for (int i = 0; i < 20; i++) {
            world.accepts(TURKIYE, Calls.seal(TURKIYE, "s" + i, 1, EXPIRES));
        }
        assertThat(world.refuses(TURKIYE, Calls.seal(TURKIYE, "tower", 1, EXPIRES))
                        .code())
                .isEqualTo(Code.WRONG_STATE);
        world.accepts(TURKIYE, new ChallengesBody.Revoke("turkiye.s7"));
        world.accepts(TURKIYE, Calls.seal(TURKIYE, "tower", 1, EXPIRES));
        world.accepts(ISRAEL, Calls.seal(ISRAEL, "tower", 1, EXPIRES));
    }

    @Test
    void aSheetHasOneToAHundredRowsAllDifferent() {
        assertThat(fault(List.of())).isEqualTo("rows");
        assertThat(fault(Collections.nCopies(2, Calls.HASH))).isEqualTo("rows");
        assertThat(fault(List.of(Calls.HASH, "word"))).isEqualTo("rows[1]");
        assertThat(Calls.seal(TURKIYE, "t", 100, EXPIRES).rows()).hasSize(100);
        assertThat(fault(Calls.seal(TURKIYE, "t", 100, EXPIRES).rows(), Calls.HASH))
                .isEqualTo("rows");
    }

    private static String fault(List<String> rows, String... more) {
        var all = new ArrayList<>(rows);
        all.addAll(List.of(more));
        try {
            throw new AssertionError("was made: " + new ChallengesBody.Seal("t", "the tower", all, EXPIRES));
        } catch (InvalidItemException e) {
            return e.field();
        }
    }

    @Test
    void whatIsNoRowNamesTheFieldThatIsWrong() {
        World world = sealed(3);
        Authenticated row = Calls.row(ID, 1);
        assertThat(world.refuses(TURKIYE, log("c", new Authenticated(ID, 1, "", row.response(), row.salt())))
                        .field())
                .isEqualTo("body.authenticated.challenge");
        assertThat(world.refuses(
                                TURKIYE,
                                log("c", new Authenticated(ID, 1, row.challenge(), "w".repeat(81), row.salt())))
                        .field())
                .isEqualTo("body.authenticated.response");
        assertThat(world.refuses(TURKIYE, log("c", new Authenticated(ID, 1, row.challenge(), row.response(), "salt")))
                        .field())
                .isEqualTo("body.authenticated.salt");
    }
}
