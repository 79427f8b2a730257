package org.gilavar.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.PolygonArea;
import org.gilavar.airspace.InvalidVolumeException;
import org.gilavar.airspace.LatLon;
import org.gilavar.airspace.Limits;
import org.gilavar.airspace.Shape;
import org.gilavar.formats.OpenAirStretch.Corner;

/** Corners and arcs one after the other, and the shape they make. */
final class OpenAirOutline {
    private static final Pattern VERTEX = Pattern.compile("(?:ring|path)\\[(\\d+)]");

    /** A place written twice is one vertex of the shape, so there may be some more than it may have. */
    private static final int MAX_VERTICES = 2 * Limits.MAX_VERTICES;

    private final List<OpenAirStretch> stretches = new ArrayList<>();
    private long vertices;

    /** Throws {@link InvalidVolumeException} when there is more than any shape may have: a short line may say a long arc. */
    void add(OpenAirStretch stretch) {
        vertices += stretch.count();
        if (vertices > MAX_VERTICES) {
            throw new InvalidVolumeException(
                    "", "expected at most " + Limits.MAX_VERTICES + " vertices in an airspace, found more up to here");
        }
        stretches.add(stretch);
    }

    boolean isEmpty() {
        return stretches.isEmpty();
    }

    /** What {@code shape} makes of the vertices; a fault names the line of the vertex. */
    Shape shape(boolean closed, Function<List<LatLon>, Shape> shape) {
        var corners = corners(closed);
        try {
            return shape.apply(corners.stream().map(Corner::place).toList());
        } catch (InvalidVolumeException e) {
            throw fault(e, corners);
        }
    }

    private List<Corner> corners(boolean closed) {
        boolean clockwise = closed && isClockwise();
        var corners = new ArrayList<Corner>();
        for (var stretch : stretches) {
            // the inside of a ring lies right of it when it runs clockwise, and so does the centre of a clockwise arc
            boolean away = stretch.clockwise() == clockwise;
            for (var place : stretch.vertices(away)) {
                if (corners.isEmpty() || !isSame(corners.getLast().place(), place)) {
                    corners.add(new Corner(place, stretch.line()));
                }
            }
        }
        while (closed
                && corners.size() > 1
                && isSame(corners.getFirst().place(), corners.getLast().place())) {
            corners.removeLast();
        }
        return corners;
    }

    private boolean isClockwise() {
        var area = new PolygonArea(Geodesic.WGS84, false);
        for (var stretch : stretches) {
            stretch.vertices(false).forEach(place -> area.AddPoint(place.lat(), place.lon()));
        }
        return area.Compute(false, true).area < 0;
    }

    private static boolean isSame(LatLon one, LatLon other) {
        return one.equals(other)
                || Geodesic.WGS84.Inverse(one.lat(), one.lon(), other.lat(), other.lon()).s12 < Limits.MIN_EDGE_METRES;
    }

    private RefusedException fault(InvalidVolumeException e, List<Corner> corners) {
        var at = VERTEX.matcher(e.field());
        long line =
                at.find() ? line(corners, at.group(1)) : stretches.getFirst().line();
        var reason = VERTEX.matcher(e.reason()).replaceAll(other -> "line " + line(corners, other.group(1)));
        return new RefusedException(line, "", reason);
    }

    private static long line(List<Corner> corners, String index) {
        return corners.get(Integer.parseInt(index)).line();
    }
}
