package org.gilavar.airspace.suggest;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gilavar.airspace.Circle;
import org.gilavar.airspace.Corridor;
import org.gilavar.airspace.LatLon;
import org.gilavar.airspace.Point;
import org.gilavar.airspace.Polygon;
import org.gilavar.airspace.Shape;

/**
 * Where a way around obstacles may turn: the corners of an octagon about every vertex of each, drawn
 * around the circle that must be kept clear.
 *
 * <p>So a leg between neighbouring corners clears the vertex, and one between corners of two vertices that
 * an edge joins clears the edge: of eight directions one is within 22.5° of any, and a geodesic between
 * two places beside another runs no nearer to it in between.
 *
 * <p>Of a ring or path with many vertices some are enough, if the octagons are wider by as far as the others
 * are from those.
 */
final class Corners {
    private static final int SIDES = 8;

    /** Of one obstacle: a ring of so many strays from a circle by less than a hundredth of its radius. */
    private static final int MAX_VERTICES = 24;

    /** Past the centimetre at which the detector still finds the minimum kept too closely. */
    private static final double MARGIN_METRES = 1;

    private Corners() {}

    /** For what reaches {@code radius} metres about its path. */
    static Stream<LatLon> around(Obstacles obstacles, double radius) {
        double clear = obstacles.detector().separation().lateral().metres() + radius + MARGIN_METRES;
        return obstacles.volumes().stream().flatMap(volume -> around(volume.shape(), clear));
    }

    private static Stream<LatLon> around(Shape shape, double clear) {
        var vertices = vertices(shape);
        int stride = Math.ceilDiv(vertices.size(), MAX_VERTICES);
        int last = vertices.size() - 1;
        double left = IntStream.rangeClosed(0, last)
                .filter(i -> i % stride != 0)
                .mapToDouble(i -> offLine(
                        vertices.get(i),
                        vertices.get(i - i % stride),
                        vertices.get(Math.min(last, i - i % stride + stride))))
                .max()
                .orElse(0);
        return IntStream.rangeClosed(0, last)
                .filter(i -> i % stride == 0 || i == last)
                .boxed()
                .flatMap(i -> octagon(vertices.get(i), clear + radius(shape) + left));
    }

    /** About how far {@code p} is from the line between two places: the height of a plane triangle of the same sides. */
    private static double offLine(LatLon p, LatLon from, LatLon to) {
        double a = Ground.metres(from, p);
        double b = Ground.metres(p, to);
        double c = Ground.metres(from, to);
        if (Math.abs(a * a - b * b) >= c * c) {
            return Math.min(a, b);
        }
        double s = (a + b + c) / 2;
        return 2 * Math.sqrt(Math.max(0, s * (s - a) * (s - b) * (s - c))) / c;
    }

    /** Metres about the core. */
    static double radius(Shape shape) {
        return switch (shape) {
            case Circle(var centre, var radius) -> radius.metres();
            case Point(var position, var uncertainty) -> uncertainty.metres();
            case Corridor(var path, var width) -> width.metres() / 2;
            case Polygon p -> 0;
        };
    }

    static List<LatLon> vertices(Shape shape) {
        return switch (shape) {
            case Circle(var centre, var radius) -> List.of(centre);
            case Point(var position, var uncertainty) -> List.of(position);
            case Corridor(var path, var width) -> path;
            case Polygon(var ring) -> ring;
        };
    }

    private static Stream<LatLon> octagon(LatLon centre, double clear) {
        double corner = clear / Math.cos(Math.PI / SIDES);
        return IntStream.range(0, SIDES).mapToObj(side -> Ground.away(centre, 360.0 * side / SIDES, corner));
    }
}
