/**
 * Judges a simulated world by code that shares none with what it judges: frames, entries, trees, signatures, volumes,
 * deadlines and JSON are all read here anew, with the platform's own means. Nothing here imports anything of Gilavar, and a
 * test holds that.
 *
 * <p>Each {@link org.gilavar.simulate.check.Check} answers for rules of the house. A check starts from the bytes on the
 * facilitator's disk ({@link org.gilavar.simulate.check.RawRecord}) and from what an onlooker saw
 * ({@link org.gilavar.simulate.check.Observations}); it never asks the mechanism what should have happened.
 *
 * <pre>
 *   rule of the house                                  check
 *   1 nothing acknowledged is lost or changed          AcknowledgedCheck, HistoryCheck
 *   2 a party observes nothing undisclosed             SameObservations, over twin histories
 *   3 both sides learn of a conflict in one entry      ConflictCheck
 *   4 no conflict missed, none invented                ConflictCheck, on volumes whose verdict is certain
 *   5 a receipt is not permission                      WordingCheck
 *   6 nobody is forged, nothing altered unnoticed      SignatureCheck, HistoryCheck, CommonLogCheck
 *   7 nothing binds who has not signed                 ConsentCheck
 *   8 silence is visible within its deadline           SilenceCheck: as entries and tellings; screens are not simulated
 *   9 forbidden fields are refused at the door         DoorCheck
 * </pre>
 *
 * <p>Of rule 2, response times are not simulated; of rule 4, geometry near the minima is left to the tests of airspace.
 */
@NullMarked
package org.gilavar.simulate.check;

import org.jspecify.annotations.NullMarked;
