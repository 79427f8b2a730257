/**
 * Four-dimensional volumes of airspace and the question "are these two too close?".
 *
 * <p>What lives here: places ({@link org.gilavar.airspace.LatLon}), lengths and altitudes that carry
 * their unit and datum, shapes whose edges are WGS-84 geodesics, time windows, the
 * {@link org.gilavar.airspace.Detector} that measures the gap between two volumes on the ellipsoid,
 * an index over many volumes, and a coarse grid for those who may not see the volume itself.
 *
 * <p>In short:
 *
 * <pre>{@code
 * var separation = new Separation(Length.nauticalMiles(5), Length.feet(1000), Duration.ofMinutes(10));
 * var detector = new Detector(separation, DatumBounds.GLOBAL);
 * boolean close = detector.conflict(a, b);         // two volumes
 * var index = new PackedIndex(detector);           // or a million
 * index.put("ALPHA-2", List.of(a));
 * List<Match> matches = index.near(List.of(b));
 * }</pre>
 *
 * <p>What never does: parties, permissions, messages, storage, clocks, randomness, files or networks.
 * Everything is an immutable value or a pure function of its arguments, except the
 * {@link org.gilavar.airspace.VolumeIndex}.
 *
 * <p>Where to look: values first; then {@code Nearness} over {@code Outline} and {@code Pieces}, which tell
 * near from far in space within a known error; {@code Core} and {@code Edge}, which walk geodesics where that
 * error matters; {@code PackedIndex} with {@code Run}, {@code PackedTree} and {@code Searcher}. The packages
 * {@code suggest} and {@code schedule} use only what is public here.
 *
 * <p>Two rules hold throughout. A verdict is never read off a buffered or projected outline: a
 * distance is a geodesic on the ellipsoid. An altitude is never silently moved to another datum: it
 * becomes an interval wide enough to hold the truth.
 *
 * <p>How it is tested: every distance and every verdict against oracles that share no code with the
 * kernel, for seeded and adversarial shapes, at the poles, the antimeridian, touching, nested and crossing;
 * the fast kernel against the exact one; the index against a plain scan, and read while it is written; every
 * limit by its message; every text form by a round
 * trip; and each rule on equality by a volume that sits exactly on it.
 *
 * <p>A fault in what someone stated is an {@link org.gilavar.airspace.InvalidVolumeException} that
 * names the field. No {@code null} is accepted or returned.
 */
@NullMarked
package org.gilavar.airspace;

import org.jspecify.annotations.NullMarked;
