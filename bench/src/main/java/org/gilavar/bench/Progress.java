package org.gilavar.bench;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Says what is being measured, and since when. */
final class Progress {
    private final PrintStream out;
    private final Clock clock;
    private final Instant start;

    Progress(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
        this.start = clock.instant();
    }

    void say(String what) {
        var elapsed = elapsed();
        out.printf("%3d:%02d  %s%n", elapsed.toMinutes(), elapsed.toSecondsPart(), what);
    }

    Instant start() {
        return start;
    }

    Duration elapsed() {
        return Duration.between(start, clock.instant());
    }
}
