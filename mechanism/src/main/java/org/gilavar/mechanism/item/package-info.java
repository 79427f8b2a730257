/**
 * The things a mechanism keeps: what each one is now, and nothing about how it came to be.
 *
 * <p>An {@link org.gilavar.mechanism.item.Item} is an immutable value with an id and a kind. The state of a mechanism
 * is the last value of every item; an outcome is a list of new values. The same types, with the parts removed that an
 * audience is not entitled to, are what the audience is told. No rule lives here and nothing decides who may see what.
 */
@NullMarked
package org.gilavar.mechanism.item;

import org.jspecify.annotations.NullMarked;
