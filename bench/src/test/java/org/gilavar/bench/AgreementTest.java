package org.gilavar.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gilavar.airspace.Altitude;
import org.gilavar.airspace.AltitudeBand;
import org.gilavar.airspace.Circle;
import org.gilavar.airspace.Corridor;
import org.gilavar.airspace.LatLon;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.Polygon;
import org.gilavar.airspace.Shape;
import org.gilavar.airspace.TimeWindow;
import org.gilavar.airspace.Volume;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class AgreementTest {
    private static final int STORED = 1_500;

    @ParameterizedTest
    @EnumSource
    void everyContenderFindsWhatTheDetectorFinds(Traffic traffic) {
        var found = Agreement.check(new Load(traffic, STORED), STORED, 300);

        assertThat(found.conflicts()).isLessThanOrEqualTo(found.candidates());
        assertThat(found.conflicts()).isLessThanOrEqualTo(found.peerCandidates());
    }

    @Test
    void everyContenderFindsWhatTheDetectorFindsAtThePolesAndTheAntimeridian() {
        var random = new SplittableRandom(7);
        var volumes = Stream.generate(() -> awkward(random)).limit(400).toList();
        var load = new Load(volumes, volumes.subList(300, 400));

        assertThat(Agreement.check(load, 300, 100).conflicts()).isGreaterThan(3);
    }

    @Test
    void aContenderThatMissesAConflictIsNamed() {
        var random = new SplittableRandom(8);
        var volumes = Stream.generate(() -> awkward(random)).limit(120).toList();
        var load = new Load(volumes, volumes.subList(100, 120));

        assertThatThrownBy(() -> Agreement.check(
                        load, 100, 20, kind -> kind.fill(load, kind == Kind.STRTREE_LAT_TIME ? 60 : 100)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("JTS STRtree, lat × time")
                .hasMessageContaining("expected the conflicts");
    }

    @Test
    void volumesThatComeAndGoLeaveTheRest() {
        var load = new Load(Traffic.THEATRE, STORED);
        var tree = new PhTreeBoxes(load.boxes(), STORED);
        var exchange = new Exchange(tree, STORED);
        IntStream.range(0, STORED + Load.FRESH + 100).forEach(i -> exchange.next());
        var present = new ArrayList<Integer>();
        tree.meeting(
                new Asked(
                        load.volume(0),
                        new GroundBox(-180, -90, 180, 90),
                        load.asked(0).levels(),
                        0,
                        Long.MAX_VALUE / 2),
                present::add);

        assertThat(present).hasSize(STORED).doesNotHaveDuplicates();
    }

    private static Volume awkward(SplittableRandom random) {
        var places = List.of(
                new LatLon(90, 0),
                new LatLon(89.5, 120),
                new LatLon(-90, 0),
                new LatLon(10, 180),
                new LatLon(-60, -179.9));
        var centre = Traffic.away(
                places.get(random.nextInt(places.size())), 360 * random.nextDouble(), 200_000 * random.nextDouble());
        var start = Traffic.FIRST_DAY.plusSeconds(60L * random.nextInt(600));
        return new Volume(
                shape(centre, random),
                new AltitudeBand(Altitude.flightLevel(200), Altitude.flightLevel(200 + 10 * random.nextInt(9))),
                new TimeWindow(start, start.plusSeconds(60L * (15 + random.nextInt(200)))));
    }

    private static Shape shape(LatLon centre, SplittableRandom random) {
        double size = 5_000 + 95_000 * random.nextDouble();
        double turn = 360 * random.nextDouble();
        return switch (random.nextInt(3)) {
            case 0 -> new Circle(centre, Length.metres(size / 2));
            case 1 ->
                new Corridor(
                        List.of(centre, Traffic.away(centre, turn, 3 * size), Traffic.away(centre, turn + 70, size)),
                        Length.metres(size / 10));
            default ->
                new Polygon(IntStream.range(0, 6)
                        .mapToObj(i -> Traffic.away(centre, turn + 60 * i, size * (0.5 + random.nextDouble() / 2)))
                        .toList());
        };
    }
}
