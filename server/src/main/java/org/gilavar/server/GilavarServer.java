package org.gilavar.server;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.Supplier;
import org.gilavar.journal.Journal;
import org.gilavar.journal.Salts;
import org.gilavar.journal.Snapshots;
import org.gilavar.journal.SqliteJournal;
import org.gilavar.server.audience.Audiences;
import org.gilavar.server.http.HttpApi;
import org.gilavar.server.session.Sessions;

/** A running mechanism. Closing it finishes what it has accepted, then lets go of the journal. */
public final class GilavarServer implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(GilavarServer.class.getName());

    private final Journal journal;
    private final Audiences audiences;
    private final Writer writer;
    private final HttpApi http;
    private final RecordCheck check;
    private final Thread checking;

    private GilavarServer(Journal journal, Audiences audiences, Writer writer, HttpApi http, RecordCheck check) {
        this.journal = journal;
        this.audiences = audiences;
        this.writer = writer;
        this.http = http;
        this.check = check;
        this.checking = Thread.ofPlatform().name("record-check").daemon().start(this::checkWhatWasPassedOver);
    }

    /**
     * Opens the journal, folds it, and listens.
     *
     * @throws org.gilavar.journal.UnreadableException when the journal cannot be opened
     * @throws org.gilavar.journal.DamagedException when an entry of it does not hold
     * @throws CannotListenException when the address is taken
     */
    public static GilavarServer start(ServerConfig config) {
        return start(config, SqliteJournal.open(config.journal()));
    }

    /**
     * Serves a journal that does not hold as far as it does: everyone can read what was told up to there, and nothing is
     * taken. The journal is not touched.
     *
     * @throws org.gilavar.journal.UnreadableException when the journal cannot be opened at all
     * @throws CannotListenException when the address is taken
     */
    public static GilavarServer startToLastGood(ServerConfig config) {
        Journal journal = SqliteJournal.openReadOnly(config.journal());
        return start(config, journal, () -> Recovery.toLastGood(journal));
    }

    /** The same over a journal that is open already; the server closes it. */
    static GilavarServer start(ServerConfig config, Journal journal) {
        return start(config, journal, () -> Recovery.whole(journal, Snapshots.beside(config.journal())));
    }

    private static GilavarServer start(ServerConfig config, Journal journal, Supplier<Recovery> recovering) {
        Optional<Writer> writing = Optional.empty();
        try {
            Recovery recovery = recovering.get();
            SecureRandom random = new SecureRandom();
            Writer writer = new Writer(
                    journal,
                    Snapshots.beside(config.journal()),
                    recovery,
                    config.founder(),
                    config.clock(),
                    Salts.of(random));
            writing = Optional.of(writer);
            Sessions sessions = new Sessions(random, config.clock(), recovery.audiences()::holdsValidKey);
            HttpApi http = HttpApi.start(config, writer, recovery.audiences(), sessions);
            return new GilavarServer(
                    journal, recovery.audiences(), writer, http, new RecordCheck(journal, recovery.from()));
        } catch (RuntimeException e) {
            writing.ifPresent(Writer::close);
            journal.close();
            throw e;
        }
    }

    private void checkWhatWasPassedOver() {
        check.run().ifPresent(damage -> {
            String what = "the record is damaged where this start did not look: " + damage.getMessage()
                    + ". Stop the server and restore a backup, or verify the journal for all of it";
            LOG.log(System.Logger.Level.ERROR, what);
            writer.warn(what);
        });
    }

    /** Whether statements can be taken; if not, why. */
    public Health health() {
        return writer.health();
    }

    /** Where to reach it, such as {@code http://127.0.0.1:8470}. */
    public String address() {
        return http.address();
    }

    @Override
    public void close() {
        audiences.close();
        http.close();
        check.stop();
        awaitCheck();
        writer.close();
        journal.close();
    }

    private void awaitCheck() {
        boolean interrupted = false;
        while (checking.isAlive()) {
            try {
                checking.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
