package org.gilavar.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SessionTest {
    private static final Form QUICKEST =
            new Form("", 0, 0, Duration.ofMillis(1), 1, Duration.ofMillis(1), false, Duration.ofMillis(20));

    /** What it finds is of no interest, nor compared with anything; that every part runs and is told of is. */
    @Test
    void everythingIsMeasuredAndTold() {
        var told = new ByteArrayOutputStream();
        var clock = Clock.fixed(Instant.parse("2030-06-01T00:00:00Z"), ZoneOffset.UTC);
        var session = new Session(
                QUICKEST, List.of(1_000), new Progress(new PrintStream(told, true, StandardCharsets.UTF_8), clock));

        session.run();

        var page = session.page().toString();
        assertThat(page.lines().filter(line -> line.startsWith("## ")))
                .containsExactly(
                        "## Heap",
                        "## What a question finds: theatre",
                        "## Candidates: 1,000 volumes, theatre",
                        "## Conflicts: 1,000 volumes, theatre",
                        "## Updates",
                        "## Questions while volumes come and go: 1,000 volumes",
                        "## Every pair in conflict",
                        "## Distance of a pair",
                        "## Suggestions for one notice: among 1,000 volumes");
        assertThat(told.toString(StandardCharsets.UTF_8)).contains("JoinBenchmark.join");
    }
}
