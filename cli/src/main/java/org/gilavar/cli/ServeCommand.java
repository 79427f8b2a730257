package org.gilavar.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.gilavar.client.tls.Certificates;
import org.gilavar.journal.DamagedException;
import org.gilavar.ledger.Passphrase;
import org.gilavar.ledger.VerifyingKey;
import org.gilavar.server.GilavarServer;
import org.gilavar.server.ServerConfig;
import org.gilavar.server.SignInConfig;
import org.gilavar.server.log.StaleJournalException;
import org.gilavar.server.log.UnusableLogException;
import org.gilavar.server.tls.ServerTls;
import org.gilavar.server.webhook.WebhookConfig;
import org.gilavar.server.webhook.WebhookTarget;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs a mechanism. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = {
            "Run a mechanism on this machine.",
            "",
            "The journal is DIR/journal.db. While it is empty, --founder names the root key of whoever may found the "
                    + "mechanism: make one with ./gilavar key new FILE, found with ./gilavar submit."
        })
final class ServeCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "gilavar-data",
            description = "Where everything is kept. Default: ${DEFAULT-VALUE}")
    private Path data = Path.of("");

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "" + ServerConfig.DEFAULT_PORT,
            description = "Port, 0 for any free one. Default: ${DEFAULT-VALUE}")
    private int port;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = ServerConfig.LOOPBACK,
            description = "Address to listen on. Another than loopback needs --tls and --client-authority. Default: "
                    + "${DEFAULT-VALUE}")
    private String host = "";

    @Option(
            names = "--tls",
            paramLabel = "FILE.p12",
            description = "Speak TLS 1.3 with this key and certificate (./gilavar pki server).")
    private @Nullable Path tls;

    @Option(
            names = "--tls-passphrase-file",
            paramLabel = "FILE",
            description = "A file with that key's passphrase, in one line. Default: as for --passphrase-file.")
    private @Nullable Path tlsPassphrase;

    @Option(
            names = "--client-authority",
            paramLabel = "PARTY=FILE",
            description =
                    "Who issues this party's certificates, PEM; for each party, the facilitator's too, and more than once "
                            + "where a new authority takes over. With it, nobody connects without a certificate of a party.")
    private List<String> authorities = List.of();

    @Option(
            names = "--revoked",
            paramLabel = "PARTY=FILE",
            description =
                    "Certificates that this party's authority has revoked (CRL, PEM or DER; ./gilavar pki revoke). When the "
                            + "file changes it is read again, and whoever is on it is let in no more, within a second.")
    private List<String> revoked = List.of();

    @Option(
            names = "--public-address",
            paramLabel = "URL",
            description =
                    "The one address by which others reach it, such as https://gilavar.example.az:8470: what OAuth "
                            + "clients and providers are told. Not needed on loopback.")
    private @Nullable URI publicAddress;

    @Mixin
    private SignInOptions signIn = new SignInOptions();

    @Option(
            names = "--founder",
            paramLabel = "FILE",
            description = "Public half (.pub) of the founding facilitator's root key; or the key itself, but only its "
                    + "public half is needed here.")
    private @Nullable String founder;

    @Option(
            names = "--log-key",
            paramLabel = "KEY",
            description = "The secret that the keys of its logs follow from, an Ed25519 key for this alone. Default: "
                    + "DIR/log.pem, made when there is none, which is not encrypted.")
    private @Nullable String logKey;

    @Option(
            names = "--beat",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "How often the common log grows, whatever happens. Default: ${DEFAULT-VALUE}")
    private int beat;

    @Option(
            names = "--webhook",
            paramLabel = "PARTY=ADDRESS",
            description =
                    "Tell this party what its feed tells at this https address too (http on this machine only), signed; "
                            + "may be given more than once. docs/webhooks.md says how the receiver verifies it.")
    private List<String> webhooks = List.of();

    @Option(
            names = "--webhook-authority",
            paramLabel = "FILE",
            description = "Who issues the certificates of the receivers of webhooks, PEM. Default: whom Java trusts.")
    private @Nullable Path webhookAuthority;

    @Mixin
    private PassphraseOptions passphrase = new PassphraseOptions();

    @Option(
            names = "--read-only-to-last-good",
            description = "Serve a journal that is damaged as far as it holds: all can be read, nothing is taken.")
    private boolean toLastGood;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Optional<VerifyingKey> key = founder == null
                ? Optional.empty()
                : Optional.of(passphrase.key(founder).openPublic());
        if (beat < 1) {
            throw new ParameterException(spec.commandLine(), "--beat: expected a second or more, found " + beat);
        }
        ServerConfig config = new ServerConfig(
                        host,
                        port,
                        data,
                        key,
                        InstantSource.system(),
                        logKey == null
                                ? Optional.empty()
                                : Optional.of(passphrase.key(logKey).open()),
                        Duration.ofSeconds(beat),
                        tls())
                .with(new SignInConfig(Optional.ofNullable(publicAddress), signIn.providers()))
                .tellingBy(webhooks());
        if (key.isEmpty() && !Files.exists(config.journal())) {
            throw new SpokenException("there is no journal in " + data + " yet: name the founder's root key with "
                    + "--founder FILE (make one with ./gilavar key new FILE)");
        }
        try (Stop stop = new Stop();
                GilavarServer server = start(config)) {
            out.println("gilavar serves at " + server.address() + "  (journal " + config.journal() + ")");
            server.health().reason().ifPresent(out::println);
            if (logKey == null) {
                out.println("The key of its logs is in " + config.logKeyFile()
                        + ", not encrypted; give one with --log-key where that will not do.");
            }
            if (!webhooks.isEmpty()) {
                out.println("The key of its webhooks is in " + config.webhookKeyFile()
                        + ", not encrypted; its public half is at " + server.address() + "/v1/webhook-keys.");
            }
            out.println("Stop with Ctrl-C.");
            out.flush();
            stop.listen();
            stop.await();
        }
        return 0;
    }

    private Optional<ServerTls> tls() throws IOException {
        if (tls == null) {
            if (!authorities.isEmpty() || !revoked.isEmpty()) {
                throw new ParameterException(spec.commandLine(), "--client-authority and --revoked need --tls");
            }
            return Optional.empty();
        }
        Path file = tlsPassphrase == null ? passphrase.file() : tlsPassphrase;
        try (Passphrase opening = passphrase.key(tls.toString(), file).passphrase()) {
            char[] chars = opening.chars();
            try {
                return Optional.of(ServerTls.read(
                        tls, chars, byParty("--client-authority", authorities), byParty("--revoked", revoked)));
            } finally {
                Arrays.fill(chars, '\0');
            }
        }
    }

    private WebhookConfig webhooks() throws IOException {
        List<WebhookTarget> targets = new ArrayList<>();
        for (String webhook : webhooks) {
            int equals = webhook.indexOf('=');
            try {
                targets.add(new WebhookTarget(
                        webhook.substring(0, Math.max(0, equals)), URI.create(webhook.substring(equals + 1))));
            } catch (IllegalArgumentException e) {
                throw new ParameterException(spec.commandLine(), "--webhook: " + e.getMessage());
            }
        }
        if (webhookAuthority == null) {
            return new WebhookConfig(targets, Optional.empty());
        }
        return new WebhookConfig(targets, Optional.of(trusting(webhookAuthority)));
    }

    private static SSLContext trusting(Path authorities) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            TrustManager trust = Certificates.trusting(TlsFiles.certificates(authorities));
            context.init(new KeyManager[0], new TrustManager[] {trust}, new SecureRandom());
            return context;
        } catch (GeneralSecurityException e) {
            throw new SpokenException(authorities + " cannot be trusted: " + e.getMessage());
        }
    }

    private Map<String, List<Path>> byParty(String option, List<String> files) {
        Map<String, List<Path>> byParty = new TreeMap<>();
        for (String file : files) {
            PartyFile named = PartyFile.parse(spec.commandLine(), option, file);
            byParty.computeIfAbsent(named.party(), party -> new ArrayList<>()).add(named.file());
        }
        return byParty;
    }

    private GilavarServer start(ServerConfig config) {
        if (toLastGood) {
            return GilavarServer.startToLastGood(config);
        }
        try {
            return GilavarServer.start(config);
        } catch (StaleJournalException e) {
            throw new SpokenException(config.journal() + " is not the record that was served from " + data + " last: "
                    + e.getMessage()
                    + ". Parties hold receipts for what is missing. Restore a newer backup with ./gilavar "
                    + "restore BACKUP " + config.journal() + "; if there is none, docs/record.md says what to do");
        } catch (UnusableLogException e) {
            throw new SpokenException("the log in " + config.commonLog() + " cannot be gone on with: " + e.getMessage()
                    + ". If the key in " + config.logKeyFile()
                    + " is not the one it was begun with, put that back or name it with "
                    + "--log-key; if tiles are damaged, put the folder back from a mirror of it. Never from an older copy. "
                    + "docs/record.md says what to do when neither is there");
        } catch (DamagedException e) {
            long good = e.seq() - 1;
            throw new SpokenException(config.journal() + ": " + e.getMessage() + ". "
                    + (good == 0 ? "No entry holds. " : "Entries 1 to " + good + " hold. ")
                    + "Nothing has been changed. Either move the journal away and restore a backup with ./gilavar restore "
                    + "BACKUP " + config.journal()
                    + "; or serve what holds, to be read only, with ./gilavar serve --data "
                    + data + " --read-only-to-last-good");
        }
    }
}
