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
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.gilavar.cli.issuer.DemoIssuer;
import org.gilavar.cli.issuer.DemoPerson;
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
import org.gilavar.server.SignInConfig;
import org.gilavar.server.jose.UnsignedJwt;
import org.gilavar.server.oidc.ProviderConfig;
import org.gilavar.server.tls.ServerTls;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Access tokens and sign-ins are of the party, and of the very certificate, of the connection they came over. */
final class SignInOverTlsTest {

    private static final String SECRET = "four words by dice";
    private static final String PUBLIC = "https://gilavar.example.az:8470";

    private final Instant now = Instant.now();
    private final SecureRandom random = new SecureRandom();
    private final Authority ofServer = Authority.create("server", now, random);
    private final Authority ofAzerbaijan = Authority.create("azerbaijan", now, random);
    private final Authority ofTurkiye = Authority.create("turkiye", now, random);
    private final Issued azerbaijan = ofAzerbaijan.client("azerbaijan", "duty-officer", now);
    private final Issued turkiye = ofTurkiye.client("turkiye", "duty-officer", now);
    private final Issued turkishBrowser = ofTurkiye.client("turkiye", "browser", now);

    @TempDir
    private Path folder;

    private DemoIssuer issuer;
    private GilavarServer server;
    private int assertions;

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

    @BeforeEach
    void start() throws IOException, InterruptedException {
        issuer = DemoIssuer.start(
                ServerConfig.LOOPBACK,
                0,
                List.of(new DemoPerson("Duty officer", "duty-officer")),
                InstantSource.system(),
                random);
        server = GilavarServer.start(serving(Optional.empty()));
        GilavarClient facilitator = new GilavarClient(
                address(),
                "trial",
                new Identity("azerbaijan", "duty-officer", key("azerbaijan")),
                InstantSource.system(),
                Optional.of(context(azerbaijan)));
        facilitator.found(signed(
                facilitator,
                "f",
                "{\"type\":\"mechanism.found\",\"title\":\"Trial\",\"facilitatorName\":\"Azerbaijan\","
                        + "\"mode\":\"OPERATIONAL\",\"root\":\"" + text("root") + "\",\"key\":\"" + text("azerbaijan")
                        + "\"}",
                key("azerbaijan"),
                key("root")));
        facilitator.send(signed(
                facilitator,
                "t",
                "{\"type\":\"party.enrol\",\"party\":\"turkiye\",\"name\":\"Türkiye\",\"root\":\""
                        + text("turkiye root") + "\",\"post\":\"duty-officer\",\"key\":\"" + text("turkiye") + "\"}",
                key("azerbaijan"),
                key("turkiye root"),
                key("turkiye")));
    }

    @AfterEach
    void stop() {
        server.close();
        issuer.close();
    }

    private ServerConfig serving(Optional<URI> publicAddress) throws IOException {
        Path file = folder.resolve("provider.json");
        Files.write(file, issuer.description());
        ProviderConfig provider = ProviderConfig.read(file);
        ServerTls tls = ServerTls.of(
                keys(ofServer.server(List.of("localhost"), now)),
                SECRET.toCharArray(),
                Map.of(
                        "azerbaijan", List.of(ofAzerbaijan.certificate()),
                        "turkiye", List.of(ofTurkiye.certificate())));
        return new ServerConfig(
                        ServerConfig.LOOPBACK,
                        0,
                        folder.resolve("data"),
                        Optional.of(key("root").verifyingKey()),
                        InstantSource.system(),
                        Optional.empty(),
                        Duration.ZERO,
                        Optional.of(tls))
                .with(new SignInConfig(publicAddress, Map.of("turkiye", provider, "azerbaijan", provider)));
    }

    private static String text(String key) {
        return key(key).verifyingKey().text();
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

    private SSLContext context(Issued own) {
        Connection connection = new Connection(
                address(), "trial", "turkiye", List.of(ofServer.certificate()), List.of(), Optional.empty());
        try {
            return ClientTls.context(connection, keys(own), SECRET.toCharArray());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private HttpClient http(Issued own) {
        return HttpClient.newBuilder().sslContext(context(own)).build();
    }

    private String assertion(String client, SigningKey key, String audience) {
        long at = Instant.now().getEpochSecond();
        Map<String, Object> claims = new HashMap<>(Map.of(
                "iss", client, "sub", client, "aud", audience, "iat", at, "exp", at + 60, "jti", "j" + ++assertions));
        return UnsignedJwt.by(key, "JWT", claims).signed(key);
    }

    private HttpResponse<String> ask(Issued certificate, String assertion) throws IOException, InterruptedException {
        String form = "grant_type=client_credentials&client_assertion_type="
                + "urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer&client_assertion=" + assertion;
        return http(certificate)
                .send(
                        HttpRequest.newBuilder(address().resolve("/v1/token"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(form))
                                .build(),
                        BodyHandlers.ofString());
    }

    private int me(Issued certificate, String token) throws IOException, InterruptedException {
        return http(certificate)
                .send(
                        HttpRequest.newBuilder(address().resolve("/v1/me"))
                                .header("Authorization", "Bearer " + token)
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    @Test
    void anAccessTokenHoldsOverItsOwnCertificateAndNoOther() throws IOException, InterruptedException {
        JsonNode metadata = json(http(turkiye)
                .send(
                        HttpRequest.newBuilder(address().resolve("/.well-known/oauth-authorization-server"))
                                .build(),
                        BodyHandlers.ofString()));
        assertThat(metadata.path("issuer").asString()).isEqualTo(address().toString());
        assertThat(metadata.path("tls_client_certificate_bound_access_tokens").asBoolean(false))
                .isTrue();
        String audience = metadata.path("token_endpoint").asString();

        String token = json(ask(turkiye, assertion("turkiye/duty-officer", key("turkiye"), audience)))
                .path("access_token")
                .asString();
        assertThat(me(turkiye, token)).isEqualTo(200);
        for (Issued other : List.of(azerbaijan, turkishBrowser, ofTurkiye.client("turkiye", "duty-officer", now))) {
            assertThat(me(other, token)).isEqualTo(401);
        }
    }

    @Test
    void aKeyGetsNoTokenOverAnotherPartysCertificateAndLosesNothingByTrying() throws IOException, InterruptedException {
        String assertion =
                assertion("turkiye/duty-officer", key("turkiye"), address().toString());
        HttpResponse<String> refused = ask(azerbaijan, assertion);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body()).contains("invalid_client", "not one of turkiye");
        assertThat(ask(turkiye, assertion).statusCode()).isEqualTo(200);
    }

    @Test
    void aServerThatHasAPublicAddressGoesByThatAlone() throws IOException, InterruptedException {
        server.close();
        server = GilavarServer.start(serving(Optional.of(URI.create(PUBLIC))));
        SigningKey key = key("turkiye");
        HttpResponse<String> other =
                ask(turkiye, assertion("turkiye/duty-officer", key, address().toString()));
        assertThat(other.statusCode()).as("what the request calls it").isEqualTo(401);
        assertThat(other.body()).contains("its aud is not this server alone: expected " + PUBLIC);
        assertThat(ask(turkiye, assertion("turkiye/duty-officer", key, PUBLIC + "/v1/token"))
                        .statusCode())
                .isEqualTo(200);

        String sent =
                Visitor.location(new Visitor(http(turkishBrowser)).visit(address() + "/v1/sign-in/oidc?party=turkiye"));
        assertThat(sent)
                .contains("redirect_uri=https%3A%2F%2Fgilavar.example.az%3A8470%2Fv1%2Fsign-in%2Foidc%2Fcallback");
    }

    @Test
    void aPersonSignsInOverACertificateOfItsPartyAndStaysOnIt() throws IOException, InterruptedException {
        Visitor visitor = new Visitor(http(turkishBrowser));
        HttpResponse<String> begun = visitor.visit(address() + "/v1/sign-in/oidc?party=turkiye");
        assertThat(Visitor.setBy(begun)).singleElement().asString().contains("Secure", "SameSite=Lax");
        HttpResponse<String> back = visitor.visit(Visitor.choose(Visitor.location(begun), 0));
        assertThat(back.statusCode()).as(back.body()).isEqualTo(200);
        assertThat(Visitor.setBy(back))
                .anySatisfy(cookie -> assertThat(cookie).contains("gilavar-session=", "Secure", "SameSite=Strict"));
        String token = visitor.cookie("gilavar-session").orElseThrow();
        assertThat(me(turkishBrowser, token)).isEqualTo(200);
        assertThat(me(turkiye, token)).isEqualTo(401);
        assertThat(me(azerbaijan, token)).isEqualTo(401);
    }

    @Test
    void nobodySignsInForAnotherPartyOrIsToldThatItHasAProvider() throws IOException, InterruptedException {
        Visitor visitor = new Visitor(http(turkiye));
        HttpResponse<String> answer = visitor.visit(address() + "/v1/sign-in/oidc?party=azerbaijan");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("No provider is set up here");
        assertThat(json(visitor.visit(address() + "/v1/sign-in/providers"))
                        .path("items")
                        .toString())
                .isEqualTo("[{\"name\":\"Türkiye\",\"party\":\"turkiye\"}]");
    }

    @Test
    void aSignInThatComesBackOverAnotherCertificateIsNobodys() throws IOException, InterruptedException {
        Visitor visitor = new Visitor(http(turkishBrowser));
        String back = Visitor.choose(Visitor.location(visitor.visit(address() + "/v1/sign-in/oidc?party=turkiye")), 0);
        Visitor other = new Visitor(http(turkiye));
        other.keep("gilavar-sign-in", visitor.cookie("gilavar-sign-in").orElseThrow());
        assertThat(other.visit(back).statusCode()).isEqualTo(400);
    }

    @Test
    void aServerThatOthersReachNeedsItsAddressForProviders() throws IOException {
        ServerConfig here = serving(Optional.empty());
        assertThatThrownBy(() -> new ServerConfig(
                        "0.0.0.0",
                        0,
                        here.data(),
                        here.founder(),
                        here.clock(),
                        here.logKey(),
                        here.beat(),
                        here.tls(),
                        here.limits(),
                        here.signIn(),
                        here.webhooks()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--public-address");
    }
}
