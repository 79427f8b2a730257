package org.gilavar.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gilavar.airspace.Altitude;
import org.gilavar.airspace.Circle;
import org.gilavar.airspace.Corridor;
import org.gilavar.airspace.InvalidVolumeException;
import org.gilavar.airspace.LatLon;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.Polygon;
import org.gilavar.airspace.Shape;
import org.gilavar.airspace.Volume;
import org.gilavar.formats.OpenAirStretch.Corner;
import org.jspecify.annotations.Nullable;

/**
 * One airspace of an OpenAir file as it is being read.
 *
 * <p>Variables hold within it: one left over from the airspace before would be a guess.
 */
final class OpenAirBlock {
    private static final Pattern VARIABLE = Pattern.compile("([A-Za-z])\\s*=\\s*(.*)");
    private static final Pattern BEARINGS = Pattern.compile("([\\d.]+)[\\s,]+([\\d.]+)[\\s,]+([\\d.]+)");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(?:\\.\\d{0,15})?|\\.\\d{1,15}");

    private final long line;
    private @Nullable String name;
    private @Nullable Level lower;
    private @Nullable Level upper;

    private Optional<LatLon> centre = Optional.empty();
    private Optional<Length> airwayWidth = Optional.empty();
    private boolean clockwise = true;

    private final List<Shape> circles = new ArrayList<>();
    private final OpenAirOutline outline = new OpenAirOutline();
    private final OpenAirOutline airway = new OpenAirOutline();

    private record Level(Optional<Altitude> altitude, long line) {}

    OpenAirBlock(long line) {
        this.line = line;
    }

    long line() {
        return line;
    }

    String name() {
        return required(name, "AN");
    }

    /** Takes in one line; throws {@link RefusedException} when it says nothing sensible. */
    void add(long number, String command, String text) {
        try {
            switch (command) {
                case "AN" -> name = once(name, text);
                case "AL" -> lower = once(lower, new Level(OpenAirAltitude.floor(text), number));
                case "AH" -> upper = once(upper, new Level(OpenAirAltitude.ceiling(text), number));
                case "V" -> variable(text);
                case "DP" -> outline.add(new Corner(place(text), number));
                case "DY" -> airway.add(new Corner(place(text), number));
                case "DC" -> circles.add(new Circle(centre(), miles(text)));
                case "DA" -> arcByBearings(number, text);
                case "DB" -> arcByEnds(number, text);
                default -> throw new IllegalArgumentException(command);
            }
        } catch (InvalidVolumeException e) {
            throw new RefusedException(number, command, e.reason());
        }
    }

    /** All lines having been read, what they make; always active, for OpenAir knows no hours that bind. */
    List<Volume> volumes() {
        var floor = required(lower, "AL");
        var ceiling = required(upper, "AH");
        var shapes = new ArrayList<>(circles);
        if (!outline.isEmpty()) {
            shapes.add(outline.shape(true, Polygon::new));
        }
        if (!airway.isEmpty()) {
            var width = required(airwayWidth.orElse(null), "V W=");
            shapes.add(airway.shape(false, path -> new Corridor(path, width)));
        }
        if (shapes.isEmpty()) {
            throw new RefusedException(line, "", "expected an outline, found none");
        }
        var always = Times.window(Optional.empty(), Optional.empty());
        try {
            var bands = Levels.between(floor.altitude, ceiling.altitude);
            return shapes.stream()
                    .flatMap(shape -> bands.stream().map(band -> new Volume(shape, band, always)))
                    .toList();
        } catch (InvalidVolumeException e) {
            boolean isUpper = e.field().endsWith("upper");
            throw new RefusedException(isUpper ? ceiling.line : floor.line, isUpper ? "AH" : "AL", e.reason());
        }
    }

    private void arcByBearings(long number, String text) {
        var parts = BEARINGS.matcher(text);
        if (!parts.matches()) {
            throw expected("a radius and two bearings such as 10, 270, 290", text);
        }
        arc(OpenAirArc.ofBearings(
                centre(), miles(parts.group(1)), number(parts.group(2)), number(parts.group(3)), clockwise, number));
    }

    private void arcByEnds(long number, String text) {
        var ends = OpenAirPlace.parse(text, 2);
        arc(OpenAirArc.ofEnds(centre(), ends.getFirst(), ends.getLast(), clockwise, number));
    }

    private void arc(OpenAirArc arc) {
        if (arc.isCircle()) {
            circles.add(arc.circle());
        } else {
            outline.add(arc);
        }
    }

    private void variable(String text) {
        var variable = VARIABLE.matcher(text);
        if (!variable.matches()) {
            throw expected("a variable such as X=39:29:30N 119:46:10W", text);
        }
        var value = variable.group(2);
        switch (variable.group(1).toUpperCase(Locale.ROOT)) {
            case "X" -> centre = Optional.of(place(value));
            case "W" -> airwayWidth = Optional.of(miles(value));
            case "D" -> clockwise = direction(value);
            // when it is drawn
            case "Z", "T" -> {}
            default -> throw expected("the variable X, D, W or Z", text);
        }
    }

    private static boolean direction(String value) {
        return switch (value) {
            case "+" -> true;
            case "-" -> false;
            default -> throw expected("+ or -", value);
        };
    }

    private LatLon centre() {
        return centre.orElseThrow(
                () -> new InvalidVolumeException("", "expected V X= before it, in the same airspace"));
    }

    private static LatLon place(String text) {
        return OpenAirPlace.parse(text, 1).getFirst();
    }

    /** Distances in OpenAir are in nautical miles and written without a unit. */
    private static Length miles(String text) {
        return Length.nauticalMiles(number(text));
    }

    private static double number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw expected("a number", text);
        }
        return Double.parseDouble(text);
    }

    private static <T> T once(@Nullable T before, T now) {
        if (before != null) {
            throw new InvalidVolumeException("", "expected once in an airspace, found again");
        }
        return now;
    }

    private <T> T required(@Nullable T value, String command) {
        if (value == null) {
            throw new RefusedException(line, command, "is missing");
        }
        return value;
    }

    private static InvalidVolumeException expected(String what, String found) {
        return new InvalidVolumeException("", "expected " + what + ", found " + Quoted.of(found));
    }
}
