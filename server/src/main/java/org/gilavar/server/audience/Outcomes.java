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

    /**
     * Tellings kept, of one or two thousand bytes each: some fifty megabytes. Entries differ too much to be counted, since one that shows
     * somebody new a whole mechanism has thousands. Where more is asked for at once, what three have in common is read three times.
     */
    static final int KEPT = 1 << 15;

    private static final Outcome NOTHING = new Outcome(List.of(), new TreeMap<>());

    private final Archive archive;
    private final Map<Long, Outcome> read = new LinkedHashMap<>(64, 0.75f, true);
    private final Map<Long, Instant> instants = new LinkedHashMap<>();
    private int kept;

    Outcomes(Archive archive) {
        this.archive = archive;
    }

    /** What an entry told a party; nothing where it has been erased. */
    List<Telling> told(long seq, String party) {
        Outcome known = read.get(seq);
        Outcome found = known == null ? keep(seq) : known;
        return found.toldTo(party);
    }

    /** What has not been asked for the longest time makes way; what is asked for now is kept, however much it is. */
    private Outcome keep(long seq) {
        Outcome found =
                archive.entry(seq).map(stored -> stored.entry().outcome()).orElse(NOTHING);
        read.put(seq, found);
        kept += tellings(found);
        var eldest = read.entrySet().iterator();
        while (kept > KEPT && read.size() > 1) {
            kept -= tellings(eldest.next().getValue());
            eldest.remove();
        }
        return found;
    }

    private static int tellings(Outcome outcome) {
        return outcome.told().values().stream().mapToInt(List::size).sum();
    }

    /** When an entry was taken; before everything, where nobody knows. */
    Instant at(long seq) {
        return instants.computeIfAbsent(seq, s -> archive.at(s).orElse(Instant.MIN));
    }
}
