package org.gilavar.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** By which a command is told what words were read: a hand is put under those, or under none. */
final class ReadOption {

    static final String NAME = "--hash";

    private static final Pattern PREFIX = Pattern.compile("[0-9a-f]{8,64}");

    @Option(
            names = NAME,
            required = true,
            paramLabel = "PREFIX",
            description =
                    "How the hash of the words begins that you have read, as  show  prints it; 8 of 0-9 and a-f or more.")
    private String prefix = "";

    /** Prints all of some words, if they are those that were read. */
    void mustBe(WordsToSign words, PrintWriter out) {
        String read = prefix.toLowerCase(Locale.ROOT);
        if (!PREFIX.matcher(read).matches()) {
            throw new SpokenException(NAME + ": expected 8 of 0-9 and a-f or more, found " + Words.shown(prefix));
        }
        if (!words.hash().startsWith(read)) {
            throw new SpokenException("its words are others now: show it and read them again");
        }
        new Sheet(out).print(words.words());
    }
}
