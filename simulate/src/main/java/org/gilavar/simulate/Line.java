package org.gilavar.simulate;

import org.gilavar.server.audience.Told;

/**
 * One telling on its way to a party.
 *
 * @param json as it is read at the other end
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares or keeps it
record Line(Told told, byte[] json) {}
