package org.gilavar.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.gilavar.simulate.Report;
import org.gilavar.simulate.Simulation;
import org.gilavar.simulate.Talk;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whole mechanisms under faults, in simulated time, from a seed. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = {
            "Let whole mechanisms run under faults in simulated time: a facilitator, parties, witnesses, their disks and the "
                    + "network between them; some of the facilitators lie. What must hold is judged by code of its own.",
            "",
            "A seed makes the same run again, step by step, on any machine. Stops at the first thing that does not hold, and "
                    + "says how to see it again.",
            "",
            "Exit code: 0 if everything held, 1 if something did not."
        })
final class SimulateCommand implements Callable<Integer> {

    private static final double MILLIS_PER_HOUR = 3_600_000;

    /** A hundred years: more is a slip of the finger, and overflows nothing. */
    private static final double MOST_HOURS = 876_000;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Of the first world (default: 1).")
    private long seed;

    @ArgGroup
    private Much much = new Much();

    @Option(
            names = "--talk",
            paramLabel = "TALK",
            defaultValue = "EVERYTHING",
            description = "Of what they talk: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Talk talk = Talk.EVERYTHING;

    @Option(names = "--trace", description = "Print every step.")
    private boolean trace;

    @Option(names = "--quiet", description = "Print nothing but the report.")
    private boolean quiet;

    private static final class Much {
        @Option(names = "--hours", paramLabel = "H", description = "How much time to simulate (default: 4).")
        private double hours = 4;

        @Option(
                names = "--worlds",
                paramLabel = "N",
                description = "The same as worlds of an hour, one after the other.")
        private int worlds;

        Duration time(CommandLine line) {
            double wanted = worlds == 0 ? hours : worlds;
            if (!(wanted > 0 && wanted <= MOST_HOURS)) {
                throw new ParameterException(line, "simulate more than 0 and at most " + (long) MOST_HOURS + " hours");
            }
            return Duration.ofMillis(Math.max(1, Math.round(wanted * MILLIS_PER_HOUR)));
        }
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Consumer<String> step = trace ? out::println : line -> {};
        Consumer<Report> after = quiet ? report -> {} : report -> err.println(report.progress());
        Report report = new Simulation(talk, step, after).run(seed, much.time(spec.commandLine()));
        report.lines().forEach(out::println);
        return report.holds() ? 0 : Gilavar.FAILED;
    }
}
