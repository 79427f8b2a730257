package org.gilavar.server.audience;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gilavar.mechanism.Outcome;
import org.gilavar.mechanism.Telling;

/** What entries of an archive told, each read once while it is asked for again and again. Not thread-safe. */
final class Outcomes {

    /** Some forty megabytes. Where more stands at once, what three have in common is read three times. */
    private static final int KEPT = 4_096;

    private static final Outcome NOTHING = new Outcome(List.of(), new TreeMap<>());

    private final Archive archive;
    private final Map<Long, Outcome> read = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Outcome> eldest) {
            return size() > KEPT;
        }
    };
    private final Map<Long, Instant> instants = new LinkedHashMap<>();

    Outcomes(Archive archive) {
        this.archive = archive;
    }

    /** What an entry told a party; nothing where it has been erased. */
    List<Telling> told(long seq, String party) {
        return read.computeIfAbsent(
                        seq,
                        s -> archive.entry(s)
                                .map(stored -> stored.entry().outcome())
                                .orElse(NOTHING))
                .toldTo(party);
    }

    /** When an entry was taken; before everything, where nobody knows. */
    Instant at(long seq) {
        return instants.computeIfAbsent(seq, s -> archive.at(s).orElse(Instant.MIN));
    }
}
