/** What the folders promise, on disks that fail. */
@NullMarked
package org.gilavar.ledger.log.folder;

import org.jspecify.annotations.NullMarked;
