/**
 * What one notice could change so that nothing conflicts with it any more.
 *
 * <p>What lives here: the least changes of time and level
 * ({@link org.gilavar.airspace.suggest.LeastChanges}), which are exact within the
 * {@link org.gilavar.airspace.suggest.Freedom} stated, and a way around
 * ({@link org.gilavar.airspace.suggest.Reroute}), which is feasible and no more. Both are pure functions.
 *
 * <p>What never does: a verdict of its own. Levels and distances are decided by the
 * {@link org.gilavar.airspace.Detector}, and every suggestion goes back through it whole before it is
 * returned. Nor a reason: a suggestion says which volumes are free and names nothing that is not. Yet a
 * least change ends where what it avoids begins, so whoever is shown one learns that edge. Hand over
 * only obstacles the reader of the suggestions may know of.
 *
 * <p>How it is tested: the set of least changes against brute force over a lattice of shifts, the
 * nanoseconds beside every edge, and all levels, for thousands of seeded cases with zones, datums and
 * limits mixed.
 */
@NullMarked
package org.gilavar.airspace.suggest;

import org.jspecify.annotations.NullMarked;
