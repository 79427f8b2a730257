package org.gilavar.fuzz;

import picocli.CommandLine;

/** The entry of the command. */
public final class Fuzz {
    private Fuzz() {}

    /** Exits with 1 when something was found, with 2 when an argument is not understood. */
    public static void main(String... arguments) {
        System.exit(new CommandLine(new FuzzCommand()).execute(arguments));
    }
}
