package org.gilavar.airspace.suggest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.gilavar.airspace.Altitude;
import org.gilavar.airspace.InvalidVolumeException;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.PlainScan;
import org.gilavar.airspace.TimeWindow;
import org.gilavar.airspace.Volume;
import org.gilavar.airspace.suggest.BruteForce.Change;
import org.junit.jupiter.api.Test;

class LeastChangesTest {
    private static final Duration NANO = Duration.ofNanos(1);
    private static final Freedom TIME = Freedom.NONE.inTime(Duration.ofHours(6), Duration.ofHours(6));
    private static final Freedom LEVEL =
            Freedom.NONE.inLevel(Length.feet(10_000), Length.feet(10_000), Freedom.DEFAULT_STEP);

    private final List<Volume> notice = List.of(Scene.volume("FL200", "FL240", 0, 60));

    @Test
    void aNoticeThatConflictsWithNothingNeedsNoChange() {
        for (var others : List.of(List.<Volume>of(), List.of(Scene.volume("FL250", "FL260", 0, 60)))) {
            var suggestions = suggest(TIME, others);
            assertThat(suggestions).hasSize(1);
            assertThat(suggestions.getFirst().measure()).isEqualTo(Measure.NONE);
            assertThat(suggestions.getFirst().volumes()).isEqualTo(notice);
        }
    }

    @Test
    void itIsMovedInTimeJustUntilTheMinimumIsKept() {
        assertThat(said(suggest(TIME, List.of(Scene.volume("FL200", "FL240", 20, 50)))))
                .containsExactly("EARLIER 0 ft PT-50M", "LATER 0 ft PT1H");
    }

    @Test
    void aZoneMayBeLeftAsItBeginsAndEnteredAsItEnds() {
        var zone = new Obstacles(Scene.CONTACT, List.of(Scene.volume("FL200", "FL240", 20, 50)));
        assertThat(said(LeastChanges.of(notice, List.of(zone), TIME)))
                .containsExactly("EARLIER 0 ft PT-40M", "LATER 0 ft PT50M");
    }

    @Test
    void itIsRaisedOrLoweredByWholeStepsUntilTheMinimumIsKept() {
        var others = List.of(Scene.volume("FL205", "FL232", 0, 60));
        assertThat(said(suggest(LEVEL, others))).containsExactly("ALTITUDE 4200 ft PT0S", "ALTITUDE -4500 ft PT0S");
        var thousands = LEVEL.inLevel(Length.feet(5000), Length.feet(5000), Length.feet(1000));
        assertThat(said(suggest(thousands, others))).containsExactly("ALTITUDE 5000 ft PT0S", "ALTITUDE -5000 ft PT0S");
    }

    @Test
    void aLittleOfBothIsSuggestedBesideMuchOfEither() {
        var others = List.of(
                Scene.volume("FL200", "FL240", 0, 60),
                Scene.volume("FL200", "FL220", 60, 120),
                Scene.volume("FL200", "FL205", 120, 180));
        var freedom = LEVEL.inTime(Duration.ZERO, Duration.ofHours(6))
                .inLevel(Length.feet(0), Length.feet(10_000), Freedom.DEFAULT_STEP);
        assertThat(said(suggest(freedom, others)))
                .containsExactly(
                        "ALTITUDE 5000 ft PT0S", "LATER 0 ft PT3H10M", "BOTH 3000 ft PT1H10M", "BOTH 1500 ft PT2H10M");
    }

    @Test
    void everySuggestionPassesTheDetectorAndNothingSmallerDoes() {
        for (int seed = 10_000; seed < 10_500; seed++) {
            var scene = Scene.random(new Random(seed));
            var brute = new BruteForce(scene);
            for (var suggestion : LeastChanges.of(scene.notice(), scene.obstacles(), scene.freedom())) {
                var change = LeastChangesAgainstBruteForceTest.change(suggestion, scene);
                var smaller = new Change(change.steps() - Integer.signum(change.steps()), change.nanos());
                var sooner = new Change(change.steps(), change.nanos() - Long.signum(change.nanos()));
                assertThat(brute.free(change)).as("seed %s: %s", seed, change).isTrue();
                assertThat(!smaller.equals(change) && brute.free(smaller))
                        .as("seed %s: %s", seed, smaller)
                        .isFalse();
                assertThat(!sooner.equals(change) && brute.free(sooner))
                        .as("seed %s: %s", seed, sooner)
                        .isFalse();
            }
        }
    }

    @Test
    void withTimeRunningBackwardsEarlierAndLaterChangePlaces() {
        for (int seed = 20_000; seed < 20_300; seed++) {
            var scene = Scene.random(new Random(seed));
            var forward =
                    new Scene(scene.notice(), scene.obstacles(), scene.freedom().notBefore(TimeWindow.EARLIEST));
            var backward = forward.mirroredInTime();
            assertThat(changes(forward).stream()
                            .map(change -> new Change(change.steps(), -change.nanos()))
                            .toList())
                    .as("seed %s", seed)
                    .containsExactlyInAnyOrderElementsOf(changes(backward));
        }
    }

    @Test
    void theOrderThingsAreGivenInDoesNotMatter() {
        for (int seed = 30_000; seed < 30_200; seed++) {
            var scene = Scene.random(new Random(seed));
            var turned = new Scene(
                    scene.notice().reversed(),
                    scene.obstacles().reversed().stream()
                            .map(o -> new Obstacles(o.detector(), o.volumes().reversed()))
                            .toList(),
                    scene.freedom());
            assertThat(changes(turned)).as("seed %s", seed).isEqualTo(changes(scene));
        }
    }

    @Test
    void whatAnIndexFindsNearItsReachIsEnough() {
        for (int seed = 40_000; seed < 40_200; seed++) {
            var scene = Scene.random(new Random(seed));
            var near = scene.obstacles().stream()
                    .map(o -> asked(o, scene.freedom().reach(scene.notice())))
                    .toList();
            assertThat(changes(new Scene(scene.notice(), near, scene.freedom())))
                    .as("seed %s", seed)
                    .isEqualTo(changes(scene));
        }
    }

    private static Obstacles asked(Obstacles all, List<Volume> reach) {
        var index = new PlainScan(all.detector());
        for (int i = 0; i < all.volumes().size(); i++) {
            index.put(Integer.toString(i), List.of(all.volumes().get(i)));
        }
        return new Obstacles(
                all.detector(),
                index.near(reach).stream()
                        .mapToInt(match -> Integer.parseInt(match.id()))
                        .distinct()
                        .mapToObj(all.volumes()::get)
                        .toList());
    }

    @Test
    void nothingMovedInTimeStartsBeforeItMay() {
        var others = List.of(Scene.volume("FL200", "FL240", 20, 50));
        assertThat(said(suggest(TIME.notBefore(at(-49)), others))).containsExactly("LATER 0 ft PT1H");
        assertThat(said(suggest(TIME.notBefore(at(-50)), others)))
                .containsExactly("EARLIER 0 ft PT-50M", "LATER 0 ft PT1H");
        assertThat(said(suggest(TIME.notBefore(at(90)), others))).containsExactly("LATER 0 ft PT1H30M");
        assertThat(suggest(TIME.notBefore(at(361)), others)).isEmpty();
    }

    @Test
    void whatHasBegunMayStillBeRaised() {
        var others = List.of(Scene.volume("FL200", "FL240", 20, 50));
        var freedom = LEVEL.inTime(Duration.ofHours(6), Duration.ofHours(6)).notBefore(at(30));
        assertThat(said(suggest(freedom, others)))
                .containsExactly("ALTITUDE 5000 ft PT0S", "ALTITUDE -5000 ft PT0S", "LATER 0 ft PT1H");
        assertThat(said(suggest(TIME.notBefore(at(30)), List.of()))).containsExactly("NONE 0 ft PT0S");
    }

    @Test
    void theGreatestShiftIsStillAllowed() {
        var others = List.of(Scene.volume("FL200", "FL240", 20, 50));
        var hour = Duration.ofHours(1);
        assertThat(said(suggest(Freedom.NONE.inTime(Duration.ZERO, hour), others)))
                .containsExactly("LATER 0 ft PT1H");
        assertThat(suggest(Freedom.NONE.inTime(Duration.ZERO, hour.minus(NANO)), others))
                .isEmpty();
        var up = Length.feet(5000);
        assertThat(suggest(Freedom.NONE.inLevel(Length.feet(0), up, Length.feet(100)), others))
                .hasSize(1);
        assertThat(suggest(Freedom.NONE.inLevel(Length.feet(0), Length.feet(4999), Length.feet(100)), others))
                .isEmpty();
    }

    @Test
    void levelsStayBetweenFloorAndCeiling() {
        var others = List.of(Scene.volume("FL200", "FL240", 0, 60));
        assertThat(said(suggest(LEVEL.below(level("FL290")).above(level("FL150")), others)))
                .containsExactly("ALTITUDE 5000 ft PT0S", "ALTITUDE -5000 ft PT0S");
        assertThat(said(suggest(LEVEL.below(level("FL289")).above(level("FL150")), others)))
                .containsExactly("ALTITUDE -5000 ft PT0S");
        assertThat(said(suggest(LEVEL.below(level("FL290")).above(level("FL151")), others)))
                .containsExactly("ALTITUDE 5000 ft PT0S");
        // FL290 may be 1900 m higher than it says
        assertThat(said(suggest(LEVEL.below(level("10740 m AMSL")), others))).hasSize(2);
        assertThat(said(suggest(LEVEL.below(level("10738 m AMSL")), others))).containsExactly("ALTITUDE -5000 ft PT0S");
    }

    @Test
    void nothingIsMovedBelowTheGroundOrOutOfTheSky() {
        var low = List.of(Scene.volume("1000 ft AGL", "2000 ft AGL", 0, 60));
        var zone = new Obstacles(Scene.CONTACT, List.of(Scene.volume("SFC", "FL650", 0, 60)));
        assertThat(LeastChanges.of(low, List.of(zone), LEVEL)).isEmpty();
        assertThat(LEVEL.reach(low).getFirst().altitude()).isEqualTo(Scene.band("SFC", "12000 ft AGL"));
        assertThat(LEVEL.reach(List.of(Scene.volume("FL600", "FL640", 0, 60)))
                        .getFirst()
                        .altitude())
                .isEqualTo(Scene.band("FL500", "FL660"));
    }

    @Test
    void anEndlessZoneLeavesNoTimeAtAll() {
        var always = new TimeWindow(TimeWindow.EARLIEST, TimeWindow.LATEST);
        var volume = notice.getFirst();
        var zone = new Obstacles(Scene.CONTACT, List.of(new Volume(volume.shape(), volume.altitude(), always)));
        var longest = Freedom.NONE.inTime(Freedom.MAX_SHIFT, Freedom.MAX_SHIFT);
        assertThat(LeastChanges.of(notice, List.of(zone), longest)).isEmpty();
        var endless = List.of(new Volume(volume.shape(), volume.altitude(), always));
        assertThat(LeastChanges.of(endless, List.of(zone), longest)).isEmpty();
        assertThat(said(LeastChanges.of(endless, List.of(zone), LEVEL)))
                .containsExactly("ALTITUDE 4100 ft PT0S", "ALTITUDE -4100 ft PT0S");
    }

    @Test
    void aNoticeMovesAsOne() {
        var two = List.of(Scene.volume("FL200", "FL240", 0, 60), Scene.volume("FL100", "FL140", 60, 120));
        var suggestions = suggest(two, TIME, List.of(Scene.volume("FL200", "FL240", 20, 50)));
        assertThat(said(suggestions)).containsExactly("EARLIER 0 ft PT-50M", "LATER 0 ft PT1H");
        assertThat(suggestions.getLast().volumes())
                .isEqualTo(two.stream().map(v -> v.shifted(Duration.ofHours(1))).toList());
    }

    @Test
    void levelsOnOtherDatumsAreKeptAsFarAsTheyMightBe() {
        var others = List.of(Scene.volume("6500 m AMSL", "7000 m AMSL", 0, 60));
        for (var suggestion :
                suggest(LEVEL.inLevel(Length.feet(30_000), Length.feet(30_000), Length.feet(100)), others)) {
            assertThat(suggestion.measure()).isEqualTo(Measure.ALTITUDE);
            double gap = Scene.APART
                    .gaps(suggestion.volumes().getFirst(), others.getFirst())
                    .verticalMetres();
            assertThat(gap).isBetween(304.8, 304.8 + 30.48);
        }
    }

    @Test
    void whatCannotBeAskedIsRefusedByName() {
        assertThatThrownBy(() -> LeastChanges.of(List.of(), List.of(), TIME))
                .isInstanceOf(InvalidVolumeException.class)
                .hasMessage("volumes: expected at least one, found none");
        assertThatThrownBy(() -> TIME.inTime(NANO.negated(), NANO))
                .hasMessageStartingWith("earlier: expected from PT0S");
        assertThatThrownBy(() -> TIME.inTime(NANO, Freedom.MAX_SHIFT.plus(NANO)))
                .hasMessage("later: expected from PT0S to PT8784H, found PT8784H0.000000001S");
        assertThatThrownBy(() -> TIME.inLevel(Length.feet(1), Length.feet(1), Length.feet(0)))
                .hasMessage("step: expected at least 1 mm, found 0 ft");
        assertThatThrownBy(() -> TIME.inLevel(Length.feet(1), Length.feet(1001), Length.feet(1)))
                .hasMessage("up: expected from 0 to 1000 steps of 1 ft, found 1001 ft");
        assertThatThrownBy(() -> TIME.inLevel(Length.feet(-1), Length.feet(1), Length.feet(1)))
                .hasMessageStartingWith("down: ");
    }

    private List<Suggestion> suggest(Freedom freedom, List<Volume> others) {
        return suggest(notice, freedom, others);
    }

    private static List<Suggestion> suggest(List<Volume> notice, Freedom freedom, List<Volume> others) {
        return LeastChanges.of(notice, List.of(new Obstacles(Scene.APART, others)), freedom);
    }

    private static List<String> said(List<Suggestion> suggestions) {
        return suggestions.stream()
                .map(s -> s.measure() + " " + s.climb() + " " + s.shift())
                .toList();
    }

    private static List<Change> changes(Scene scene) {
        return LeastChanges.of(scene.notice(), scene.obstacles(), scene.freedom()).stream()
                .map(s -> LeastChangesAgainstBruteForceTest.change(s, scene))
                .toList();
    }

    private static Altitude level(String text) {
        return Altitude.parse(text);
    }

    private static Instant at(int minutes) {
        return Scene.NOON.plusSeconds(60L * minutes);
    }
}
