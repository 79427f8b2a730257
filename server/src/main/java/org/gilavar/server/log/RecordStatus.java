package org.gilavar.server.log;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How the record stands, as one party may know it: of itself its own log, of the rest what is the same for all.
 *
 * @param commonKey the key of the common log, in the text form of C2SP signed-note
 * @param ownKey the key of the party's own log
 * @param slotSecret what the salts of its slot in the leaves of the common log follow from, in base64: its reader's secret
 * @param size entries in its own log
 * @param finalSize how many of them are final; absent before the first beat that is
 * @param finalAt when that beat was
 * @param beats leaves of the common log
 * @param beatAt when the newest was
 * @param quorum how many witnesses it takes by the terms in force; absent where nobody watches
 * @param witnesses how each of them stands
 * @param alarms what everybody must know, in words; none when all is well
 * @param policy what proofs are checked against offline (C2SP tlog-policy): compare its keys with those in the terms
 */
public record RecordStatus(
        String commonKey,
        String ownKey,
        String slotSecret,
        long size,
        Optional<Long> finalSize,
        Optional<Instant> finalAt,
        Optional<Long> beats,
        Optional<Instant> beatAt,
        Optional<Integer> quorum,
        List<WitnessStanding> witnesses,
        List<String> alarms,
        String policy) {

    public RecordStatus {
        witnesses = List.copyOf(witnesses);
        alarms = List.copyOf(alarms);
    }
}
