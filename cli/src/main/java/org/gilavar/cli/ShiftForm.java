package org.gilavar.cli;

import java.time.Duration;
import picocli.CommandLine.ITypeConverter;

/** A shift in time as people type it, forwards or backwards: {@code 30min}, {@code -1h}. */
final class ShiftForm implements ITypeConverter<Duration> {

    private final DurationForm form = new DurationForm();

    @Override
    public Duration convert(String text) {
        return text.startsWith("-") ? form.convert(text.substring(1)).negated() : form.convert(text);
    }
}
