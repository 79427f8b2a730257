package org.gilavar.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.gilavar.cli.key.OwnerOnly;
import org.gilavar.cli.pki.Authority;
import org.gilavar.cli.pki.Pkcs12;
import org.gilavar.client.tls.Certificates;
import org.gilavar.client.tls.ClientTls;
import org.gilavar.client.tls.Connection;
import org.gilavar.journal.Admission;
import org.gilavar.journal.Salts;
import org.gilavar.journal.SignedStatement;
import org.gilavar.journal.SqliteJournal;
import org.gilavar.ledger.Passphrase;
import org.gilavar.mechanism.terms.Settling;
import org.gilavar.server.Recorder;
import org.gilavar.server.Reply;

/**
 * An {@link Arena} on disk: a record with so many notices in it, each signed, verified, compared and recorded as the server
 * does it, and the certificates of a server and of the parties. Another process opens it by its path.
 */
final class ArenaFolder {
    private static final String SECRET = "a bench has no secrets";
    private static final String HOST = "localhost";
    private static final int BATCH = 256;

    private final Path folder;

    ArenaFolder(Path folder) {
        this.folder = folder;
    }

    /** Makes certificates, and a record with this many notices under such terms; how many conflicts the last batch of them was told of. */
    double make(int notices, Instant now, Optional<Settling> settling) throws IOException {
        Files.createDirectories(data());
        SecureRandom random = new SecureRandom();
        OwnerOnly.create(passphrase(), (SECRET + "\n").getBytes(StandardCharsets.US_ASCII));
        Files.writeString(begun(), now.toString());
        Authority ofServer = Authority.create("server", now, random);
        store(server(), ofServer.server(List.of(HOST, "127.0.0.1"), now));
        Files.writeString(serverAuthority(), Connection.pem(List.of(ofServer.certificate())));
        for (String party : Arena.EVERYONE) {
            Authority authority = Authority.create(party, now, random);
            Files.writeString(authority(party), Connection.pem(List.of(authority.certificate())));
            store(client(party), authority.client(party, Arena.POST, now));
        }
        return record(notices, now, settling, random);
    }

    private void store(Path file, Authority.Issued issued) throws IOException {
        try (Passphrase passphrase = Passphrase.of(SECRET.toCharArray())) {
            Files.write(file, Pkcs12.seal(issued, passphrase));
        }
    }

    private double record(int notices, Instant now, Optional<Settling> settling, SecureRandom random) {
        Arena arena = new Arena(now);
        double told = 0;
        try (SqliteJournal journal = SqliteJournal.open(data().resolve("journal.db"))) {
            Recorder recorder = Recorder.over(
                    journal,
                    Optional.of(Arena.root(Arena.FACILITATOR).verifyingKey()),
                    InstantSource.system(),
                    Salts.of(random));
            for (byte[] said : Arena.opening(now.truncatedTo(ChronoUnit.MILLIS), settling)) {
                record(recorder, List.of(said));
            }
            for (int first = 0; first < notices; first += BATCH) {
                told = record(
                        recorder,
                        IntStream.range(first, Math.min(notices, first + BATCH))
                                .parallel()
                                .mapToObj(number -> arena.notice(
                                        number, InstantSource.system().instant()))
                                .toList());
            }
        }
        return told;
    }

    /** The mean number of conflicts opened by one. */
    private static double record(Recorder recorder, List<byte[]> said) {
        List<SignedStatement> admitted = said.parallelStream()
                .map(bytes -> switch (Admission.open(bytes, recorder.replay().keys()::find)) {
                    case Admission.Opened.Signed signed -> signed.statement();
                    case Admission.Opened.Refused refused -> throw new IllegalStateException("" + refused.refusal());
                })
                .toList();
        double told = 0;
        for (Reply reply : recorder.record(admitted)) {
            if (!(reply instanceof Reply.Received received)) {
                throw new IllegalStateException("not taken: " + reply);
            }
            told += received.receipt().told().size() - 1;
        }
        return told / said.size();
    }

    /** The same on a fresh folder, so that what is measured there leaves this one as it is. */
    ArenaFolder copyTo(Path to) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(folder.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
        return new ArenaFolder(to);
    }

    /** How {@code gilavar serve} is to be told of it. */
    List<String> serving() {
        List<String> options = new ArrayList<>(List.of("--data", data().toString(), "--port", "0"));
        options.addAll(List.of(
                "--tls",
                server().toString(),
                "--tls-passphrase-file",
                passphrase().toString()));
        for (String party : Arena.EVERYONE) {
            options.addAll(List.of("--client-authority", party + "=" + authority(party)));
        }
        return options;
    }

    /** What a machine of a party connects with. */
    SSLContext context(String party, int port) {
        try {
            Connection connection = new Connection(
                    URI.create("https://" + HOST + ":" + port),
                    Arena.MECHANISM,
                    party,
                    Certificates.read(Files.readAllBytes(serverAuthority())),
                    List.of(),
                    Optional.empty());
            return ClientTls.context(
                    connection,
                    Pkcs12.open(Files.readAllBytes(client(party)), SECRET.toCharArray()),
                    SECRET.toCharArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CertificateException e) {
            throw new IllegalStateException(serverAuthority() + " was written by us", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(client(party) + " was written by us", e);
        }
    }

    /** The arena, as it was when this was made. */
    Arena arena() throws IOException {
        return new Arena(Instant.parse(Files.readString(begun())));
    }

    /** Where its record is. */
    Path data() {
        return folder.resolve("data");
    }

    private Path begun() {
        return folder.resolve("begun");
    }

    private Path passphrase() {
        return folder.resolve("passphrase");
    }

    private Path server() {
        return folder.resolve("server.p12");
    }

    private Path serverAuthority() {
        return folder.resolve("server-authority.pem");
    }

    private Path authority(String party) {
        return folder.resolve(party + "-authority.pem");
    }

    private Path client(String party) {
        return folder.resolve(party + ".p12");
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
