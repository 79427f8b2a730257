package org.gilavar.airspace;

/**
 * Everything from one altitude up to another, both included.
 *
 * <p>The two may be on different datums ({@code SFC} to {@code FL240}). Immutable.
 *
 * @param lower the lowest level
 * @param upper the highest level; may equal the lowest
 */
public record AltitudeBand(Altitude lower, Altitude upper) {

    /**
     * Throws {@link InvalidVolumeException} on {@code lower} when the band is upside down: by value on
     * one datum, or on two datums in every weather and over every terrain.
     */
    public AltitudeBand {
        var inverted = lower.datum() == upper.datum()
                ? lower.metres() > upper.metres()
                : DatumBounds.GLOBAL.lowest(lower) > DatumBounds.GLOBAL.highest(upper);
        if (inverted) {
            throw new InvalidVolumeException(
                    "lower", "expected no higher than the upper altitude " + upper + ", found " + lower);
        }
    }

    /** This band raised by {@code climb}, lowered when negative. */
    public AltitudeBand shifted(Length climb) {
        return new AltitudeBand(lower.plus(climb), upper.plus(climb));
    }
}
