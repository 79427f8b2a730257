package org.gilavar.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.gilavar.cli.pki.Pkcs12;
import org.gilavar.client.GilavarClient;
import org.gilavar.client.Identity;
import org.gilavar.client.tls.ClientTls;
import org.gilavar.client.tls.Connection;
import org.gilavar.ledger.Passphrase;
import org.gilavar.server.ServerConfig;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How a post reaches its mechanism. */
final class ClientOptions {

    private static final String LOOPBACK = "http://" + ServerConfig.LOOPBACK + ":" + ServerConfig.DEFAULT_PORT;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "Without --connection. Default: $GILAVAR_SERVER, else " + LOOPBACK)
    private @Nullable URI server;

    @Option(
            names = "--mechanism",
            paramLabel = "NAME",
            description = "The mechanism's name. Without --connection. Default: $GILAVAR_MECHANISM")
    private @Nullable String mechanism;

    @Option(
            names = "--connection",
            paramLabel = "FILE",
            description = "Your party's connection package: where the mechanism is, and how to know it. "
                    + "Default: $GILAVAR_CONNECTION")
    private @Nullable Path connection;

    @Option(
            names = "--certificate",
            paramLabel = "FILE.p12",
            description =
                    "With --connection: the certificate of this machine, with its key, that your party's authority issued. "
                            + "Default: $GILAVAR_CERTIFICATE")
    private @Nullable Path certificate;

    @Option(
            names = "--certificate-passphrase-file",
            paramLabel = "FILE",
            description = "A file with its passphrase, in one line. Default: as for --key.")
    private @Nullable Path certificatePassphrase;

    private @Nullable Passphrase certificateOpening;

    @Option(
            names = "--as",
            paramLabel = "PARTY/POST",
            required = true,
            description = "On whose behalf, such as turkiye/duty-officer. Default: $GILAVAR_AS")
    private String as = "";

    @Option(
            names = "--key",
            paramLabel = "KEY",
            required = true,
            description = "The key of that post. " + PassphraseOptions.KEY_FORMS + ". Default: $GILAVAR_KEY")
    private String key = "";

    @Mixin
    private PassphraseOptions passphrase = new PassphraseOptions();

    URI server() throws IOException {
        URI plain = server == null ? URI.create(LOOPBACK) : server;
        return connection().map(Connection::server).orElse(plain);
    }

    /** The package, if there is one; it says what else would be said twice. */
    Optional<Connection> connection() throws IOException {
        if (connection == null || speaksOtherwise("--connection", "--server", "--mechanism")) {
            if (certificate != null && isTyped("--certificate")) {
                throw new SpokenException("--certificate needs --connection FILE, by which the server is known");
            }
            return Optional.empty();
        }
        if (isTyped("--server") || isTyped("--mechanism")) {
            throw new SpokenException(
                    "--connection says what server and mechanism it is: leave --server and --mechanism out");
        }
        Connection read = TlsFiles.connection(connection);
        if (!read.party().equals(party())) {
            throw new SpokenException(
                    connection + " is the package of " + read.party() + ", and --as speaks for " + party());
        }
        return Optional.of(read);
    }

    /** Whether an option is there by its default alone, and one that was typed says otherwise. */
    private boolean speaksOtherwise(String option, String... others) {
        return !isTyped(option) && Stream.of(others).anyMatch(this::isTyped);
    }

    private boolean isTyped(String option) {
        return command.commandLine().getParseResult().hasMatchedOption(option);
    }

    private String mechanism() throws IOException {
        Optional<Connection> connected = connection();
        if (connected.isPresent()) {
            return connected.get().mechanism();
        }
        if (mechanism == null) {
            throw new SpokenException("which mechanism? Name it with --mechanism NAME, or give --connection FILE");
        }
        if (server != null && !ServerConfig.isLoopback(String.valueOf(server.getHost()))) {
            throw new SpokenException(
                    "a server on another machine is known by its connection package, and spoken to over TLS "
                            + "alone: give --connection FILE");
        }
        return mechanism;
    }

    /** What TLS is made with, by the package; empty where there is none. */
    Optional<SSLContext> tls() throws IOException {
        Optional<Connection> connected = connection();
        if (connected.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(context(connected.get()));
        } catch (GeneralSecurityException e) {
            throw new SpokenException(certificate + " cannot be used: " + e.getMessage());
        }
    }

    private SSLContext context(Connection connected) throws IOException, GeneralSecurityException {
        if (certificate == null) {
            return ClientTls.context(connected, null, new char[0]);
        }
        char[] chars = certificateOpening(certificate);
        try {
            return ClientTls.context(connected, keys(certificate, chars), chars);
        } finally {
            Arrays.fill(chars, '\0');
        }
    }

    /** This machine's certificate; empty where none is named. */
    Optional<X509Certificate> machineCertificate() throws IOException {
        if (certificate == null) {
            return Optional.empty();
        }
        try (Passphrase opening = Passphrase.of(certificateOpening(certificate))) {
            return Optional.of(Pkcs12.issued(InputFile.read(certificate, Pkcs12.MAX_BYTES), opening)
                    .certificate());
        } catch (IOException | IllegalArgumentException e) {
            throw new SpokenException(certificate + " cannot be opened as PKCS#12: " + e.getMessage());
        }
    }

    /** Asked for once, however often the file is opened. */
    private char[] certificateOpening(Path file) throws IOException {
        Passphrase known = certificateOpening;
        if (known == null) {
            Path from = certificatePassphrase == null ? passphrase.file() : certificatePassphrase;
            known = passphrase.key(file.toString(), from).passphrase();
            certificateOpening = known;
        }
        return known.chars();
    }

    private static KeyStore keys(Path file, char[] passphrase) throws IOException {
        byte[] content = InputFile.read(file, Pkcs12.MAX_BYTES);
        try {
            return Pkcs12.open(content, passphrase);
        } catch (IOException e) {
            throw new SpokenException(file + " cannot be opened as PKCS#12: " + e.getMessage());
        }
    }

    /** Whether it was said who speaks, and with which key. */
    boolean namesPost() {
        return !as.isEmpty() && !key.isEmpty();
    }

    private String party() {
        return PostName.parse(as).party();
    }

    PassphraseOptions passphrase() {
        return passphrase;
    }

    GilavarClient client() throws IOException {
        if (as.isEmpty() || key.isEmpty()) {
            throw new SpokenException(
                    "which post asks the server? Name it with --as PARTY/POST, and its key with --key KEY");
        }
        PostName post = PostName.parse(as);
        Identity identity =
                new Identity(post.party(), post.post(), passphrase.key(key).open());
        return new GilavarClient(server(), mechanism(), identity, InstantSource.system(), tls());
    }
}
