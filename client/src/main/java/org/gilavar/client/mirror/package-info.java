/**
 * A party's own copy of what it said and was told, kept and checked as it grows, without believing the server anything.
 * {@link org.gilavar.client.mirror.Mirror} fetches, checks and keeps; with a key of its own it is the party's witness, too.
 *
 * <pre>
 *   checkpoint, tile/…   the log of the party's audience, as C2SP tlog-tiles
 *   openings             what opens each leaf: salt and bytes ({@link org.gilavar.client.mirror.Openings})
 *   head                 that a head of this log is under one of the common log that enough witnesses have cosigned
 *   beats                how many leaves of the common log are known to commit to this log and no other
 *   policy               whose signatures count, as it was when the copy was begun
 *   witness/, evidence/  what a witness must not forget, and what it has found
 * </pre>
 *
 * <p>The folder is checked with {@code ./gilavar verify FOLDER}, by anyone, offline.
 */
@NullMarked
package org.gilavar.client.mirror;

import org.jspecify.annotations.NullMarked;
