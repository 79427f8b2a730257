package org.gilavar.cli;

import org.gilavar.mechanism.item.Arrangement;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Which of its two states a party means; always said, as the two have been taken for each other. */
final class SideOptions {

    @ArgGroup(multiplicity = "1")
    private Choice choice = new Choice();

    private static final class Choice {
        @Option(
                names = "--political",
                description = "What your party declares of it. What is filed is compared all the same.")
        private boolean political;

        @Option(names = "--technical", description = "Whether your desk is there.")
        private boolean technical;
    }

    /** As a statement names it. */
    String side() {
        return (choice.political && !choice.technical ? Arrangement.Side.POLITICAL : Arrangement.Side.TECHNICAL).name();
    }
}
