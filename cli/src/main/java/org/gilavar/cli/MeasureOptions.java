package org.gilavar.cli;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.gilavar.airspace.Length;
import org.gilavar.client.Bodies;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** Who is to move, and how. */
final class MeasureOptions {

    @Option(
            names = "--delay",
            paramLabel = "PARTY=DURATION",
            converter = {PartyForm.class, ShiftForm.class},
            description = "This side later, or earlier: 30min, -1h. May be given for several.")
    private @Nullable Map<String, Duration> delay;

    @Option(
            names = "--climb",
            paramLabel = "PARTY=LENGTH",
            converter = {PartyForm.class, SeparationOptions.LengthForm.class},
            description = "This side higher, or lower: 2000ft, -600m. May be given for several.")
    private @Nullable Map<String, Length> climb;

    @Option(names = "--name", description = "Of the proposal. Default: the time, and chance.")
    private @Nullable String name;

    @Option(names = "--remarks", paramLabel = "TEXT", description = "For both sides.")
    private @Nullable String remarks;

    Optional<String> remarks() {
        return Optional.ofNullable(remarks);
    }

    @Nullable
    String name() {
        return name;
    }

    /** By party. */
    Map<String, ObjectNode> measures() {
        Map<String, ObjectNode> measures = new LinkedHashMap<>();
        Optional.ofNullable(delay)
                .orElse(Map.of())
                .forEach((party, time) -> measure(measures, party).put("delay", time.toString()));
        Optional.ofNullable(climb)
                .orElse(Map.of())
                .forEach((party, length) -> measure(measures, party).put("climb", length.toString()));
        return measures;
    }

    private static ObjectNode measure(Map<String, ObjectNode> measures, String party) {
        return measures.computeIfAbsent(party, p -> Bodies.measure());
    }

    /** The name of a party, before the equals sign, stands as it is. */
    static final class PartyForm implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            return text;
        }
    }
}
