package org.gilavar.cli;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Shows one of what its parent is about. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Show one, with all that your party may see of it.")
final class ShowCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable OfKind parent;

    @Mixin
    private LookOptions look = new LookOptions();

    @Parameters(paramLabel = "ID", description = "As the list has it; your own need no party before the dot.")
    private String id = "";

    @Override
    public Integer call() throws IOException, InterruptedException {
        Kind kind = Objects.requireNonNull(parent).kind();
        return look.show(kind, id, (item, out, columns) -> WordsToSign.print(kind, item, out));
    }
}
