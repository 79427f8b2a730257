package org.gilavar.airspace.suggest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gilavar.airspace.Circle;
import org.gilavar.airspace.Corridor;
import org.gilavar.airspace.InvalidVolumeException;
import org.gilavar.airspace.LatLon;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.Limits;
import org.gilavar.airspace.Point;
import org.gilavar.airspace.Polygon;
import org.gilavar.airspace.Shape;
import org.gilavar.airspace.Volume;

/**
 * Another way, at the same time and level.
 *
 * <p>A corridor keeps its first and last vertex and every other that is free, and goes around what is
 * between; a circle or a point is put aside whole. What is free already stays. A polygon is where it is
 * for a reason and is not moved: a notice whose polygon conflicts has no reroute.
 *
 * <p>The result is feasible and no more: the detector finds it free, but a shorter way may exist, and
 * whether anyone can fly its turns is not considered. No result does not mean that there is no way.
 */
public final class Reroute {
    /**
     * Room to look in when none is stated: ten times the separation that radar control keeps, 5 NM (ICAO Doc 4444), so
     * that a way around two or three neighbours fits.
     */
    public static final Length DEFAULT_ASIDE = Length.nauticalMiles(50);

    private final List<Obstacles> obstacles;
    private final Length aside;

    private Reroute(List<Obstacles> obstacles, Length aside) {
        if (aside.value() < 0 || aside.metres() > Limits.MAX_RADIUS_METRES) {
            throw new InvalidVolumeException(
                    "aside", "expected from 0 to " + Length.metres(Limits.MAX_RADIUS_METRES) + ", found " + aside);
        }
        this.obstacles = obstacles;
        this.aside = aside;
    }

    /**
     * Another way for {@code notice}, within {@code aside} of the circle around each volume. Empty when none is found;
     * the notice as it is when nothing conflicts with it.
     *
     * @param obstacles whatever conflicts with {@link #reach}
     */
    public static Optional<Suggestion> of(List<Volume> notice, List<Obstacles> obstacles, Length aside) {
        var reroute = new Reroute(obstacles, aside);
        var changed = new ArrayList<Volume>();
        for (var volume : notice) {
            var free = reroute.freed(volume);
            if (free.isEmpty()) {
                return Optional.empty();
            }
            changed.add(free.get());
        }
        return Optional.of(changed)
                .filter(volumes -> Obstacles.allLeaveFree(obstacles, volumes))
                .map(volumes -> volumes.equals(notice)
                        ? Suggestion.moved(notice, Length.metres(0), Duration.ZERO)
                        : Suggestion.rerouted(volumes));
    }

    /** What a notice could come to use on another way, volume by volume: what to ask an index with. */
    public static List<Volume> reach(List<Volume> notice, Length aside) {
        var reroute = new Reroute(List.of(), aside);
        return notice.stream()
                .map(volume -> reroute.room(volume.shape())
                        .map(room -> new Volume(room, volume.altitude(), volume.window()))
                        .orElse(volume))
                .toList();
    }

    private Optional<Volume> freed(Volume volume) {
        if (Obstacles.allLeaveFree(obstacles, List.of(volume))) {
            return Optional.of(volume);
        }
        return room(volume.shape())
                .flatMap(room -> Detour.of(volume, room, obstacles).find());
    }

    /** The circle another way must stay in; a polygon has none, nor has what is too large for a circle. */
    private Optional<Circle> room(Shape shape) {
        return switch (shape) {
            case Polygon p -> Optional.empty();
            case Circle(var centre, var radius) -> circle(centre, radius.metres());
            case Point(var position, var uncertainty) -> circle(position, uncertainty.metres());
            case Corridor(var path, var width) -> {
                var centre = Ground.middle(path.getFirst(), path.getLast());
                double furthest = path.stream()
                        .mapToDouble(vertex -> Ground.metres(centre, vertex))
                        .max()
                        .orElseThrow();
                yield circle(centre, furthest + width.metres() / 2);
            }
        };
    }

    private Optional<Circle> circle(LatLon centre, double metres) {
        double radius = metres + aside.metres();
        return radius > Limits.MAX_RADIUS_METRES
                ? Optional.empty()
                : Optional.of(new Circle(centre, Length.metres(radius)));
    }
}
