package org.gilavar.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.gilavar.airspace.DatumBounds;
import org.gilavar.airspace.Detector;
import org.gilavar.airspace.PackedIndex;
import org.gilavar.airspace.VolumeIndex;
import org.gilavar.formats.NamedVolumes;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Finds the conflicts in files of volumes. */
@Command(
        name = "conflicts",
        mixinStandardHelpOptions = true,
        exitCodeOnExecutionException = Gilavar.USAGE,
        description = {
            "Print every pair of ids whose volumes are too close on the ground, in level and in time, all at once.",
            "",
            "Edges are geodesics on the WGS-84 ellipsoid; altitudes on different datums are as close as they can be.",
            "",
            "Exit codes: 0 no conflict, 1 some, 2 bad input, whether or not there are conflicts. A bad record is told on "
                    + "the error stream as FILE:LINE: FIELD: REASON; the good ones are still compared."
        })
final class ConflictsCommand implements Callable<Integer> {
    private static final int SOME = 1;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private VolumeFiles files = new VolumeFiles();

    @Mixin
    private SeparationOptions minima = new SeparationOptions();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "jsonl: ids and gaps, one object a line; geojson: the overlaps; table: for people. Default: table "
                            + "on a terminal, jsonl elsewhere.")
    private @Nullable ConflictFormat format;

    @Override
    public Integer call() throws IOException {
        long started = System.nanoTime();
        var separation = minima.separation();
        var detector = new Detector(separation, DatumBounds.GLOBAL);
        var err = spec.commandLine().getErr();
        try (var progress = new Progress(err, Terminal.ERR.isTerminal())) {
            var index = index(detector);
            var records = new ArrayList<NamedVolumes>();
            var read = files.read(err, progress, record -> {
                records.add(record);
                index.put(record.id(), record.volumes());
            });
            if (files.strict() && read.faults() > 0) {
                err.printf(Locale.ROOT, "stopped before comparing: %s%n", refused(read.faults()));
                return Gilavar.USAGE;
            }
            var found = compared(index, records, progress);
            long pairs = write(found, detector, progress);
            progress.clear();
            err.printf(
                    Locale.ROOT,
                    "%s under %s compared; %s closer than %s%s; %.1f s%n",
                    counted(read.volumes(), "volume"),
                    counted(read.ids(), "id"),
                    counted(pairs, "pair"),
                    minima.inWords(),
                    read.faults() == 0 ? "" : "; " + refused(read.faults()),
                    (System.nanoTime() - started) / 1e9);
            return read.faults() > 0 ? Gilavar.USAGE : pairs > 0 ? SOME : 0;
        } catch (OutOfMemoryError e) {
            // by now all of it is free again
            throw new SpokenException(
                    "there is not enough memory: compare less at a time, or let Java have more, such as "
                            + "JAVA_TOOL_OPTIONS=-Xmx8g");
        }
    }

    /** The one place that chooses. */
    private static VolumeIndex index(Detector detector) {
        return new PackedIndex(detector);
    }

    private static FoundConflicts compared(VolumeIndex index, List<NamedVolumes> records, Progress progress) {
        var found = new FoundConflicts(records);
        var comparing = "comparing " + counted(index.size(), "volume");
        progress.show(comparing, 0, 0, "pairs");
        index.conflicts(pair -> {
            found.add(pair);
            progress.show(comparing, found.count(), 0, "pairs");
        });
        progress.clear();
        return found;
    }

    private long write(FoundConflicts found, Detector detector, Progress progress) {
        var out = spec.commandLine().getOut();
        // two lines would run into each other
        boolean isApart = !Terminal.OUT.isTerminal();
        long[] written = new long[1];
        try (var writer = writer(out, detector)) {
            found.forEach(detector, conflict -> {
                writer.write(conflict);
                written[0]++;
                if (isApart) {
                    progress.show("measuring", written[0], found.count(), "pairs");
                }
            });
        }
        if (out.checkError()) {
            throw new SpokenException("the output could not be written");
        }
        return written[0];
    }

    private ConflictWriter writer(PrintWriter out, Detector detector) {
        var chosen = format;
        if (chosen == null) {
            chosen = Terminal.OUT.isTerminal() ? ConflictFormat.TABLE : ConflictFormat.JSONL;
        }
        return switch (chosen) {
            case JSONL -> new ConflictJson(out);
            case GEOJSON -> new ConflictGeoJson(out, detector);
            case TABLE -> new ConflictTable(out, detector.separation());
        };
    }

    private static String refused(long faults) {
        return counted(faults, "bad record");
    }

    private static String counted(long count, String of) {
        return String.format(Locale.ROOT, "%,d %s%s", count, of, count == 1 ? "" : "s");
    }
}
