package org.gilavar.cli.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A scenario is read whole, or what is wrong with its file is said. */
final class ScenarioTest {

    private static final String GOOD = """
            name: small
            title: EXERCISE
            facilitator: azerbaijan
            parties: [{id: azerbaijan, name: Azerbaijan, posts: [duty-officer]}]
            start: 2025-04-09T05:00:00Z
            checks: {silent: []}
            steps:
              - at: 2025-04-09T07:30:00Z
                who: azerbaijan
                story: Terms are proposed.
                say: {type: arrangement.propose, name: pact, terms: "@terms.yaml"}
                overrides: {minima.lateral: "2 NM"}
            summary: {conflictsOpened: 0, conflictsSettled: 0, conflictsOpen: 0, messagesAnswered: 0, messagesMissed: 0}
            """;

    private static Scenario read(String scenario) throws IOException {
        return Scenario.read(
                name -> name.equals("scenario.yaml") ? scenario : "minima: {lateral: 1 NM, vertical: 1000 ft}");
    }

    @Test
    void aFileThatIsNamedStandsInItsPlaceAndIsOverridden() throws IOException {
        assertThat(read(GOOD).steps().getFirst().say().orElseThrow().at("/terms/minima"))
                .hasToString("{\"lateral\":\"2 NM\",\"vertical\":\"1000 ft\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            steps:                | ste0s:               | steps
            story:                | storey:              | story
            who: azerbaijan       | wh0: azerbaijan      | wh0
            name: small           | ''                   | name
            posts: [duty-officer] | posts: [null]        | posts
            {silent: []}          | {silent: [null]}     | silent
            minima.lateral        | minima.sideways      | there is no minima.sideways to override
            who: azerbaijan       | who: [               | scenario.yaml
            """)
    void whatIsMissingOrMisspeltIsAFaultOfTheFile(String part, String instead, String named) {
        String wrong = GOOD.replace(part, instead);

        assertThatThrownBy(() -> read(wrong)).isInstanceOf(IOException.class).hasMessageContaining(named);
    }

    @Test
    void anEmptyFileIsNoScenario() {
        assertThatThrownBy(() -> read("")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read("null")).isInstanceOf(IOException.class);
    }

    @Test
    void aFaultRepeatsLittleOfTheFile() {
        assertThatThrownBy(() -> read("x".repeat(60_000) + ": ["))
                .isInstanceOfSatisfying(
                        IOException.class,
                        refused -> assertThat(refused.getMessage()).hasSizeLessThan(1_100));
    }
}
