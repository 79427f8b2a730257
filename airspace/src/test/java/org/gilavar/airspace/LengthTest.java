package org.gilavar.airspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LengthTest {

    @ParameterizedTest
    @ValueSource(strings = {"10 NM", "2000 ft", "55 km", "300 m", "-500 ft", "0.5 NM", "0 m"})
    void aLengthPrintsAsItWasWritten(String text) {
        assertThat(Length.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({"10nm, 10 NM", "2000 FT, 2000 ft", "1.50 KM, 1.5 km", "' 300  M ', 300 m", "+5 ft, 5 ft", "-0 m, 0 m"})
    void caseAndSpaceDoNotMatter(String text, String printed) {
        assertThat(Length.parse(text)).hasToString(printed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "ten NM", "10 miles", "", "NM 10", "1e3 m", "10 NM NM", "1,000 m", "NaN m"})
    void aLengthWithoutAKnownUnitIsRefusedAndNeverGuessed(String text) {
        assertThatThrownBy(() -> Length.parse(text))
                .isInstanceOf(InvalidVolumeException.class)
                .hasMessage("expected a number and a unit (m, km, NM or ft) such as \"10 NM\", found \"" + text + "\"");
    }

    @Test
    void aLongTextIsQuotedOnlyInPart() {
        assertThatThrownBy(() -> Length.parse("x".repeat(1000)))
                .hasMessageEndingWith("found \"" + "x".repeat(40) + "…\"");
    }

    @Test
    void everyUnitIsAnExactNumberOfMetres() {
        assertThat(Length.nauticalMiles(1).metres()).isEqualTo(1852);
        assertThat(Length.feet(1000).metres()).isCloseTo(304.8, within(1e-9));
        assertThat(Length.kilometres(1.5).metres()).isEqualTo(1500);
        assertThat(Length.metres(7).metres()).isEqualTo(7);
    }

    @Test
    void anyFiniteLengthReadsBackAsItself() {
        var samples = new Samples(11);
        for (int i = 0; i < 1000; i++) {
            var length = new Length(samples.between(-1, 1) * samples.size(), samples.any(LengthUnit.values()));
            assertThat(Length.parse(length.toString())).isEqualTo(length);
        }
        assertThat(Length.parse(Length.metres(1e300).toString())).isEqualTo(Length.metres(1e300));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void aLengthThatIsNoNumberIsRefused(double value) {
        assertThatThrownBy(() -> Length.metres(value)).hasMessage("expected a finite length, found " + value);
    }
}
