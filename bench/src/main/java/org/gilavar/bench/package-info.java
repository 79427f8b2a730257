/**
 * How fast the airspace module is: queries, updates, self-join, exact distance, suggestions and memory, beside other
 * people's indexes given the same volumes in the same run. And how fast the journal is, beside a plain file and SQLite
 * alone on the same disk.
 *
 * <p>What never lives here: anything another module needs. What is measured is the published interface of
 * {@code org.gilavar.airspace}, {@code journal} and {@code server}; a figure that could only be had from inside is not one a user gets.
 *
 * <p>How it is tested: on small loads every contender must find exactly the conflicts the plain scan finds, near the
 * poles and the antimeridian too; the boxes given to the others must hold their shapes. The same check runs before
 * every measurement, because a contender that finds something else is none.
 */
@NullMarked
package org.gilavar.bench;

import org.jspecify.annotations.NullMarked;
