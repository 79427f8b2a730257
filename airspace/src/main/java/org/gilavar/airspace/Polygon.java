package org.gilavar.airspace;

import java.util.List;

/**
 * Every place a closed ring of geodesics winds around, in either direction.
 *
 * <p>The ring may pass over a pole or the antimeridian and may touch itself; a ring without area is a
 * line. It has no holes: state the pieces instead. Checking costs O(n²) in the vertices.
 *
 * @param ring 3 to {@link Limits#MAX_VERTICES} vertices; the first is not repeated at the end
 */
public record Polygon(List<LatLon> ring) implements Shape {

    /** Throws {@link InvalidVolumeException} on {@code ring} or {@code ring[i]}. */
    public Polygon {
        ring = List.copyOf(ring);
        Vertices.check("ring", ring, 3);
        Vertices.checkRing("ring", ring);
    }
}
