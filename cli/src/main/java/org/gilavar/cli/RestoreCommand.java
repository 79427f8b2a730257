package org.gilavar.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts a backup in its place. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = {
            "Put a backup where a server will look for its journal.",
            "",
            "It is verified first, and never put over a journal that is there: move that one away yourself, and keep it. "
                    + "What was said after the backup was made is not in it; whoever was told so has a receipt."
        })
final class RestoreCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "BACKUP", description = "What ./gilavar backup made.")
    private Path backup = Path.of("");

    @Parameters(index = "1", paramLabel = "TO", description = "Where the journal is to be, such as DIR/journal.db.")
    private Path to = Path.of("");

    @Override
    public Integer call() {
        new Copying(spec.commandLine()).copy(backup, to, "restored");
        return 0;
    }
}
