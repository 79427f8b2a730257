package org.gilavar.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import javax.net.ssl.SSLContext;
import org.gilavar.cli.pki.Authority;
import org.gilavar.cli.pki.Authority.Issued;
import org.gilavar.cli.pki.Pkcs12;
import org.gilavar.client.GilavarClient;
import org.gilavar.client.Identity;
import org.gilavar.client.tls.ClientTls;
import org.gilavar.client.tls.Connection;
import org.gilavar.ledger.Envelope;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.Passphrase;
import org.gilavar.ledger.SigningKey;
import org.gilavar.server.GilavarServer;
import org.gilavar.server.ServerConfig;
import org.gilavar.server.session.SessionRequest;
import org.gilavar.server.tls.ServerTls;
import org.gilavar.server.webhook.WebhookConfig;
import org.gilavar.server.webhook.WebhookTarget;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** However much is logged, no secret is: neither of a session, nor of a sign-in, nor of a key. */
final class SecretsTest {
    private static final String PASSPHRASE = "seven words that nobody has drawn by dice";
    private static final SigningKey ROOT = key("root");
    private static final SigningKey DESK = key("desk");

    @TempDir
    private Path folder;

    private final Instant now = Instant.now();
    private final Logger root = Logger.getLogger("");
    private final Level before = root.getLevel();
    private final Captured captured = new Captured();

    private static final class Captured extends Handler {
        private final Queue<String> records = new ConcurrentLinkedQueue<>();
        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord one) {
            StringWriter text = new StringWriter();
            text.write(one.getLoggerName() + " " + formatter.formatMessage(one) + " "
                    + Arrays.toString(one.getParameters()));
            Optional.ofNullable(one.getThrown())
                    .ifPresent(thrown -> thrown.printStackTrace(new PrintWriter(text, true)));
            records.add(text.toString());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @BeforeEach
    void logEverything() {
        captured.setLevel(Level.ALL);
        root.setLevel(Level.ALL);
        root.addHandler(captured);
    }

    @AfterEach
    void logAsBefore() {
        root.removeHandler(captured);
        root.setLevel(before);
    }

    private static SigningKey key(String name) {
        return SigningKey.ofSeed(Hash.sha256(name.getBytes(UTF_8)).bytes());
    }

    private Path store(String name, Issued issued) throws IOException {
        try (Passphrase passphrase = Passphrase.of(PASSPHRASE.toCharArray())) {
            return Files.write(folder.resolve(name), Pkcs12.seal(issued, passphrase));
        }
    }

    @Test
    void noSecretIsEverLogged() throws IOException, InterruptedException, GeneralSecurityException {
        Map<String, String> secrets = new TreeMap<>();
        SecureRandom random = new SecureRandom();
        Authority ofServer = Authority.create("server", now, random);
        Authority ofParty = Authority.create("azerbaijan", now, random);
        Issued own = ofServer.server(List.of("localhost"), now);
        Path authority = Files.writeString(folder.resolve("party.pem"), Connection.pem(List.of(ofParty.certificate())));
        ServerTls tls = ServerTls.read(
                store("server.p12", own), PASSPHRASE.toCharArray(), Map.of("azerbaijan", List.of(authority)));
        secrets.put("passphrase", PASSPHRASE);
        secrets.put(
                "TLS key",
                Base64.getEncoder().encodeToString(own.key().getEncoded()).substring(40));
        ServerConfig config = new ServerConfig(
                        ServerConfig.LOOPBACK,
                        0,
                        folder.resolve("data"),
                        Optional.of(ROOT.verifyingKey()),
                        InstantSource.system(),
                        Optional.empty(),
                        Duration.ofSeconds(1),
                        Optional.of(tls))
                .tellingBy(new WebhookConfig(
                        List.of(new WebhookTarget("azerbaijan", URI.create("http://127.0.0.1:1/hook?key=wh-s3cret"))),
                        Optional.empty()));
        secrets.put("key of a webhook's address", "wh-s3cret");

        try (GilavarServer server = GilavarServer.start(config)) {
            URI address = URI.create(
                    "https://localhost:" + URI.create(server.address()).getPort());
            Connection connection = new Connection(
                    address, "trial", "azerbaijan", List.of(ofServer.certificate()), List.of(), Optional.empty());
            Issued client = ofParty.client("azerbaijan", "duty-officer", now);
            SSLContext context = ClientTls.context(
                    connection,
                    Pkcs12.open(Files.readAllBytes(store("client.p12", client)), PASSPHRASE.toCharArray()),
                    PASSPHRASE.toCharArray());
            speak(address, context, secrets);
        }
        for (String file : List.of("log.pem", "webhook.pem")) {
            secrets.put(
                    file,
                    Files.readAllLines(folder.resolve("data").resolve(file))
                            .get(1)
                            .substring(20));
        }

        assertThat(captured.records)
                .anyMatch(said -> said.startsWith("io.helidon"))
                .as("octets in columns, in which no secret would be found")
                .noneMatch(said -> said.contains("Http1LoggingConnectionListener"));
        secrets.forEach((what, secret) -> {
            assertThat(secret).as(what).hasSizeGreaterThan(8);
            assertThat(captured.records).as(what).noneMatch(said -> said.contains(secret));
        });
    }

    private void speak(URI address, SSLContext context, Map<String, String> secrets)
            throws IOException, InterruptedException {
        GilavarClient officer = new GilavarClient(
                address,
                "trial",
                new Identity("azerbaijan", "duty-officer", DESK),
                InstantSource.system(),
                Optional.of(context));
        byte[] founding = JsonMapper.shared()
                .writeValueAsBytes(officer.statement(
                        "f",
                        Instant.now(),
                        "ROUTINE",
                        false,
                        JsonMapper.shared()
                                .readTree("{\"type\":\"mechanism.found\",\"title\":\"Trial\","
                                        + "\"facilitatorName\":\"Azerbaijan\",\"mode\":\"OPERATIONAL\",\"root\":\""
                                        + ROOT.verifyingKey().text() + "\",\"key\":\""
                                        + DESK.verifyingKey().text() + "\"}")));
        officer.found(Envelope.sign(GilavarClient.STATEMENT_TYPE, founding, DESK, ROOT));
        byte[] asked = JsonMapper.shared()
                .writeValueAsBytes(JsonMapper.shared()
                        .createObjectNode()
                        .put("mechanism", "trial")
                        .put("party", "azerbaijan")
                        .put("post", "duty-officer")
                        .put("nonce", "once-and-never-again")
                        .put("at", Instant.now().toString()));
        String token = officer.post(
                        "/v1/sessions",
                        Envelope.sign(SessionRequest.TYPE, asked, DESK).toJson())
                .path("token")
                .asString();
        String code = officer.signInCode();
        secrets.put("session", token);
        secrets.put("sign-in code", code);

        HttpClient browser = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(context)
                .build();
        HttpResponse<String> signedIn = browser.send(
                HttpRequest.newBuilder(address.resolve("/v1/sign-in"))
                        .POST(HttpRequest.BodyPublishers.ofString("{\"code\":\"" + code + "\"}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        String cookie =
                signedIn.headers().firstValue("set-cookie").orElseThrow().split(";", 2)[0];
        secrets.put("cookie", cookie.substring(cookie.indexOf('=') + 1));
        List<String[]> callers = new ArrayList<>();
        callers.add(new String[] {"Cookie", cookie});
        callers.add(new String[] {"Authorization", "Bearer " + token});
        callers.add(new String[] {"Authorization", "Bearer " + token + "x"});
        for (String[] caller : callers) {
            for (String path : List.of("/v1/me", "/v1/feed?after=0", "/v1/nothing/at-all", "/v1/items?as=a/b")) {
                browser.send(
                        HttpRequest.newBuilder(address.resolve(path))
                                .headers(caller)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
            }
        }
        officer.signOut();
    }
}
