package org.gilavar.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CRLException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.gilavar.cli.pki.Authority;
import org.gilavar.cli.pki.Authority.Issued;
import org.gilavar.cli.pki.Pkcs12;
import org.gilavar.cli.pki.RevocationList;
import org.gilavar.client.GilavarClient;
import org.gilavar.client.Identity;
import org.gilavar.client.ProblemException;
import org.gilavar.client.tls.ClientTls;
import org.gilavar.client.tls.Connection;
import org.gilavar.ledger.Envelope;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.Passphrase;
import org.gilavar.ledger.SigningKey;
import org.gilavar.server.GilavarServer;
import org.gilavar.server.ServerConfig;
import org.gilavar.server.tls.ServerTls;
import org.gilavar.server.tls.UnusableTlsException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Who gets on the wire, and how a party finds out why it does not. */
final class TlsTest {

    private static final String SECRET = "four words by dice";
    private static final SigningKey ROOT = key("root");
    private static final SigningKey DESK = key("desk");
    private static final SigningKey OTHER_DESK = key("other desk");
    private static final SigningKey TURKIYE = key("turkiye");
    private static final SigningKey TURKIYE_ROOT = key("turkiye root");

    private final Instant now = Instant.now();

    /** How far the server's clock is ahead. */
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    private final SecureRandom random = new SecureRandom();
    private final Authority ofServer = Authority.create("server", now, random);
    private final Authority ofAzerbaijan = Authority.create("azerbaijan", now, random);
    private final Authority ofTurkiye = Authority.create("turkiye", now, random);
    private final Authority ofTurkiyeToo = Authority.create("turkiye, the next", now, random);
    private final Issued azerbaijan = ofAzerbaijan.client("azerbaijan", "duty-officer", now);
    private final Issued turkiye = ofTurkiye.client("turkiye", "duty-officer", now);

    @TempDir
    private Path folder;

    private GilavarServer server;

    private static SigningKey key(String name) {
        return SigningKey.ofSeed(Hash.sha256(name.getBytes(UTF_8)).bytes());
    }

    private static KeyStore keys(Issued issued) {
        try (Passphrase passphrase = Passphrase.of(SECRET.toCharArray())) {
            return Pkcs12.open(Pkcs12.seal(issued, passphrase), SECRET.toCharArray());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private ServerTls tls(Authority issuer) {
        return tls(issuer.server(List.of("localhost"), now));
    }

    private ServerTls tls(Issued own) {
        return tls(keys(own));
    }

    private ServerTls tls(KeyStore own) {
        return ServerTls.of(
                own,
                SECRET.toCharArray(),
                Map.of(
                        "azerbaijan", List.of(ofAzerbaijan.certificate()),
                        "turkiye", List.of(ofTurkiye.certificate())));
    }

    private ServerConfig serving(ServerTls tls) {
        return new ServerConfig(
                ServerConfig.LOOPBACK,
                0,
                folder.resolve("data"),
                Optional.of(ROOT.verifyingKey()),
                () -> Instant.now().plus(ahead.get()),
                Optional.empty(),
                Duration.ZERO,
                Optional.of(tls));
    }

    @BeforeEach
    void found() throws IOException, InterruptedException {
        server = GilavarServer.start(serving(tls(ofServer)));
        GilavarClient facilitator = client("azerbaijan", DESK, azerbaijan);
        facilitator.found(signed(
                facilitator,
                "f",
                "{\"type\":\"mechanism.found\",\"title\":\"Trial\",\"facilitatorName\":\"Azerbaijan\","
                        + "\"mode\":\"OPERATIONAL\",\"root\":\"" + text(ROOT) + "\",\"key\":\"" + text(DESK) + "\"}",
                DESK,
                ROOT));
        facilitator.send(signed(
                facilitator,
                "t",
                "{\"type\":\"party.enrol\",\"party\":\"turkiye\",\"name\":\"Türkiye\",\"root\":\"" + text(TURKIYE_ROOT)
                        + "\",\"post\":\"duty-officer\",\"key\":\"" + text(TURKIYE) + "\"}",
                DESK,
                TURKIYE_ROOT,
                TURKIYE));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String text(SigningKey key) {
        return key.verifyingKey().text();
    }

    private Envelope signed(GilavarClient client, String id, String body, SigningKey... keys) {
        byte[] statement = JsonMapper.shared()
                .writeValueAsBytes(client.statement(
                        id, Instant.now(), "ROUTINE", false, JsonMapper.shared().readTree(body)));
        return Envelope.sign(GilavarClient.STATEMENT_TYPE, statement, keys);
    }

    private URI address() {
        return URI.create("https://localhost:" + URI.create(server.address()).getPort());
    }

    private Connection connection(String party, Authority issuer) {
        return new Connection(
                address(),
                "trial",
                party,
                List.of(issuer.certificate()),
                List.of(Connection.pinOf(issuer.certificate())),
                Optional.empty());
    }

    private SSLContext context(Issued own) {
        try {
            return ClientTls.context(connection("azerbaijan", ofServer), keys(own), SECRET.toCharArray());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private GilavarClient client(String party, SigningKey key, Issued certificate) {
        return new GilavarClient(
                address(),
                "trial",
                new Identity(party, "duty-officer", key),
                InstantSource.system(),
                Optional.of(context(certificate)));
    }

    private HttpClient http(Issued own) {
        return HttpClient.newBuilder().sslContext(context(own)).build();
    }

    private HttpResponse<String> get(HttpClient http, String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address().resolve(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    @Test
    void aPartySpeaksWithACertificateOfItsOwnAuthority() throws IOException, InterruptedException {
        assertThat(client("turkiye", TURKIYE, turkiye)
                        .get("/v1/me")
                        .path("party")
                        .asString())
                .isEqualTo("turkiye");
        HttpResponse<String> health = get(http(turkiye), "/v1/health");
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.headers().firstValue("Strict-Transport-Security"))
                .as("else a browser would never again speak plainly to anything on this machine")
                .isEmpty();
    }

    @Test
    void nobodyGetsAsFarAsARequestWithoutACertificateOfAParty() throws GeneralSecurityException {
        SSLContext nothing = ClientTls.context(connection("turkiye", ofServer), null, new char[0]);
        Issued named = Authority.create("turkiye", now, random).client("turkiye", "duty-officer", now);
        Issued ofAServer = ofTurkiye.server(List.of("localhost"), now);
        Issued expired = ofTurkiye.client(
                "turkiye", "duty-officer", now.minus(Authority.CERTIFICATE_LIFE).minus(Duration.ofDays(1)));

        assertThatThrownBy(() -> get(HttpClient.newBuilder().sslContext(nothing).build(), "/v1/health"))
                .isInstanceOf(IOException.class);
        for (Issued own : List.of(named, ofAServer, expired)) {
            assertThatThrownBy(() -> get(http(own), "/v1/health"))
                    .as(own.certificate().getSubjectX500Principal().getName())
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void aServerDoesNotSayWhoItsPartiesAre() throws IOException, GeneralSecurityException {
        List<Object> asked = new ArrayList<>();
        SSLContext curious = SSLContext.getInstance(ClientTls.PROTOCOL);
        curious.init(new KeyManager[] {new AskedFor(asked)}, TlsTrouble.onlyLookingManagers(), random);
        try (SSLSocket socket = (SSLSocket)
                curious.getSocketFactory().createSocket("localhost", address().getPort())) {
            socket.startHandshake();
        }
        assertThat(asked).containsExactly("asked");
    }

    @Test
    void nothingOlderThanTls13IsSpokenEvenToAParty() throws IOException, GeneralSecurityException {
        KeyManagerFactory own = KeyManagerFactory.getInstance("PKIX");
        own.init(keys(turkiye), SECRET.toCharArray());
        SSLContext older = SSLContext.getInstance("TLSv1.2");
        older.init(own.getKeyManagers(), TlsTrouble.onlyLookingManagers(), random);
        try (SSLSocket socket = (SSLSocket)
                older.getSocketFactory().createSocket("localhost", address().getPort())) {
            assertThatThrownBy(socket::startHandshake)
                    .isInstanceOf(SSLException.class)
                    .hasMessageContaining("protocol_version");
        }
    }

    @Test
    void aCertificateThatExpiresEndsItsConnectionsAndItsSessions() throws IOException, InterruptedException {
        HttpClient http = http(turkiye);
        GilavarClient client = client("turkiye", TURKIYE, turkiye);
        client.get("/v1/me");
        assertThat(get(http, "/v1/health").statusCode()).isEqualTo(200);
        ahead.set(Authority.CERTIFICATE_LIFE);

        HttpResponse<String> refused = get(http, "/v1/health");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("no-certificate");
        assertThatThrownBy(() -> client.get("/v1/me"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("no valid certificate");
    }

    @Test
    void aKeyOpensNoSessionOverAnotherPartysCertificate() {
        assertThatThrownBy(() -> client("azerbaijan", DESK, turkiye).get("/v1/me"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("this connection's certificate is not one of azerbaijan's");
    }

    @Test
    void aTokenIsWorthNothingOverAnyOtherCertificate() throws IOException, InterruptedException {
        String code = client("azerbaijan", DESK, azerbaijan).signInCode();
        Issued browser = ofAzerbaijan.client("azerbaijan", "browser", now);
        HttpResponse<String> redeemed = redeem(http(browser), code);
        assertThat(redeemed.statusCode()).isEqualTo(204);
        String cookie = redeemed.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("Secure", "HttpOnly", "SameSite=Strict");
        String session = cookie.substring(0, cookie.indexOf(';'));

        assertThat(get(http(browser), "/v1/me", "Cookie", session).statusCode()).isEqualTo(200);
        for (Issued other : List.of(azerbaijan, turkiye, ofAzerbaijan.client("azerbaijan", "browser", now))) {
            assertThat(get(http(other), "/v1/me", "Cookie", session).statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void aSignInCodeInTheHandsOfAnotherPartyIsLost() throws IOException, InterruptedException {
        String code = client("azerbaijan", DESK, azerbaijan).signInCode();
        assertThat(redeem(http(turkiye), code).statusCode()).isEqualTo(401);
        assertThat(redeem(http(azerbaijan), code).statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> redeem(HttpClient http, String code) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(address().resolve("/v1/sign-in"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"code\":\"" + code + "\"}"))
                        .build(),
                BodyHandlers.ofString());
    }

    @Test
    void aServerThatIsNotTheOneInThePackageIsNotSpokenTo() {
        Authority other = Authority.create("server", now, random);
        for (Connection wrong : List.of(
                connection("turkiye", other),
                pinned(ofServer, other.certificate()),
                pinned(other, other.certificate()))) {
            assertThatThrownBy(() -> get(contextBy(wrong))).isInstanceOf(SSLException.class);
        }
        assertThat(pinned(ofServer, ofServer.certificate()))
                .satisfies(right -> assertThat(get(contextBy(right))).isEqualTo(200));
    }

    /** Its own chain, and behind it a certificate of which it does not have the key: anybody can send that. */
    @Test
    void aPinnedCertificateThatIsMerelySentAlongProvesNothing() {
        Issued pinnedServer = ofServer.server(List.of("localhost"), now);
        Issued impostor = ofServer.server(List.of("localhost"), now);
        List<X509Certificate> chain = new ArrayList<>(impostor.chain());
        chain.add(pinnedServer.certificate());
        server.close();
        server = GilavarServer.start(serving(tls(withAnyChain(impostor, chain))));

        assertThatThrownBy(() -> get(contextBy(pinned(ofServer, pinnedServer.certificate()))))
                .isInstanceOf(SSLException.class)
                .hasMessageContaining("none of its keys is one that the connection package pins");
        assertThat(pinned(ofServer, impostor.certificate()))
                .satisfies(right -> assertThat(get(contextBy(right))).isEqualTo(200));
    }

    /** PKCS#12 takes only chains that are ones. */
    private static KeyStore withAnyChain(Issued issued, List<X509Certificate> chain) {
        try {
            KeyStore keys = KeyStore.getInstance("JKS");
            keys.load(null, null);
            keys.setKeyEntry("any", issued.key(), SECRET.toCharArray(), chain.toArray(X509Certificate[]::new));
            return keys;
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aServerMayLeaveItsAuthorityOutOfItsChain() {
        Issued whole = ofServer.server(List.of("localhost"), now);
        server.close();
        server = GilavarServer.start(serving(tls(new Issued(whole.key(), List.of(whole.certificate())))));

        assertThat(pinned(ofServer, ofServer.certificate()))
                .satisfies(right -> assertThat(get(contextBy(right))).isEqualTo(200));
    }

    private Connection pinned(Authority issuer, X509Certificate pin) {
        return new Connection(
                address(),
                "trial",
                "turkiye",
                List.of(issuer.certificate()),
                List.of(Connection.pinOf(pin)),
                Optional.empty());
    }

    private int get(SSLContext context) throws IOException, InterruptedException {
        return get(HttpClient.newBuilder().sslContext(context).build(), "/v1/health")
                .statusCode();
    }

    private SSLContext contextBy(Connection connection) {
        try {
            return ClientTls.context(connection, keys(turkiye), SECRET.toCharArray());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void noTwoPartiesHaveOneAuthorityAndAnAuthorityIsOne() {
        KeyStore own = keys(ofServer.server(List.of("localhost"), now));
        List<X509Certificate> shared = List.of(ofTurkiye.certificate());
        assertThatThrownBy(() -> ServerTls.of(own, SECRET.toCharArray(), Map.of("israel", shared, "turkiye", shared)))
                .isInstanceOf(UnusableTlsException.class)
                .hasMessage("turkiye and israel have one authority: whose a certificate is could not be told");
        assertThatThrownBy(() ->
                        ServerTls.of(own, SECRET.toCharArray(), Map.of("turkiye", List.of(turkiye.certificate()))))
                .isInstanceOf(UnusableTlsException.class)
                .hasMessageContaining("is not one of an authority");
        Authority past = Authority.create("past", now.minus(Authority.AUTHORITY_LIFE), random);
        assertThatThrownBy(
                        () -> ServerTls.of(own, SECRET.toCharArray(), Map.of("turkiye", List.of(past.certificate()))))
                .isInstanceOf(UnusableTlsException.class)
                .hasMessageContaining("is not valid now");
    }

    @Test
    void anAuthorityConnectsWithNoneOfItsOwnCertificates() {
        assertThatThrownBy(() -> get(http(ofTurkiye.own()), "/v1/health")).isInstanceOf(IOException.class);
    }

    @Test
    void aPartyMayHaveTwoAuthoritiesWhileOneTakesOver() {
        Authority next = Authority.create("turkiye", now, random);
        ServerTls both = ServerTls.of(
                keys(ofServer.server(List.of("localhost"), now)),
                SECRET.toCharArray(),
                Map.of("turkiye", List.of(ofTurkiye.certificate(), next.certificate())));
        for (Authority one : List.of(ofTurkiye, next)) {
            assertThat(both.partyOf(
                            one.client("turkiye", "duty-officer", now).chain().toArray(X509Certificate[]::new)))
                    .hasValue("turkiye");
        }
    }

    @Test
    void onlyAnAuthorityIssues() {
        assertThatThrownBy(() -> new Authority(turkiye, random))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("its certificate is not one of an authority");
    }

    @Test
    void anotherAddressThanLoopbackNeedsAuthorities() {
        ServerTls asksNobody =
                ServerTls.of(keys(ofServer.server(List.of("localhost"), now)), SECRET.toCharArray(), Map.of());
        for (Optional<ServerTls> tls : List.of(Optional.<ServerTls>empty(), Optional.of(asksNobody))) {
            assertThatThrownBy(() -> config("0.0.0.0", tls))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("needs TLS and an authority for each party's certificates");
        }
        assertThat(config("0.0.0.0", Optional.of(tls(ofServer))).host()).isEqualTo("0.0.0.0");
    }

    private ServerConfig config(String host, Optional<ServerTls> tls) {
        return new ServerConfig(
                host, 0, folder, Optional.empty(), InstantSource.system(), Optional.empty(), Duration.ZERO, tls);
    }

    @Test
    void aPackageIsReadAsItWasWrittenAndSaysWhatIsWrongWithAnother() {
        Connection connection = connection("turkiye", ofServer);
        assertThat(Connection.parse(connection.bytes())).isEqualTo(connection);
        String json = new String(connection.bytes(), UTF_8);
        Map<String, String> wrong = Map.of(
                json.replace("connection/v1", "x"), "gilavar: expected \"connection/v1\"",
                json.replace("https://", "http://"), "server: expected an https address",
                json.replace("\"party\" : \"turkiye\"", "\"party\" : \"\""), "party: is missing",
                json.replace("sha256/", "md5/"), "pins: expected sha256/",
                json.replace("BEGIN", "BEGUN"), "authorities: ",
                json.replace("\"pins\"", "\"pin\""), "pin: there is no such member",
                json.replaceFirst("\\[ \"sha256[^]]*]", "\"sha256/x\""), "pins: expected a list",
                json.replaceFirst("https://[^\"]*", "https://localhost/x"), "server: expected an https address",
                json.substring(9), "package: no JSON");
        wrong.forEach((text, said) ->
                assertThatThrownBy(() -> Connection.parse(text.getBytes(UTF_8))).hasMessageContaining(said));
    }

    private Ran doctor(Connection connection, Optional<Issued> certificate, SigningKey key) throws IOException {
        Path file = Files.write(folder.resolve("connection.json"), connection.bytes());
        Path secret = folder.resolve("secret");
        Files.deleteIfExists(secret);
        Files.createFile(secret, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(secret, SECRET);
        Path post = folder.resolve("post.pem");
        Files.deleteIfExists(post);
        Files.createFile(post, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(post, key.toPem());
        List<String> arguments = new ArrayList<>(List.of(
                "doctor",
                "--connection",
                file.toString(),
                "--as",
                "turkiye/duty-officer",
                "--key",
                post.toString(),
                "--passphrase-file",
                secret.toString()));
        if (certificate.isPresent()) {
            try (Passphrase passphrase = Passphrase.of(SECRET.toCharArray())) {
                Path own = Files.write(folder.resolve("own.p12"), Pkcs12.seal(certificate.get(), passphrase));
                arguments.addAll(List.of("--certificate", own.toString()));
            }
        }
        return Ran.command(arguments.toArray(new String[0]));
    }

    private static void failsAt(Ran ran, String step, String... words) {
        assertThat(ran.exit()).as(ran.out() + ran.err()).isEqualTo(1);
        List<String> lines = ran.out().lines().toList();
        assertThat(lines.getLast()).startsWith("verdict     not connected");
        assertThat(lines.get(lines.size() - 2))
                .startsWith(String.format("%-11s FAILS: ", step))
                .contains(words);
    }

    @Test
    void theDoctorNamesTheStepThatFails() throws IOException {
        Connection good = connection("turkiye", ofServer);
        Ran well = doctor(good, Optional.of(turkiye), TURKIYE);
        assertThat(well.exit()).as(well.out() + well.err()).isZero();
        assertThat(well.out())
                .contains(
                        "package     turkiye reaches trial at https://localhost:",
                        "certificate CN=duty-officer,O=turkiye, issued by CN=authority,O=turkiye",
                        "tls         TLSv1.3; the server is CN=localhost,O=gilavar",
                        "admission   the server takes your certificate",
                        "s ahead of the server's",
                        "session     you are turkiye/duty-officer in \"Trial\"",
                        "session     ended again",
                        "verdict     all is well.");

        failsAt(doctor(good, Optional.empty(), TURKIYE), "admission", "certificate", "serve --client-authority");
        Issued strangers = Authority.create("turkiye", now, random).client("turkiye", "duty-officer", now);
        failsAt(doctor(good, Optional.of(strangers), TURKIYE), "admission", "serve --client-authority");
        failsAt(doctor(good, Optional.of(azerbaijan), TURKIYE), "session", "is not one of turkiye's");
        failsAt(doctor(good, Optional.of(turkiye), OTHER_DESK), "session", OTHER_DESK.keyId(), "Is it enrolled");
        failsAt(
                doctor(connection("turkiye", Authority.create("x", now, random)), Optional.of(turkiye), TURKIYE),
                "tls",
                "not issued by the authority in the package",
                "CN=localhost,O=gilavar",
                "do not connect before you know which");
        failsAt(
                doctor(at(good, "https://127.0.0.1:" + address().getPort()), Optional.of(turkiye), TURKIYE),
                "tls",
                "for another host than the package names");
        failsAt(
                doctor(at(good, "https://nobody.invalid"), Optional.of(turkiye), TURKIYE),
                "name",
                "nobody here knows the name nobody.invalid");
        failsAt(doctor(at(good, "https://localhost:1"), Optional.of(turkiye), TURKIYE), "port", "nobody answers");
        Issued expired = ofTurkiye.client(
                "turkiye", "duty-officer", now.minus(Authority.CERTIFICATE_LIFE).minus(Duration.ofDays(1)));
        failsAt(doctor(good, Optional.of(expired), TURKIYE), "certificate", "it has expired");
    }

    @Test
    void theDoctorKnowsAServerWithoutTls() throws IOException {
        try (GilavarServer plain = GilavarServer.start(new ServerConfig(
                ServerConfig.LOOPBACK,
                0,
                folder.resolve("plain"),
                Optional.of(ROOT.verifyingKey()),
                InstantSource.system()))) {
            int port = URI.create(plain.address()).getPort();
            failsAt(
                    doctor(
                            at(connection("turkiye", ofServer), "https://localhost:" + port),
                            Optional.of(turkiye),
                            TURKIYE),
                    "tls",
                    "does not speak TLS at all");
        }
    }

    private static Connection at(Connection connection, String server) {
        return new Connection(
                URI.create(server),
                connection.mechanism(),
                connection.party(),
                connection.authorities(),
                connection.pins(),
                connection.policy());
    }

    /** The private key never leaves the machine: what goes to the authority is the request, and what comes back the certificate. */
    @Test
    void aMachineMakesItsOwnKeyAndIsLetInByWhatItsAuthorityAnswers() throws IOException {
        String secret = secretFile().toString();
        Path own = folder.resolve("desk-tls.p12");
        Path authority = folder.resolve("authority-tls.p12");
        try (Passphrase passphrase = Passphrase.of(SECRET.toCharArray())) {
            Files.write(authority, Pkcs12.seal(ofTurkiye.own(), passphrase));
        }
        Path connection = folder.resolve("turkiye.json");
        Files.write(connection, connection("turkiye", ofServer).bytes());

        Ran asked = pki(
                "request",
                own,
                "--as",
                "turkiye/duty-officer",
                "--connection",
                connection,
                "--passphrase-file",
                secret);
        String fingerprint = asked.out().replaceAll("(?s).*\n  ([0-9a-f]{4}(-[0-9a-f]{4}){7})\n.*", "$1");
        List<Object> certify = List.of(
                "certify",
                folder.resolve("desk-tls.csr"),
                "--as",
                "turkiye/duty-officer",
                "--authority",
                authority,
                "--passphrase-file",
                secret);
        Ran unsure = pki(certify.toArray());
        Ran swapped = pki(and(certify, "--fingerprint", "0000" + fingerprint.substring(4)));
        Ran answered = pki(and(certify, "--fingerprint", fingerprint.toUpperCase(Locale.ROOT)));
        byte[] unissued = Files.readAllBytes(own);
        Ran another = pki("install", own, otherCertificate(), "--passphrase-file", secret);

        assertThat(asked.exit()).as(asked.err()).isZero();
        assertThat(unsure.exit()).isEqualTo(1);
        assertThat(unsure.err()).contains("Nothing was issued", fingerprint);
        assertThat(swapped.exit()).isEqualTo(1);
        assertThat(swapped.err()).contains("it is another's request");
        assertThat(answered.exit()).as(answered.err()).isZero();
        assertThat(another.exit()).isEqualTo(1);
        assertThat(another.err()).contains("is of another key");
        assertThat(own).as("nothing has changed").hasBinaryContent(unissued);

        Ran installed = pki("install", own, folder.resolve("desk-tls.pem"), "--passphrase-file", secret);

        assertThat(installed.exit()).as(installed.err()).isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own)))
                .isEqualTo("rw-------");
        try (Passphrase passphrase = Passphrase.of(SECRET.toCharArray())) {
            Issued issued = Pkcs12.issued(Files.readAllBytes(own), passphrase);
            assertThat(doctor(connection("turkiye", ofServer), Optional.of(issued), TURKIYE)
                            .exit())
                    .isZero();
        }
        assertThat(pki(
                                "request",
                                own,
                                "--as",
                                "israel/duty-officer",
                                "--connection",
                                connection,
                                "--passphrase-file",
                                secret)
                        .err())
                .contains("is the package of turkiye");
    }

    /** A machine is lost: also while it is connected and signed in, the next thing that it asks is refused. */
    @Test
    void whoeverIsRevokedIsHeardNoMore() throws IOException, InterruptedException {
        String secret = secretFile().toString();
        Path authority = folder.resolve("authority-tls.p12");
        try (Passphrase passphrase = Passphrase.of(SECRET.toCharArray())) {
            Files.write(authority, Pkcs12.seal(ofTurkiye.own(), passphrase));
        }
        Path list = folder.resolve("turkiye.crl");
        Issued lost = ofTurkiye.client("turkiye", "duty-officer", now);
        assertThat(revoke(list, lost, authority, secret).exit()).isZero();
        server.close();
        server = GilavarServer.start(serving(ServerTls.of(
                keys(ofServer.server(List.of("localhost"), now)),
                SECRET.toCharArray(),
                Map.of(
                        "azerbaijan", List.of(ofAzerbaijan.certificate()),
                        "turkiye", List.of(ofTurkiye.certificate())),
                Map.of("turkiye", List.of(list)))));
        GilavarClient desk = client("turkiye", TURKIYE, turkiye);

        assertThatThrownBy(() -> client("turkiye", TURKIYE, lost).get("/v1/me")).isInstanceOf(IOException.class);
        desk.get("/v1/me");

        assertThat(revoke(list, turkiye, authority, secret).exit()).isZero();
        assertThatThrownBy(() -> askUntilRefused(desk))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.kind()).isEqualTo("no-certificate"));
        assertThatThrownBy(() -> client("turkiye", TURKIYE, lost).get("/v1/me"))
                .as("as before")
                .isInstanceOf(IOException.class);

        Files.writeString(list, "nothing");
        assertThatThrownBy(() -> desk.get("/v1/me"))
                .as("what cannot be read frees nobody")
                .isInstanceOf(ProblemException.class);
        client("azerbaijan", DESK, azerbaijan).get("/v1/me");
    }

    private static void askUntilRefused(GilavarClient desk) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() < deadline) {
            desk.get("/v1/me");
        }
    }

    private Ran revoke(Path list, Issued issued, Path authority, String secret) throws IOException {
        Path certificate = folder.resolve("revoked.pem");
        Files.writeString(certificate, Connection.pem(issued.chain()));
        return pki("revoke", list, certificate, "--authority", authority, "--passphrase-file", secret);
    }

    private boolean isRevoked(Issued issued, Path... lists) {
        return ServerTls.of(
                        keys(ofServer.server(List.of("localhost"), now)),
                        SECRET.toCharArray(),
                        Map.of(
                                "azerbaijan", List.of(ofAzerbaijan.certificate()),
                                "turkiye", List.of(ofTurkiye.certificate(), ofTurkiyeToo.certificate())),
                        Map.of("turkiye", List.of(lists)))
                .isRevoked(issued.chain().toArray(X509Certificate[]::new));
    }

    private X509CRL listed(Issued issued, Authority by) {
        return RevocationList.with(issued.certificate(), Optional.empty(), by.own(), now);
    }

    @Test
    void oneFileMayHaveTheListsOfAllAuthoritiesOfAParty() throws IOException {
        Issued other = ofTurkiyeToo.client("turkiye", "delegate", now);
        Path both = folder.resolve("both.crl");
        Files.write(both, RevocationList.pem(listed(turkiye, ofTurkiye)));
        Files.write(both, RevocationList.pem(listed(other, ofTurkiyeToo)), StandardOpenOption.APPEND);
        Path der = folder.resolve("der.crl");
        try {
            Files.write(der, listed(turkiye, ofTurkiye).getEncoded());
        } catch (CRLException e) {
            throw new AssertionError(e);
        }

        assertThat(isRevoked(turkiye, both)).isTrue();
        assertThat(isRevoked(other, both)).isTrue();
        assertThat(isRevoked(azerbaijan, both)).isFalse();
        assertThat(isRevoked(turkiye, der)).isTrue();
        assertThat(isRevoked(other, der)).isFalse();
    }

    /** Neither by naming the other's certificates in its own list, nor by calling its own authority like the other's. */
    @Test
    void noPartyCutsOffAnothersMachines() throws GeneralSecurityException, IOException, OperatorCreationException {
        JcaX509v2CRLBuilder indirect = new JcaX509v2CRLBuilder(ofTurkiye.certificate(), Date.from(now));
        ExtensionsGenerator issuer = new ExtensionsGenerator();
        issuer.addExtension(
                Extension.certificateIssuer,
                true,
                new GeneralNames(new GeneralName(X500Name.getInstance(
                        ofAzerbaijan.certificate().getSubjectX500Principal().getEncoded()))));
        indirect.addCRLEntry(azerbaijan.certificate().getSerialNumber(), Date.from(now), issuer.generate());
        mustBeRefused(indirect, "another has issued");

        JcaX509v2CRLBuilder delta = new JcaX509v2CRLBuilder(ofTurkiye.certificate(), Date.from(now));
        delta.addExtension(Extension.deltaCRLIndicator, true, new ASN1Integer(1));
        mustBeRefused(delta, "a part only");

        Authority namesake = Authority.create("azerbaijan", now, random);
        Path list = folder.resolve("namesake.crl");
        Files.write(list, RevocationList.pem(listed(namesake.client("azerbaijan", "x", now), namesake)));
        ServerTls tls = ServerTls.of(
                keys(ofServer.server(List.of("localhost"), now)),
                SECRET.toCharArray(),
                Map.of(
                        "azerbaijan", List.of(ofAzerbaijan.certificate()),
                        "turkiye", List.of(namesake.certificate())),
                Map.of("turkiye", List.of(list)));
        assertThat(tls.isRevoked(azerbaijan.chain().toArray(X509Certificate[]::new)))
                .isFalse();
    }

    private void mustBeRefused(JcaX509v2CRLBuilder list, String why)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        Path file = folder.resolve(why.replace(' ', '-') + ".crl");
        X509CRL signed = new JcaX509CRLConverter()
                .getCRL(list.build(new JcaContentSignerBuilder("SHA256withECDSA")
                        .build(ofTurkiye.own().key())));
        Files.write(file, RevocationList.pem(signed));
        assertThatThrownBy(() -> isRevoked(turkiye, file))
                .isInstanceOf(UnusableTlsException.class)
                .hasMessageContaining(why);
    }

    @Test
    void aListIsTheAuthoritysAlone() throws IOException {
        Path list = folder.resolve("turkiye.crl");
        KeyStore own = keys(ofServer.server(List.of("localhost"), now));
        Map<String, List<X509Certificate>> turkiyes = Map.of("turkiye", List.of(ofTurkiye.certificate()));
        Map<String, List<Path>> lists = Map.of("turkiye", List.of(list));
        Files.write(
                list,
                RevocationList.pem(
                        RevocationList.with(azerbaijan.certificate(), Optional.empty(), ofAzerbaijan.own(), now)));

        assertThatThrownBy(() -> ServerTls.of(own, SECRET.toCharArray(), turkiyes, lists))
                .isInstanceOf(UnusableTlsException.class)
                .hasMessageContaining("none of the party's authorities has signed it");
        Files.writeString(list, "nothing");
        assertThatThrownBy(() -> ServerTls.of(own, SECRET.toCharArray(), turkiyes, lists))
                .isInstanceOf(UnusableTlsException.class)
                .hasMessageContaining("turkiye.crl");
        assertThatThrownBy(() -> ServerTls.of(own, SECRET.toCharArray(), turkiyes, Map.of("israel", List.of(list))))
                .hasMessageContaining("no authority");
        assertThatThrownBy(() -> listed(ofTurkiye.own(), ofTurkiye)).hasMessageContaining("one of an authority");
        assertThatThrownBy(() -> RevocationList.with(azerbaijan.certificate(), Optional.empty(), ofTurkiye.own(), now))
                .hasMessageContaining("was not issued by this authority");
    }

    private Path otherCertificate() throws IOException {
        return Files.writeString(folder.resolve("other.pem"), Connection.pem(azerbaijan.chain()));
    }

    private static Object[] and(List<Object> arguments, Object... more) {
        return Stream.concat(arguments.stream(), Stream.of(more)).toArray();
    }

    private static Ran pki(Object... arguments) {
        return Ran.command(Stream.concat(Stream.of("pki"), Stream.of(arguments).map(Object::toString))
                .toArray(String[]::new));
    }

    private Path secretFile() throws IOException {
        Path secret = folder.resolve("secret");
        Files.createFile(secret, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(secret, SECRET);
    }

    @Test
    void aTrialIsMadeByOneCommandAndWorks() throws IOException, GeneralSecurityException {
        Path secret = secretFile();
        Path trial = folder.resolve("trial");
        Ran made = Ran.command(
                "pki",
                "trial",
                trial.toString(),
                "--server",
                "https://localhost:8470",
                "--mechanism",
                "trial",
                "--party",
                "azerbaijan",
                "--party",
                "turkiye",
                "--passphrase-file",
                secret.toString());
        assertThat(made.exit()).as(made.err()).isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(trial.resolve("turkiye/authority.p12"))))
                .isEqualTo("rw-------");
        ServerTls tls = ServerTls.read(
                trial.resolve("server/server.p12"),
                SECRET.toCharArray(),
                Map.of(
                        "azerbaijan", List.of(trial.resolve("azerbaijan/authority.pem")),
                        "turkiye", List.of(trial.resolve("turkiye/authority.pem"))));
        KeyStore own = Pkcs12.open(Files.readAllBytes(trial.resolve("turkiye/duty-officer.p12")), SECRET.toCharArray());
        X509Certificate certificate =
                (X509Certificate) own.getCertificate(own.aliases().nextElement());
        assertThat(tls.partyOf(new X509Certificate[] {certificate})).hasValue("turkiye");
        Connection connection = Connection.parse(Files.readAllBytes(trial.resolve("turkiye/connection.json")));
        assertThat(connection.server()).isEqualTo(URI.create("https://localhost:8470"));
        assertThat(Ran.command(
                                "pki",
                                "trial",
                                trial.toString(),
                                "--server",
                                "https://localhost:8470",
                                "--mechanism",
                                "t",
                                "--party",
                                "turkiye")
                        .err())
                .contains("is there already");
    }
}
