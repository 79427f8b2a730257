package org.gilavar.airspace.suggest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.gilavar.airspace.Circle;
import org.gilavar.airspace.Corridor;
import org.gilavar.airspace.InvalidVolumeException;
import org.gilavar.airspace.LatLon;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.Point;
import org.gilavar.airspace.Polygon;
import org.gilavar.airspace.Shape;
import org.gilavar.airspace.Volume;
import org.junit.jupiter.api.Test;

class RerouteTest {
    private static final Length ASIDE = Reroute.DEFAULT_ASIDE;

    private final LatLon west = Scene.away(Scene.HERE, 270, 60_000);
    private final LatLon east = Scene.away(Scene.HERE, 90, 60_000);
    private final List<Obstacles> circleBetween = others(new Circle(Scene.HERE, Length.kilometres(8)));

    @Test
    void aCorridorGoesAroundWhatIsInTheWayAndKeepsItsEnds() {
        var suggestion = reroute(corridor(west, east), circleBetween);
        var path = ((Corridor) suggestion.volumes().getFirst().shape()).path();
        assertThat(path).hasSizeGreaterThan(2).startsWith(west).endsWith(east);
        assertThat(suggestion.measure()).isEqualTo(Measure.REROUTE);
        assertThat(suggestion.measure().isLeast()).isFalse();
        assertThat(suggestion.shift()).isEqualTo(Duration.ZERO);
        assertThat(suggestion.climb().value()).isZero();
        assertThat(length(path)).isBetween(120_000.0, 128_000.0);
        assertThat(Obstacles.allLeaveFree(circleBetween, suggestion.volumes())).isTrue();
    }

    @Test
    void theVerticesThatAreFreeAreKept() {
        var north = Scene.away(Scene.HERE, 0, 50_000);
        var suggestion = reroute(corridor(north, west, east), circleBetween);
        assertThat(((Corridor) suggestion.volumes().getFirst().shape()).path())
                .startsWith(north, west)
                .endsWith(east)
                .hasSizeGreaterThan(3);
    }

    @Test
    void aVertexInTheWayIsPassedBy() {
        var suggestion = reroute(corridor(west, Scene.HERE, east), circleBetween);
        assertThat(((Corridor) suggestion.volumes().getFirst().shape()).path())
                .startsWith(west)
                .endsWith(east)
                .doesNotContain(Scene.HERE);
    }

    @Test
    void aWayIsFoundAroundAWallOfManyPieces() {
        var wall = new ArrayList<Shape>();
        for (int i = -3; i <= 3; i++) {
            wall.add(new Circle(Scene.away(Scene.HERE, i < 0 ? 180 : 0, Math.abs(i) * 15_000), Length.kilometres(2)));
        }
        wall.add(new Polygon(List.of(
                Scene.away(Scene.HERE, 30, 40_000),
                Scene.away(Scene.HERE, 40, 45_000),
                Scene.away(Scene.HERE, 50, 30_000))));
        var obstacles = others(wall.toArray(Shape[]::new));
        var suggestion = reroute(corridor(west, east), obstacles);
        assertThat(Obstacles.allLeaveFree(obstacles, suggestion.volumes())).isTrue();
    }

    @Test
    void aZoneOfManyVerticesIsPassedNotMuchFurtherOffThanOneOfFew() {
        var ring = new ArrayList<LatLon>();
        for (int i = 0; i < 250; i++) {
            ring.add(Scene.away(Scene.HERE, 360.0 * i / 250, i % 2 == 0 ? 30_000 : 29_500));
        }
        var zone = List.of(new Obstacles(Scene.CONTACT, List.of(volume(new Polygon(ring)))));
        var path = ((Corridor)
                        reroute(corridor(west, east), zone).volumes().getFirst().shape())
                .path();
        // the shortest way around a circle of 31 km, from 60 km to one side of it to 60 km to the other, is 136 km
        assertThat(length(path)).isBetween(136_000.0, 147_000.0);
    }

    @Test
    void aCircleAndAPointArePutAsideJustFarEnough() {
        var circle = notice(new Circle(Scene.away(Scene.HERE, 10, 3_000), Length.kilometres(2)));
        var moved = (Circle) reroute(circle, circleBetween).volumes().getFirst().shape();
        assertThat(moved.radius()).isEqualTo(Length.kilometres(2));
        // 8 km + 2 km + 5 NM, and at most an octagon's corner more
        assertThat(Ground.metres(Scene.HERE, moved.centre())).isBetween(19_260.0, 19_260 / Math.cos(Math.PI / 8) + 2);

        var point = notice(new Point(Scene.HERE, Length.metres(100)));
        assertThat(reroute(point, circleBetween).volumes().getFirst().shape()).isInstanceOf(Point.class);
    }

    @Test
    void zonesAreOnlyNotTouched() {
        var zone = List.of(new Obstacles(Scene.CONTACT, List.of(volume(new Circle(Scene.HERE, Length.kilometres(8))))));
        var path = ((Corridor)
                        reroute(corridor(west, east), zone).volumes().getFirst().shape())
                .path();
        assertThat(length(path)).isBetween(120_000.0, 122_500.0);
    }

    @Test
    void whatIsFreeStaysAsItIs() {
        var alone = reroute(corridor(west, east), others());
        assertThat(alone.measure()).isEqualTo(Measure.NONE);
        var away = Scene.away(Scene.HERE, 0, 100_000);
        var two = List.of(corridor(west, east).getFirst(), volume(new Circle(away, Length.kilometres(1))));
        assertThat(reroute(two, circleBetween).volumes().get(1)).isEqualTo(two.get(1));
    }

    @Test
    void thereIsNoneForAPolygonNorOutOfABlockedEndNorWithoutRoom() {
        var polygon = new Polygon(List.of(Scene.HERE, west, Scene.away(Scene.HERE, 0, 9_000)));
        assertThat(Reroute.of(notice(polygon), circleBetween, ASIDE)).isEmpty();
        assertThat(Reroute.of(corridor(Scene.HERE, east), circleBetween, ASIDE)).isEmpty();
        var surrounded = notice(new Circle(Scene.HERE, Length.kilometres(1)));
        assertThat(Reroute.of(surrounded, circleBetween, Length.kilometres(10))).isEmpty();
        assertThat(Reroute.of(surrounded, circleBetween, Length.kilometres(30))).isPresent();
    }

    @Test
    void theRoomIsStatedWithinLimits() {
        assertThatThrownBy(() -> Reroute.of(corridor(west, east), others(), Length.kilometres(1001)))
                .isInstanceOf(InvalidVolumeException.class)
                .hasMessage("aside: expected from 0 to 1000000 m, found 1001 km");
    }

    @Test
    void aWayStaysWithinWhatItsNeighboursWereAskedAbout() {
        int found = 0;
        for (int seed = 0; seed < 60; seed++) {
            var random = new Random(seed);
            var scene = Scene.random(random);
            var way = Reroute.of(scene.notice(), scene.obstacles(), ASIDE);
            if (way.isEmpty()) {
                continue;
            }
            found++;
            var reach = Reroute.reach(scene.notice(), ASIDE);
            for (int i = 0; i < reach.size(); i++) {
                assertContains(reach.get(i), way.get().volumes().get(i), seed);
            }
            assertThat(Obstacles.allLeaveFree(scene.obstacles(), way.get().volumes()))
                    .isTrue();
        }
        assertThat(found).isGreaterThan(20);
    }

    /** Nothing just outside the circle touches what is inside it. */
    private static void assertContains(Volume reach, Volume volume, int seed) {
        if (reach.shape() instanceof Circle(var centre, var radius)) {
            for (int degrees = 0; degrees < 360; degrees += 5) {
                var outside = Scene.away(centre, degrees, radius.metres() + 1);
                assertThat(Scene.CONTACT
                                .gaps(
                                        new Volume(
                                                new Point(outside, Length.metres(0)),
                                                volume.altitude(),
                                                volume.window()),
                                        volume)
                                .lateralMetres())
                        .as("seed %s", seed)
                        .isGreaterThan(0.9);
            }
        }
    }

    private static Suggestion reroute(List<Volume> notice, List<Obstacles> obstacles) {
        return Reroute.of(notice, obstacles, ASIDE).orElseThrow();
    }

    private static List<Volume> corridor(LatLon... path) {
        return notice(new Corridor(List.of(path), Length.kilometres(2)));
    }

    private static List<Volume> notice(Shape shape) {
        return List.of(volume(shape));
    }

    private static Volume volume(Shape shape) {
        return new Volume(shape, Scene.band("FL200", "FL240"), Scene.minutes(0, 60));
    }

    private static List<Obstacles> others(Shape... shapes) {
        return List.of(new Obstacles(
                Scene.APART, List.of(shapes).stream().map(RerouteTest::volume).toList()));
    }

    private static double length(List<LatLon> path) {
        double metres = 0;
        for (int i = 1; i < path.size(); i++) {
            metres += Ground.metres(path.get(i - 1), path.get(i));
        }
        return metres;
    }
}
