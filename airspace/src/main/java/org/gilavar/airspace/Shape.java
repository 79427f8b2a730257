package org.gilavar.airspace;

/**
 * The lateral extent of a volume: every place within some radius of a point, a path or an area.
 *
 * <p>Edges are WGS-84 geodesics, the shortest path on the ellipsoid. A source that means parallels or
 * rhumb lines must add vertices before it gets here: over 500 km at latitude 50 the two differ by
 * kilometres. The boundary belongs to the shape. All shapes are immutable.
 */
public sealed interface Shape permits Circle, Polygon, Corridor, Point {}
