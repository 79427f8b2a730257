package org.gilavar.server;

import java.security.SecureRandom;
import java.util.Optional;
import org.gilavar.journal.Journal;
import org.gilavar.journal.SqliteJournal;
import org.gilavar.server.audience.Audiences;
import org.gilavar.server.http.HttpApi;
import org.gilavar.server.session.Sessions;

/** A running mechanism. Closing it finishes what it has accepted, then lets go of the journal. */
public final class GilavarServer implements AutoCloseable {

    private final Journal journal;
    private final Audiences audiences;
    private final Writer writer;
    private final HttpApi http;

    private GilavarServer(Journal journal, Audiences audiences, Writer writer, HttpApi http) {
        this.journal = journal;
        this.audiences = audiences;
        this.writer = writer;
        this.http = http;
    }

    /**
     * Opens the journal, folds it, and listens.
     *
     * @throws org.gilavar.journal.UnreadableException when the journal cannot be opened
     * @throws CannotListenException when the address is taken
     */
    public static GilavarServer start(ServerConfig config) {
        return start(config, SqliteJournal.open(config.journal()));
    }

    /** The same over a journal that is open already; the server closes it. */
    static GilavarServer start(ServerConfig config, Journal journal) {
        Optional<Writer> writing = Optional.empty();
        try {
            Audiences audiences = new Audiences();
            Writer writer = new Writer(journal, audiences, config.founder(), config.clock());
            writing = Optional.of(writer);
            Sessions sessions = new Sessions(new SecureRandom(), config.clock(), audiences::holdsValidKey);
            HttpApi http = HttpApi.start(config, writer, audiences, sessions);
            return new GilavarServer(journal, audiences, writer, http);
        } catch (RuntimeException e) {
            writing.ifPresent(Writer::close);
            journal.close();
            throw e;
        }
    }

    /** Where to reach it, such as {@code http://127.0.0.1:8470}. */
    public String address() {
        return http.address();
    }

    @Override
    public void close() {
        audiences.close();
        http.close();
        writer.close();
        journal.close();
    }
}
