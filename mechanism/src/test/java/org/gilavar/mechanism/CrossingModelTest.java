package org.gilavar.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gilavar.mechanism.Explored.made;
import static org.gilavar.mechanism.Explored.written;
import static org.gilavar.mechanism.Notices.ELEVEN;
import static org.gilavar.mechanism.Notices.TEN;
import static org.gilavar.mechanism.Notices.activity;
import static org.gilavar.mechanism.Notices.elsewhere;
import static org.gilavar.mechanism.Notices.here;
import static org.gilavar.mechanism.World.FACILITATOR;
import static org.gilavar.mechanism.World.ISRAEL;
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
import org.gilavar.airspace.TimeWindow;
import org.gilavar.airspace.Volume;
import org.gilavar.mechanism.Explored.Moved;
import org.gilavar.mechanism.Explorer.Move;
import org.gilavar.mechanism.Explorer.Place;
import org.gilavar.mechanism.Explorer.Step;
import org.gilavar.mechanism.item.Category;
import org.gilavar.mechanism.item.Crossing;
import org.gilavar.mechanism.item.Item;
import org.gilavar.mechanism.item.Notice;
import org.gilavar.mechanism.item.Zone;
import org.gilavar.mechanism.statement.ZoneBody;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Everything that can become of Georgia's notice and Türkiye's zone in the same place: which of them is first, where the notice moves, who
 * is told of the zone, what anybody says of the crossing, and whose time is over first.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrossingModelTest {

    private static final String GEORGIA = "georgia";
    private static final List<String> ALL = List.of(TURKIYE, ISRAEL, GEORGIA, FACILITATOR);
    private static final String NOTICE = "georgia.n";
    private static final String ZONE = "turkiye.z";
    private static final String ID = "georgia.n@turkiye.z";
    private static final int VERSIONS = 3;
    private static final int MOST = 3_000;

    /**
     * Who knows of the zone, when it ends, and how many places the exploration found when it was written: another number means that
     * something can happen that could not, or the other way.
     */
    @SuppressWarnings("ImmutableEnumChecker") // lists of constants
    enum Given {
        KNOWN_AND_OVER_FIRST(Optional.empty(), ELEVEN, 193),
        KNOWN_AND_OVER_LAST(Optional.empty(), ELEVEN.plus(Duration.ofHours(1)), 185),
        HIDDEN_AT_FIRST(Optional.of(List.of()), ELEVEN, 307);

        private final Optional<List<String>> knownTo;
        private final Instant end;
        private final int places;

        Given(Optional<List<String>> knownTo, Instant end, int places) {
            this.knownTo = knownTo;
            this.end = end;
            this.places = places;
        }

        Explorer explore() {
            World world = World.under(
                    TermsBuilder.plain().between(TURKIYE, ISRAEL, GEORGIA).build());
            return Explorer.from(world, this::moves, ELEVEN.plus(Duration.ofHours(2)), MOST);
        }

        private List<Move> moves(State state) {
            List<Move> moves = new ArrayList<>(List.of(
                    new Move(GEORGIA, Notices.file("n", here())),
                    new Move(TURKIYE, declare()),
                    new Move(TURKIYE, new ZoneBody.Lift(ZONE, "over")),
                    new Move(TURKIYE, new ZoneBody.Disclose(ZONE, Optional.of(List.of(GEORGIA))))));
            state.find(Notice.class, NOTICE).map(Notice::version).ifPresent(version -> {
                moves.add(new Move(GEORGIA, Notices.withdraw(NOTICE, version)));
                if (version < VERSIONS) {
                    moves.add(new Move(GEORGIA, Notices.amend(NOTICE, version, here())));
                    moves.add(new Move(GEORGIA, Notices.amend(NOTICE, version, elsewhere())));
                }
            });
            ALL.forEach(party -> moves.add(new Move(party, new ZoneBody.AcknowledgeCrossing(ID))));
            return moves;
        }

        private ZoneBody.Declare declare() {
            Volume here = here();
            return new ZoneBody.Declare(
                    "z",
                    Zone.Type.BUFFER,
                    new TreeMap<>(Map.of("en", "Keep clear.")),
                    new Volume(here.shape(), here.altitude(), new TimeWindow(TEN, end)),
                    List.of(Category.MANNED_AIR),
                    Optional.empty(),
                    knownTo);
        }
    }

    private final Map<Given, Explorer> explored = new EnumMap<>(Given.class);

    private Explorer explored(Given given) {
        return explored.computeIfAbsent(given, Given::explore);
    }

    private static Optional<Crossing> at(Place place) {
        return place.state().find(Crossing.class, ID);
    }

    private static Optional<Notice> standing(Place place) {
        return place.state().find(Notice.class, NOTICE).filter(n -> n.stage() == Notice.Stage.FILED);
    }

    private static Optional<Zone> zone(Place place) {
        return place.state().find(Zone.class, ZONE);
    }

    private static boolean isKnown(Place place) {
        return zone(place)
                .filter(z -> z.knownTo().filter(to -> !to.contains(GEORGIA)).isEmpty())
                .isPresent();
    }

    @ParameterizedTest
    @EnumSource
    void itCanAlwaysEndAndEveryMoveIsMade(Given given) {
        Explorer explorer = explored(given);

        assertThat(explorer.places().size()).as("places").isEqualTo(given.places);
        assertThat(explorer.neverReaching(state -> state.all(Crossing.class).noneMatch(Crossing::open)))
                .isEmpty();
        Set<Moved> never = given.knownTo.isEmpty()
                ? Set.of(new Moved("OPEN", Happened.INTRODUCED, "OPEN")) // all know of the zone from the first
                : Set.of();
        assertThat(made(explorer, Crossing.class)).isEqualTo(written(Crossing.class, never));
    }

    @ParameterizedTest
    @EnumSource
    void itIsOpenWhileBothStandInTheSamePlaceAndNoLonger(Given given) {
        for (Place place : explored(given).places()) {
            boolean both = standing(place)
                            .filter(n -> n.activity().equals(activity(here())))
                            .isPresent()
                    && zone(place).filter(z -> !z.lifted()).isPresent();
            Optional<Crossing> crossing = at(place);
            assertThat(crossing.filter(Crossing::open).isPresent())
                    .as("%s", place)
                    .isEqualTo(both);
            crossing.ifPresent(c -> {
                assertThat(c.owner()).as("%s", place).isEqualTo(GEORGIA);
                assertThat(c.begins()).as("%s", place).contains(TEN);
                if (c.open()) {
                    assertThat(c.version())
                            .as("of the version that stands: %s", place)
                            .isEqualTo(standing(place).orElseThrow().version());
                }
            });
            assertThat(place.state().all(Crossing.class)).as("%s", place).hasSizeLessThanOrEqualTo(1);
        }
    }

    /** That it has been received, of the version that stands, the owner of the notice says and nobody else. */
    @ParameterizedTest
    @EnumSource
    void theOwnerOfTheNoticeAcknowledgesItOncePerVersionAndNobodyElse(Given given) {
        Explorer explorer = explored(given);
        for (Step step : explorer.steps()) {
            Optional<Crossing> before = at(step.from());
            Optional<Crossing> now = at(step.to());
            boolean said = step.move()
                    .filter(move -> move.body() instanceof ZoneBody.AcknowledgeCrossing)
                    .isPresent();
            if (said) {
                assertThat(step.move().map(Move::party)).as("%s", step).contains(GEORGIA);
                assertThat(before.filter(Crossing::open)).as("%s", step).isPresent();
                assertThat(before.flatMap(Crossing::acknowledged))
                        .as("%s", step)
                        .isEmpty();
                assertThat(isKnown(step.from())).as("%s", step).isTrue();
                assertThat(now.flatMap(Crossing::acknowledged))
                        .as("%s", step)
                        .contains(step.to().at());
            } else if (now.flatMap(Crossing::acknowledged).isPresent()) {
                assertThat(now.flatMap(Crossing::acknowledged))
                        .as("%s", step)
                        .isEqualTo(before.flatMap(Crossing::acknowledged));
                assertThat(now.map(Crossing::version)).as("%s", step).isEqualTo(before.map(Crossing::version));
            }
        }
        Explored.mustBeSignedByTheSpeaker(explorer, ALL);
    }

    @ParameterizedTest
    @EnumSource
    void theOwnerOfTheNoticeKnowsOfItWhenItKnowsOfTheZoneAndTheOwnerOfTheZoneNever(Given given) {
        Explorer explorer = explored(given);
        Explored.mustTellAllThatMayBeSeen(explorer, Crossing.class, List.of(TURKIYE, ISRAEL, FACILITATOR));
        Explored.mustTellAllThatMayBeSeen(
                explorer, Crossing.class, List.of(GEORGIA), CrossingModelTest::isLearntOfWhenItIsOver);
        for (Place place : explorer.places()) {
            Map<String, Item> whole =
                    at(place).map(c -> Map.<String, Item>of(ID, c)).orElse(Map.of());
            for (String party : ALL) {
                boolean may = party.equals(FACILITATOR) || (party.equals(GEORGIA) && isKnown(place));
                assertThat(Explored.seen(place, Crossing.class, party))
                        .as("%s at %s", party, place)
                        .isEqualTo(may ? whole : Map.of());
            }
        }
        Explored.mustAnswerAlikeEverywhere(
                explorer,
                move -> move.body() instanceof ZoneBody.AcknowledgeCrossing
                        && Set.of(TURKIYE, ISRAEL).contains(move.party()));
    }

    /** Whoever learns of a zone is not told of what has touched it before: only what touches it now is of use. */
    private static boolean isLearntOfWhenItIsOver(Step step) {
        boolean over = at(step.from()).filter(c -> !c.open()).isPresent();
        return over && !isKnown(step.from()) && isKnown(step.to());
    }

    /** By the end of either, and by nothing later. */
    @ParameterizedTest
    @EnumSource
    void itIsOverByTimeWhenTheFirstOfBothIs(Given given) {
        for (Step step : explored(given).steps()) {
            boolean open = at(step.from()).filter(Crossing::open).isPresent();
            boolean over = at(step.to()).filter(Crossing::open).isEmpty();
            if (open && over && step.move().isEmpty()) {
                Instant noticeEnds = ELEVEN.plus(Duration.ofMinutes(15));
                assertThat(step.to().at())
                        .as("%s", step)
                        .isEqualTo(given.end.isBefore(noticeEnds) ? given.end : noticeEnds);
            }
        }
    }
}
