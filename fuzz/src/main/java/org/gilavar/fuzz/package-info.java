/**
 * What must hold of every parser of bytes from outside, and the search for bytes of which it does not hold.
 *
 * <p>A {@link org.gilavar.fuzz.Target} is one parser and its property: bytes are taken or refused in the one way the parser
 * declares; what is taken is written back, and reads as the same; and neither costs more than so much memory for a byte of
 * input ({@link org.gilavar.fuzz.Cost}). {@link org.gilavar.fuzz.Targets} lists all.
 *
 * <p>The tests hold each target to its seeds, to the seeds said over and over up to the largest input, and to every input
 * that a search once found, which are kept in {@code fuzz/kept}. The search itself is Jazzer's, which follows the branches
 * that an input takes: {@code ./gilavar fuzz} runs it in a process for each target.
 *
 * <p>What never lives here: anything another module needs. Only published interfaces are used: what cannot be reached from
 * outside is not what bytes from outside reach.
 */
@NullMarked
package org.gilavar.fuzz;

import org.jspecify.annotations.NullMarked;
