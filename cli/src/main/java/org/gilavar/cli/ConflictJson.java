package org.gilavar.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.gilavar.airspace.Gaps;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** Conflicts as one JSON object a line: {@code {"a", "b", "lateral_m", "vertical_m", "time_s"}}. */
final class ConflictJson implements ConflictWriter {
    private static final int MILLIMETRES = 3;

    private final PrintWriter out;
    private final JsonGenerator json;
    private boolean any;

    ConflictJson(PrintWriter out) {
        this.out = out;
        this.json = generator(out, "\n");
    }

    /** A generator that puts {@code separator} between the values written to it, and leaves {@code out} open. */
    static JsonGenerator generator(PrintWriter out, String separator) {
        return JsonFactory.builder()
                .rootValueSeparator(separator)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build()
                .createGenerator(ObjectWriteContext.empty(), out);
    }

    @Override
    public void write(Conflict conflict) {
        json.writeStartObject();
        members(json, conflict, conflict.closest());
        json.writeEndObject();
        any = true;
    }

    @Override
    public void close() {
        json.close();
        out.print(any ? "\n" : "");
        out.flush();
    }

    /** What both JSON forms say of a pair. */
    static void members(JsonGenerator json, Conflict conflict, Gaps gaps) {
        json.writeStringProperty("a", conflict.a());
        json.writeStringProperty("b", conflict.b());
        json.writeNumberProperty("lateral_m", metres(gaps.lateralMetres()));
        json.writeNumberProperty("vertical_m", metres(gaps.verticalMetres()));
        json.writeNumberProperty("time_s", DurationForm.seconds(gaps.time()));
    }

    private static BigDecimal metres(double metres) {
        var decimal = BigDecimal.valueOf(metres)
                .setScale(MILLIMETRES, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return decimal.scale() < 0 ? decimal.setScale(0) : decimal;
    }
}
