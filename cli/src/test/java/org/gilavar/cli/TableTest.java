package org.gilavar.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.TypeConversionException;

/** What people read and type at a desk: columns, times. */
final class TableTest {

    private static final Instant NOW = Instant.parse("2025-04-12T06:00:00Z");

    private static String printed(int columns) {
        Table table = new Table(List.of("ID", "TEXT"));
        table.add(List.of("türkiye.a", "one\u001b[31m two three four"));
        table.add(List.of("b", "\u202eevil\u2069"));
        StringWriter out = new StringWriter();
        table.print(new PrintWriter(out, true), columns);
        return out.toString();
    }

    @Test
    void columnsAreAlignedAndWhatOthersWriteCannotSteerTheTerminal() {
        assertThat(printed(0)).isEqualTo("""
                ID         TEXT
                türkiye.a  one [31m two three four
                b           evil
                """);
    }

    @Test
    void onlyTheLastColumnIsCutToTheWidth() {
        assertThat(printed(26).lines()).contains("türkiye.a  one [31m two t…");
        assertThat(printed(3).lines()).as("as narrow as it gets").contains("türkiye.a  one [31m tw…");
    }

    @Test
    void aTimeIsReadAsItIsWrittenOrFromNow() {
        When.Form form = new When.Form();
        assertThat(form.convert("120600zapr25").after(NOW.plusSeconds(5))).isEqualTo(NOW);
        assertThat(form.convert("2025-04-12T06:00:00Z").after(NOW)).isEqualTo(NOW);
        assertThat(form.convert("now").after(NOW)).isEqualTo(NOW);
        assertThat(form.convert("+90min")).isEqualTo(new When(Optional.empty(), Duration.ofMinutes(90)));
        assertThat(Dtg.of(NOW)).isEqualTo("120600ZAPR25");
        for (String wrong : List.of("06:00", "320600ZAPR25", "2025-04-12", "+90", "120600APR25")) {
            assertThatThrownBy(() -> form.convert(wrong)).isInstanceOf(TypeConversionException.class);
        }
    }
}
