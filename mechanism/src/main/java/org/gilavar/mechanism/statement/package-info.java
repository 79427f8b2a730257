/**
 * What can be said: one record for each kind of statement, grouped by what it is about.
 *
 * <p>Statements carry what the speaker asserts or asks; they never carry what follows from it. A record that can be
 * constructed is well-formed; whether it may be said now, by this post, is for the rules.
 */
@NullMarked
package org.gilavar.mechanism.statement;

import org.jspecify.annotations.NullMarked;
