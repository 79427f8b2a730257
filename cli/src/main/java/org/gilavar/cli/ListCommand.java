package org.gilavar.cli;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Lists what its parent is about. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "List all that your party may see. Times are date-time groups, in UTC.")
final class ListCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable OfKind parent;

    @Mixin
    private LookOptions look = new LookOptions();

    @Option(names = "--standing", description = LookOptions.STANDING)
    private boolean standing;

    @Override
    public Integer call() throws IOException, InterruptedException {
        return look.list(Objects.requireNonNull(parent).kind(), standing);
    }
}
