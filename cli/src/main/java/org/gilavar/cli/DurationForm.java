package org.gilavar.cli;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A length of time as people type it: {@code 10min}, {@code 90 s}, {@code 2h}, {@code PT10M}. */
final class DurationForm implements ITypeConverter<Duration> {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)\\s*([a-z]+)");
    private static final Map<String, Integer> SECONDS = Map.of("s", 1, "min", 60, "h", 3600);
    private static final int NANO_DIGITS = 9;

    @Override
    public Duration convert(String text) {
        var trimmed = text.strip().toLowerCase(Locale.ROOT);
        var form = FORM.matcher(trimmed);
        if (form.matches() && SECONDS.containsKey(form.group(2))) {
            var nanos = new BigDecimal(form.group(1))
                    .multiply(BigDecimal.valueOf(SECONDS.get(form.group(2))))
                    .movePointRight(NANO_DIGITS);
            return Duration.ofNanos(nanos.toBigInteger().longValueExact());
        }
        try {
            return Duration.parse(trimmed);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException(
                    "expected a number and a unit (s, min or h) such as \"10min\", or \"PT10M\", found \"" + text
                            + '"');
        }
    }

    /** {@code 1 h 30 min}. */
    static String inWords(Duration time) {
        var parts = new ArrayList<String>();
        add(parts, time.toHours(), "h");
        add(parts, time.toMinutesPart(), "min");
        var seconds = seconds(time.minusMinutes(time.toMinutes()));
        if (seconds.signum() != 0 || parts.isEmpty()) {
            parts.add(seconds.toPlainString() + " s");
        }
        return String.join(" ", parts);
    }

    /** As a decimal with as many places as it needs. */
    static BigDecimal seconds(Duration time) {
        var decimal = BigDecimal.valueOf(time.getSeconds())
                .add(BigDecimal.valueOf(time.getNano(), NANO_DIGITS))
                .stripTrailingZeros();
        return decimal.scale() < 0 ? decimal.setScale(0) : decimal;
    }

    private static void add(List<String> parts, long count, String unit) {
        if (count > 0) {
            parts.add(count + " " + unit);
        }
    }
}
