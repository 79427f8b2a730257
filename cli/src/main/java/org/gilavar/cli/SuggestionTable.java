package org.gilavar.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gilavar.airspace.Circle;
import org.gilavar.airspace.Corridor;
import org.gilavar.airspace.LatLon;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.Point;
import org.gilavar.airspace.Polygon;
import org.gilavar.airspace.Shape;
import org.gilavar.airspace.Volume;
import org.gilavar.airspace.suggest.Measure;
import org.gilavar.airspace.suggest.Suggestion;

/** Suggestions for people: a line each, and below them the places of another way. */
final class SuggestionTable {
    private static final List<String> HEAD = List.of("", "CHANGE", "LEVELS", "FROM", "UNTIL", "CLAIM");

    private SuggestionTable() {}

    static List<String> lines(List<Suggestion> suggestions) {
        if (suggestions.isEmpty()) {
            return List.of();
        }
        var rows = new ArrayList<>(List.of(HEAD));
        suggestions.forEach(suggestion -> rows.add(row(rows.size(), suggestion)));
        var lines = new ArrayList<>(aligned(rows));
        suggestions.stream()
                .filter(suggestion -> suggestion.measure() == Measure.REROUTE)
                .forEach(suggestion -> lines.addAll(otherWay(suggestion.volumes())));
        return lines;
    }

    private static List<String> row(int number, Suggestion suggestion) {
        var volumes = suggestion.volumes();
        var start =
                Collections.min(volumes.stream().map(v -> v.window().start()).toList());
        var end = Collections.max(volumes.stream().map(v -> v.window().end()).toList());
        return List.of(
                Integer.toString(number),
                change(suggestion.climb(), suggestion.shift()),
                levels(volumes),
                start.toString(),
                end.toString(),
                suggestion.measure().isLeast() ? "least" : "feasible");
    }

    static String change(Length climb, Duration shift) {
        var parts = new ArrayList<String>();
        if (climb.value() != 0) {
            parts.add((climb.value() > 0 ? "raise by " : "lower by ")
                    + new Length(Math.abs(climb.value()), climb.unit()));
        }
        if (!shift.isZero()) {
            parts.add(DurationForm.inWords(shift.abs()) + (shift.isNegative() ? " earlier" : " later"));
        }
        return parts.isEmpty() ? "another way" : String.join(", ", parts);
    }

    static String levels(List<Volume> volumes) {
        var bands = volumes.stream()
                .map(volume ->
                        volume.altitude().lower() + " to " + volume.altitude().upper())
                .distinct()
                .toList();
        return bands.getFirst() + (bands.size() == 1 ? "" : " and " + (bands.size() - 1) + " more");
    }

    private static List<String> otherWay(List<Volume> volumes) {
        var lines = new ArrayList<>(List.of("", "Another way, latitude and longitude in degrees:"));
        for (int i = 0; i < volumes.size(); i++) {
            lines.add("  volume " + (i + 1) + ": "
                    + places(volumes.get(i).shape()).stream()
                            .map(p -> String.format(Locale.ROOT, "%.6f %.6f", p.lat(), p.lon()))
                            .collect(Collectors.joining(", ")));
        }
        return lines;
    }

    private static List<LatLon> places(Shape shape) {
        return switch (shape) {
            case Circle(var centre, var radius) -> List.of(centre);
            case Point(var position, var uncertainty) -> List.of(position);
            case Corridor(var path, var width) -> path;
            case Polygon(var ring) -> ring;
        };
    }

    static List<String> aligned(List<List<String>> rows) {
        var widths = IntStream.range(0, rows.getFirst().size())
                .map(column -> rows.stream()
                        .mapToInt(row -> width(row.get(column)))
                        .max()
                        .orElse(0))
                .toArray();
        return rows.stream()
                .map(row -> IntStream.range(0, row.size())
                        .mapToObj(i -> row.get(i) + " ".repeat(widths[i] - width(row.get(i))))
                        .collect(Collectors.joining("  "))
                        .stripTrailing())
                .toList();
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
