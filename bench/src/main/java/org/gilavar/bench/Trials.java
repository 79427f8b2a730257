package org.gilavar.bench;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs one benchmark of JMH at a time, as thoroughly as the form asks. */
final class Trials {
    private final Form form;
    private final Progress progress;

    Trials(Form form, Progress progress) {
        this.form = form;
        this.progress = progress;
    }

    /** One method of a benchmark, with the value of each of its parameters. */
    Measured run(Class<?> benchmark, String method, Map<String, Object> parameters) {
        progress.say(benchmark.getSimpleName() + "." + method + " " + new TreeMap<>(parameters).values());
        var options = new OptionsBuilder()
                .include("^" + Pattern.quote(benchmark.getName() + "." + method) + "$")
                .forks(form.forks())
                .warmupIterations(form.warmups())
                .warmupTime(TimeValue.milliseconds(form.warmup().toMillis()))
                .measurementIterations(form.iterations())
                .measurementTime(TimeValue.milliseconds(form.iteration().toMillis()))
                .addProfiler(CpuTime.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        parameters.forEach((name, value) -> options.param(name, value.toString()));
        if (parameters.get("size") instanceof Integer size) {
            options.jvmArgsAppend("-D" + Load.SIZE_PROPERTY + "=" + size);
        }
        try {
            return Measured.of(new Runner(options.build()).runSingle());
        } catch (RunnerException e) {
            throw new IllegalStateException(benchmark.getSimpleName() + "." + method + " failed " + parameters, e);
        }
    }

    /**
     * Times of one operation, nanoseconds.
     *
     * @param score what JMH says, in the unit of the benchmark
     * @param mean processor time
     * @param p50 on the clock; where JMH takes no samples, that of the iterations
     * @param p99 on the clock
     */
    record Measured(double score, double mean, double p50, double p99) {
        static final Measured NONE = new Measured(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

        private static Measured of(RunResult result) {
            var statistics = result.getPrimaryResult().getStatistics();
            var cpu = result.getSecondaryResults().get(CpuTime.LABEL);
            return new Measured(
                    result.getPrimaryResult().getScore(),
                    cpu == null ? Double.NaN : cpu.getScore(),
                    statistics.getPercentile(50),
                    statistics.getPercentile(99));
        }
    }
}
