/**
 * Challenge words, by which a duty officer recognises by voice somebody who has no key: the words there are, sheets of them drawn
 * by chance, and the paper that they are carried on.
 *
 * <p>No word leaves this package but to a file of its owner and to paper, until its row is used: what is said to the mechanism is a
 * commitment a row. Tested: the words are far enough from each other to be told apart, a sheet opens to what was sealed, and no
 * word stands in what is sent.
 */
@NullMarked
package org.gilavar.cli.call;

import org.jspecify.annotations.NullMarked;
