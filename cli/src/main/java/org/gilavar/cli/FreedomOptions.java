package org.gilavar.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.gilavar.airspace.Altitude;
import org.gilavar.airspace.InvalidVolumeException;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.suggest.Freedom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;
import picocli.CommandLine.TypeConversionException;

/** How far a notice may be moved. The greatest moves are a working day's, of our own proposal. */
final class FreedomOptions {

    @Spec(Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--earlier",
            paramLabel = "DURATION",
            defaultValue = "2h",
            converter = DurationForm.class,
            description = "At most so much earlier. Default: ${DEFAULT-VALUE}")
    private Duration earlier = Duration.ZERO;

    @Option(
            names = "--later",
            paramLabel = "DURATION",
            defaultValue = "6h",
            converter = DurationForm.class,
            description = "At most so much later. Default: ${DEFAULT-VALUE}")
    private Duration later = Duration.ZERO;

    @Option(
            names = "--up",
            paramLabel = "LENGTH",
            defaultValue = "4000ft",
            converter = SeparationOptions.LengthForm.class,
            description = "At most so much higher. Default: ${DEFAULT-VALUE}")
    private Length up = Length.feet(0);

    @Option(
            names = "--down",
            paramLabel = "LENGTH",
            defaultValue = "4000ft",
            converter = SeparationOptions.LengthForm.class,
            description = "At most so much lower. Default: ${DEFAULT-VALUE}")
    private Length down = Length.feet(0);

    @Option(
            names = "--step",
            paramLabel = "LENGTH",
            defaultValue = "100ft",
            converter = SeparationOptions.LengthForm.class,
            description = "Higher and lower by whole numbers of these. Default: ${DEFAULT-VALUE}, what a flight level "
                    + "counts; for cruising levels say 1000ft.")
    private Length step = Freedom.DEFAULT_STEP;

    @Option(
            names = "--not-before",
            paramLabel = "INSTANT",
            converter = InstantForm.class,
            description = "When moved in time, start no earlier than this, such as 2025-04-09T12:00:00Z.")
    private @Nullable Instant notBefore;

    @Option(
            names = "--floor",
            paramLabel = "ALTITUDE",
            converter = AltitudeForm.class,
            description = "When moved in level, reach no lower than this, such as FL100 or \"1500 m AMSL\".")
    private @Nullable Altitude floor;

    @Option(
            names = "--ceiling",
            paramLabel = "ALTITUDE",
            converter = AltitudeForm.class,
            description = "When moved in level, reach no higher than this.")
    private @Nullable Altitude ceiling;

    Freedom freedom() {
        try {
            var freedom = Freedom.NONE.inTime(earlier, later).inLevel(down, up, step);
            freedom = notBefore == null ? freedom : freedom.notBefore(notBefore);
            freedom = floor == null ? freedom : freedom.above(floor);
            return ceiling == null ? freedom : freedom.below(ceiling);
        } catch (InvalidVolumeException e) {
            throw new ParameterException(spec.commandLine(), "--" + e.getMessage());
        }
    }

    /** {@code up to 2 h earlier or 6 h later, 4000 ft higher or lower by steps of 100 ft}. */
    String inWords() {
        return "up to " + DurationForm.inWords(earlier) + " earlier or " + DurationForm.inWords(later) + " later, " + up
                + " higher or " + down + " lower by steps of " + step
                + (notBefore == null ? "" : ", not before " + notBefore)
                + (floor == null ? "" : ", not below " + floor)
                + (ceiling == null ? "" : ", not above " + ceiling);
    }

    static final class InstantForm implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            try {
                return Instant.parse(text.strip());
            } catch (DateTimeParseException e) {
                throw new TypeConversionException(
                        "expected an instant such as 2025-04-09T12:00:00Z, found \"" + text + '"');
            }
        }
    }

    static final class AltitudeForm implements ITypeConverter<Altitude> {
        @Override
        public Altitude convert(String text) {
            try {
                return Altitude.parse(text);
            } catch (InvalidVolumeException e) {
                throw new TypeConversionException(e.reason());
            }
        }
    }
}
