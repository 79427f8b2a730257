package org.gilavar.airspace;

import java.util.Locale;

/**
 * A square of a {@link CoarseGrid}, in degrees.
 *
 * @param south latitude of the southern side
 * @param west longitude of the western side
 * @param sizeDegrees length of each side
 */
public record Cell(double south, double west, double sizeDegrees) {

    /** The south-western corner to a hundredth of a degree, such as {@code N50.50E030.00}; unique in one grid. */
    public String name() {
        return String.format(
                Locale.ROOT,
                "%s%05.2f%s%06.2f",
                south < 0 ? "S" : "N",
                Math.abs(south),
                west < 0 ? "W" : "E",
                Math.abs(west));
    }
}
