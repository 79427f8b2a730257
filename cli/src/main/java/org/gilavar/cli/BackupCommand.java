package org.gilavar.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Copies a journal. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = {
            "Copy a journal to a file of its own, also while a server is writing to it.",
            "",
            "The copy is of one moment, and is verified as ./gilavar verify does before it bears the name given. A file "
                    + "that is there already is never overwritten."
        })
final class BackupCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "JOURNAL", description = "The journal, such as DIR/journal.db.")
    private Path journal = Path.of("");

    @Parameters(index = "1", paramLabel = "TO", description = "The file to make.")
    private Path to = Path.of("");

    @Override
    public Integer call() {
        new Copying(spec.commandLine()).copy(journal, to, "backup");
        return 0;
    }
}
