/**
 * A witness as a service: {@link org.gilavar.client.witness.WitnessServer} speaks C2SP tlog-witness
 * ({@code POST /add-checkpoint}) for a {@link org.gilavar.ledger.log.Witness}, which decides.
 *
 * <p>It stands on {@code ledger} and the JDK's own HTTP server alone, and witnesses any log that speaks C2SP. On
 * loopback only: whoever wants it seen from elsewhere puts a proxy with TLS before it.
 *
 * <p>Tested over real connections: every status, what is too large or too slow, forks, restarts.
 */
@NullMarked
package org.gilavar.client.witness;

import org.jspecify.annotations.NullMarked;
