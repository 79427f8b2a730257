package org.gilavar.cli;

import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** A file of a party's, as options name it. */
record PartyFile(String party, Path file) {

    /**
     * Reads {@code PARTY=FILE}.
     *
     * @throws ParameterException naming the option if it is anything else
     */
    static PartyFile parse(CommandLine command, String option, String text) {
        int equals = text.indexOf('=');
        if (equals < 1 || equals == text.length() - 1) {
            throw new ParameterException(command, option + ": expected PARTY=FILE, found " + text);
        }
        return new PartyFile(text.substring(0, equals), Path.of(text.substring(equals + 1)));
    }
}
