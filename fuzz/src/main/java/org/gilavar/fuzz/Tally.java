package org.gilavar.fuzz;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a search says of itself at its end, as libFuzzer prints it.
 *
 * @param executions inputs tried
 * @param perSecond of them while it searched, the start left out
 * @param branches counted edges reached, in our code and in the libraries it was told to watch
 * @param corpus inputs kept because each reached something new
 */
record Tally(long executions, long perSecond, long branches, long corpus) {
    private static final Pattern EXECUTIONS = Pattern.compile("stat::number_of_executed_units: (\\d+)");
    private static final Pattern PER_SECOND = Pattern.compile("stat::average_exec_per_sec: +(\\d+)");
    private static final Pattern STATUS = Pattern.compile("#(\\d+)\\s.* cov: (\\d+) .* corp: (\\d+)/.*");

    static Tally of(List<String> lines) {
        Tally tally = new Tally(0, 0, 0, 0);
        for (String line : lines) {
            Matcher status = STATUS.matcher(line);
            Matcher executions = EXECUTIONS.matcher(line);
            Matcher perSecond = PER_SECOND.matcher(line);
            if (status.matches()) {
                tally = new Tally(number(status, 1), tally.perSecond, number(status, 2), number(status, 3));
            } else if (executions.matches()) {
                tally = new Tally(number(executions, 1), tally.perSecond, tally.branches, tally.corpus);
            } else if (perSecond.matches()) {
                tally = new Tally(tally.executions, number(perSecond, 1), tally.branches, tally.corpus);
            }
        }
        return tally;
    }

    private static long number(Matcher found, int group) {
        return Long.parseLong(found.group(group));
    }
}
