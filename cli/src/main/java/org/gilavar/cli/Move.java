package org.gilavar.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.gilavar.airspace.Volume;
import org.gilavar.airspace.schedule.Basis;
import org.gilavar.airspace.schedule.Change;
import org.gilavar.airspace.schedule.Notice;
import org.gilavar.airspace.schedule.Schedule;

/** A notice that a schedule moves, for people and for programs. */
record Move(String id, Change change, List<Volume> volumes, Basis basis) {
    private static final List<String> HEAD = List.of("NOTICE", "CHANGE", "LEVELS", "FROM", "UNTIL", "CLAIM");

    /** All of them, in the order of the notices. */
    static List<Move> of(Map<String, Notice> notices, Schedule schedule) {
        var basis = new HashMap<String, Basis>();
        schedule.parts().forEach(part -> part.ids().forEach(id -> basis.put(id, part.basis())));
        return notices.values().stream()
                .filter(notice -> schedule.changes().containsKey(notice.id()))
                .map(notice -> of(
                        notice,
                        schedule.changes().getOrDefault(notice.id(), Change.NONE),
                        basis.getOrDefault(notice.id(), Basis.GREEDY)))
                .toList();
    }

    private static Move of(Notice notice, Change change, Basis basis) {
        return new Move(
                notice.id(), change, notice.volumes().stream().map(change::of).toList(), basis);
    }

    static List<String> table(List<Move> moves, Schedule schedule) {
        var rows = new ArrayList<>(List.of(HEAD));
        moves.forEach(move -> rows.add(move.row()));
        var lines = new ArrayList<>(moves.isEmpty() ? List.<String>of() : SuggestionTable.aligned(rows));
        unresolved(schedule).forEach(pair -> lines.add("still in conflict: " + String.join(" and ", pair)));
        return lines;
    }

    static List<String> json(List<Move> moves, Schedule schedule) {
        return Stream.concat(
                        moves.stream().map(Move::said),
                        unresolved(schedule).stream().map(pair -> Map.of("unresolved", pair)))
                .map(SuggestionJson.JSON::writeValueAsString)
                .toList();
    }

    static String claim(Basis basis) {
        return switch (basis) {
            case LEAST -> "least";
            case BEST_FOUND -> "best found";
            case GREEDY -> "greedy";
        };
    }

    private static List<List<String>> unresolved(Schedule schedule) {
        return schedule.unresolved().stream()
                .map(pair -> List.of(pair.a(), pair.b()))
                .distinct()
                .toList();
    }

    private List<String> row() {
        var start =
                Collections.min(volumes.stream().map(v -> v.window().start()).toList());
        var end = Collections.max(volumes.stream().map(v -> v.window().end()).toList());
        return List.of(
                id,
                SuggestionTable.change(change.climb(), change.shift()),
                SuggestionTable.levels(volumes),
                start.toString(),
                end.toString(),
                claim(basis));
    }

    private Map<String, Object> said() {
        var said = new LinkedHashMap<String, Object>();
        said.put("notice", id);
        said.put("claim", basis.name().toLowerCase(Locale.ROOT));
        said.put("climb_m", SuggestionJson.metres(change.climb()));
        said.put("shift_s", DurationForm.seconds(change.shift()));
        said.put(
                "volumes",
                volumes.stream()
                        .map(volume -> VolumeFeature.of(volume, Map.of()))
                        .toList());
        return said;
    }
}
