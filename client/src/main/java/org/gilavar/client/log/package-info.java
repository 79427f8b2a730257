/**
 * Other people's logs over HTTP: {@link org.gilavar.client.log.HttpLogSource} reads one through its tiles, for
 * {@link org.gilavar.ledger.log.Audit} to check. Nothing read here is believed here.
 *
 * <p>Tested over real connections, with servers that stall, send too much, or send something else.
 */
@NullMarked
package org.gilavar.client.log;

import org.jspecify.annotations.NullMarked;
