package org.gilavar.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.sf.geographiclib.Geodesic;
import org.gilavar.airspace.Circle;
import org.gilavar.airspace.InvalidVolumeException;
import org.gilavar.airspace.LatLon;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.Limits;

/**
 * An arc about a centre, from one place to another.
 *
 * <p>Volumes have straight edges, so an arc is drawn as a line beside it: on the side away from the inside of the airspace
 * and nowhere further from it than {@link #TOLERANCE_METRES}. Drawn between places on the arc, it would cut off a piece
 * and could miss a conflict. Away from the centre the line touches the arc: tangents that meet half-way between two
 * bearings at {@code r / cos(step / 2)}, which on the curved earth is a little further out than needed. Towards the centre
 * it is chords.
 *
 * <p>Where a file's two ends are not equally far from the centre, the greater distance counts away from it and the
 * lesser towards it.
 */
record OpenAirArc(LatLon centre, Ray from, Ray to, double sweep, boolean clockwise, long line)
        implements OpenAirStretch {
    /** Less than coordinates in whole seconds are off by, at some seventy vertices for a circle of 5 NM. */
    static final double TOLERANCE_METRES = 10;

    /** What the step from plane to ellipsoid is worth at a tenth of this, with room to spare. */
    private static final double GUARD_METRES = 0.1;

    private static final double MAX_STEP_DEGREES = 10;

    /** Coordinates in whole minutes are off by as much; beyond it the file means something else. */
    private static final double MAX_MISFIT_METRES = 2_000;

    /** The two ends, which stand beside the vertices between them. */
    private static final int ENDS = 2;

    /** A place as seen from the centre. */
    record Ray(LatLon place, double azimuth, double metres) {}

    static OpenAirArc ofBearings(LatLon centre, Length radius, double from, double to, boolean clockwise, long line) {
        checkRadius(radius.metres());
        var first = ray(centre, from, radius.metres());
        var last = ray(centre, to, radius.metres());
        return new OpenAirArc(centre, first, last, sweep(from, to, clockwise), clockwise, line);
    }

    static OpenAirArc ofEnds(LatLon centre, LatLon from, LatLon to, boolean clockwise, long line) {
        var first = ray(centre, from);
        var last = ray(centre, to);
        if (Math.abs(first.metres - last.metres) > MAX_MISFIT_METRES) {
            throw new InvalidVolumeException(
                    "",
                    String.format(
                            Locale.ROOT,
                            "expected two places equally far from the centre, found %.0f m and %.0f m",
                            first.metres,
                            last.metres));
        }
        checkRadius(Math.max(first.metres, last.metres));
        var sweep = from.equals(to) ? 360 : sweep(first.azimuth, last.azimuth, clockwise);
        return new OpenAirArc(centre, first, last, sweep, clockwise, line);
    }

    /** No arc reaches further than a circle may, and what an arc takes to draw grows with it. */
    private static void checkRadius(double metres) {
        if (metres > Limits.MAX_RADIUS_METRES) {
            throw new InvalidVolumeException(
                    "",
                    String.format(
                            Locale.ROOT,
                            "expected an arc of up to %.0f km from its centre, found %.0f km",
                            Limits.MAX_RADIUS_METRES / 1_000,
                            metres / 1_000));
        }
    }

    /** Whether it goes all the way round and so is exact. */
    boolean isCircle() {
        return sweep == 360;
    }

    Circle circle() {
        return new Circle(centre, Length.metres(Math.max(from.metres, to.metres)));
    }

    @Override
    public List<LatLon> vertices(boolean away) {
        double radius = away ? Math.max(from.metres, to.metres) : Math.min(from.metres, to.metres);
        int steps = steps(radius);
        double step = sweep / steps;
        double distance =
                away ? radius / Math.cos(Math.toRadians(step / 2)) + GUARD_METRES : Math.max(0, radius - GUARD_METRES);
        double first = away ? 0.5 : 1;
        var vertices = new ArrayList<LatLon>(steps + ENDS);
        vertices.add(from.place);
        for (double at = first; at < steps; at++) {
            double turned = clockwise ? at * step : -at * step;
            vertices.add(ray(centre, from.azimuth + turned, distance).place);
        }
        vertices.add(to.place);
        return vertices;
    }

    @Override
    public int count() {
        return steps(Math.max(from.metres, to.metres)) + ENDS;
    }

    private int steps(double radius) {
        double widest = 2 * Math.toDegrees(Math.acos(radius / (radius + TOLERANCE_METRES)));
        return (int) Math.ceil(sweep / Math.min(widest, MAX_STEP_DEGREES));
    }

    private static Ray ray(LatLon centre, double azimuth, double metres) {
        var end = Geodesic.WGS84.Direct(centre.lat(), centre.lon(), azimuth, metres);
        return new Ray(new LatLon(end.lat2, end.lon2), azimuth, metres);
    }

    private static Ray ray(LatLon centre, LatLon place) {
        var sight = Geodesic.WGS84.Inverse(centre.lat(), centre.lon(), place.lat(), place.lon());
        return new Ray(place, sight.azi1, sight.s12);
    }

    /** Degrees turned, more than 0 and up to a whole circle. */
    private static double sweep(double from, double to, boolean clockwise) {
        double turned = (clockwise ? to - from : from - to) % 360;
        return turned > 0 ? turned : turned + 360;
    }
}
