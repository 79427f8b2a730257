package org.gilavar.airspace;

import java.util.List;

/**
 * Every place within half a width of a path, ends rounded.
 *
 * <p>The path may cross itself and return.
 *
 * @param path 2 to {@link Limits#MAX_VERTICES} points joined by geodesics
 * @param width side to side, 0 to {@link Limits#MAX_RADIUS_METRES}
 */
public record Corridor(List<LatLon> path, Length width) implements Shape {

    /** Throws {@link InvalidVolumeException} on {@code path}, {@code path[i]} or {@code width}. */
    public Corridor {
        path = List.copyOf(path);
        Limits.check("width", width, Limits.MAX_RADIUS_METRES);
        Vertices.check("path", path, 2);
    }
}
