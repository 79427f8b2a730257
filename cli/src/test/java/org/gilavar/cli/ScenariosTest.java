package org.gilavar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gilavar.cli.scenario.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every short scenario of examples/, on a real server: each party is told what is written, and nothing else. */
@Timeout(120)
final class ScenariosTest {

    private static final Path EXAMPLES = Path.of("..", "examples");

    static Stream<String> shortOnes() {
        return Stream.of(
                "us-russia-2015",
                "greece-turkiye-2020",
                "sochi-line",
                "incsea",
                "ocha-hns",
                "four-parties",
                "daily-plan",
                "april-second");
    }

    private static List<String> surprises(Path folder, Scenario scenario) throws InterruptedException {
        try (Stage stage = Stage.open(folder, scenario)) {
            stage.playOn();
            stage.player().summary();
            return stage.player().surprises();
        }
    }

    @ParameterizedTest
    @MethodSource("shortOnes")
    void eachPlaysAsWritten(String name, @TempDir Path folder) throws IOException, InterruptedException {
        assertThat(surprises(folder, Scenario.read(EXAMPLES.resolve(name)))).isEmpty();
    }

    /** A player that notices nothing would pass everything. */
    @Test
    void oneWordMoreOrLessIsNoticedForEveryParty(@TempDir Path folder) throws IOException, InterruptedException {
        Scenario scenario = Scenario.read(EXAMPLES.resolve("incsea"));

        assertThat(surprises(folder.resolve("less"), firstExpectation(scenario, List.of())))
                .hasSize(scenario.parties().size())
                .allSatisfy(surprise -> assertThat(surprise).contains("should be told []"));
        assertThat(surprises(
                        folder.resolve("more"),
                        firstExpectation(scenario, List.of("arrangement PROPOSED", "notice FILED"))))
                .hasSize(scenario.parties().size());
    }

    private static Scenario firstExpectation(Scenario scenario, List<String> told) {
        List<Scenario.Step> steps = scenario.steps().stream()
                .map(step -> step.equals(scenario.steps().getFirst()) ? expecting(step, scenario, told) : step)
                .toList();
        return new Scenario(
                scenario.name(),
                scenario.title(),
                scenario.facilitator(),
                scenario.parties(),
                scenario.start(),
                scenario.checks(),
                steps,
                scenario.summary());
    }

    private static Scenario.Step expecting(Scenario.Step step, Scenario scenario, List<String> told) {
        Map<String, List<String>> expect = new TreeMap<>();
        scenario.parties().forEach(party -> expect.put(party.id(), told));
        return new Scenario.Step(
                step.at(),
                step.who(),
                step.post(),
                step.cosigned(),
                step.waits(),
                step.precedence(),
                step.id(),
                step.source(),
                step.story(),
                step.say(),
                step.overrides(),
                Optional.of(expect),
                step.refused());
    }

    @Test
    void everyExampleWithAScenarioIsPlayedByATest() throws IOException {
        try (Stream<Path> folders = Files.list(EXAMPLES)) {
            List<String> there = folders.filter(folder -> Files.exists(folder.resolve("scenario.yaml")))
                    .map(folder -> folder.getFileName().toString())
                    .filter(name -> !name.equals("syria-2025")) // DemoTest
                    .sorted()
                    .toList();
            assertThat(there).isEqualTo(shortOnes().sorted().toList());
        }
    }

    @Test
    void aScenarioIsFoundByItsNameAndByItsFile(@TempDir Path folder) throws IOException {
        Path copy = folder.resolve("mine.yaml");
        Files.copy(EXAMPLES.resolve("incsea/scenario.yaml"), copy);
        Files.copy(EXAMPLES.resolve("incsea/arrangement.yaml"), folder.resolve("arrangement.yaml"));

        assertThat(Scenario.read(copy)).isEqualTo(Scenario.read(EXAMPLES.resolve("incsea")));
        Ran unknown = Ran.command("demo", "--once", "--scenario", "nowhere");
        assertThat(unknown.exit()).isNotZero();
        assertThat(unknown.err()).contains("there is no scenario \"nowhere\"");
    }
}
