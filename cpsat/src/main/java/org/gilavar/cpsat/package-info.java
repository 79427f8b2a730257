/**
 * Least schedules, proven, by the CP-SAT solver of OR-Tools.
 *
 * <p>What lives here: {@link org.gilavar.cpsat.CpSatSolver}, found as a service by whoever asks for
 * {@link org.gilavar.airspace.schedule.Solver#best()}, and the model it hands to CP-SAT. The module is
 * optional: OR-Tools is native code of tens of megabytes, and a schedule can always be had from the greedy
 * solver.
 *
 * <p>What never does: geometry. What excludes what comes from the
 * {@link org.gilavar.airspace.schedule.Contention}, decided by the detector, and so does the verification of
 * what comes out.
 *
 * <p>How it is tested: against every combination of choices of small contentions; against the greedy solver,
 * which it is never worse than; twice over for the same answer; and with the native code missing.
 */
@NullMarked
package org.gilavar.cpsat;

import org.jspecify.annotations.NullMarked;
