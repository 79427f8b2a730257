package org.gilavar.airspace;

/**
 * An edge of a shape as the oracle needs it, in whatever arithmetic; a point is an edge without length.
 *
 * @param <E> the arithmetic, as edges are only compared with their like
 */
interface SeparationOracleEdge<E extends SeparationOracleEdge<E>> {
    /** Metres along the ground. */
    double length();

    /** The place so many metres from the start, earth-centred. */
    SeparationOracleVector at(double metres);

    /** From the place {@code metres} along this edge to the one {@code theirMetres} along the other. */
    SeparationOracleSight sight(double metres, E other, double theirMetres);

    /** What the cosines of a sight of so many metres may be off by. */
    double angleError(double metres);

    /** The edge between two vertices. */
    interface Maker<E extends SeparationOracleEdge<E>> {
        E edge(LatLon from, LatLon to);
    }
}
