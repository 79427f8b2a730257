/**
 * Files of volumes: what others write, read into {@link org.gilavar.airspace.Volume}.
 *
 * <p>What lives here: the {@link org.gilavar.formats.VolumeReader}, which reads GeoJSON (RFC 7946, RFC 8142), JSON Lines
 * with the volumes of ASTM F3548-21, and OpenAir, one record at a time; and the GeoJSON of an overlap.
 *
 * <p>What never does: verdicts, parties, and guesses. A unit or a datum that is not written is refused; a time or a level
 * that is not bounded is unbounded; a curve is drawn outward. A bad record is a {@link org.gilavar.formats.Fault} with
 * file, line, field and reason, and the next record is read.
 *
 * <p>How it is tested: each documented form and each fault by message and line, and bytes changed at random twenty
 * thousand times, from which only faults may come.
 */
@NullMarked
package org.gilavar.formats;

import org.jspecify.annotations.NullMarked;
