package org.gilavar.cli;

import java.util.List;
import java.util.Optional;
import org.gilavar.mechanism.item.Activity;
import org.gilavar.mechanism.item.Category;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Of what kind an activity is. Never who, with what, or against what. */
final class ActivityOptions {

    private static final String NOBODY = "nobody";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(names = "--category", description = "${COMPLETION-CANDIDATES}.")
    private @Nullable Category category;

    @Option(names = "--armed", description = "${COMPLETION-CANDIDATES}.")
    private Activity.@Nullable Armed armed;

    @Option(names = "--count", description = "How many take part, as a band: ${COMPLETION-CANDIDATES}.")
    private Activity.@Nullable CountBand count;

    @Option(names = "--responsible-for", paramLabel = "TEXT", description = "On whose behalf, when not your own.")
    private @Nullable String responsibleFor;

    @Option(names = "--guard-frequency", paramLabel = "TEXT", description = "Such as '121.500 MHz'.")
    private @Nullable String guardFrequency;

    @Option(names = "--remarks", paramLabel = "TEXT", description = "For whoever may see all of the notice.")
    private @Nullable String remarks;

    @Option(
            names = "--release-to",
            paramLabel = "PARTY",
            split = ",",
            description =
                    "Outside a conflict, show it to these parties and to no other, as far as the terms show anything; "
                            + "nobody for none.")
    private @Nullable List<String> releaseTo;

    @Option(
            names = "--release-until",
            paramLabel = "TIME",
            converter = When.Form.class,
            description = "And from then on to nobody: 2025-04-12T06:00:00Z or 120600ZAPR25.")
    private @Nullable When releaseUntil;

    /** Those that nobody guesses are there. */
    void mustBeWhole() {
        if (category == null || armed == null || count == null) {
            throw new ParameterException(
                    command.commandLine(),
                    "--category, --armed and --count are for you to say; --armed UNDECLARED is one");
        }
    }

    /** Puts what was named into an activity. */
    void into(ObjectNode activity) {
        put(activity, "category", category);
        put(activity, "armed", armed);
        put(activity, "count", count);
        put(activity, "responsibleFor", responsibleFor);
        put(activity, "guardFrequency", guardFrequency);
        put(activity, "remarks", remarks);
        release(activity);
    }

    private void release(ObjectNode activity) {
        if (releaseTo == null) {
            if (releaseUntil != null) {
                throw new ParameterException(
                        command.commandLine(), "--release-until goes with --release-to: until when, and to whom");
            }
            return;
        }
        ObjectNode release = activity.putObject("release");
        ArrayNode to = release.putArray("to");
        releaseTo.stream().filter(party -> !party.equals(NOBODY)).forEach(to::add);
        Optional.ofNullable(releaseUntil)
                .map(until -> until.absolute()
                        .orElseThrow(() -> new ParameterException(
                                command.commandLine(),
                                "--release-until: expected a date and a time, not one from now")))
                .ifPresent(until -> release.put("until", until.toString()));
    }

    private static void put(ObjectNode activity, String name, @Nullable Object value) {
        Optional.ofNullable(value).ifPresent(given -> activity.put(name, given.toString()));
    }
}
