package org.gilavar.server;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.gilavar.journal.Journal;
import org.gilavar.journal.Snapshots;
import org.gilavar.journal.SqliteJournal;
import org.gilavar.mechanism.item.Incident;
import org.gilavar.server.audience.Audiences;
import org.gilavar.server.audience.Past;
import org.gilavar.server.audience.Reconstruction;
import org.gilavar.server.audience.Reconstructions;

/**
 * What stood at an instant, from the file of a journal: for whoever holds it, while a server writes on or none runs. Begins at its
 * newest snapshot, and folds what came after.
 */
public final class RecordedPast implements AutoCloseable {

    private final Journal journal;
    private final Audiences audiences;
    private final Reconstructions reconstructions;

    private RecordedPast(Journal journal, Audiences audiences) {
        this.journal = journal;
        this.audiences = audiences;
        this.reconstructions = new Reconstructions(audiences);
    }

    /**
     * As the journal in this file stands now.
     *
     * @throws org.gilavar.journal.UnreadableException when there is none or it cannot be read
     * @throws org.gilavar.journal.DamagedException when an entry does not hold
     */
    public static RecordedPast of(Path file) {
        SqliteJournal journal = SqliteJournal.openReadOnly(file);
        boolean sound = false;
        try {
            RecordedPast past = new RecordedPast(
                    journal, Recovery.whole(journal, Snapshots.beside(file)).audiences());
            sound = true;
            return past;
        } finally {
            if (!sound) {
                journal.close();
            }
        }
    }

    /** When its last entry was taken: of what is later it says nothing. Empty when it has none. */
    public Optional<Instant> last() {
        return journal.at(journal.size());
    }

    /** What a party had been told; empty when there is no such party. */
    public Optional<Past> own(String party, Instant at, Duration window) {
        return audiences.find(party).map(feed -> reconstructions.own(party, at, window));
    }

    /** What all who have a part in an incident had been told, and this one besides; empty when it knows of no such incident. */
    public Optional<Reconstruction> ofIncident(String id, String party, Optional<Instant> at, Duration window) {
        return audiences
                .find(party)
                .flatMap(feed -> feed.find(Incident.class, id))
                .map(incident -> reconstructions.of(incident, party, at.orElse(incident.occurred()), window));
    }

    @Override
    public void close() {
        journal.close();
    }
}
