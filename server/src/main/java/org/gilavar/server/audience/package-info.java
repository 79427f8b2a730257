/**
 * What each party has been told, in order, and what it therefore knows.
 *
 * <p>A {@link org.gilavar.server.audience.Feed} holds the tellings of one party, numbered for that party alone, and the
 * latest form of every item among them; older tellings it reads from the journal when somebody asks. Pages, counts and streams for a party are read from its feed and from nothing
 * else, so they cannot show more than disclosure told.
 */
@NullMarked
package org.gilavar.server.audience;

import org.jspecify.annotations.NullMarked;
