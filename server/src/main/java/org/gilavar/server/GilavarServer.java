package org.gilavar.server;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.gilavar.client.witness.WitnessClient;
import org.gilavar.journal.Journal;
import org.gilavar.journal.Salts;
import org.gilavar.journal.Snapshots;
import org.gilavar.journal.SqliteJournal;
import org.gilavar.ledger.log.LogSource;
import org.gilavar.ledger.log.folder.FolderLogSource;
import org.gilavar.ledger.log.folder.FolderTileStore;
import org.gilavar.server.audience.Audiences;
import org.gilavar.server.http.HttpApi;
import org.gilavar.server.log.CommonLog;
import org.gilavar.server.log.LogKeys;
import org.gilavar.server.log.Logs;
import org.gilavar.server.log.Pacemaker;
import org.gilavar.server.log.Watch;
import org.gilavar.server.oidc.PartySignIn;
import org.gilavar.server.session.Sessions;
import org.gilavar.server.webhook.WebhookSigner;
import org.gilavar.server.webhook.Webhooks;

/** A running mechanism. Closing it finishes what it has accepted, then lets go of the journal. */
public final class GilavarServer implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(GilavarServer.class.getName());

    private final Journal journal;
    private final Audiences audiences;
    private final Writer writer;
    private final HttpApi http;
    private final Logs logs;
    private final Webhooks webhooks;
    private final RecordCheck check;
    private final Thread checking;

    private GilavarServer(
            Journal journal,
            Audiences audiences,
            Writer writer,
            HttpApi http,
            Logs logs,
            Webhooks webhooks,
            RecordCheck check) {
        this.journal = journal;
        this.audiences = audiences;
        this.writer = writer;
        this.http = http;
        this.logs = logs;
        this.webhooks = webhooks;
        this.check = check;
        this.checking = Thread.ofPlatform().name("record-check").daemon().start(this::checkWhatWasPassedOver);
    }

    /**
     * Opens the journal, folds it, and listens.
     *
     * @throws org.gilavar.journal.UnreadableException when the journal cannot be opened
     * @throws org.gilavar.journal.DamagedException when an entry of it does not hold
     * @throws org.gilavar.server.log.StaleJournalException when entries are missing that its own logs vouch for
     * @throws CannotReadKeyException when the key of the logs cannot be had
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
        return start(config, journal, Duration.ZERO, () -> Recovery.toLastGood(journal));
    }

    /** The same over a journal that is open already; the server closes it. */
    static GilavarServer start(ServerConfig config, Journal journal) {
        return start(config, journal, config.beat(), () -> {
            Recovery recovery = Recovery.whole(journal, Snapshots.beside(config.journal()));
            CommonLog.mustHave(
                    new FolderTileStore(config.journalHead()),
                    journal.size(),
                    size -> journal.rootAt(size).orElseThrow());
            return recovery;
        });
    }

    private static GilavarServer start(
            ServerConfig config, Journal journal, Duration pace, Supplier<Recovery> recovering) {
        Optional<Writer> writing = Optional.empty();
        Optional<Webhooks> telling = Optional.empty();
        try {
            Recovery recovery = recovering.get();
            SecureRandom random = new SecureRandom();
            LogKeys keys = new LogKeys(
                    config.logKey().orElseGet(() -> OwnKeyFile.in(config.logKeyFile(), "the key of the logs", random)));
            Writer writer = new Writer(
                    journal,
                    Snapshots.beside(config.journal()),
                    recovery,
                    config.founder(),
                    config.clock(),
                    Salts.of(random));
            writing = Optional.of(writer);
            Sessions sessions = new Sessions(random, config.clock(), recovery.audiences()::holdsValidKey);
            Logs logs = logs(config, writer, recovery.audiences(), keys);
            if (!pace.isZero()) {
                logs.open(); // rather than find out at the first beat, when people are at work
            }
            PartySignIn signIns = new PartySignIn(
                    config.signIn().providers(), recovery.audiences()::validKey, random, config.clock());
            Webhooks webhooks =
                    recovery.damage().isPresent() ? Webhooks.none() : webhooks(config, recovery.audiences(), random);
            telling = Optional.of(webhooks);
            HttpApi http = HttpApi.start(config, writer, recovery.audiences(), sessions, signIns, logs, webhooks);
            logs.start(pace);
            return new GilavarServer(
                    journal,
                    recovery.audiences(),
                    writer,
                    http,
                    logs,
                    webhooks,
                    new RecordCheck(journal, recovery.from()));
        } catch (RuntimeException e) {
            telling.ifPresent(Webhooks::close);
            writing.ifPresent(Writer::close);
            journal.close();
            throw e;
        }
    }

    private static Webhooks webhooks(ServerConfig config, Audiences audiences, SecureRandom random) {
        if (config.webhooks().targets().isEmpty()) {
            return Webhooks.none();
        }
        WebhookSigner signer =
                new WebhookSigner(OwnKeyFile.in(config.webhookKeyFile(), "the key of the webhooks", random));
        return Webhooks.start(config.webhooks(), config.webhookPlaces(), audiences, signer, config.clock());
    }

    private static Logs logs(ServerConfig config, Writer writer, Audiences audiences, LogKeys keys) {
        LogSource tiles = new FolderLogSource(config.commonLog());
        Watch watch = new Watch();
        Pacemaker pacemaker = new Pacemaker(
                writer::standing,
                audiences,
                mechanism -> CommonLog.open(
                        mechanism,
                        new FolderTileStore(config.commonLog()),
                        new FolderTileStore(config.journalHead()),
                        keys),
                tiles,
                watch,
                new WitnessClient()::ask,
                config.clock());
        return new Logs(
                writer::mechanism, writer::witnessing, audiences, keys, tiles, watch, pacemaker, config.clock());
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

    /** Adds one leaf to the common log now, besides those it gets at its pace. */
    public void beat() throws InterruptedException {
        logs.beat();
    }

    /** Where to reach it, such as {@code http://127.0.0.1:8470}. */
    public String address() {
        return http.address();
    }

    @Override
    public void close() {
        audiences.close();
        http.close();
        webhooks.close();
        logs.close();
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
