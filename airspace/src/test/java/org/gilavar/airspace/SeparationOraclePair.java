package org.gilavar.airspace;

import java.util.List;

/** Two volumes to judge, under which minima and bounds. */
record SeparationOraclePair(Volume a, Volume b, Separation separation, DatumBounds bounds) {

    SeparationOraclePair swapped() {
        return new SeparationOraclePair(b, a, separation, bounds);
    }

    SeparationOraclePair with(Separation other) {
        return new SeparationOraclePair(a, b, other, bounds);
    }

    /** Smaller is easier to look into. */
    int vertices() {
        return vertices(a.shape()).size() + vertices(b.shape()).size();
    }

    static List<LatLon> vertices(Shape shape) {
        return switch (shape) {
            case Circle c -> List.of(c.centre());
            case Point p -> List.of(p.position());
            case Corridor c -> c.path();
            case Polygon p -> p.ring();
        };
    }
}
