package org.gilavar.cli;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** When something begins and ends. */
final class SpanOptions {

    @Option(
            names = "--begins",
            required = true,
            paramLabel = "TIME",
            converter = When.Form.class,
            description = When.FORMS)
    private @Nullable When begins;

    @Option(
            names = "--ends",
            required = true,
            paramLabel = "TIME",
            converter = When.Form.class,
            description = When.FORMS)
    private @Nullable When ends;

    /** @param now from which a time such as {@code +2h} is counted */
    Instant begins(Instant now) {
        return Objects.requireNonNull(begins).after(now);
    }

    /** @param now from which a time such as {@code +2h} is counted */
    Instant ends(Instant now) {
        return Objects.requireNonNull(ends).after(now);
    }
}
