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
     * Throws {@link InvalidVolumeException} on {@code lower} when the band is upside down, or when its
     * datums leave open which way up it is: a band above a flight level ends at a flight level, and one
     * that ends above ground begins there. Where terrain or weather would turn a band over that is the
     * right way up by its figures, it is empty there.
     */
    public AltitudeBand {
        var mixed = lower.datum() != upper.datum();
        if (mixed && (lower.datum() == Datum.FL || upper.datum() == Datum.AGL)) {
            throw new InvalidVolumeException(
                    "lower", "cannot be told to lie below " + upper + ": put both on one datum, found " + lower);
        }
        // levels are told apart by the millimetre: the same one in feet and in metres may differ by less
        if (Math.round((lower.metres() - upper.metres()) * 1000) > 0) {
            throw new InvalidVolumeException(
                    "lower", "expected no higher than the upper altitude " + upper + ", found " + lower);
        }
    }

    /** This band raised by {@code climb}, lowered when negative. */
    public AltitudeBand shifted(Length climb) {
        return new AltitudeBand(lower.plus(climb), upper.plus(climb));
    }
}
