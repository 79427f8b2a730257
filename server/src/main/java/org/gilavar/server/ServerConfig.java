package org.gilavar.server;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.gilavar.ledger.SigningKey;
import org.gilavar.ledger.VerifyingKey;
import org.gilavar.server.tls.ServerTls;
import org.gilavar.server.webhook.WebhookConfig;

/**
 * How a server is set up.
 *
 * @param host the address to listen on; another than loopback needs TLS, and an authority for the certificates of each party
 * @param port 0 for any free one
 * @param data the folder that holds {@code journal.db}
 * @param founder the root key of whoever may found the mechanism, needed while the journal is empty
 * @param clock the server's time
 * @param logKey the secret that the keys of the logs follow from; when absent, one in {@code log.pem} of the data folder,
 *     made when there is none
 * @param beat how often the common log grows; zero when only {@link GilavarServer#beat} makes it
 * @param tls absent for plain HTTP
 * @param limits of connections and streams
 * @param signIn how else machines and people sign in
 * @param webhooks where parties are told by the server itself
 */
public record ServerConfig(
        String host,
        int port,
        Path data,
        Optional<VerifyingKey> founder,
        InstantSource clock,
        Optional<SigningKey> logKey,
        Duration beat,
        Optional<ServerTls> tls,
        Limits limits,
        SignInConfig signIn,
        WebhookConfig webhooks) {

    public static final String LOOPBACK = "127.0.0.1";
    public static final int DEFAULT_PORT = 8470;

    /** The folder beside a journal with the head that its logs vouched for last. */
    public static final String JOURNAL_HEAD = "journal-head";

    /** An entry is final some ten seconds after it was taken; a year of beats is three million leaves, some two gigabytes. */
    public static final Duration DEFAULT_BEAT = Duration.ofSeconds(10);

    /** A server with a key of its own for its logs, at the usual pace. */
    public ServerConfig(String host, int port, Path data, Optional<VerifyingKey> founder, InstantSource clock) {
        this(host, port, data, founder, clock, Optional.empty(), DEFAULT_BEAT, Optional.empty());
    }

    /** A server that speaks plain HTTP, on loopback. */
    public ServerConfig(
            String host,
            int port,
            Path data,
            Optional<VerifyingKey> founder,
            InstantSource clock,
            Optional<SigningKey> logKey,
            Duration beat) {
        this(host, port, data, founder, clock, logKey, beat, Optional.empty());
    }

    /** A server with the usual limits, without providers, that has been told no address of its own. */
    public ServerConfig(
            String host,
            int port,
            Path data,
            Optional<VerifyingKey> founder,
            InstantSource clock,
            Optional<SigningKey> logKey,
            Duration beat,
            Optional<ServerTls> tls) {
        this(
                host,
                port,
                data,
                founder,
                clock,
                logKey,
                beat,
                tls,
                Limits.DEFAULT,
                SignInConfig.NONE,
                WebhookConfig.NONE);
    }

    public ServerConfig {
        if (!isLoopback(host) && tls.filter(ServerTls::asksForCertificates).isEmpty()) {
            throw new IllegalArgumentException(
                    "host: " + host + " is not loopback (" + LOOPBACK
                            + "); to be reached from elsewhere, a server needs TLS and an authority for each party's certificates");
        }
        if (!isLoopback(host)
                && !signIn.providers().isEmpty()
                && signIn.publicAddress().isEmpty()) {
            throw new IllegalArgumentException(
                    "public address: a server that others reach must know by which address, for providers to send people back"
                            + " (serve --public-address https://HOST:PORT)");
        }
        if (beat.isNegative()) {
            throw new IllegalArgumentException("beat: expected zero or more, found " + beat);
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port: expected 0 to 65535, found " + port);
        }
    }

    /** The same with other limits. */
    public ServerConfig limitedTo(Limits other) {
        return new ServerConfig(host, port, data, founder, clock, logKey, beat, tls, other, signIn, webhooks);
    }

    /** The same, where machines and people sign in in these ways too. */
    public ServerConfig with(SignInConfig others) {
        return new ServerConfig(host, port, data, founder, clock, logKey, beat, tls, limits, others, webhooks);
    }

    /** The same, telling parties by other webhooks. */
    public ServerConfig tellingBy(WebhookConfig other) {
        return new ServerConfig(host, port, data, founder, clock, logKey, beat, tls, limits, signIn, other);
    }

    /** Whether nobody reaches it from another machine. */
    public boolean isOnLoopback() {
        return isLoopback(host);
    }

    /** Whether a host is this machine and no other. */
    public static boolean isLoopback(String host) {
        return host.equals(LOOPBACK) || host.equals("::1") || host.equals("[::1]") || host.equals("localhost");
    }

    public Path journal() {
        return data.resolve("journal.db");
    }

    /** The folder of the common log, which any web server can serve as it is. */
    public Path commonLog() {
        return data.resolve("log");
    }

    /** Where the head of the journal is kept that the common log has vouched for last. */
    public Path journalHead() {
        return data.resolve(JOURNAL_HEAD);
    }

    /** The key of the webhooks. */
    public Path webhookKeyFile() {
        return data.resolve("webhook.pem");
    }

    /** Where is kept how far each webhook has come. */
    public Path webhookPlaces() {
        return data.resolve("webhooks");
    }

    /** The secret of the logs, where none was given. */
    public Path logKeyFile() {
        return data.resolve("log.pem");
    }
}
