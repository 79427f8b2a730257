package org.gilavar.mechanism.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Period;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gilavar.airspace.Circle;
import org.gilavar.airspace.InvalidVolumeException;
import org.gilavar.airspace.LatLon;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.Shape;
import org.gilavar.mechanism.terms.Area;
import org.gilavar.mechanism.terms.Checks;
import org.gilavar.mechanism.terms.ClassLevels;
import org.gilavar.mechanism.terms.ClassMinima;
import org.gilavar.mechanism.terms.Clause;
import org.gilavar.mechanism.terms.DisclosureLevels;
import org.gilavar.mechanism.terms.LadderStep;
import org.gilavar.mechanism.terms.LeadTimes;
import org.gilavar.mechanism.terms.Minima;
import org.gilavar.mechanism.terms.Source;
import org.gilavar.mechanism.terms.Sourced;
import org.gilavar.mechanism.terms.Suggesting;
import org.gilavar.mechanism.terms.Terms;
import org.gilavar.mechanism.terms.Validity;
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
        assertThatThrownBy(
                        () -> new Minima(p(Length.nauticalMiles(-1)), p(Length.feet(2000)), p(Duration.ofMinutes(15))))
                .isInstanceOf(InvalidVolumeException.class)
                .hasMessageStartingWith("lateral: ");
        assertThatThrownBy(() -> new Minima(p(Length.nauticalMiles(10)), p(Length.feet(2000)), p(Duration.ofDays(8))))
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

    private static DisclosureLevels levels(double degrees) {
        return new DisclosureLevels(p(Level.OVERLAP), p(Level.NOTHING), p(Level.FULL), p(degrees));
    }

    /** The lower level of two notices holds for both: one silent class would hide conflicts with everything else. */
    @Test
    void whereThereAreClassesAConflictIsTold() {
        assertThatThrownBy(() -> new ClassLevels(List.of(), List.of(), p(Level.NOTHING), p(Level.NOTHING)))
                .isInstanceOf(InvalidItemException.class)
                .hasMessageStartingWith("inConflict.value: ");
        assertThatThrownBy(() -> new DisclosureLevels(
                        p(Level.NOTHING), p(Level.NOTHING), p(Level.FULL), p(0.5), Optional.of(List.of())))
                .isInstanceOf(InvalidItemException.class)
                .hasMessageStartingWith("inConflict.value: ");
    }

    private static Clause clause(String id, String... languages) {
        Map<String, String> text = new TreeMap<>();
        for (String language : languages) {
            text.put(language, "words");
        }
        return new Clause(id, text, Source.P);
    }

    private static Terms of(Clause... clauses) {
        Map<Precedence, Sourced<Duration>> within = new EnumMap<>(Precedence.class);
        for (Precedence precedence : Precedence.values()) {
            within.put(precedence, p(Duration.ofMinutes(10)));
        }
        return new Terms(
                "test",
                "Test",
                List.of("a", "b"),
                "f",
                new Area(
                        "Somewhere",
                        new Circle(new LatLon(34.5, 38), Length.kilometres(300)),
                        p(Length.metres(0)),
                        p(Length.metres(100))),
                new Minima(p(Length.nauticalMiles(10)), p(Length.feet(2000)), p(Duration.ofMinutes(15))),
                new LeadTimes(p(Duration.ofHours(24)), p(Duration.ofMinutes(30))),
                within,
                List.of(),
                new Checks(p(List.of(LocalTime.of(6, 0))), p(Duration.ofMinutes(15))),
                levels(0.5),
                List.of(),
                List.of(),
                List.of(clauses));
    }

    @Test
    void noTermsAreWithoutTheClauseWithoutPrejudice() {
        assertThatThrownBy(() -> of(clause("purpose", "az", "en")))
                .isInstanceOf(InvalidItemException.class)
                .hasMessageContaining(Terms.WITHOUT_PREJUDICE);
        assertThatCode(() -> of(Clause.withoutPrejudice())).doesNotThrowAnyException();
    }

    @Test
    void everyClauseStandsInTheSameTwoLanguagesOrMore() {
        assertThatThrownBy(() -> clause("purpose", "en")).hasMessageStartingWith("text: two languages or more");
        assertThatThrownBy(() -> clause("purpose", "en", "The Turkish"))
                .hasMessageStartingWith("text: expected a language");
        assertThatThrownBy(() -> of(clause(Terms.WITHOUT_PREJUDICE, "az", "en"), clause("purpose", "en", "tr")))
                .hasMessageStartingWith("clauses[1].text: every clause has the same languages");
        assertThatThrownBy(() -> of(
                        clause(Terms.WITHOUT_PREJUDICE, "az", "en"),
                        clause("purpose", "az", "en"),
                        clause("purpose", "az", "en")))
                .hasMessageStartingWith("clauses[2].id: ");
    }

    @Test
    void theMinimaOfAClassNeverExceedTheGeneralOnes() {
        var wide = new ClassMinima(
                List.of(Category.GROUND_MOVEMENT),
                p(Length.nauticalMiles(11)),
                p(Length.feet(1000)),
                p(Duration.ofMinutes(15)));
        assertThatThrownBy(() -> new Minima(
                        p(Length.nauticalMiles(10)),
                        p(Length.feet(2000)),
                        p(Duration.ofMinutes(15)),
                        Optional.of(List.of(wide))))
                .hasMessageStartingWith("classes[0].lateral.value: ");
    }

    @Test
    void aClassIsOfActivitiesAmongThemselves() {
        var ground = new ClassMinima(
                List.of(Category.GROUND_MOVEMENT),
                p(Length.kilometres(1)),
                p(Length.feet(1000)),
                p(Duration.ofMinutes(15)));
        var minima = new Minima(
                p(Length.nauticalMiles(10)),
                p(Length.feet(2000)),
                p(Duration.ofMinutes(15)),
                Optional.of(List.of(ground)));

        assertThat(minima.separation(Category.GROUND_MOVEMENT, Category.GROUND_MOVEMENT)
                        .lateral())
                .isEqualTo(Length.kilometres(1));
        assertThat(minima.separation(Category.GROUND_MOVEMENT, Category.MANNED_AIR)
                        .lateral())
                .isEqualTo(Length.nauticalMiles(10));
    }

    @Test
    void aTermIsRenewedOnlyWhereThereIsOne() {
        assertThatThrownBy(() -> new Validity(
                        Optional.empty(), Optional.empty(), Optional.of(p(true)), p(Duration.ZERO), Optional.empty()))
                .hasMessageStartingWith("renews: ");
        for (Period wrong : List.of(
                Period.ZERO,
                Period.ofDays(-1),
                Period.ofYears(100),
                Period.of(1, -12, 0),
                Period.of(0, 1165, -35_459))) {
            assertThatThrownBy(() -> new Validity(
                            Optional.empty(),
                            Optional.of(p(wrong)),
                            Optional.empty(),
                            p(Duration.ZERO),
                            Optional.empty()))
                    .as("%s", wrong)
                    .hasMessageStartingWith("term.value: ");
        }
    }

    /** Else the search for a suggestion would refuse them, when two notices come too close and nobody can be told why. */
    @Test
    void suggestionsAreLookedForAsFarAsASearchGoes() {
        assertThatThrownBy(() -> new Suggesting(
                        p(Duration.ofDays(8)), p(Duration.ofDays(384)), p(Length.feet(1000)), p(Length.feet(8000))))
                .isInstanceOf(InvalidItemException.class);
        assertThatThrownBy(() -> new Suggesting(
                        p(Duration.ofMinutes(15)), p(Duration.ofHours(13)), p(Length.feet(1000)), p(Length.feet(8000))))
                .as("more than forty-eight steps")
                .isInstanceOf(InvalidItemException.class);
        assertThatThrownBy(() -> new Suggesting(
                        p(Duration.ofMinutes(15)),
                        p(Duration.ofHours(6)),
                        p(Length.metres(0.0005)),
                        p(Length.metres(0.001))))
                .isInstanceOf(InvalidItemException.class);
    }

    @Test
    void checksOfSomeDaysOfTheWeekFallOnThose() {
        var weekly = new Checks(
                p(List.of(LocalTime.of(9, 0))), p(Duration.ofMinutes(15)), Optional.of(p(List.of(DayOfWeek.TUESDAY))));

        assertThat(weekly.next(Instant.parse("2025-04-08T09:00:00Z")))
                .as("a week after that very Tuesday")
                .isEqualTo(Instant.parse("2025-04-15T09:00:00Z"));
    }

    @Test
    void terrainIsNotUpsideDown() {
        Shape somewhere = new Circle(new LatLon(34.5, 38), Length.kilometres(300));
        assertThatThrownBy(() -> new Area("Somewhere", somewhere, p(Length.metres(3100)), p(Length.metres(-430))))
                .isInstanceOf(InvalidVolumeException.class);
    }

    @Test
    void deadlinesLieAheadAndWithinAMonth() {
        for (Duration wrong : List.of(
                Duration.ZERO, Duration.ofSeconds(-1), Duration.ofDays(32), Duration.ofSeconds(Long.MAX_VALUE))) {
            assertThatThrownBy(() -> new LadderStep(p(wrong), "someone"))
                    .as(wrong.toString())
                    .isInstanceOf(InvalidItemException.class);
            assertThatThrownBy(() -> new Checks(p(List.of(LocalTime.NOON)), p(wrong)))
                    .as(wrong.toString())
                    .isInstanceOf(InvalidItemException.class);
        }
    }

    @Test
    void aCheckIsNamedByItsMinute() {
        assertThatThrownBy(() -> new Checks(p(List.of(LocalTime.of(6, 0, 30))), p(Duration.ofMinutes(15))))
                .isInstanceOf(InvalidItemException.class)
                .hasMessageStartingWith("times: ");
        assertThatThrownBy(() -> new Checks(p(List.of()), p(Duration.ofMinutes(15))))
                .hasMessageStartingWith("times: ");
    }
}
