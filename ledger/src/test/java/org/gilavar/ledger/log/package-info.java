/** What the logs promise: public vectors, every proof and its mutations, parsers under mutation, a witness in trouble. */
@NullMarked
package org.gilavar.ledger.log;

import org.jspecify.annotations.NullMarked;
