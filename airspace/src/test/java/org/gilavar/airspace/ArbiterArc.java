package org.gilavar.airspace;

/** The shortest path between two places as {@link SeparationOracleArc} has it, to better than 1e-20 m. */
final class ArbiterArc implements SeparationOracleEdge<ArbiterArc> {
    private static final double NO_DIRECTION_METRES = 1e-9;

    /** What is missed across counts by its square. */
    private static final double HIT_METRES = 1e-22;

    /** Of a cosine, once it is a double. */
    private static final double ROUNDING = 1e-15;

    private static final int MOST_SHOTS = 40;

    private final ArbiterSeries series;
    private final ArbiterNumber length;

    private ArbiterArc(Path path) {
        this.series = new ArbiterSeries(path.from, path.departure.times(path.metres));
        this.length = path.metres;
    }

    static ArbiterArc between(LatLon from, LatLon to) {
        return new ArbiterArc(shortest(place(from), place(to)));
    }

    static ArbiterNumber metres(LatLon from, LatLon to) {
        return shortest(place(from), place(to)).metres;
    }

    @Override
    public double length() {
        return length.high();
    }

    @Override
    public SeparationOracleVector at(double metres) {
        return series.at(time(metres)).rounded();
    }

    private ArbiterNumber time(double metres) {
        return length.high() == 0
                ? ArbiterNumber.ZERO
                : ArbiterNumber.of(metres).over(length);
    }

    private ArbiterVector direction(double metres) {
        return length.high() == 0
                ? series.velocity(ArbiterNumber.ZERO)
                : series.velocity(time(metres)).times(ArbiterNumber.ONE.over(length));
    }

    @Override
    public SeparationOracleSight sight(double metres, ArbiterArc other, double theirMetres) {
        var path = shortest(series.at(time(metres)), other.series.at(other.time(theirMetres)));
        var mine = direction(metres);
        var theirs = other.direction(theirMetres);
        return new SeparationOracleSight(
                path.metres.high(),
                mine.dot(path.departure).high(),
                mine.dot(ArbiterSeries.normal(path.from).cross(path.departure)).high(),
                theirs.dot(path.arrival).high(),
                theirs.dot(ArbiterSeries.normal(path.to).cross(path.arrival)).high());
    }

    @Override
    public double angleError(double metres) {
        return metres > NO_DIRECTION_METRES ? ROUNDING : 1;
    }

    private static ArbiterVector place(LatLon place) {
        var sine = ArbiterNumber.sine(place.lat());
        var normal = ArbiterSeries.A.over(ArbiterNumber.ONE
                .minus(ArbiterSeries.E2.times(sine).times(sine))
                .root());
        var across = normal.times(ArbiterNumber.cosine(place.lat()));
        return new ArbiterVector(
                across.times(ArbiterNumber.cosine(place.lon())),
                across.times(ArbiterNumber.sine(place.lon())),
                normal.times(ArbiterNumber.ONE.minus(ArbiterSeries.E2)).times(sine));
    }

    private static Path shortest(ArbiterVector from, ArbiterVector to) {
        var up = ArbiterSeries.normal(from);
        var chord = to.minus(from);
        var level = chord.minus(up.times(chord.dot(up)));
        if (level.rounded().norm() < NO_DIRECTION_METRES) {
            return new Path(from, to, chord.norm(), level, level);
        }
        var direction = level.unit();
        double radius = SeparationOracleSeries.A;
        double straight = chord.norm().high();
        var metres = ArbiterNumber.of(2 * radius * Math.asin(straight / 2 / radius));
        for (int shot = 0; shot < MOST_SHOTS; shot++) {
            var series = new ArbiterSeries(from, direction.times(metres));
            var arrival = series.velocity(ArbiterNumber.ONE).unit();
            var miss = to.minus(series.at(ArbiterNumber.ONE));
            var aside = miss.dot(ArbiterSeries.normal(to).cross(arrival));
            var beyond = miss.dot(arrival);
            if (Math.abs(beyond.high()) < HIT_METRES && Math.abs(aside.high()) < HIT_METRES) {
                return new Path(from, to, metres.plus(beyond), direction, arrival);
            }
            double arc = metres.high() / radius;
            var turn = aside.times(1 / (radius * Math.sin(arc)));
            direction = direction.plus(up.cross(direction).times(turn)).unit();
            metres = metres.plus(beyond);
        }
        throw new IllegalStateException("no shortest path found from " + from + " to " + to);
    }

    private record Path(
            ArbiterVector from,
            ArbiterVector to,
            ArbiterNumber metres,
            ArbiterVector departure,
            ArbiterVector arrival) {}
}
