package org.gilavar.simulate;

import java.util.Optional;
import org.gilavar.ledger.log.Evidence;

/**
 * Somebody has noticed that the record is not what it was, or not the same for all.
 *
 * @param at true time, in milliseconds since 1970
 * @param evidence that anybody can check, where there is some
 */
record Alarm(String who, long at, String what, Optional<Evidence> evidence) {}
