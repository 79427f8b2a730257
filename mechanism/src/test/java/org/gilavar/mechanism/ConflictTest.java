package org.gilavar.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gilavar.mechanism.Notices.ELEVEN;
import static org.gilavar.mechanism.Notices.TEN;
import static org.gilavar.mechanism.Notices.amend;
import static org.gilavar.mechanism.Notices.between;
import static org.gilavar.mechanism.Notices.elsewhere;
import static org.gilavar.mechanism.Notices.file;
import static org.gilavar.mechanism.Notices.here;
import static org.gilavar.mechanism.Notices.later;
import static org.gilavar.mechanism.Notices.north;
import static org.gilavar.mechanism.Notices.withdraw;
import static org.gilavar.mechanism.World.FACILITATOR;
import static org.gilavar.mechanism.World.ISRAEL;
import static org.gilavar.mechanism.World.TURKIYE;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.Volume;
import org.gilavar.mechanism.item.Category;
import org.gilavar.mechanism.item.Conflict;
import org.gilavar.mechanism.item.Conflict.Settlement;
import org.gilavar.mechanism.item.Notice;
import org.gilavar.mechanism.statement.NoticeBody;
import org.gilavar.mechanism.terms.Terms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConflictTest {

    /** The time minimum of these terms. */
    private static final Duration TIME = Duration.ofMinutes(15);

    private static final String CONFLICT = "israel-turkiye-1";

    /** Ten miles, 2,000 ft and fifteen minutes are asked; the circles are half a kilometre in radius. */
    static Stream<Arguments> volumesBesideHere() {
        Volume nine = north(9.5);
        Volume above = between(here(), "FL255", "FL300");
        Volume after = later(here(), 74);
        return Stream.of(
                Arguments.of("the same", here(), true),
                Arguments.of("apart on the ground only, too little", nine, true),
                Arguments.of("apart in level only, too little", above, true),
                Arguments.of("apart in time only, too little", after, true),
                Arguments.of("apart in all three, each too little", later(between(nine, "FL255", "FL300"), 74), true),
                Arguments.of("enough on the ground", north(10.6), false),
                Arguments.of("enough in level, to the foot", between(here(), "FL260", "FL300"), false),
                Arguments.of("enough in time, to the second", later(here(), 75), false));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("volumesBesideHere")
    void noticesConflictWhenTheyAreTooCloseInAllThreeWays(String how, Volume other, boolean tooClose) {
        World world = World.inForce();
        world.accepts(TURKIYE, file("t", here()));

        Outcome filed = world.accepts(ISRAEL, file("i", other));

        assertThat(World.heard(filed, TURKIYE)).as(how).isEqualTo(tooClose ? List.of("Conflict OPENED") : List.of());
        assertThat(World.heard(filed, ISRAEL))
                .isEqualTo(tooClose ? List.of("Notice FILED", "Conflict OPENED") : List.of("Notice FILED"));
    }

    @Test
    void bothSidesLearnTheSameInTheSameOutcome() {
        World world = World.inForce();
        world.accepts(TURKIYE, file("t", here()));
        Outcome opened = world.accepts(ISRAEL, file("i", north(5)));

        Conflict turkiye = World.shown(opened, TURKIYE, Conflict.class);
        Conflict israel = World.shown(opened, ISRAEL, Conflict.class);

        assertThat(turkiye.id()).isEqualTo(CONFLICT).isEqualTo(israel.id());
        assertThat(turkiye.overlaps()).isNotEmpty().isEqualTo(israel.overlaps());
        assertThat(turkiye.gaps()).isPresent().isEqualTo(israel.gaps());
        assertThat(turkiye.until()).contains(ELEVEN.plus(TIME)).isEqualTo(israel.until());
        assertThat(turkiye.opened()).isEqualTo(israel.opened());
        assertThat(turkiye.noticeOf(TURKIYE).id()).isEqualTo("turkiye.t");
        assertThat(turkiye.sides())
                .filteredOn(s -> s.party().equals(ISRAEL))
                .allMatch(s -> s.notice().isEmpty());
        assertThat(israel.sides())
                .filteredOn(s -> s.party().equals(TURKIYE))
                .allMatch(s -> s.notice().isEmpty());
    }

    @Test
    void onesOwnNoticesDoNotConflict() {
        World world = World.inForce();
        world.accepts(TURKIYE, file("one", here()));

        assertThat(World.heard(world.accepts(TURKIYE, file("two", here())), TURKIYE))
                .containsExactly("Notice FILED");
        assertThat(world.all(Conflict.class)).isEmpty();
    }

    @Test
    void movingAwaySettlesForBothAndComingBackReopensTheSame() {
        World world = conflicting();

        Outcome away = world.accepts(ISRAEL, amend("israel.i", 1, elsewhere()));
        assertThat(World.heard(away, ISRAEL)).containsExactly("Notice AMENDED", "Conflict SETTLED");
        assertThat(World.heard(away, TURKIYE)).containsExactly("Conflict SETTLED");
        assertThat(conflict(world).closed()).contains(Settlement.AMENDED);

        Outcome back = world.accepts(ISRAEL, amend("israel.i", 2, north(3)));
        assertThat(World.heard(back, ISRAEL)).containsExactly("Notice AMENDED", "Conflict REOPENED");
        assertThat(World.heard(back, TURKIYE)).containsExactly("Conflict REOPENED");
        assertThat(world.all(Conflict.class)).hasSize(1);
    }

    @Test
    void movingWithinReachChangesItForBoth() {
        World world = conflicting();

        Outcome closer = world.accepts(ISRAEL, amend("israel.i", 1, north(2)));

        assertThat(World.heard(closer, TURKIYE)).containsExactly("Conflict CHANGED");
        assertThat(World.shown(closer, TURKIYE, Conflict.class).overlaps())
                .isEqualTo(World.shown(closer, ISRAEL, Conflict.class).overlaps());
        assertThat(conflict(world).noticeOf(ISRAEL).version()).isEqualTo(2);
    }

    @Test
    void whatIsNotDisclosedMayChangeUnheard() {
        World world = conflicting();

        NoticeBody remarks =
                new NoticeBody.Amend("israel.i", 1, Notices.remarking(Notices.activity(north(5)), "more"), "remarks");
        assertThat(world.hears(TURKIYE, () -> world.accepts(ISRAEL, remarks))).isEmpty();
        assertThat(world.hears(TURKIYE, () -> world.accepts(ISRAEL, amend("israel.i", 2, north(5), elsewhere()))))
                .isEmpty();
    }

    @Test
    void withdrawingSettles() {
        World world = conflicting();

        world.accepts(ISRAEL, withdraw("israel.i", 1));

        assertThat(conflict(world).closed()).contains(Settlement.WITHDRAWN);
    }

    @Test
    void endingEarlySettles() {
        World world = conflicting();
        world.passTo(TEN);
        world.accepts(ISRAEL, new NoticeBody.Activate("israel.i", 1));

        Outcome ended = world.accepts(ISRAEL, new NoticeBody.End("israel.i", 1));

        assertThat(World.heard(ended, TURKIYE)).containsExactly("Conflict SETTLED");
        assertThat(conflict(world).closed()).contains(Settlement.LAPSED);
    }

    @Test
    void theTimeMinimumStillHoldsWhenTheFirstWindowHasEnded() {
        World world = World.inForce();
        world.accepts(TURKIYE, file("t", here()));
        world.passTo(ELEVEN.plusSeconds(1));

        Outcome filed = world.accepts(ISRAEL, file("i", later(here(), 61)));

        assertThat(World.heard(filed, TURKIYE)).containsExactly("Conflict OPENED");
    }

    @Test
    void itLapsesWhenTheVolumesThatWereTooCloseHavePassedWhateverTheNoticesDoElsewhere() {
        Volume long_ = later(elsewhere(), 240);
        for (Volume[] israels : new Volume[][] {{north(5)}, {north(5), long_}, {long_, north(5)}}) {
            World world = World.inForce();
            world.accepts(TURKIYE, file("t", here()));
            world.accepts(ISRAEL, file("i", israels));

            world.passTo(ELEVEN.plus(TIME).minusMillis(1));
            assertThat(conflict(world).open()).isTrue();
            assertThat(world.hears(TURKIYE, () -> world.passTo(ELEVEN.plus(TIME))))
                    .containsExactly("Notice ENDED", "Conflict SETTLED");
            assertThat(conflict(world).closed()).contains(Settlement.LAPSED);
            assertThat(world.get(Notice.class, "israel.i").stage().live()).isEqualTo(israels.length > 1);
        }
    }

    @Test
    void whatHasPassedIsNotReopenedByAChangeElsewhere() {
        World world = World.inForce();
        Volume rest = later(elsewhere(), 240);
        world.accepts(TURKIYE, file("t", here(), rest.shifted(Duration.ofHours(2))));
        world.accepts(ISRAEL, file("i", north(5), rest));
        world.passTo(ELEVEN);

        assertThat(world.hears(TURKIYE, () -> world.accepts(ISRAEL, amend("israel.i", 1, north(5), rest, rest))))
                .isEmpty();
    }

    @Test
    void everyPairOfNoticesIsAConflictOfItsOwn() {
        World world = World.inForce();
        world.accepts(TURKIYE, file("near", north(4)));
        world.accepts(TURKIYE, file("nearer", north(2)));

        Outcome opened = world.accepts(ISRAEL, file("i", here()));

        assertThat(World.heard(opened, ISRAEL)).containsExactly("Notice FILED", "Conflict OPENED", "Conflict OPENED");
        assertThat(World.heard(opened, TURKIYE)).containsExactly("Conflict OPENED", "Conflict OPENED");
        assertThat(world.all(Conflict.class)).extracting(Conflict::id).containsExactly(CONFLICT, "israel-turkiye-2");
    }

    @Test
    void aThirdPartyHearsNothingOfAConflictOfTwo() {
        World world = World.under(
                TermsBuilder.plain().between(TURKIYE, ISRAEL, "georgia").build());
        world.accepts(TURKIYE, file("t", here()));

        assertThat(world.hears("georgia", () -> {
                    world.accepts(ISRAEL, file("i", here()));
                    world.accepts(ISRAEL, amend("israel.i", 1, elsewhere()));
                }))
                .isEmpty();
        Outcome third = world.accepts("georgia", file("g", here()));
        assertThat(World.shown(third, "georgia", Conflict.class).id()).isEqualTo("georgia-turkiye-1");
        assertThat(World.heard(third, ISRAEL)).isEmpty();
    }

    @Test
    void theConflictsOfPartiesWithAlikeNamesAreKeptApart() {
        World world =
                World.under(TermsBuilder.plain().between("a", "a-b", "b-c", "c").build());
        Map<String, Volume> places = Map.of("a", here(), "b-c", here(), "a-b", elsewhere(), "c", elsewhere());
        places.forEach((party, place) -> world.accepts(party, file("n", place)));

        assertThat(world.all(Conflict.class)).hasSize(2);
    }

    @Test
    void theOrderInWhichItIsToldDoesNotFollowTheOthersNames() {
        List<String> swapped = List.of(settledOrder("x", "y"), settledOrder("y", "x"));

        assertThat(swapped.getFirst()).isEqualTo(swapped.getLast());
    }

    /** Two conflicts, settled at once by new terms; Israel's names are the variable. */
    private static String settledOrder(String first, String second) {
        World world = World.inForce();
        world.accepts(TURKIYE, file("one", here()));
        world.accepts(TURKIYE, file("two", elsewhere()));
        world.accepts(ISRAEL, file(first, later(here(), 74)));
        world.accepts(ISRAEL, file(second, later(elsewhere(), 74)));
        world.bringsIntoForce("looser", TermsBuilder.plain().minutesApart(5).build());
        assertThat(world.all(Conflict.class)).hasSize(2).noneMatch(Conflict::open);
        return world.feed(TURKIYE);
    }

    @Test
    void theFacilitatorSeesBothSides() {
        World world = World.inForce();
        world.accepts(TURKIYE, file("t", here()));
        Outcome opened = world.accepts(ISRAEL, file("i", north(5)));

        Conflict seen = World.shown(opened, FACILITATOR, Conflict.class);
        assertThat(seen.sides())
                .allMatch(s -> s.notice().isPresent() && s.activity().isPresent());
    }

    static World conflicting() {
        return conflicting(TermsBuilder.plain().build());
    }

    /** Five miles apart at the same time and level, between ten and eleven. */
    static World conflicting(Terms terms) {
        World world = World.under(terms);
        world.accepts(TURKIYE, file("t", here()));
        world.accepts(ISRAEL, file("i", north(5)));
        return world;
    }

    @Test
    void activitiesOfAClassAreHeldToItsMinimaAmongThemselvesAndToTheGeneralOnesWithOthers() {
        World world = World.under(TermsBuilder.plain()
                .among(Category.GROUND_MOVEMENT, Length.kilometres(1))
                .build());
        world.accepts(TURKIYE, new NoticeBody.File("t", Notices.activity(Category.GROUND_MOVEMENT, here())));

        world.accepts(ISRAEL, new NoticeBody.File("i", Notices.activity(Category.GROUND_MOVEMENT, north(3))));
        assertThat(world.all(Conflict.class)).as("five kilometres apart").isEmpty();

        world.accepts(ISRAEL, file("air", north(3)));
        assertThat(world.all(Conflict.class)).singleElement().matches(c -> c.names("israel.air"));
    }

    private static Conflict conflict(World world) {
        return world.get(Conflict.class, CONFLICT);
    }

    @Test
    void aConflictOpensHoweverLateTheNoticeComes() {
        World world = World.inForce();
        world.accepts(TURKIYE, file("t", here()));
        Instant late = ELEVEN.minusSeconds(1);
        world.passTo(late);

        Outcome opened = world.accepts(ISRAEL, file("i", here()));

        assertThat(World.heard(opened, TURKIYE)).containsExactly("Conflict OPENED");
    }
}
