/**
 * Four-dimensional volumes of airspace and the question "are these two too close?".
 *
 * <p>What lives here: places ({@link org.gilavar.airspace.LatLon}), lengths and altitudes that carry
 * their unit and datum, shapes whose edges are WGS-84 geodesics, time windows, the
 * {@link org.gilavar.airspace.Detector} that measures the gap between two volumes on the ellipsoid,
 * an index over many volumes, and a coarse grid for those who may not see the volume itself.
 *
 * <p>What never does: parties, permissions, messages, storage, clocks, randomness, input or output.
 * Everything is an immutable value or a pure function of its arguments, except the
 * {@link org.gilavar.airspace.VolumeIndex}, which one thread owns.
 *
 * <p>Two rules hold throughout. A verdict is never read off a buffered or projected outline: a
 * distance is a geodesic on the ellipsoid. An altitude is never silently moved to another datum: it
 * becomes an interval wide enough to hold the truth.
 *
 * <p>How it is tested: every distance against an oracle that shares no code with the kernel (dense
 * sampling and golden section over GeographicLib) for thousands of seeded shapes, at the poles, the
 * antimeridian, touching, nested and crossing; every limit by its message; every text form by a round
 * trip; and each rule on equality by a volume that sits exactly on it.
 *
 * <p>A fault in what someone stated is an {@link org.gilavar.airspace.InvalidVolumeException} that
 * names the field. No {@code null} is accepted or returned.
 */
@NullMarked
package org.gilavar.airspace;

import org.jspecify.annotations.NullMarked;
