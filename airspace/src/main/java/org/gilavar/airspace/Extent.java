package org.gilavar.airspace;

import java.util.List;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicMask;
import net.sf.geographiclib.PolygonArea;

/**
 * How large a shape is: for allowances and statistics, not for separation. Polygons are measured on the WGS-84
 * ellipsoid (Karney 2013, to well below a square metre); discs as caps of the sphere of equal area, to some thousandths; a
 * corridor as its length times its width and its two round ends, so where it crosses itself that counts twice.
 */
public final class Extent {
    /** Of the sphere with the area of the WGS-84 ellipsoid, metres. */
    private static final double AUTHALIC_RADIUS = 6_371_007.180_9;

    private Extent() {}

    /** The area of a shape, square metres. */
    public static double squareMetres(Shape shape) {
        return squareMetresWithin(shape, 0);
    }

    /**
     * The area of all places within some distance of a shape, square metres; of a polygon with dents a little more, since what
     * is near to two of its sides counts twice.
     *
     * @param metres from 0 up
     */
    public static double squareMetresWithin(Shape shape, double metres) {
        return switch (shape) {
            case Circle circle -> disc(circle.radius().metres() + metres);
            case Point point -> disc(point.uncertainty().metres() + metres);
            case Polygon polygon -> ring(polygon.ring(), metres);
            case Corridor corridor -> {
                double half = corridor.width().metres() / 2 + metres;
                yield length(corridor.path()) * 2 * half + disc(half);
            }
        };
    }

    private static double disc(double radius) {
        double half = StrictMath.sin(radius / AUTHALIC_RADIUS / 2);
        return 4 * Math.PI * AUTHALIC_RADIUS * AUTHALIC_RADIUS * half * half;
    }

    private static double ring(List<LatLon> ring, double metres) {
        PolygonArea area = new PolygonArea(Geodesic.WGS84, false);
        ring.forEach(vertex -> area.AddPoint(vertex.lat(), vertex.lon()));
        var found = area.Compute(false, true);
        return Math.abs(found.area) + found.perimeter * metres + disc(metres);
    }

    private static double length(List<LatLon> path) {
        double length = 0;
        for (int i = 1; i < path.size(); i++) {
            LatLon from = path.get(i - 1);
            LatLon to = path.get(i);
            length += Geodesic.WGS84.Inverse(from.lat(), from.lon(), to.lat(), to.lon(), GeodesicMask.DISTANCE).s12;
        }
        return length;
    }
}
