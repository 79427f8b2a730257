package org.gilavar.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A time as people type it: {@code 2025-04-12T06:00:00Z}, {@code 120600ZAPR25}, {@code now} or {@code +90min}. What it is
 * relative to is the mechanism's time, which in an exercise is another than the wall's.
 */
record When(Optional<Instant> absolute, Duration later) {

    static final String FORMS = "2025-04-12T06:00:00Z, 120600ZAPR25, now or +90min";

    Instant after(Instant start) {
        return absolute.orElseGet(() -> start.plus(later));
    }

    /** Reads one. */
    static final class Form implements ITypeConverter<When> {
        @Override
        public When convert(String text) {
            String typed = text.strip();
            if (typed.equals("now")) {
                return new When(Optional.empty(), Duration.ZERO);
            }
            if (typed.startsWith("+")) {
                return new When(Optional.empty(), new DurationForm().convert(typed.substring(1)));
            }
            Optional<Instant> at = Dtg.instant(typed).or(() -> Dtg.parse(typed));
            if (at.isEmpty()) {
                throw new TypeConversionException("expected a time such as " + FORMS + ", found \"" + text + '"');
            }
            return new When(at, Duration.ZERO);
        }
    }
}
