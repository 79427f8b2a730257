package org.gilavar.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PageTest {

    @Test
    void aTableIsReadAsItStands() {
        var table = new Table("µs", "mean");
        table.row("ours", "7.30");
        table.row("theirs", "1,234");

        assertThat(table).hasToString("""
                        | µs     |  mean |
                        |--------|------:|
                        | ours   |  7.30 |
                        | theirs | 1,234 |
                        """);
    }

    @Test
    void aTargetIsMetOrMissedAndWhatWasNotMeasuredIsMissed() {
        var page = new Page();
        page.atMost("query", 10, 9.5, " µs");
        page.atMost("query", 10, 10.5, " µs");
        page.atLeast("puts", 20_000, 20_001, "");
        page.atMost("join", 10, Double.NaN, " s");

        assertThat(page.toString())
                .contains("| query                |  ≤ 10 µs | 9.50 µs |    met |")
                .contains("| query                |  ≤ 10 µs | 10.5 µs | MISSED |")
                .contains("|  20,001 |    met |")
                .contains("|     – s | MISSED |");
    }

    @Test
    void threeFiguresAreShown() {
        assertThat(Figures.three(0.123)).isEqualTo("0.12");
        assertThat(Figures.three(9.996)).isEqualTo("10.0");
        assertThat(Figures.three(99.96)).isEqualTo("100");
        assertThat(Figures.three(12_345.6)).isEqualTo("12,346");
        assertThat(Figures.micros(2_500)).isEqualTo("2.50");
        assertThat(Figures.times(Double.NaN)).isEqualTo("–");
    }
}
