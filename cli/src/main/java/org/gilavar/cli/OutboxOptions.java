package org.gilavar.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.gilavar.client.outbox.Outbox;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a desk keeps what it says while it hears nobody. */
final class OutboxOptions {

    @Option(
            names = "--outbox",
            paramLabel = "FOLDER",
            description =
                    "Where the server cannot be reached, what is said is kept in this folder, signed, and is heard by nobody "
                            + "until  ./gilavar outbox send.  Default: $GILAVAR_OUTBOX, else nothing is kept")
    private @Nullable Path folder;

    Optional<Path> folder() {
        return Optional.ofNullable(folder);
    }

    Outbox open() {
        Path named = folder().orElseThrow(() ->
                new SpokenException("which outbox? Name its folder with --outbox FOLDER, or in $GILAVAR_OUTBOX"));
        return Outbox.open(named, InstantSource.system());
    }
}
