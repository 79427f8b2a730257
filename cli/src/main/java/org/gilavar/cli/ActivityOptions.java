package org.gilavar.cli;

import java.util.Optional;
import org.gilavar.mechanism.item.Activity;
import org.gilavar.mechanism.item.Category;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/** Of what kind an activity is. Never who, with what, or against what. */
final class ActivityOptions {

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
    }

    private static void put(ObjectNode activity, String name, @Nullable Object value) {
        Optional.ofNullable(value).ifPresent(given -> activity.put(name, given.toString()));
    }
}
