/**
 * Statistics of a period, counted from what one audience was told and from nothing else: so whoever has the copy can count them
 * again. {@link org.gilavar.mechanism.statistics.Tally} takes the tellings in order; what it makes of them is
 * {@link org.gilavar.mechanism.statistics.Statistics}. Facts and times; never a score, a ranking, or a sum over parties.
 *
 * <p>Pure, like the mechanism: no clock, no input or output. No rule of the mechanism asks it anything. What each figure means is in
 * {@code docs/statistics.md}. Tested on generated histories: by a second count that shares no code with it, and by the copies of
 * both sides, which must give the same.
 */
@NullMarked
package org.gilavar.mechanism.statistics;

import org.jspecify.annotations.NullMarked;
