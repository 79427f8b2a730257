package org.gilavar.cli;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Of which period, and from what. */
final class StatisticsOptions {

    private static final String FORM = "2025-04-01T00:00:00Z or 010000ZAPR25";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = When.Form.class,
            description = "The first instant of the period: " + FORM + ".")
    private @Nullable When from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            converter = When.Form.class,
            description = "The first instant after it. What is told from then on does not count.")
    private @Nullable When to;

    @Option(
            names = "--copy",
            paramLabel = "DIR",
            description =
                    "Count from this copy, as ./gilavar mirror keeps it, of your party or of one that has shown it to you. "
                            + "Default: from your feed.")
    private @Nullable Path copy;

    @Nullable
    Path copy() {
        return copy;
    }

    Instant from() {
        return instant("--from", from);
    }

    Instant to() {
        Instant end = instant("--to", to);
        if (!from().isBefore(end)) {
            throw new ParameterException(command.commandLine(), "--to must be after --from");
        }
        return end;
    }

    private Instant instant(String option, @Nullable When typed) {
        if (typed == null) {
            throw new ParameterException(command.commandLine(), "of which period? Give --from and --to");
        }
        return typed.absolute()
                .orElseThrow(() -> new ParameterException(
                        command.commandLine(),
                        option + " must be a time such as " + FORM
                                + ": a period that moves is counted by nobody else"));
    }

    /** Says what may be missing. */
    void warn(StatisticsCount.Found found) {
        found.warnings().forEach(warning -> command.commandLine().getErr().println("gilavar: " + Words.shown(warning)));
    }
}
