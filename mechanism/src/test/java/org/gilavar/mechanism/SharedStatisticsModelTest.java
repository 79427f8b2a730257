package org.gilavar.mechanism;

import static java.util.stream.Collectors.toSet;
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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gilavar.mechanism.Explorer.Move;
import org.gilavar.mechanism.Explorer.Place;
import org.gilavar.mechanism.Explorer.Step;
import org.gilavar.mechanism.item.Arrangement;
import org.gilavar.mechanism.item.Arrangement.Standing;
import org.gilavar.mechanism.item.OwnFigures;
import org.gilavar.mechanism.item.OwnFigures.ByLead;
import org.gilavar.mechanism.item.SharedStatistics;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.statement.ArrangementBody;
import org.gilavar.mechanism.statement.StatisticsBody;
import org.gilavar.mechanism.terms.Terms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Everything that can become of the rows of one period: whoever shares one at any moment, whenever other terms come into force, and
 * whenever anybody but Türkiye leaves the terms.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SharedStatisticsModelTest {

    private static final String GEORGIA = "georgia";

    /** Enrolled, and no party to any terms. */
    private static final String CYPRUS = "cyprus";

    private static final List<String> ALL = List.of(TURKIYE, ISRAEL, GEORGIA, FACILITATOR, CYPRUS);
    private static final Instant NEXT = START.plus(Duration.ofHours(1));
    private static final String ID = "20250412-0800z-20250412-0900z";
    private static final int MOST = 1_000;

    /**
     * The terms that may come next, and how many places the exploration found when it was written: another number means that something
     * can happen that could not, or the other way.
     */
    @SuppressWarnings("ImmutableEnumChecker") // lists of names
    enum Given {
        WITH_ONE_MORE(List.of(TURKIYE, ISRAEL, GEORGIA), 102),
        AGAIN(List.of(TURKIYE, ISRAEL), 28),
        WITH_ANOTHER(List.of(TURKIYE, GEORGIA), 33);

        private final List<String> parties;
        private final int places;

        Given(List<String> parties, int places) {
            this.parties = parties;
            this.places = places;
        }

        /** Signed by all that they name; the signature of the facilitator brings them into force. */
        Explorer explore() {
            Terms terms = TermsBuilder.plain()
                    .between(parties.toArray(String[]::new))
                    .titled("Other terms")
                    .build();
            ArrangementBody sign = new ArrangementBody.Sign("next.v1", Json.hash(terms));
            World world = World.inForce();
            world.enrols(GEORGIA);
            world.enrols(CYPRUS);
            world.passTo(NEXT);
            world.accepts(FACILITATOR, new ArrangementBody.Propose("next", terms));
            parties.forEach(party -> world.accepts(party, sign));
            return Explorer.from(world, state -> moves(state, sign), NEXT, MOST);
        }

        private static List<Move> moves(State state, ArrangementBody sign) {
            List<Move> moves = new ArrayList<>(List.of(new Move(FACILITATOR, sign)));
            for (String party : ALL) {
                boolean again = rows(state).containsKey(party);
                moves.add(new Move(party, new StatisticsBody.Share(START, NEXT, again ? row("another") : row(party))));
                if (!party.equals(TURKIYE)) {
                    moves.add(new Move(party, new ArrangementBody.Withdraw("pact.v1", "called home")));
                    moves.add(new Move(party, new ArrangementBody.Withdraw("next.v1", "called home")));
                }
            }
            return moves;
        }
    }

    private final Map<Given, Explorer> explored = new EnumMap<>(Given.class);

    private Explorer explored(Given given) {
        return explored.computeIfAbsent(given, Given::explore);
    }

    /** Of each party another. */
    private static OwnFigures row(String party) {
        Optional<Duration> lead = Optional.of(Duration.ofHours(3));
        return new OwnFigures(new ByLead(party.length(), 0, 0), ByLead.NONE, ByLead.NONE, ByLead.NONE, lead, lead);
    }

    private static Optional<SharedStatistics> of(State state) {
        return state.find(SharedStatistics.class, ID);
    }

    private static Map<String, OwnFigures> rows(State state) {
        return of(state).map(s -> Map.copyOf(s.rows())).orElse(Map.of());
    }

    /** Those whose row is waited for: of the terms that are or were last in force. */
    private static Set<String> bound(State state) {
        return state.all(Arrangement.class)
                .filter(a -> Set.of(Standing.IN_FORCE, Standing.ENDED).contains(a.standing()))
                .flatMap(a -> a.parties().stream())
                .collect(toSet());
    }

    private static boolean isComplete(State state) {
        return !rows(state).isEmpty() && rows(state).keySet().containsAll(bound(state));
    }

    /** Who may read whose row, as "reader row". */
    private static Set<String> read(Place place) {
        Set<String> read = new TreeSet<>();
        for (String reader : ALL) {
            if (Explored.seen(place, SharedStatistics.class, reader).get(ID) instanceof SharedStatistics seen) {
                assertThat(rows(place.state())).as("%s", place).containsAllEntriesOf(seen.rows());
                seen.rows().keySet().forEach(party -> read.add(reader + " " + party));
            }
        }
        return read;
    }

    @ParameterizedTest
    @EnumSource
    void theRowsCanAlwaysBeDisclosed(Given given) {
        Explorer explorer = explored(given);
        assertThat(explorer.places().size()).as("places").isEqualTo(given.places);
        Explored.mustComeToAnEnd(
                explorer, SharedStatistics.class, s -> !s.disclosedTo().isEmpty());
    }

    /** Between two, whoever shares second is always the last. */
    @Test
    void whereOneMoreMayJoinEveryMoveIsMade() {
        assertThat(made(explored(Given.WITH_ONE_MORE), SharedStatistics.class))
                .isEqualTo(written(SharedStatistics.class));
    }

    /** Whenever the last of those who are bound has shared, or who had not has left, all read the rows of all: at once, and not before. */
    @ParameterizedTest
    @EnumSource
    void eachReadsTheRowsOfAllWhenAllHaveSharedAndUntilThenItsOwn(Given given) {
        Explorer explorer = explored(given);
        assertThat(read(explorer.start())).isEmpty();
        for (Step step : explorer.steps()) {
            Set<String> now = new TreeSet<>(read(step.from()));
            for (String party : rows(step.to().state()).keySet()) {
                now.add(party + " " + party);
                now.add(FACILITATOR + " " + party);
            }
            if (isComplete(step.to().state())) {
                Set<String> bound = bound(step.to().state());
                bound.forEach(reader -> bound.forEach(party -> now.add(reader + " " + party)));
            }
            assertThat(read(step.to())).as("%s", step).isEqualTo(now);
        }
        Explored.mustTellAllThatMayBeSeen(explorer, SharedStatistics.class, ALL);
    }

    /** A row is what its party has just said, and is never rewritten. */
    @ParameterizedTest
    @EnumSource
    void nobodySharesForAnother(Given given) {
        Explorer explorer = explored(given);
        for (Step step : explorer.steps()) {
            Map<String, OwnFigures> expected = new TreeMap<>(rows(step.from().state()));
            Move move = step.move().orElseThrow();
            if (move.body() instanceof StatisticsBody.Share) {
                assertThat(expected).as("%s", step).doesNotContainKey(move.party());
                assertThat(bound(step.from().state())).as("%s", step).contains(move.party());
                expected.put(move.party(), row(move.party()));
            }
            assertThat(rows(step.to().state())).as("%s", step).isEqualTo(expected);
        }
        Explored.mustBeSignedByTheSpeaker(explorer, ALL);
    }

    /** What a party is told tells it of no row but those it may read: while it has shared nothing, it is told nothing. */
    @ParameterizedTest
    @EnumSource
    void whoHasNotSharedIsToldNothing(Given given) {
        Explorer explorer = explored(given);
        for (Step step : explorer.steps()) {
            for (String party : List.of(TURKIYE, ISRAEL, GEORGIA, CYPRUS)) {
                if (!rows(step.to().state()).containsKey(party)) {
                    assertThat(step.outcome().toldTo(party))
                            .as("%s, %s", party, step)
                            .noneMatch(t -> t.item() instanceof SharedStatistics);
                }
            }
        }
        Explored.mustAnswerAlikeEverywhere(
                explorer,
                move -> move.body() instanceof StatisticsBody && move.party().equals(CYPRUS));
    }
}
