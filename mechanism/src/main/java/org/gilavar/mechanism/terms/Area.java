package org.gilavar.mechanism.terms;

import org.gilavar.airspace.DatumBounds;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.Shape;

/**
 * The area of responsibility.
 *
 * @param lowestTerrain and {@code highestTerrain}: bounds of the ground above mean sea level, used when altitudes
 *     of different datums are compared
 */
public record Area(String name, Shape shape, Sourced<Length> lowestTerrain, Sourced<Length> highestTerrain) {
    public Area {
        // Terrain upside down is refused here, not when the first notices are compared.
        DatumBounds.GLOBAL.withTerrain(
                lowestTerrain.value().metres(), highestTerrain.value().metres());
    }
}
