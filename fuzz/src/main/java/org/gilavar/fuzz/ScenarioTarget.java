package org.gilavar.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.gilavar.cli.scenario.Scenario;
import org.jspecify.annotations.Nullable;

/** The file of a scenario. */
final class ScenarioTarget {
    private static final String FILE = "scenario.yaml";

    private ScenarioTarget() {}

    static Target scenario() {
        return new Rule(
                "scenario",
                "a file is a scenario with all its parts, or is refused with a reason",
                ScenarioTarget::check,
                List::of);
    }

    private static boolean check(byte[] input) {
        Scenario scenario;
        try {
            scenario = Scenario.read(name -> text(name, input));
        } catch (IOException e) {
            Shown.reason(String.valueOf(e.getMessage()));
            return false;
        }
        checkPresent(scenario.name(), scenario.title(), scenario.facilitator(), scenario.start());
        for (Scenario.Participant party : scenario.parties()) {
            checkPresent(party.id(), party.name());
            checkPresent(party.posts().toArray());
        }
        scenario.checks().silent().forEach(silence -> checkPresent(silence.check(), silence.party()));
        for (Scenario.Step step : scenario.steps()) {
            checkPresent(step.at(), step.story());
            checkPresent(step.cosigned().orElse(List.of()).toArray());
            step.expect().ifPresent(told -> told.values().forEach(words -> checkPresent(words.toArray())));
        }
        checkPresent(scenario.summary());
        return true;
    }

    /** What the file does not say is null, whatever a type promises. */
    private static void checkPresent(@Nullable Object... parts) {
        for (Object part : parts) {
            if (part == null) {
                throw new BrokenException("taken, with a part that is not there");
            }
        }
    }

    private static String text(String name, byte[] input) throws IOException {
        if (!name.equals(FILE)) {
            throw new NoSuchFileException(name);
        }
        return UTF_8.newDecoder().decode(ByteBuffer.wrap(input)).toString();
    }
}
