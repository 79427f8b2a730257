package org.gilavar.airspace;

/**
 * The shortest path between two places, in double precision.
 *
 * <p>Found by shooting: a geodesic is sent off along the chord, and its velocity corrected by where it misses,
 * which gains two to four digits a shot as the earth is nearly a sphere. Good to 10 nm, as the arbiter says.
 */
final class SeparationOracleArc implements SeparationOracleEdge<SeparationOracleArc> {
    /** Shorter than this a path has no direction worth the name, and its chord is its length. */
    private static final double NO_DIRECTION_METRES = 1e-6;

    /** A shot this near is a hit: twice the rounding of a place, and of a direction in radians. */
    private static final double HIT_METRES = 5e-9;

    private static final double HIT_RADIANS = 1e-9;

    /** What is left of an angle's error once the last miss is made up for. */
    private static final double ROUNDING_RADIANS = 1e-10;

    /** What is missed along the path is simply added to it; over this stretch it does not turn. */
    private static final double HIT_ALONG_METRES = 1e-3;

    private static final int MOST_SHOTS = 12;

    private final SeparationOracleSeries series;
    private final double length;

    private SeparationOracleArc(Path path) {
        this.series = new SeparationOracleSeries(path.from, path.departure.times(path.metres));
        this.length = path.metres;
    }

    static SeparationOracleArc between(LatLon from, LatLon to) {
        return new SeparationOracleArc(shortest(place(from), place(to)));
    }

    @Override
    public double length() {
        return length;
    }

    @Override
    public SeparationOracleVector at(double metres) {
        return length == 0 ? series.at(0) : series.at(metres / length);
    }

    private SeparationOracleVector direction(double metres) {
        return length == 0
                ? series.velocity(0)
                : series.velocity(metres / length).times(1 / length);
    }

    @Override
    public SeparationOracleSight sight(double metres, SeparationOracleArc other, double theirMetres) {
        var path = shortest(at(metres), other.at(theirMetres));
        var mine = direction(metres);
        var theirs = other.direction(theirMetres);
        return new SeparationOracleSight(
                path.metres,
                mine.dot(path.departure),
                mine.dot(SeparationOracleSeries.normal(path.from).cross(path.departure)),
                theirs.dot(path.arrival),
                theirs.dot(SeparationOracleSeries.normal(path.to).cross(path.arrival)));
    }

    @Override
    public double angleError(double metres) {
        return metres > HIT_METRES ? ROUNDING_RADIANS + HIT_METRES / metres : 1;
    }

    private static SeparationOracleVector place(LatLon place) {
        double phi = Math.toRadians(place.lat());
        double lambda = Math.toRadians(place.lon());
        double normal =
                SeparationOracleSeries.A / Math.sqrt(1 - SeparationOracleSeries.E2 * Math.pow(Math.sin(phi), 2));
        return new SeparationOracleVector(
                normal * Math.cos(phi) * Math.cos(lambda),
                normal * Math.cos(phi) * Math.sin(lambda),
                normal * (1 - SeparationOracleSeries.E2) * Math.sin(phi));
    }

    private static Path shortest(SeparationOracleVector from, SeparationOracleVector to) {
        var up = SeparationOracleSeries.normal(from);
        var chord = to.plus(from, -1);
        var level = chord.plus(up, -chord.dot(up));
        if (level.norm() < NO_DIRECTION_METRES) {
            return new Path(from, to, chord.norm(), level, level);
        }
        var direction = level.times(1 / level.norm());
        double radius = SeparationOracleSeries.radius(from, direction);
        double metres = 2 * radius * Math.asin(chord.norm() / 2 / radius);
        for (int shot = 0; shot < MOST_SHOTS; shot++) {
            var series = new SeparationOracleSeries(from, direction.times(metres));
            var arrival = series.velocity(1).times(1 / metres);
            var miss = to.plus(series.at(1), -1);
            var side = SeparationOracleSeries.normal(to).cross(arrival);
            double aside = miss.dot(side);
            double beyond = miss.dot(arrival);
            double turn = aside / (radius * Math.sin(metres / radius));
            direction = direction.plus(up.cross(direction), turn);
            direction = direction.times(1 / direction.norm());
            if (Math.abs(beyond) < HIT_ALONG_METRES && Math.abs(aside) < HIT_METRES + HIT_RADIANS * metres) {
                var turned = arrival.plus(side, turn * Math.cos(metres / radius));
                return new Path(from, to, metres + beyond, direction, turned);
            }
            metres += beyond;
        }
        throw new IllegalStateException("no shortest path found from " + from + " to " + to);
    }

    /** Departure and arrival are directions of length one, or nearly nothing where there is no direction. */
    private record Path(
            SeparationOracleVector from,
            SeparationOracleVector to,
            double metres,
            SeparationOracleVector departure,
            SeparationOracleVector arrival) {}
}
