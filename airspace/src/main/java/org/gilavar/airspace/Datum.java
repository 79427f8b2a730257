package org.gilavar.airspace;

/**
 * What an altitude is measured from.
 *
 * <p>The surfaces are not parallel, so an altitude cannot be moved from one to another without
 * knowing place, weather and terrain; see {@link DatumBounds}.
 */
public enum Datum {
    /** Above mean sea level: the geoid. */
    AMSL("AMSL"),
    /** Above ground level: the terrain or water directly below. */
    AGL("AGL"),
    /** Pressure altitude on the standard setting, 1013.25 hPa: flight levels. */
    FL("FL"),
    /** Above the WGS-84 ellipsoid, as satellite navigation measures. */
    WGS84("WGS-84");

    private final String label;

    Datum(String label) {
        this.label = label;
    }

    /** As written after an altitude: {@code AMSL}, {@code AGL}, {@code FL}, {@code WGS-84}. */
    public String label() {
        return label;
    }

    /**
     * Whether two altitudes on this datum, anywhere within reach of each other, differ by the
     * difference of their values. True of smooth surfaces; false of {@link #AGL}, as terrain is not.
     */
    boolean comparesDirectly() {
        return this != AGL;
    }
}
