package org.gilavar.cli.key;

import java.io.Console;
import java.util.Optional;

/** Asks a person for what must not be seen. */
@FunctionalInterface
public interface Prompt {

    /** What was typed, without showing it; empty if there is nobody to ask, or the person typed an end of file. */
    Optional<char[]> ask(String question);

    /** At the terminal this program was started from. */
    static Prompt terminal() {
        return question -> Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .map(console -> console.readPassword("%s: ", question));
    }
}
