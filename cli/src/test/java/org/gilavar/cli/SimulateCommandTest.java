package org.gilavar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class SimulateCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return Gilavar.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    @Test
    void saysWhatWasSimulatedAndThatItHeld() {
        assertThat(run("simulate", "--seed", "3", "--hours", "0.05")).isZero();
        assertThat(out.toString()).contains("statements", "faults", "NOTHING BROKEN");
        assertThat(err.toString()).contains("world 1:");
    }

    @Test
    void tracesEachStep() {
        assertThat(run("simulate", "--seed", "3", "--hours", "0.01", "--trace", "--quiet"))
                .isZero();
        assertThat(out.toString().lines()).hasSizeGreaterThan(500);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void refusesToSimulateNothing() {
        assertThat(run("simulate", "--hours", "0")).isEqualTo(Gilavar.USAGE);
        assertThat(err.toString()).contains("more than 0");
    }
}
