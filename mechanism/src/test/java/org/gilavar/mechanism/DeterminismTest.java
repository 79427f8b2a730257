package org.gilavar.mechanism;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.gilavar.mechanism.item.Item;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.json.OutcomeJson;
import org.gilavar.mechanism.statement.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** State is the fold of outcomes, and outcomes follow from what was said: over random histories. */
class DeterminismTest {

    private static final int STATEMENTS = 160;

    private static final int RESTORED_EVERY = 7;

    /** Histories until everything has happened that can. */
    private static final int MANY = 64;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 16);
    }

    @ParameterizedTest(name = "history {0}")
    @MethodSource("seeds")
    void theSameHistoryDecidedAgainIsTheSameToTheLastByte(long seed) {
        World world = Histories.random(seed, STATEMENTS);
        State again = new State();

        for (World.Step step : world.steps()) {
            byte[] bytes = Json.write(step.outcome());
            Outcome read = Json.read(bytes, Outcome.class);
            assertThat(Json.write(read)).isEqualTo(bytes);
            assertThat(read).isEqualTo(step.outcome());
            assertThat(Json.write(decidedAgain(again, step))).isEqualTo(bytes);
            again.apply(read);
        }

        assertThat(again.hash()).isEqualTo(world.state().hash());
        assertThat(again.nextWake()).isEqualTo(world.state().nextWake());
    }

    /** Copied bytes are the bytes: of all of an outcome, and of what each audience was told of it. */
    @ParameterizedTest(name = "history {0}")
    @MethodSource("seeds")
    void anOutcomeIsWrittenAsAnythingElse(long seed) {
        for (World.Step step : Histories.random(seed, STATEMENTS).steps()) {
            OutcomeJson written = OutcomeJson.of(step.outcome());
            assertThat(written.bytes()).isEqualTo(Json.write(step.outcome()));
            for (String party : List.of(World.TURKIYE, World.ISRAEL, World.FACILITATOR, "nobody")) {
                assertThat(written.toldTo(party))
                        .isEqualTo(Json.write(step.outcome().toldTo(party)));
            }
        }
    }

    @ParameterizedTest(name = "history {0}")
    @MethodSource("seeds")
    void aStateRestoredFromItsItemsGoesOnAsTheOneTheyWereTakenFrom(long seed) {
        World world = Histories.random(seed, STATEMENTS);
        State restored = new State();
        int steps = 0;
        for (World.Step step : world.steps()) {
            if (steps++ % RESTORED_EVERY == 0) {
                restored = restored(restored);
            }
            assertThat(Json.write(decidedAgain(restored, step))).isEqualTo(Json.write(step.outcome()));
            restored.apply(step.outcome());
        }

        assertThat(restored.hash()).isEqualTo(world.state().hash());
        assertThat(restored.everything())
                .containsExactlyElementsOf(world.state().everything().toList());
        assertThat(restored.nextWake()).isEqualTo(world.state().nextWake());
    }

    /** As from a snapshot: what is over is not read. */
    private static State restored(State state) {
        List<Held> read = state.held()
                .map(held -> held.isOver()
                        ? Held.ofJson(held.kind(), held.id(), held.json())
                        : Held.of(Json.read(held.json(), Item.class)))
                .toList();
        return State.of(read.reversed());
    }

    private static Outcome decidedAgain(State state, World.Step step) {
        if (step.statement().isEmpty()) {
            assertThat(state.nextWake()).isPresent();
            return Mechanism.wake(state, step.at());
        }
        Statement statement = step.statement().get();
        return switch (Mechanism.decide(state, step.at(), statement, step.signers())) {
            case Decision.Accepted accepted -> accepted.outcome();
            case Decision.Refused refused -> throw new AssertionError("now refused: " + refused.refusal());
        };
    }

    @Test
    void aStatementReadFromItsOwnJsonIsTheSameStatement() {
        Histories.random(3, STATEMENTS).steps().stream()
                .flatMap(step -> step.statement().stream())
                .forEach(
                        said -> assertThat(Json.readStatement(Json.write(said))).isEqualTo(said));
    }

    /** A generator that never gets anywhere would prove nothing. */
    @Test
    void theHistoriesGoEverywhere() {
        Set<Happened> happened = EnumSet.noneOf(Happened.class);
        LongStream.rangeClosed(1, MANY)
                .mapToObj(seed -> Histories.random(seed, STATEMENTS))
                .flatMap(world -> world.steps().stream())
                .flatMap(step -> step.outcome().changes().stream())
                .map(Change::happened)
                .forEach(happened::add);

        // The first is told to whoever joins, or learns of a zone; all of these are tested by themselves.
        assertThat(EnumSet.complementOf(EnumSet.copyOf(happened)))
                .isSubsetOf(Happened.INTRODUCED, Happened.TIME_SET, Happened.RECORDED);
    }

    @Test
    void equalStatesHaveEqualHashesAndDifferentOnesDoNot() {
        World one = ConflictTest.conflicting();
        World other = ConflictTest.conflicting();
        assertThat(one.state().hash()).isEqualTo(other.state().hash());

        other.accepts(World.TURKIYE, Notices.file("u", Notices.elsewhere()));

        assertThat(one.state().hash()).isNotEqualTo(other.state().hash());
        assertThat(one.state().everything().map(Item::id)).doesNotContain("turkiye.u");
    }
}
