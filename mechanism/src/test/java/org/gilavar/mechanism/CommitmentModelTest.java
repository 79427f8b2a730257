package org.gilavar.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gilavar.mechanism.World.FACILITATOR;
import static org.gilavar.mechanism.World.ISRAEL;
import static org.gilavar.mechanism.World.TURKIYE;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gilavar.mechanism.Explorer.Move;
import org.gilavar.mechanism.Explorer.Place;
import org.gilavar.mechanism.Explorer.Step;
import org.gilavar.mechanism.Refusal.Code;
import org.gilavar.mechanism.item.Commitment;
import org.gilavar.mechanism.item.Commitment.Condition;
import org.gilavar.mechanism.item.Commitment.Stage;
import org.gilavar.mechanism.item.Commitment.Word;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.statement.Body;
import org.gilavar.mechanism.statement.CommitmentBody;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Everything that can become of one commitment of Türkiye to Israel and Georgia: whatever any of them, the facilitator or a party
 * that it does not concern says at any moment, and if its time passes at any moment.
 */
class CommitmentModelTest {

    private static final String GEORGIA = "georgia";

    /** Enrolled, and no party to the arrangement. */
    private static final String CYPRUS = "cyprus";

    private static final List<String> ALL = List.of(TURKIYE, ISRAEL, GEORGIA, FACILITATOR, CYPRUS);
    private static final Set<String> TO = Set.of(ISRAEL, GEORGIA);
    private static final String ID = "turkiye.c";
    private static final Instant DUE = World.START.plus(Duration.ofHours(1));
    private static final int MOST = 200;

    /**
     * The commitments there can be: by whose word its condition is met, whether it has an end, and how many places that makes.
     *
     * <p>Counted by hand, of the first: none yet 1; offered, and accepted by neither or by one of the two 3; declined by either of them
     * from each of these 6, or withdrawn 3; accepted by both 1; said to be fulfilled, and for each of the two neither, disputed,
     * acknowledged or both 16. A condition adds that it is met 1; an end adds that it lapses from each place that is accepted by fewer than
     * both 3, by both 1, and with its condition met 1.
     */
    enum Given {
        FOR_GOOD(Optional.empty(), Optional.empty(), 30),
        IN_TIME(Optional.empty(), Optional.of(DUE), 34),
        ONCE_ITS_MAKER_SAYS_SO(Optional.of(TURKIYE), Optional.of(DUE), 36),
        ONCE_ONE_OF_THEM_SAYS_SO(Optional.of(ISRAEL), Optional.of(DUE), 36),
        ONCE_THE_FACILITATOR_SAYS_SO(Optional.of(FACILITATOR), Optional.of(DUE), 36),
        ONCE_AND_FOR_GOOD(Optional.of(ISRAEL), Optional.empty(), 31);

        private final Optional<String> metBy;
        private final Optional<Instant> due;
        private final int places;

        Given(Optional<String> metBy, Optional<Instant> due, int places) {
            this.metBy = metBy;
            this.due = due;
            this.places = places;
        }

        Explorer explore() {
            World world = World.under(
                    TermsBuilder.plain().between(TURKIYE, ISRAEL, GEORGIA).build());
            world.enrols(CYPRUS);
            List<Body> bodies = List.of(
                    new CommitmentBody.Accept(ID),
                    new CommitmentBody.Decline(ID, Optional.empty()),
                    new CommitmentBody.Withdraw(ID, Optional.empty()),
                    new CommitmentBody.Met(ID, Optional.empty()),
                    new CommitmentBody.Fulfil(ID, Optional.empty()),
                    new CommitmentBody.Acknowledge(ID),
                    new CommitmentBody.Dispute(ID, "No."));
            List<Move> moves = Stream.concat(
                            Stream.of(new Move(TURKIYE, offer())),
                            ALL.stream().flatMap(party -> bodies.stream().map(body -> new Move(party, body))))
                    .toList();
            return Explorer.from(world, state -> moves, DUE, MOST);
        }

        private CommitmentBody.Offer offer() {
            return new CommitmentBody.Offer(
                    "c",
                    List.copyOf(TO),
                    words("We will."),
                    metBy.map(party -> new Condition(words("If you do."), party, Optional.empty())),
                    List.of(),
                    due);
        }
    }

    private static SortedMap<String, String> words(String english) {
        return new TreeMap<>(Map.of("en", english));
    }

    private static Optional<Commitment> at(Place place) {
        return of(place.state());
    }

    private static Optional<Commitment> of(State state) {
        return state.find(Commitment.class, ID);
    }

    private static boolean isOver(State state) {
        return of(state).filter(c -> !c.stage().open()).isPresent();
    }

    @ParameterizedTest
    @EnumSource(Given.class)
    void itNeverComesToADeadEndAndEveryStageIsReached(Given given) {
        Explorer explorer = given.explore();

        assertThat(explorer.places()).as("places").hasSize(given.places);
        assertThat(explorer.neverReaching(CommitmentModelTest::isOver)).isEmpty();
        for (Place place : explorer.places()) {
            boolean over = isOver(place.state());
            assertThat(explorer.leadingOn(place).isEmpty()).as("%s", place).isEqualTo(over);
            if (at(place).filter(c -> c.stage().open()).isPresent()) {
                assertThat(explorer.neverReaching(
                                state -> of(state).map(Commitment::stage).equals(Optional.of(Stage.FULFILLED))))
                        .as("it can still be fulfilled")
                        .doesNotContain(place);
            }
        }
        EnumSet<Stage> reached = explorer.places().stream()
                .flatMap(place -> at(place).stream())
                .map(Commitment::stage)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Stage.class)));
        EnumSet<Stage> expected = EnumSet.allOf(Stage.class);
        given.metBy.ifPresentOrElse(party -> {}, () -> expected.remove(Stage.CONDITION_MET));
        given.due.ifPresentOrElse(due -> {}, () -> expected.remove(Stage.LAPSED));
        assertThat(reached).isEqualTo(expected);
    }

    /** What a place says of somebody's word, a step to it was: of that party, under its own key. */
    @ParameterizedTest
    @EnumSource(Given.class)
    void noWordIsPutIntoAnybodysMouth(Given given) {
        for (Step step : given.explore().steps()) {
            Set<String> before = at(step.from()).map(CommitmentModelTest::said).orElse(Set.of());
            Set<String> now = new HashSet<>(said(at(step.to()).orElseThrow()));
            now.removeAll(before);
            assertThat(said(at(step.to()).orElseThrow()))
                    .as("what has been said stays: %s", step)
                    .containsAll(before);
            assertThat(now)
                    .as("%s", step)
                    .isEqualTo(
                            step.move().map(CommitmentModelTest::word).stream().collect(Collectors.toSet()));
            step.move().ifPresent(move -> mustBeSignedByTheSpeaker(step.from(), move));
        }
    }

    private static void mustBeSignedByTheSpeaker(Place place, Move move) {
        Set<String> others = ALL.stream()
                .filter(party -> !party.equals(move.party()))
                .map(World::key)
                .collect(Collectors.toSet());
        assertThat(Mechanism.decide(place.state(), place.at(), move.at(place.at()), others))
                .as("%s: %s, signed by all others", place, move)
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(Code.NOT_SIGNED));
    }

    /** Who has said what, of all that a commitment keeps. */
    private static Set<String> said(Commitment c) {
        Set<String> said = new HashSet<>(Set.of(c.by() + " Offer"));
        c.accepted().keySet().forEach(party -> said.add(party + " Accept"));
        c.met().map(Word::by).ifPresent(party -> said.add(party + " Met"));
        c.stated().map(Word::by).ifPresent(party -> said.add(party + " Fulfil"));
        c.acknowledged().keySet().forEach(party -> said.add(party + " Acknowledge"));
        c.disputed().keySet().forEach(party -> said.add(party + " Dispute"));
        c.ended()
                .map(Word::by)
                .ifPresent(party -> said.add(party + (c.stage() == Stage.DECLINED ? " Decline" : " Withdraw")));
        return said;
    }

    private static String word(Move move) {
        return move.party() + " " + move.body().getClass().getSimpleName();
    }

    @ParameterizedTest
    @EnumSource(Given.class)
    void aStageIsComeToByTheWordsItTakesAndByNoOther(Given given) {
        Explorer explorer = given.explore();
        for (Place place : explorer.places()) {
            at(place).ifPresent(c -> mustHaveBeenSaid(given, place, c));
        }
        for (Step step : explorer.steps()) {
            Optional<Stage> before = at(step.from()).map(Commitment::stage);
            Stage now = at(step.to()).orElseThrow().stage();
            assertThat(now == Stage.LAPSED)
                    .as("lapses by time and by nothing else: %s", step)
                    .isEqualTo(step.move().isEmpty());
            if (now == Stage.DECLINED || now == Stage.WITHDRAWN) {
                assertThat(before).as("before all have accepted: %s", step).contains(Stage.OFFERED);
            }
        }
    }

    private static void mustHaveBeenSaid(Given given, Place place, Commitment c) {
        boolean stands =
                EnumSet.of(Stage.ACCEPTED, Stage.CONDITION_MET, Stage.FULFILLED).contains(c.stage());
        if (stands || c.met().isPresent() || c.stated().isPresent()) {
            assertThat(c.accepted().keySet()).as("accepted by all at %s", place).isEqualTo(TO);
        }
        assertThat(c.met().map(Word::by)).as("condition met at %s", place).isIn(Optional.empty(), given.metBy);
        if (c.stage() == Stage.CONDITION_MET || c.stated().isPresent()) {
            assertThat(c.met().map(Word::by)).as("condition met at %s", place).isEqualTo(given.metBy);
        }
        if (c.stage() == Stage.FULFILLED) {
            assertThat(c.stated().map(Word::by)).as("at %s", place).contains(TURKIYE);
        }
        assertThat(c.acknowledged().keySet().equals(TO))
                .as("acknowledged by all at %s", place)
                .isEqualTo(c.stage() == Stage.FULFILLED);
        if (c.stage() == Stage.LAPSED) {
            assertThat(c.stated()).as("not said to be fulfilled at %s", place).isEmpty();
            assertThat(place.at()).isEqualTo(DUE);
        }
    }

    @ParameterizedTest
    @EnumSource(Given.class)
    void allItConcernsAreToldTheSameInOneEntryAndNobodyElseIsToldAnything(Given given) {
        Explorer explorer = given.explore();
        for (Step step : explorer.steps()) {
            List<Telling> told = step.outcome().toldTo(TURKIYE);
            assertThat(told).as("%s", step).hasSize(1);
            for (String party : List.of(ISRAEL, GEORGIA, FACILITATOR)) {
                assertThat(step.outcome().toldTo(party)).as("%s", step).isEqualTo(told);
            }
            assertThat(step.outcome().toldTo(CYPRUS)).as("%s", step).isEmpty();
        }
        Map<Move, Set<String>> answers = explorer.refused().stream()
                .filter(refused -> refused.move().party().equals(CYPRUS))
                .collect(Collectors.groupingBy(
                        Explorer.Refused::move,
                        Collectors.mapping(refused -> Json.text(refused.refusal()), Collectors.toSet())));
        assertThat(answers).as("whether there is one or never was").hasSize(7);
        answers.forEach((move, all) -> assertThat(all).as("%s", move).hasSize(1));
    }
}
