package org.gilavar.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/**
 * A command as it ran.
 *
 * @param exit its exit code
 */
record Ran(int exit, String out, String err) {

    static Ran command(String... arguments) {
        return command(Map.of(), arguments);
    }

    /** With this environment, as far as it is asked for defaults of options. */
    static Ran command(Map<String, String> environment, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Gilavar.commandLine(environment::get, arguments);
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        int exit = line.execute(arguments);
        return new Ran(exit, out.toString(), err.toString());
    }

    String lastLine() {
        List<String> lines = out.lines().toList();
        return lines.getLast();
    }
}
