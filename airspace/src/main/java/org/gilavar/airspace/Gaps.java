package org.gilavar.airspace;

import java.time.Duration;

/**
 * How far apart two volumes are, in each of three ways; zero where they overlap or touch.
 *
 * @param lateralMetres geodesic distance between the extents, to the millimetre and right to one
 * @param verticalMetres the least the levels can be apart given the {@link DatumBounds}, to the millimetre
 * @param time from the end of one window to the start of the other
 */
public record Gaps(double lateralMetres, double verticalMetres, Duration time) {}
