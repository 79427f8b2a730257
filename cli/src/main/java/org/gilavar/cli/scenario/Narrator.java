package org.gilavar.cli.scenario;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gilavar.client.Telling;

/** Hears the story as it is played. */
public interface Narrator {

    /** Before anything is said. */
    void begins(Scenario scenario);

    /** Line checks that were held on the way to the next step. */
    void checks(Instant from, Instant to, int done, int missed);

    /** A step, with what each party is told because of it. */
    void step(Scenario.Step step, Map<String, List<Telling>> told, String refusal);
}
