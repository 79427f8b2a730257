package org.gilavar.cli;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** For how long a statement may be under way. */
final class GoodForOptions {

    private static final Duration LONGEST = Duration.ofHours(24);

    @Option(
            names = "--good-for",
            paramLabel = "DURATION",
            converter = DurationForm.class,
            description =
                    "For so long it may be under way, such as 6h when it is carried; at most 24h, and then no more is made of "
                            + "it. Default: an hour")
    private @Nullable Duration goodFor;

    /** Puts it into what is about to be signed, where it was given. */
    void into(ObjectNode statement) {
        Duration time = goodFor;
        if (time == null) {
            return;
        }
        if (!time.isPositive() || time.compareTo(LONGEST) > 0) {
            throw new SpokenException("--good-for: expected more than nothing and at most 24h, found "
                    + DurationForm.inWords(time) + ": nothing is said");
        }
        Instant sent = Instant.parse(statement.path("sent").asString());
        statement.put("goodUntil", sent.plus(time).toString());
    }
}
