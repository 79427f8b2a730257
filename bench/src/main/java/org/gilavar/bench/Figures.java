package org.gilavar.bench;

import java.util.Locale;

/** Numbers as a reader wants them: three figures, units said once in the heading. */
final class Figures {
    private Figures() {}

    /** Three significant figures, no exponent. */
    static String three(double value) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        double size = Math.abs(value);
        String format = size >= 99.95 ? "%,.0f" : size >= 9.995 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, value);
    }

    static String micros(double nanos) {
        return three(nanos / 1e3);
    }

    static String millis(double nanos) {
        return three(nanos / 1e6);
    }

    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** As short as it can be written. */
    static String plain(double value) {
        return value == Math.rint(value) ? count(Math.round(value)) : three(value);
    }

    /** How many times as long, or as much. */
    static String times(double ratio) {
        return Double.isFinite(ratio) ? three(ratio) + " ×" : "–";
    }
}
