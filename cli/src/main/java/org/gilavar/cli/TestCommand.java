package org.gilavar.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Named here for the help; the launcher runs the tests itself, since they need the source tree and Maven. */
@Command(name = "test", description = "Build everything and run all tests. Further arguments go to Maven.")
final class TestCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        throw new SpokenException("run ./gilavar test from the source tree");
    }
}
