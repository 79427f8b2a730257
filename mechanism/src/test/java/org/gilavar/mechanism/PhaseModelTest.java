package org.gilavar.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gilavar.mechanism.World.FACILITATOR;
import static org.gilavar.mechanism.World.ISRAEL;
import static org.gilavar.mechanism.World.TURKIYE;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gilavar.mechanism.Explorer.Move;
import org.gilavar.mechanism.Explorer.Step;
import org.gilavar.mechanism.item.Phase;
import org.gilavar.mechanism.item.Phase.Stage;
import org.gilavar.mechanism.statement.PhaseBody;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Everything that can become of one clock, whatever anybody says at any moment, with up to two disputes. */
class PhaseModelTest {

    private static final String GEORGIA = "georgia";
    private static final List<String> PARTIES = List.of(TURKIYE, ISRAEL, GEORGIA);
    private static final Duration CLOCK = Duration.ofHours(1);
    private static final Instant DUE = World.START.plus(CLOCK);
    private static final int MOST_DISPUTES = 2;
    private static final int MOST = 3_000;

    @SuppressWarnings("ImmutableEnumChecker") // lists of constants
    enum Given {
        BY_ONE(Optional.empty(), TURKIYE),
        BY_TWO(Optional.empty(), TURKIYE, ISRAEL),
        BY_ALL(Optional.empty(), TURKIYE, ISRAEL, GEORGIA),
        EACH_DAY_BY_TWO(Optional.of(Duration.ofDays(1)), TURKIYE, GEORGIA);

        private final Optional<Duration> every;
        private final List<String> by;

        Given(Optional<Duration> every, String... by) {
            this.every = every;
            this.by = List.of(by);
        }

        Explorer explore() {
            World world = World.under(TermsBuilder.plain()
                    .between(PARTIES.toArray(String[]::new))
                    .phases(PhaseTest.phase("p", CLOCK, every, by.toArray(String[]::new)))
                    .build());
            return Explorer.from(world, Given::moves, DUE, MOST);
        }

        private static List<Move> moves(State state) {
            List<Move> moves = new ArrayList<>();
            for (String party : List.of(TURKIYE, ISRAEL, GEORGIA, FACILITATOR)) {
                moves.add(new Move(party, new PhaseBody.Report("p.1", Optional.empty())));
                moves.add(new Move(party, new PhaseBody.Confirm("p.1")));
                if (phase(state).disputes().size() < MOST_DISPUTES) {
                    moves.add(new Move(party, new PhaseBody.Dispute("p.1", "No.")));
                }
            }
            return moves;
        }
    }

    private static Phase phase(State state) {
        return state.find(Phase.class, "p.1").orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void itStandsAsWhatWasSaidOfItMakesIt(Given given) {
        for (Explorer.Place place : given.explore().places()) {
            Phase phase = phase(place.state());
            boolean all = phase.reports().keySet().equals(Set.copyOf(given.by));
            long others = PARTIES.stream().filter(p -> !given.by.contains(p)).count();
            boolean past = !place.at().isBefore(DUE) && phase.past();

            assertThat(phase.stage() == Stage.CONFIRMED)
                    .as("%s", place)
                    .isEqualTo(all && phase.confirmed().size() == others);
            assertThat(phase.stage() == Stage.REPORTED)
                    .as("%s", place)
                    .isEqualTo(all && phase.confirmed().size() < others);
            assertThat(phase.stage() == Stage.DISPUTED)
                    .as("%s", place)
                    .isEqualTo(!all && !phase.disputes().isEmpty());
            assertThat(phase.stage() == Stage.OVERDUE)
                    .as("%s", place)
                    .isEqualTo(!all && phase.disputes().isEmpty() && past);
            assertThat(phase.confirmed().keySet()).as("%s", place).doesNotContainAnyElementsOf(given.by);
        }
    }

    @ParameterizedTest
    @EnumSource
    void itCanAlwaysComeToAnEnd(Given given) {
        assertThat(given.explore().neverReaching(state -> phase(state).stage() == Stage.CONFIRMED))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void allAreToldTheSameOfEachStep(Given given) {
        for (Step step : given.explore().steps()) {
            List<Telling> told = phasesTold(step, TURKIYE);
            assertThat(told).as("%s", step).isNotEmpty();
            for (String party : List.of(ISRAEL, GEORGIA, FACILITATOR)) {
                assertThat(phasesTold(step, party)).as("%s, %s", party, step).isEqualTo(told);
            }
        }
    }

    private static List<Telling> phasesTold(Step step, String party) {
        return step.outcome().toldTo(party).stream()
                .filter(t -> t.item() instanceof Phase)
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void thatItWasOverdueStays(Given given) {
        for (Step step : given.explore().steps()) {
            if (phase(step.from().state()).overdue()) {
                assertThat(phase(step.to().state()).overdue()).as("%s", step).isTrue();
            }
        }
    }
}
