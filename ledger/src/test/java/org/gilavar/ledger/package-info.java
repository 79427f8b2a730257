/** What the ledger promises, by the vectors of its specifications. */
@NullMarked
package org.gilavar.ledger;

import org.jspecify.annotations.NullMarked;
