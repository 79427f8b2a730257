package org.gilavar.airspace.suggest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.gilavar.airspace.Circle;
import org.gilavar.airspace.Corridor;
import org.gilavar.airspace.LatLon;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.Limits;
import org.gilavar.airspace.Point;
import org.gilavar.airspace.Polygon;
import org.gilavar.airspace.Shape;
import org.gilavar.airspace.Volume;

/**
 * The search for another way of one volume, by A* over the {@link Corners} of what is in its way.
 *
 * <p>Asking the detector about a leg is what costs, so it is asked only when the leg comes to the head of
 * the queue: B. Cohen, M. Phillips and M. Likhachev, "Planning single-arm manipulations with n-arm
 * robots", Robotics: Science and Systems 2014 (lazy weighted A*, here with weight one).
 */
final class Detour {
    /** Corners of one search: its queue grows with their square. */
    private static final int MAX_CORNERS = 500;

    /** Vertices the detector may be asked to compare for one volume: a second or so of its time. */
    private static final long MAX_WORK = 4_000_000;

    private final Volume volume;
    private final Circle room;
    private final List<Obstacles> inTheWay;
    private final double radius;
    private final long vertices;
    private long workLeft = MAX_WORK;

    private Detour(Volume volume, Circle room, List<Obstacles> inTheWay) {
        this.volume = volume;
        this.room = room;
        this.inTheWay = inTheWay;
        this.radius = Corners.radius(volume.shape());
        this.vertices = inTheWay.stream()
                .flatMap(obstacles -> obstacles.volumes().stream())
                .mapToLong(theirs -> Corners.vertices(theirs.shape()).size())
                .sum();
    }

    static Detour of(Volume volume, Circle room, List<Obstacles> obstacles) {
        var reach = new Volume(room, volume.altitude(), volume.window());
        return new Detour(
                volume, room, obstacles.stream().map(o -> o.near(reach)).toList());
    }

    Optional<Volume> find() {
        return switch (volume.shape()) {
            case Circle(var centre, var size) -> aside(centre).map(there -> with(new Circle(there, size)));
            case Point(var position, var uncertainty) ->
                aside(position).map(there -> with(new Point(there, uncertainty)));
            case Corridor(var path, var width) -> around(path).map(way -> with(new Corridor(way, width)));
            case Polygon p -> Optional.empty();
        };
    }

    private Optional<LatLon> aside(LatLon from) {
        return places(place -> Ground.metres(from, place)).findFirst();
    }

    /** Over the vertices that are free, around the others. */
    private Optional<List<LatLon>> around(List<LatLon> path) {
        if (!isFree(path.getFirst()) || !isFree(path.getLast())) {
            return Optional.empty();
        }
        var kept = path.stream().filter(this::isFree).toList();
        var way = new ArrayList<LatLon>(List.of(kept.getFirst()));
        for (int i = 1; i < kept.size(); i++) {
            var leg = between(kept.get(i - 1), kept.get(i));
            if (leg.isEmpty()) {
                return Optional.empty();
            }
            way.addAll(leg.get());
        }
        return Optional.<List<LatLon>>of(way).filter(w -> 2 <= w.size() && w.size() <= Limits.MAX_VERTICES);
    }

    /** The places to pass after {@code from}, {@code to} the last of them; none when the two are one. */
    private Optional<List<LatLon>> between(LatLon from, LatLon to) {
        if (from.equals(to)) {
            return Optional.of(List.of());
        }
        if (isFree(from, to)) {
            return Optional.of(List.of(to));
        }
        var corners = places(place -> Ground.metres(from, place) + Ground.metres(place, to))
                .limit(MAX_CORNERS)
                .toList();
        var places = Stream.concat(corners.stream(), Stream.of(to)).toList();
        var reached = new HashSet<LatLon>();
        var queue = new PriorityQueue<Step>(Comparator.comparingDouble(Step::estimate));
        queue.add(new Step(from, List.of(), 0, 0));
        while (!queue.isEmpty()) {
            var step = queue.remove();
            if (reached.contains(step.at) || !(step.before.isEmpty() || isFree(step.before.getLast(), step.at))) {
                continue;
            }
            var way = append(step.before, step.at);
            if (step.at.equals(to)) {
                return Optional.of(way.subList(1, way.size()));
            }
            reached.add(step.at);
            for (var place : places) {
                if (!reached.contains(place)) {
                    double travelled = step.travelled + Ground.metres(step.at, place);
                    queue.add(new Step(place, way, travelled, travelled + Ground.metres(place, to)));
                }
            }
        }
        return Optional.empty();
    }

    /** The free places within the room, the least first. */
    private Stream<LatLon> places(ToDoubleFunction<LatLon> cost) {
        return inTheWay.stream()
                .flatMap(obstacles -> Corners.around(obstacles, radius))
                .filter(place -> Ground.metres(room.centre(), place) + radius
                        <= room.radius().metres())
                .distinct()
                .map(place -> new Candidate(place, cost.applyAsDouble(place)))
                .sorted(Comparator.comparingDouble(Candidate::cost))
                .map(Candidate::place)
                .filter(this::isFree);
    }

    private boolean isFree(LatLon place) {
        return isFree(new Circle(place, Length.metres(radius)));
    }

    private boolean isFree(LatLon from, LatLon to) {
        double metres = Ground.metres(from, to);
        return Limits.MIN_EDGE_METRES <= metres
                && metres <= Limits.MAX_EDGE_METRES
                && isFree(new Corridor(List.of(from, to), Length.metres(2 * radius)));
    }

    /** When there is no time left nothing is, so that the search ends. */
    private boolean isFree(Shape shape) {
        workLeft -= vertices;
        return workLeft >= 0 && Obstacles.allLeaveFree(inTheWay, List.of(with(shape)));
    }

    private Volume with(Shape shape) {
        return new Volume(shape, volume.altitude(), volume.window());
    }

    private static List<LatLon> append(List<LatLon> way, LatLon place) {
        return Stream.concat(way.stream(), Stream.of(place)).toList();
    }

    private record Candidate(LatLon place, double cost) {}

    /**
     * A leg not yet tried.
     *
     * @param at where it ends
     * @param before the way to where it begins; empty at the start
     */
    private record Step(LatLon at, List<LatLon> before, double travelled, double estimate) {}
}
