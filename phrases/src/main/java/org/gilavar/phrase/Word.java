package org.gilavar.phrase;

/** A unit, or what something is measured from; the book has it in each language. Not inflected, as in tables. */
public enum Word {
    MINUTES,
    NAUTICAL_MILES,
    KILOMETRES,
    DEGREES_TRUE,
    FEET,
    METRES,
    ABOVE_SEA,
    ABOVE_GROUND,
    ABOVE_ELLIPSOID
}
