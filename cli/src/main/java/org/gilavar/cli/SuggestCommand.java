package org.gilavar.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.gilavar.airspace.DatumBounds;
import org.gilavar.airspace.Detector;
import org.gilavar.airspace.InvalidVolumeException;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.Separation;
import org.gilavar.airspace.Volume;
import org.gilavar.airspace.suggest.LeastChanges;
import org.gilavar.airspace.suggest.Measure;
import org.gilavar.airspace.suggest.Obstacles;
import org.gilavar.airspace.suggest.Reroute;
import org.gilavar.airspace.suggest.Suggestion;
import org.gilavar.formats.NamedVolumes;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Finds what a notice could change so that it conflicts with nothing. */
@Command(
        name = "suggest",
        mixinStandardHelpOptions = true,
        exitCodeOnExecutionException = Gilavar.USAGE,
        description = {
            "Say what one notice could change so that it conflicts with nothing any more: be earlier, later, higher, "
                    + "lower, or some of both.",
            "",
            "All least changes within the limits are found. Least: nothing that goes the same way, and no further in "
                    + "time or in level, would do. Every suggestion has been checked against everything in the files. "
                    + "It is a proposal: the other side has neither seen nor accepted it. docs/suggestions.md says more.",
            "",
            "Exit codes: 0 no change is needed, 1 suggestions were printed, 2 something could not be read or was asked "
                    + "wrongly (nothing is suggested then: what could not be read may be in the way), 3 no change within "
                    + "the limits is enough."
        })
final class SuggestCommand implements Callable<Integer> {
    private static final int SOME = 1;
    private static final int NONE_FOUND = 3;
    private static final Separation CONTACT = new Separation(Length.metres(0), Length.metres(0), Duration.ZERO);

    enum Form {
        TABLE,
        JSONL,
        GEOJSON
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private VolumeFiles files = new VolumeFiles();

    @Option(names = "--for", required = true, paramLabel = "ID", description = "The notice to change.")
    private String id = "";

    @Mixin
    private SeparationOptions minima = new SeparationOptions();

    @Option(
            names = "--zones",
            paramLabel = "FILE",
            description = "The one of the files that holds zones: volumes only not to be touched, whatever the minima. "
                    + "May be repeated.")
    private List<String> zones = new ArrayList<>();

    @Mixin
    private FreedomOptions freedom = new FreedomOptions();

    @Option(
            names = "--reroute",
            description = "Also look for another way at the same time and level. It is feasible, not the shortest.")
    private boolean reroute;

    @Option(
            names = "--aside",
            paramLabel = "LENGTH",
            defaultValue = "50nm",
            converter = SeparationOptions.LengthForm.class,
            description = "Another way stays within the circle around the old one, so much wider. "
                    + "Default: ${DEFAULT-VALUE}")
    private Length aside = Reroute.DEFAULT_ASIDE;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "table, jsonl or geojson. Default: table on a terminal, else jsonl.")
    private @Nullable Form format;

    /** What was read. */
    private final class Sky {
        private final List<Volume> notice = new ArrayList<>();
        private final List<Volume> others = new ArrayList<>();
        private final List<Volume> inZones = new ArrayList<>();
        private final Set<String> zonesMet = new HashSet<>();

        private void take(NamedVolumes record) {
            var isZone = zones.contains(record.place().file());
            if (isZone) {
                zonesMet.add(record.place().file());
            }
            var kind = record.id().equals(id) ? notice : isZone ? inZones : others;
            kind.addAll(record.volumes());
        }

        private List<Obstacles> obstacles() {
            return List.of(
                    new Obstacles(new Detector(minima.separation(), DatumBounds.GLOBAL), others),
                    new Obstacles(new Detector(CONTACT, DatumBounds.GLOBAL), inZones));
        }
    }

    @Override
    public Integer call() throws IOException {
        var err = spec.commandLine().getErr();
        var allowed = freedom.freedom();
        var sky = new Sky();
        try (var progress = new Progress(err, Terminal.ERR.isTerminal())) {
            if (files.read(err, progress, sky::take).faults() > 0) {
                throw new SpokenException("nothing is suggested, as what could not be read may be in the way");
            }
        }
        check(sky);
        var obstacles = sky.obstacles();
        var suggestions = new ArrayList<>(LeastChanges.of(sky.notice, obstacles, allowed));
        err.println(
                id + " was compared with " + counted(sky.others.size(), "volume") + ": closer than " + minima.inWords()
                        + " is a conflict."
                        + (zones.isEmpty()
                                ? ""
                                : " And with " + counted(sky.inZones.size(), "volume")
                                        + " of zones: to touch one is a conflict."));
        if (!suggestions.isEmpty() && suggestions.getFirst().measure() == Measure.NONE) {
            err.println("It conflicts with none of them: no change is needed.");
            write(List.of());
            return 0;
        }
        if (reroute) {
            anotherWay(sky, obstacles).ifPresent(suggestions::add);
        }
        err.println("It conflicts as it is. Looked at: " + freedom.inWords()
                + (reroute ? "; another way within " + aside : "") + ".");
        write(suggestions);
        if (suggestions.isEmpty()) {
            err.println("None of that is enough. To look further, say more with --earlier, --later, --up or --down"
                    + (reroute ? ", or --aside." : ", or add --reroute."));
            return NONE_FOUND;
        }
        err.println(
                "Each of these alone is enough. Least: no less of the same would do. Feasible: free, but perhaps not "
                        + "the shortest. The other side has agreed to none of them.");
        return SOME;
    }

    private void check(Sky sky) {
        if (sky.notice.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "--for: expected an id that is in the files, found \"" + id + '"');
        }
        for (var file : zones) {
            if (!sky.zonesMet.contains(file)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--zones: expected one of the files, written the same, with a volume in it, found " + file);
            }
        }
    }

    private Optional<Suggestion> anotherWay(Sky sky, List<Obstacles> obstacles) {
        try {
            return Reroute.of(sky.notice, obstacles, aside);
        } catch (InvalidVolumeException e) {
            throw new ParameterException(spec.commandLine(), "--" + e.getMessage());
        }
    }

    private void write(List<Suggestion> suggestions) {
        var out = spec.commandLine().getOut();
        var chosen = format;
        if (chosen == null) {
            chosen = Terminal.OUT.isTerminal() ? Form.TABLE : Form.JSONL;
        }
        var lines = switch (chosen) {
            case TABLE -> SuggestionTable.lines(suggestions);
            case JSONL -> SuggestionJson.lines(id, suggestions);
            case GEOJSON -> List.of(SuggestionJson.featureCollection(id, suggestions));
        };
        lines.forEach(out::println);
        out.flush();
        if (out.checkError()) {
            throw new SpokenException("the output could not be written");
        }
    }

    private static String counted(long count, String of) {
        return String.format(Locale.ROOT, "%,d %s%s", count, of, count == 1 ? "" : "s");
    }
}
