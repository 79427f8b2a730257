/**
 * Many notices at once: the least they can change so that none conflicts with another any more.
 *
 * <p>What lives here: the {@link org.gilavar.airspace.schedule.Scheduler}, which parts the notices into
 * groups that cannot get in each other's way, has each group solved, and verifies the whole; what a
 * {@link org.gilavar.airspace.schedule.Solver} is given and gives; and the
 * {@link org.gilavar.airspace.schedule.GreedySolver}, which needs nothing else and is always there.
 * A solver that proves its answers least is a module of its own.
 *
 * <p>What never does: a verdict of its own. Which changes exclude each other is read off the
 * {@link org.gilavar.airspace.Detector} that holds between the two, and a
 * {@link org.gilavar.airspace.schedule.Schedule} can only be made by comparing all notices as changed, by
 * the same {@link org.gilavar.airspace.schedule.Minima}: what still conflicts is what that found, never what
 * a solver claims. Nor parties, clocks or permissions: whose notices need not keep apart is the caller's to
 * say, and a schedule is a proposal, and those whose notices it moves file the change or do not.
 *
 * <p>How it is tested: every exclusion against the detector over all choices; every schedule by
 * comparing all pairs without the index; the greedy answer for one notice against every choice it had;
 * and that order, company and repetition change nothing.
 */
@NullMarked
package org.gilavar.airspace.schedule;

import org.jspecify.annotations.NullMarked;
