package org.gilavar.mechanism.item;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.gilavar.airspace.Circle;
import org.gilavar.airspace.InvalidVolumeException;
import org.gilavar.airspace.LatLon;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Terms that could not be applied cannot be put on the table. */
class TermsTest {

    private static <T> Sourced<T> p(T value) {
        return new Sourced<>(value, Source.P);
    }

    @Test
    void minimaAreWithinWhatCanBeMeasured() {
        assertThatThrownBy(() ->
                        new Terms.Minima(p(Length.nauticalMiles(-1)), p(Length.feet(2000)), p(Duration.ofMinutes(15))))
                .isInstanceOf(InvalidVolumeException.class)
                .hasMessageStartingWith("lateral: ");
        assertThatThrownBy(() ->
                        new Terms.Minima(p(Length.nauticalMiles(10)), p(Length.feet(2000)), p(Duration.ofDays(8))))
                .hasMessageStartingWith("time: ");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.05, 0.07, 31, -1, Double.NaN})
    void cellsAreThoseOfAGrid(double degrees) {
        assertThatThrownBy(() -> levels(degrees))
                .isInstanceOf(InvalidItemException.class)
                .hasMessageStartingWith("cellDegrees.value: ");
    }

    @Test
    void halfADegreeIsAGrid() {
        assertThatCode(() -> levels(0.5)).doesNotThrowAnyException();
    }

    private static Terms.DisclosureLevels levels(double degrees) {
        return new Terms.DisclosureLevels(p(Level.OVERLAP), p(Level.NOTHING), p(Level.FULL), p(degrees));
    }

    /** The lower level of two notices holds for both: one silent class would hide conflicts with everything else. */
    @Test
    void whereThereAreClassesAConflictIsTold() {
        assertThatThrownBy(() -> new Terms.ClassLevels(List.of(), List.of(), p(Level.NOTHING), p(Level.NOTHING)))
                .isInstanceOf(InvalidItemException.class)
                .hasMessageStartingWith("inConflict.value: ");
        assertThatThrownBy(() -> new Terms.DisclosureLevels(
                        p(Level.NOTHING), p(Level.NOTHING), p(Level.FULL), p(0.5), Optional.of(List.of())))
                .isInstanceOf(InvalidItemException.class)
                .hasMessageStartingWith("inConflict.value: ");
    }

    @Test
    void terrainIsNotUpsideDown() {
        Shape somewhere = new Circle(new LatLon(34.5, 38), Length.kilometres(300));
        assertThatThrownBy(() -> new Terms.Area("Somewhere", somewhere, p(Length.metres(3100)), p(Length.metres(-430))))
                .isInstanceOf(InvalidVolumeException.class);
    }

    @Test
    void deadlinesLieAheadAndWithinAMonth() {
        for (Duration wrong : List.of(
                Duration.ZERO, Duration.ofSeconds(-1), Duration.ofDays(32), Duration.ofSeconds(Long.MAX_VALUE))) {
            assertThatThrownBy(() -> new Terms.LadderStep(p(wrong), "someone"))
                    .as(wrong.toString())
                    .isInstanceOf(InvalidItemException.class);
            assertThatThrownBy(() -> new Terms.Checks(p(List.of(LocalTime.NOON)), p(wrong)))
                    .as(wrong.toString())
                    .isInstanceOf(InvalidItemException.class);
        }
    }

    @Test
    void aCheckIsNamedByItsMinute() {
        assertThatThrownBy(() -> new Terms.Checks(p(List.of(LocalTime.of(6, 0, 30))), p(Duration.ofMinutes(15))))
                .isInstanceOf(InvalidItemException.class)
                .hasMessageStartingWith("times: ");
        assertThatThrownBy(() -> new Terms.Checks(p(List.of()), p(Duration.ofMinutes(15))))
                .hasMessageStartingWith("times: ");
    }
}
