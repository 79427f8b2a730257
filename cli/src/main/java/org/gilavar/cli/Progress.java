package org.gilavar.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** One line on a terminal that says how far something is; nothing anywhere else. */
final class Progress implements AutoCloseable {
    private static final int CELLS = 30;

    /** Faster, nobody reads it. */
    private static final long BETWEEN_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final PrintWriter terminal;
    private final boolean shown;
    private long lastNanos = System.nanoTime();
    private int width;

    Progress(PrintWriter terminal, boolean shown) {
        this.terminal = terminal;
        this.shown = shown;
    }

    /**
     * Says that {@code done} of {@code total} are done.
     *
     * @param what such as {@code reading}
     * @param unit such as {@code volumes}
     * @param total 0 when nobody knows
     */
    void show(String what, long done, long total, String unit) {
        if (!shown) {
            return;
        }
        long now = System.nanoTime();
        if (now - lastNanos < BETWEEN_NANOS) {
            return;
        }
        lastNanos = now;
        var line = line(what, done, total, unit);
        terminal.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
        terminal.flush();
        width = line.length();
    }

    /** Makes room for a line that stays. */
    void clear() {
        if (width > 0) {
            terminal.print("\r" + " ".repeat(width) + "\r");
            terminal.flush();
            width = 0;
        }
    }

    @Override
    public void close() {
        clear();
    }

    static String line(String what, long done, long total, String unit) {
        var count = String.format(Locale.ROOT, "%,d %s", done, unit);
        return total == 0 ? what + "  " + count : what + "  " + bar(done, total) + "  " + count;
    }

    private static String bar(long done, long total) {
        int cells = (int) (Math.min(done, total) * CELLS / total);
        return "[" + "#".repeat(cells) + ".".repeat(CELLS - cells) + "] "
                + String.format(Locale.ROOT, "%3d %%", Math.min(done, total) * 100 / total);
    }
}
