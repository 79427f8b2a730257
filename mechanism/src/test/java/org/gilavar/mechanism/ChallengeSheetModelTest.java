package org.gilavar.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gilavar.mechanism.Explored.made;
import static org.gilavar.mechanism.Explored.written;
import static org.gilavar.mechanism.World.FACILITATOR;
import static org.gilavar.mechanism.World.ISRAEL;
import static org.gilavar.mechanism.World.START;
import static org.gilavar.mechanism.World.TURKIYE;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gilavar.mechanism.Explorer.Move;
import org.gilavar.mechanism.Explorer.Place;
import org.gilavar.mechanism.item.Call;
import org.gilavar.mechanism.item.Call.Account;
import org.gilavar.mechanism.item.Call.Authenticated;
import org.gilavar.mechanism.item.ChallengeSheet;
import org.gilavar.mechanism.item.ChallengeSheet.Spent;
import org.gilavar.mechanism.item.ChallengeSheet.Stage;
import org.gilavar.mechanism.item.ChallengeSheet.Use;
import org.gilavar.mechanism.statement.Body;
import org.gilavar.mechanism.statement.CallBody;
import org.gilavar.mechanism.statement.ChallengesBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Everything that can become of a sheet of three rows: rows used right and wrong in any order, by whoever it is, and its time. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChallengeSheetModelTest {

    /** Enrolled, and not on the line. */
    private static final String CYPRUS = "cyprus";

    private static final List<String> ALL = List.of(TURKIYE, ISRAEL, FACILITATOR, CYPRUS);
    private static final String ID = "turkiye.tower";
    private static final int ROWS = 3;
    private static final Instant EXPIRES = START.plus(Duration.ofMinutes(30));
    private static final Account HEARD = Calls.heard(START, Optional.empty());
    private static final int MOST = 300;

    /**
     * Counted by hand: none yet 1. Valid, with none of three rows used 1, one in either of two ways 6, or two in order 24: 31. From each of
     * these it is revoked, or expires: 62. With three rows used in order, each in either way, it is over: 48.
     */
    private static final int PLACES = 1 + 31 + 62 + 48;

    private final Explorer explorer = explore();

    private static Explorer explore() {
        World world = World.inForce();
        world.enrols(CYPRUS);
        List<Move> moves = new ArrayList<>();
        moves.add(new Move(TURKIYE, Calls.seal(TURKIYE, "tower", ROWS, EXPIRES)));
        for (String party : ALL) {
            moves.add(new Move(party, new ChallengesBody.Revoke(ID)));
            IntStream.rangeClosed(0, ROWS + 1)
                    .mapToObj(row -> new ChallengesBody.Fail(ID, row))
                    .forEach(fail -> moves.add(new Move(party, fail)));
            IntStream.rangeClosed(1, ROWS)
                    .boxed()
                    .flatMap(row -> Stream.of(right(row), wrong(row)))
                    .forEach(log -> moves.add(new Move(party, log)));
        }
        return Explorer.from(world, state -> moves, EXPIRES, MOST);
    }

    private static CallBody.Log right(int row) {
        return Calls.log("right-" + row, HEARD, Calls.row(ID, row));
    }

    /** The response of another row. */
    private static CallBody.Log wrong(int row) {
        Authenticated asked = Calls.row(ID, row);
        String response = Calls.row(ID, 1 + row % ROWS).response();
        return Calls.log("wrong-" + row, HEARD, new Authenticated(ID, row, asked.challenge(), response, asked.salt()));
    }

    private static Optional<ChallengeSheet> at(Place place) {
        return place.state().find(ChallengeSheet.class, ID);
    }

    @Test
    void itAlwaysEndsAndEveryMoveIsMade() {
        assertThat(explorer.places()).as("places").hasSize(PLACES);
        Explored.mustComeToAnEnd(explorer, ChallengeSheet.class, sheet -> sheet.stage() != Stage.VALID);
        assertThat(made(explorer, ChallengeSheet.class)).isEqualTo(written(ChallengeSheet.class));
    }

    @Test
    void noRowIsUsedTwiceAndWhoeverWasRecognisedGaveItsResponse() {
        for (Place place : explorer.places()) {
            at(place).ifPresent(sheet -> {
                assertThat(sheet.spent()).as("%s", place).extracting(Spent::row).doesNotHaveDuplicates();
                List<String> calls = sheet.spent().stream()
                        .filter(spent -> spent.use() == Use.RECOGNISED)
                        .map(spent -> spent.call().orElseThrow())
                        .sorted()
                        .toList();
                assertThat(place.state().all(Call.class).map(Call::id))
                        .as("%s", place)
                        .containsExactlyElementsOf(calls);
                for (Spent spent : sheet.spent()) {
                    spent.call()
                            .ifPresent(call -> assertThat(place.state()
                                            .find(Call.class, call)
                                            .orElseThrow()
                                            .authenticated())
                                    .as("%s", place)
                                    .contains(Calls.row(ID, spent.row())));
                }
            });
        }
        assertThat(explorer.steps())
                .noneMatch(step -> step.move()
                        .map(Move::body)
                        .filter(body ->
                                body instanceof CallBody.Log log && log.name().startsWith("wrong"))
                        .isPresent());
    }

    @Test
    void itEndsByItsLastRowByItsThirdFailureByTimeOrByItsOwner() {
        for (Place place : explorer.places()) {
            at(place).ifPresent(sheet -> {
                long failures = sheet.spent().stream()
                        .filter(spent -> spent.use() == Use.FAILED)
                        .count();
                boolean all = sheet.spent().size() == ROWS;
                if (failures == ChallengeSheet.MOST_FAILURES) {
                    assertThat(sheet.stage()).as("%s", place).isEqualTo(Stage.REVOKED);
                } else if (all) {
                    assertThat(sheet.stage()).as("%s", place).isEqualTo(Stage.SPENT);
                } else {
                    assertThat(sheet.stage() == Stage.EXPIRED)
                            .as("%s", place)
                            .isEqualTo(place.at().equals(EXPIRES));
                }
                assertThat(sheet.ended().isPresent()).as("%s", place).isEqualTo(sheet.stage() != Stage.VALID);
            });
        }
    }

    @Test
    void itIsItsOwnersAndTheFacilitatorsToKnowAndItsOwnersToUse() {
        Explored.mustBeSignedByTheSpeaker(explorer, ALL);
        Explored.mustTellAllThatMayBeSeen(explorer, ChallengeSheet.class, ALL);
        for (String party : List.of(ISRAEL, CYPRUS, FACILITATOR)) {
            Explored.mustAnswerAlikeEverywhere(explorer, move -> move.party().equals(party) && names(move.body()));
        }
        assertThat(Explored.seen(explorer.steps().getLast().to(), ChallengeSheet.class, ISRAEL))
                .isEmpty();
        assertThat(Explored.seen(explorer.steps().getLast().to(), ChallengeSheet.class, FACILITATOR))
                .isNotEmpty();
    }

    private static boolean names(Body body) {
        return body instanceof ChallengesBody || body instanceof CallBody.Log;
    }
}
