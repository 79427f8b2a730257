package org.gilavar.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.gilavar.airspace.Altitude;
import org.gilavar.airspace.AltitudeBand;
import org.gilavar.airspace.Circle;
import org.gilavar.airspace.Corridor;
import org.gilavar.airspace.InvalidVolumeException;
import org.gilavar.airspace.LatLon;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.Polygon;
import org.gilavar.airspace.Shape;
import org.gilavar.airspace.TimeWindow;
import org.gilavar.airspace.Volume;
import org.gilavar.formats.Fault;
import org.gilavar.formats.NamedVolumes;
import org.gilavar.formats.VolumeReader;
import org.gilavar.formats.VolumeVisitor;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where, between which levels, and when: from a file, or the simple case in a few options. */
final class VolumeOptions {

    private static final String SHAPES = "--circle, --box, --corridor";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--volumes",
            paramLabel = "FILE",
            description =
                    "All volumes of a file: GeoJSON, JSON Lines or OpenAir (docs/conflicts.md). Or by the options below.")
    private @Nullable Path file;

    @Option(names = "--only", paramLabel = "ID", description = "Of that file, only the record of this id.")
    private @Nullable String only;

    @Option(names = "--circle", paramLabel = "LAT,LON,RADIUS", description = "Such as 34.8,38.9,10nm.")
    private @Nullable String circle;

    @Option(names = "--box", paramLabel = "S,W,N,E", description = "Degrees, such as 34.5,38.5,35,39.5.")
    private @Nullable String box;

    @Option(
            names = "--corridor",
            paramLabel = "'LAT,LON LAT,LON …'",
            description = "Such as '34.8,38 34.8,39', with --width.")
    private @Nullable String corridor;

    @Option(
            names = "--width",
            paramLabel = "LENGTH",
            converter = SeparationOptions.LengthForm.class,
            description = "Of the corridor, from side to side.")
    private @Nullable Length width;

    @Option(names = "--lower", paramLabel = "LEVEL", description = "SFC, FL100, '1500 ft AGL' or '3000 m AMSL'.")
    private @Nullable String lower;

    @Option(names = "--upper", paramLabel = "LEVEL", description = "The same.")
    private @Nullable String upper;

    @Option(names = "--start", paramLabel = "TIME", converter = When.Form.class, description = When.FORMS + ".")
    private @Nullable When start;

    @Option(
            names = "--end",
            paramLabel = "TIME",
            converter = When.Form.class,
            description = "The same; +90min is counted from the start.")
    private @Nullable When end;

    /** Whether any is named. */
    boolean isGiven() {
        return Stream.of(file, only, circle, box, corridor, width, lower, upper, start, end)
                .anyMatch(Objects::nonNull);
    }

    /**
     * The volumes that are meant.
     *
     * @param now the mechanism's time
     */
    List<Volume> volumes(Instant now) throws IOException {
        if (file != null) {
            if (Stream.of(circle, box, corridor, width, lower, upper, start, end)
                    .anyMatch(Objects::nonNull)) {
                throw usage("--volumes says it all: leave " + SHAPES + " and what belongs to them out");
            }
            return read(file);
        }
        try {
            return List.of(new Volume(shape(), levels(), window(now)));
        } catch (InvalidVolumeException e) {
            throw usage("the volume cannot be: " + e.getMessage());
        }
    }

    private Shape shape() {
        if (Stream.of(circle, box, corridor).filter(Objects::nonNull).count() != 1) {
            throw usage("where? One of --volumes FILE, " + SHAPES);
        }
        if (circle != null) {
            String[] parts = parts("--circle", circle, 3);
            return new Circle(place("--circle", parts[0], parts[1]), Length.parse(parts[2]));
        }
        if (box != null) {
            String[] parts = parts("--box", box, 4);
            return new Polygon(List.of(
                    place("--box", parts[0], parts[1]),
                    place("--box", parts[0], parts[3]),
                    place("--box", parts[2], parts[3]),
                    place("--box", parts[2], parts[1])));
        }
        if (width == null) {
            throw usage("--corridor needs a --width");
        }
        List<LatLon> path = Stream.of(String.valueOf(corridor).strip().split("\\s+"))
                .map(text -> parts("--corridor", text, 2))
                .map(parts -> place("--corridor", parts[0], parts[1]))
                .toList();
        return new Corridor(path, width);
    }

    private AltitudeBand levels() {
        if (lower == null || upper == null) {
            throw usage("between which levels? --lower and --upper");
        }
        return new AltitudeBand(Altitude.parse(lower), Altitude.parse(upper));
    }

    private TimeWindow window(Instant now) {
        if (start == null || end == null) {
            throw usage("when? --start and --end");
        }
        Instant from = start.after(now);
        return new TimeWindow(from, end.after(from));
    }

    private String[] parts(String option, String text, int count) {
        String[] parts = text.split(",", -1);
        if (parts.length != count) {
            throw usage(option + ": expected " + count + " values with commas between them, found \"" + text + '"');
        }
        return parts;
    }

    private LatLon place(String option, String lat, String lon) {
        try {
            return new LatLon(Double.parseDouble(lat.strip()), Double.parseDouble(lon.strip()));
        } catch (NumberFormatException e) {
            throw new ParameterException(
                    command.commandLine(), option + ": expected degrees, found \"" + lat + "," + lon + '"', e);
        }
    }

    /** All of a file or nothing: a notice that lacks a volume says that nobody is there. */
    private List<Volume> read(Path from) throws IOException {
        if (!Files.isRegularFile(from)) {
            throw new SpokenException("there is no file " + from);
        }
        Records records = new Records(only);
        try (InputStream in = Files.newInputStream(from)) {
            new VolumeReader(records).read(from.toString(), in);
        }
        if (!records.faults.isEmpty()) {
            throw new SpokenException("nothing is said, since not all of it can be read: " + records.faults.getFirst());
        }
        if (records.volumes.isEmpty()) {
            throw new SpokenException(from + (only == null ? " has no volumes" : " has no record " + only));
        }
        return records.volumes;
    }

    private ParameterException usage(String message) {
        return new ParameterException(command.commandLine(), message);
    }

    private static final class Records implements VolumeVisitor {
        private final @Nullable String only;
        private final List<Volume> volumes = new ArrayList<>();
        private final List<Fault> faults = new ArrayList<>();

        Records(@Nullable String only) {
            this.only = only;
        }

        @Override
        public void take(NamedVolumes record) {
            if (only == null || record.id().equals(only)) {
                volumes.addAll(record.volumes());
            }
        }

        @Override
        public void refuse(Fault fault) {
            faults.add(fault);
        }
    }
}
