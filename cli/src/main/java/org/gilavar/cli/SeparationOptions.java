package org.gilavar.cli;

import java.time.Duration;
import org.gilavar.airspace.InvalidVolumeException;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.Separation;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;
import picocli.CommandLine.TypeConversionException;

/** The minima that volumes are compared under. */
final class SeparationOptions {
    private static final String LATERAL = "5nm";
    private static final String VERTICAL = "1000ft";
    private static final String TIME = "10min";

    @Spec(Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--lateral",
            paramLabel = "LENGTH",
            defaultValue = LATERAL,
            converter = LengthForm.class,
            description =
                    "Closer than this on the ground: a number and m, km, nm or ft. Default: ${DEFAULT-VALUE}, what "
                            + "civil radar control keeps; no mechanism has published such a figure.")
    private Length lateral = Length.parse(LATERAL);

    @Option(
            names = "--vertical",
            paramLabel = "LENGTH",
            defaultValue = VERTICAL,
            converter = LengthForm.class,
            description =
                    "And closer than this in level. Default: ${DEFAULT-VALUE}, what civil control keeps up to FL410 "
                            + "(RVSM).")
    private Length vertical = Length.parse(VERTICAL);

    @Option(
            names = "--time",
            paramLabel = "DURATION",
            defaultValue = TIME,
            converter = DurationForm.class,
            description =
                    "And closer than this in time: a number and s, min or h, or PT10M. Default: ${DEFAULT-VALUE}, our "
                            + "own proposal.")
    private Duration time = Duration.ZERO;

    Separation separation() {
        try {
            return new Separation(lateral, vertical, time);
        } catch (InvalidVolumeException e) {
            throw new ParameterException(spec.commandLine(), "--" + e.getMessage());
        }
    }

    /** The three for people, and which of them nobody chose. */
    String inWords() {
        return lateral + unchosen("--lateral") + ", " + vertical + unchosen("--vertical") + " and "
                + DurationForm.inWords(time) + unchosen("--time");
    }

    private String unchosen(String option) {
        return spec.commandLine().getParseResult().hasMatchedOption(option) ? "" : " (default)";
    }

    /** Reads {@code 5nm}. */
    static final class LengthForm implements ITypeConverter<Length> {
        @Override
        public Length convert(String text) {
            try {
                return Length.parse(text);
            } catch (InvalidVolumeException e) {
                throw new TypeConversionException(e.reason());
            }
        }
    }
}
