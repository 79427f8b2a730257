package org.gilavar.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gilavar.cli.scenario.Narrator;
import org.gilavar.cli.scenario.Scenario;
import org.gilavar.client.Telling;

/** Tells the scenario on the terminal: when, who, what, and what each side was told. */
final class StoryTeller implements Narrator {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM HH:mm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final PrintWriter out;
    private final Map<String, String> names = new HashMap<>();

    StoryTeller(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void begins(Scenario scenario) {
        scenario.parties().forEach(p -> names.put(p.id(), p.name()));
        out.println(scenario.title());
        out.println("Steps marked REPORT follow public reports; every other step is EXERCISE.");
        out.println("Every receipt reads RECEIVED, NOT APPROVED.");
        out.println();
        out.flush();
    }

    @Override
    public void checks(Instant from, Instant to, int done, int missed) {
        out.printf(
                "%-14s  line checks: %d answered by all%s%n",
                "… " + DAY.format(to), done, missed == 0 ? "" : ", " + missed + " not answered by all");
        out.flush();
    }

    @Override
    public void step(Scenario.Step step, Map<String, List<Telling>> told, String refusal) {
        String who = step.who().map(this::name).orElse("time");
        out.printf(
                "%-14s  %s  %s  %s%n",
                DAY.format(step.at()), step.isReported() ? "REPORT  " : "EXERCISE", who, typeOf(step));
        out.printf("%-14s  %s%n", "", step.story());
        if (!refusal.isEmpty()) {
            out.printf("%-14s    refused: %s%n", "", refusal);
        }
        told.forEach((party, tellings) -> tellings.forEach(telling ->
                out.printf("%-14s    %s is told: %s%n", "", name(party), Words.of(telling) + Words.phrase(telling))));
        out.println();
        out.flush();
    }

    private static String typeOf(Scenario.Step step) {
        return step.say().map(say -> say.path("type").asString()).orElse("passes");
    }

    private String name(String party) {
        return names.getOrDefault(party, party);
    }
}
