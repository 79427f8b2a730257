package org.gilavar.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.gilavar.airspace.DatumBounds;
import org.gilavar.airspace.Detector;
import org.gilavar.airspace.InvalidVolumeException;
import org.gilavar.airspace.schedule.GreedySolver;
import org.gilavar.airspace.schedule.Notice;
import org.gilavar.airspace.schedule.Part;
import org.gilavar.airspace.schedule.Schedule;
import org.gilavar.airspace.schedule.Scheduler;
import org.gilavar.airspace.schedule.Solver;
import org.gilavar.airspace.suggest.Freedom;
import org.gilavar.formats.NamedVolumes;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Finds how little many notices must be moved so that none conflicts with another. */
@Command(
        name = "schedule",
        mixinStandardHelpOptions = true,
        exitCodeOnExecutionException = Gilavar.USAGE,
        description = {
            "Move notices in time and level, as little as possible, so that none conflicts with another any more.",
            "",
            "As few conflicts as possible are left, then as little as possible is changed in all, then by whoever changes "
                    + "most; 1000 ft weigh as much as 10 min. Where nothing else decides, what stands earlier in the files "
                    + "keeps its place. The result has been checked, everything against everything. It is a proposal: "
                    + "nobody has accepted it. docs/scheduling.md says more, also how to have the least proven.",
            "",
            "Exit codes: 0 nothing conflicts, 1 a schedule without conflicts was printed, 2 something could not be read or "
                    + "was asked wrongly (nothing is scheduled then), 3 conflicts are left; they are named."
        })
final class ScheduleCommand implements Callable<Integer> {
    static final String GREEDY = "Place one after the other, as is done anyway where no other solver has been built.";
    private static final int COMPLETE = 1;
    static final int UNRESOLVED = 3;

    enum Form {
        TABLE,
        JSONL
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private VolumeFiles files = new VolumeFiles();

    @Mixin
    private SeparationOptions minima = new SeparationOptions();

    @Mixin
    private FreedomOptions freedom = new FreedomOptions();

    @Option(
            names = "--time-step",
            paramLabel = "DURATION",
            defaultValue = "1min",
            converter = DurationForm.class,
            description = "Earlier and later by whole numbers of these. Default: ${DEFAULT-VALUE}")
    private Duration timeStep = Scheduler.DEFAULT_STEP;

    @Option(
            names = "--fixed",
            paramLabel = "ID",
            split = ",",
            description = "Notices that are not moved, with commas between. May be repeated.")
    private Set<String> fixed = new LinkedHashSet<>();

    @Option(names = "--greedy", description = GREEDY)
    private boolean greedy;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "table or jsonl. Default: table on a terminal, else jsonl.")
    private @Nullable Form format;

    @Override
    public Integer call() throws IOException {
        var err = spec.commandLine().getErr();
        var notices = notices();
        err.println(counted(notices.size(), "notice") + ": closer than " + minima.inWords() + " is a conflict.");
        var solver = greedy ? new GreedySolver() : Solver.best();
        var schedule = schedule(notices.values(), solver);
        if (schedule.parts().isEmpty()) {
            err.println("Nothing conflicts: no change is needed.");
            return 0;
        }
        err.println("Each may be moved " + freedom.inWords() + ", in time by steps of " + DurationForm.inWords(timeStep)
                + (fixed.isEmpty() ? "." : "; " + counted(fixed.size(), "notice") + " not at all."));
        write(notices, schedule);
        schedule.parts().forEach(part -> err.println(inWords(part)));
        if (!greedy && solver instanceof GreedySolver) {
            err.println("A solver that proves the least is not built; docs/scheduling.md says how.");
        }
        err.println("Nobody has agreed to any of this.");
        return schedule.isComplete() ? COMPLETE : UNRESOLVED;
    }

    private Map<String, Notice> notices() throws IOException {
        var err = spec.commandLine().getErr();
        var allowed = freedom.freedom();
        var notices = new LinkedHashMap<String, Notice>();
        try (var progress = new Progress(err, Terminal.ERR.isTerminal())) {
            var read = files.read(
                    err, progress, record -> notices.put(record.id(), notice(record, allowed, notices.size())));
            if (read.faults() > 0) {
                throw new SpokenException("nothing is scheduled, as what could not be read may be in the way");
            }
        }
        for (var id : fixed) {
            if (!notices.containsKey(id)) {
                throw new ParameterException(
                        spec.commandLine(), "--fixed: expected ids that are in the files, found \"" + id + '"');
            }
        }
        return notices;
    }

    private Notice notice(NamedVolumes record, Freedom allowed, int rank) {
        return new Notice(record.id(), record.volumes(), fixed.contains(record.id()) ? Freedom.NONE : allowed, rank);
    }

    private Schedule schedule(Collection<Notice> notices, Solver solver) {
        try {
            var detector = new Detector(minima.separation(), DatumBounds.GLOBAL);
            return new Scheduler(detector, solver, timeStep).schedule(notices);
        } catch (InvalidVolumeException e) {
            var asked = switch (e.field()) {
                case "step" -> "--time-step: " + e.reason();
                case "freedom" -> "--up, --down, --step: " + e.reason();
                default -> e.getMessage();
            };
            throw new ParameterException(spec.commandLine(), asked);
        }
    }

    private void write(Map<String, Notice> notices, Schedule schedule) {
        var out = spec.commandLine().getOut();
        var chosen = format;
        if (chosen == null) {
            chosen = Terminal.OUT.isTerminal() ? Form.TABLE : Form.JSONL;
        }
        var moves = Move.of(notices, schedule);
        var lines = switch (chosen) {
            case TABLE -> Move.table(moves, schedule);
            case JSONL -> Move.json(moves, schedule);
        };
        lines.forEach(out::println);
        out.flush();
        if (out.checkError()) {
            throw new SpokenException("the output could not be written");
        }
    }

    /** {@code Of 3 notices that could meet: 2 conflicts before, none left; 1 h 10 min in all, proven least.} */
    private static String inWords(Part part) {
        var after = part.after();
        return counted(part.ids().size(), "notice") + " that could meet, "
                + part.ids().getFirst() + " first: "
                + counted(part.before().conflicts(), "conflict") + " before, "
                + (after.conflicts() == 0 ? "none" : after.conflicts()) + " left; changes worth "
                + DurationForm.inWords(Duration.ofSeconds(after.totalSeconds())) + " in all, "
                + DurationForm.inWords(Duration.ofSeconds(after.largestSeconds())) + " at most; "
                + Move.claim(part.basis()) + (part.remark().isEmpty() ? "." : ": " + part.remark() + ".");
    }

    /** {@code 1 notice}, {@code 2,000 notices}. */
    static String counted(long count, String of) {
        return String.format(Locale.ROOT, "%,d %s%s", count, of, count == 1 ? "" : "s");
    }
}
