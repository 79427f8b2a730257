package org.gilavar.bench;

import java.util.Iterator;
import java.util.List;

/**
 * What was asked for.
 *
 * @param most leave out loads of more volumes
 * @param write whether the page of results is to be replaced
 */
record Command(Form form, int most, boolean write, boolean help) {
    static final String USAGE = """
            Usage: ./gilavar bench [--full] [--most N] [--write]
                   ./gilavar bench --journal [--entries N]
                   ./gilavar bench --filing [--notices N] [--seconds N] [--rounds N]
                   ./gilavar bench --feed [--notices N] [--streams N] [--rounds N]
                   ./gilavar bench --timing [--notices N] [--samples N]
                   ./gilavar bench --settling [--notices N] [--conflicts N]
                   ./gilavar bench --flash [--streams N] [--flashes N] [--rate N]
                   ./gilavar bench --console [--notices N] [--rounds N] [--statements N]
                   ./gilavar bench --batch
                   ./gilavar bench --reconstruction [--entries N]

            Measures the airspace module beside other indexes of the same volumes, and prints tables.

              --full     each figure from processes of its own, the whole globe too: the better part of an hour;
                         without it some four minutes
              --most N   leave out loads of more than N volumes; at least 10000
              --write    replace bench/RESULTS.md, not only bench/target/RESULTS.md
              --journal  measures the journal instead: appending beside a plain file and SQLite alone; starting over
                         and verifying a record of N entries (100000)
              --filing   measures filing notices with a server over TLS that has N already (100000): as fast as it takes
                         them, then at half that rate whatever it answers; phases of N seconds (10), N rounds (3)
              --feed     measures how soon N listeners over TLS (1000) have heard of a conflict, N times (3), alone
                         and beside some who do not read
              --timing   asks about what is hidden and about what is not there, N times each (3000), and says whether
                         the answers take different times
              --settling measures how soon both sides of a conflict are told what would free them, N times (1000), with N
                         notices there already (100000)
              --flash    measures how soon a FLASH is on the other's screen, N times (400), with N feeds of the other open
                         (1000) while N notices a second are filed (1000)
              --reconstruction
                         says what stood at 200 instants of a record of N entries (100000)
              --batch    moves the 500 notices of a day, of four parties, so that none conflicts with one of another party
            """;

    private static final int LEAST = 10_000;
    private static final int MOST = 1_000_000;

    static Command parse(List<String> arguments) {
        var command = new Command(Form.SHORT, MOST, false, false);
        for (var rest = arguments.iterator(); rest.hasNext(); ) {
            command = command.with(rest.next(), rest);
        }
        return command;
    }

    private Command with(String option, Iterator<String> rest) {
        return switch (option) {
            case "--full" -> new Command(Form.FULL, most, write, help);
            case "--write" -> new Command(form, most, true, help);
            case "--help", "-h" -> new Command(form, most, write, true);
            case "--most" -> new Command(form, size(rest.hasNext() ? rest.next() : "nothing"), write, help);
            default -> throw new IllegalArgumentException("expected an option below, found " + option);
        };
    }

    /** As it was given, each after a space. */
    String options() {
        return (form.equals(Form.FULL) ? " --full" : "")
                + (most < MOST ? " --most " + most : "")
                + (write ? " --write" : "");
    }

    private static int size(String text) {
        if (text.matches("\\d{1,9}") && Integer.parseInt(text) >= LEAST) {
            return Integer.parseInt(text);
        }
        throw new IllegalArgumentException("--most: expected a number from " + LEAST + ", found " + text);
    }
}
