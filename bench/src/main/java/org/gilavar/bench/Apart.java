package org.gilavar.bench;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.gilavar.airspace.Altitude;
import org.gilavar.airspace.AltitudeBand;
import org.gilavar.airspace.LatLon;
import org.gilavar.airspace.Polygon;
import org.gilavar.airspace.TimeWindow;
import org.gilavar.airspace.Volume;

/** How far apart two polygons to be measured are. */
public enum Apart {
    OVERLAPPING("overlapping", 0),
    NEAR("10 km apart", 10_000),
    FAR("300 km apart", 300_000);

    private static final double HALF_METRES = 25_000;
    private static final int VERTICES = 8;

    private final String label;
    private final double metres;

    Apart(String label, double metres) {
        this.label = label;
        this.metres = metres;
    }

    String label() {
        return label;
    }

    /** A pair whose gap is this to a metre, or that shares its middle. */
    List<Volume> pair(SplittableRandom random) {
        var centre = new LatLon(35 + 20 * random.nextDouble(), -30 + 10 * random.nextDouble());
        var here = star(random);
        var there = star(random);
        double bearing = 360 * random.nextDouble();
        double low = HALF_METRES / 2;
        double high = this == OVERLAPPING ? low : metres + 2 * HALF_METRES;
        while (high - low > 1) {
            double middle = (low + high) / 2;
            double gap = Load.DETECTOR
                    .gaps(volume(here, centre), volume(there, Traffic.away(centre, bearing, middle)))
                    .lateralMetres();
            if (gap < metres) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return List.of(volume(here, centre), volume(there, Traffic.away(centre, bearing, high)));
    }

    /** How far each vertex is from the middle. */
    private static double[] star(SplittableRandom random) {
        return random.doubles(VERTICES, 0.6 * HALF_METRES, HALF_METRES).toArray();
    }

    private static Volume volume(double[] star, LatLon centre) {
        var ring = IntStream.range(0, VERTICES)
                .mapToObj(i -> Traffic.away(centre, 360.0 * i / VERTICES, star[i]))
                .toList();
        var band = new AltitudeBand(Altitude.flightLevel(200), Altitude.flightLevel(240));
        return new Volume(
                new Polygon(ring),
                band,
                new TimeWindow(Traffic.FIRST_DAY, Traffic.FIRST_DAY.plus(Duration.ofHours(1))));
    }
}
