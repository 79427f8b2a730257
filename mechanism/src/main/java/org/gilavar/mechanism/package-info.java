/**
 * The mechanism: what follows from what is said, and who is told of it.
 *
 * <p>{@link org.gilavar.mechanism.Mechanism} is a function: a state, an instant and a statement give an outcome or a
 * refusal; a state and a deadline give an outcome. There is no clock here, no randomness, no input or output, so that
 * anyone can repeat it. State is the fold of outcomes and nothing else. The {@code *Rules} classes say what may happen;
 * {@link org.gilavar.mechanism.Disclosure} alone says who sees it.
 *
 * <p>Keys are texts here, and signatures are verified before a statement gets here; what a key may say at which entry is
 * decided here ({@link org.gilavar.mechanism.KeyRules}, {@link org.gilavar.mechanism.Signers}), so that whoever repeats the
 * decisions repeats that too.
 *
 * <p>Tested by the rules' behaviour, by replaying every outcome into an equal state, by a non-interference property over
 * generated pairs of histories, for the life of keys by every sequence of steps up to a bound beside a model, and for a
 * commitment by going everywhere it can come to.
 */
@NullMarked
package org.gilavar.mechanism;

import org.jspecify.annotations.NullMarked;
