/**
 * What the parties sign: {@link org.gilavar.mechanism.terms.Terms}, a room for each of its parts, and for every number where it comes from.
 *
 * <p>All are immutable values that refuse what cannot be meant. What follows from them is for the rules.
 */
@NullMarked
package org.gilavar.mechanism.terms;

import org.jspecify.annotations.NullMarked;
