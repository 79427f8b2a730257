package org.gilavar.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Named here for the help; the launcher starts the search itself, since it needs the source tree and is never shipped. */
@Command(
        name = "fuzz",
        description = "Search for bytes that a parser neither takes nor refuses as it should; --help says more.")
final class FuzzCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        throw new SpokenException("run ./gilavar fuzz from the source tree");
    }
}
