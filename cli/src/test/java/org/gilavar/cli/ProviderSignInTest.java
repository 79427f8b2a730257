package org.gilavar.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.gilavar.cli.issuer.DemoIssuer;
import org.gilavar.cli.issuer.DemoPerson;
import org.gilavar.client.GilavarClient;
import org.gilavar.client.Identity;
import org.gilavar.ledger.Envelope;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.SigningKey;
import org.gilavar.server.GilavarServer;
import org.gilavar.server.ServerConfig;
import org.gilavar.server.SignInConfig;
import org.gilavar.server.oidc.PartySignIn;
import org.gilavar.server.oidc.ProviderConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** People sign in through their party's provider; and nobody does who was not sent there, or comes back from elsewhere. */
final class ProviderSignInTest {

    private static final String SESSION = "gilavar-session";
    private static final String UNDER_WAY = "gilavar-sign-in";
    private static final int DUTY_OFFICER = 0;
    private static final int NIGHT_WATCH = 1;
    private static final int ROOT = 2;
    private static final List<DemoPerson> PEOPLE = List.of(
            new DemoPerson("Duty officer", "duty-officer"),
            new DemoPerson("Nobody's post", "night-watch"),
            new DemoPerson("Keeper of the root key", "root"));

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2025-04-12T08:00:00Z"));
    private final Visitor visitor = Visitor.plain();

    @TempDir
    private Path folder;

    private DemoIssuer turkish;
    private DemoIssuer israeli;
    private GilavarServer server;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        turkish = issuer();
        israeli = issuer();
        server = GilavarServer.start(new ServerConfig(
                        ServerConfig.LOOPBACK,
                        0,
                        folder.resolve("data"),
                        Optional.of(key("azerbaijan root").verifyingKey()),
                        now::get,
                        Optional.empty(),
                        Duration.ZERO)
                .with(new SignInConfig(
                        Optional.empty(), Map.of("turkiye", config(turkish), "israel", config(israeli)))));
        found();
    }

    @AfterEach
    void stop() {
        server.close();
        turkish.close();
        israeli.close();
    }

    private DemoIssuer issuer() throws IOException {
        return DemoIssuer.start(ServerConfig.LOOPBACK, 0, PEOPLE, now::get, new SecureRandom());
    }

    private ProviderConfig config(DemoIssuer issuer) throws IOException {
        Path file = folder.resolve("provider-" + URI.create(issuer.address()).getPort() + ".json");
        Files.write(file, issuer.description());
        return ProviderConfig.read(file);
    }

    private static SigningKey key(String name) {
        return SigningKey.ofSeed(Hash.sha256(name.getBytes(UTF_8)).bytes());
    }

    private void found() throws IOException, InterruptedException {
        GilavarClient facilitator = new GilavarClient(
                URI.create(server.address()),
                "trial",
                new Identity("azerbaijan", "duty-officer", key("azerbaijan")),
                now::get,
                Optional.empty());
        facilitator.found(signed(
                facilitator,
                "{\"type\":\"mechanism.found\",\"title\":\"Trial\",\"facilitatorName\":\"Azerbaijan\","
                        + "\"mode\":\"OPERATIONAL\",\"root\":\"" + text("azerbaijan root") + "\",\"key\":\""
                        + text("azerbaijan") + "\"}",
                key("azerbaijan"),
                key("azerbaijan root")));
        for (String party : List.of("turkiye", "israel")) {
            facilitator.send(signed(
                    facilitator,
                    "{\"type\":\"party.enrol\",\"party\":\"" + party + "\",\"name\":\"The " + party + "\",\"root\":\""
                            + text(party + " root") + "\",\"post\":\"duty-officer\",\"key\":\"" + text(party) + "\"}",
                    key("azerbaijan"),
                    key(party + " root"),
                    key(party)));
        }
    }

    private static String text(String key) {
        return key(key).verifyingKey().text();
    }

    private Envelope signed(GilavarClient client, String body, SigningKey... keys) {
        byte[] statement = JsonMapper.shared()
                .writeValueAsBytes(client.statement(
                        "s" + Integer.toHexString(body.hashCode()),
                        now.get(),
                        "ROUTINE",
                        false,
                        JsonMapper.shared().readTree(body)));
        return Envelope.sign(GilavarClient.STATEMENT_TYPE, statement, keys);
    }

    // The way of a browser, step by step.

    private String begin(String party) throws IOException, InterruptedException {
        return Visitor.location(visitor.visit(server.address() + "/v1/sign-in/oidc?party=" + party));
    }

    private HttpResponse<String> signIn(String party, int person) throws IOException, InterruptedException {
        return visitor.visit(Visitor.choose(begin(party), person));
    }

    private String who() throws IOException, InterruptedException {
        HttpResponse<String> me = visitor.visit(server.address() + "/v1/me");
        return me.statusCode() != 200
                ? "nobody"
                : JsonMapper.shared().readTree(me.body()).path("party").asString() + "/"
                        + JsonMapper.shared().readTree(me.body()).path("post").asString();
    }

    private void isRefused(HttpResponse<String> answer, int status, String word)
            throws IOException, InterruptedException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type")).contains("text/html; charset=utf-8");
        assertThat(answer.body())
                .contains("You are not signed in")
                .contains(word)
                .contains("role=\"alert\"");
        assertThat(visitor.cookie(SESSION)).isEmpty();
        assertThat(who()).isEqualTo("nobody");
    }

    @Test
    void aPersonOpensTheConsoleThroughItsPartysProvider() throws IOException, InterruptedException {
        HttpResponse<String> begun = visitor.visit(server.address() + "/v1/sign-in/oidc?party=turkiye");
        assertThat(begun.statusCode()).isEqualTo(303);
        assertThat(Visitor.location(begun)).startsWith(turkish.address() + "/authorize?");
        assertThat(Visitor.setBy(begun))
                .singleElement()
                .asString()
                .startsWith(UNDER_WAY + "=")
                .contains("SameSite=Lax", "HttpOnly", "Path=/v1/sign-in/oidc", "Max-Age=600");

        HttpResponse<String> back = visitor.visit(Visitor.choose(Visitor.location(begun), DUTY_OFFICER));

        assertThat(back.statusCode()).isEqualTo(200);
        assertThat(back.body()).contains("turkiye/duty-officer", "http-equiv=\"refresh\" content=\"0; url=/\"");
        assertThat(Visitor.setBy(back))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith(SESSION + "=")
                        .contains("SameSite=Strict", "HttpOnly", "Path=/;", "Max-Age=28800"));
        assertThat(visitor.cookie(UNDER_WAY))
                .as("nothing is under way any more")
                .isEmpty();
        assertThat(who()).isEqualTo("turkiye/duty-officer");
    }

    @Test
    void aProviderVouchesForItsOwnPartyAlone() throws IOException, InterruptedException {
        signIn("israel", DUTY_OFFICER);
        assertThat(who()).isEqualTo("israel/duty-officer");

        HttpResponse<String> listed = visitor.visit(server.address() + "/v1/sign-in/providers");
        assertThat(listed.body())
                .isEqualTo("{\"items\":[{\"name\":\"The israel\",\"party\":\"israel\"},"
                        + "{\"name\":\"The turkiye\",\"party\":\"turkiye\"}]}");
    }

    @Test
    void whatItOpensIsReadAndSaysNothing() throws IOException, InterruptedException {
        signIn("turkiye", DUTY_OFFICER);
        GilavarClient turkiye = new GilavarClient(
                URI.create(server.address()),
                "trial",
                new Identity("turkiye", "duty-officer", key("turkiye")),
                now::get,
                Optional.empty());
        assertThat(turkiye.signInCode()).as("the key's own session makes links").isNotBlank();
        HttpResponse<String> code = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(server.address() + "/v1/sign-in-codes"))
                                .header(
                                        "Cookie",
                                        SESSION + "=" + visitor.cookie(SESSION).orElseThrow())
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(code.statusCode()).isEqualTo(403);
        assertThat(code.body()).contains("not-entitled");
    }

    @ParameterizedTest
    @ValueSource(ints = {NIGHT_WATCH, ROOT})
    void aPostThatHasNoValidKeyIsNobody(int person) throws IOException, InterruptedException {
        isRefused(signIn("turkiye", person), 403, "no valid key");
    }

    @ParameterizedTest
    @CsvSource({"party=azerbaijan", "party=atlantis", "''", "party=", "party=turkiye&party=israel"})
    void thereIsNoProviderWhereNoneIsSetUp(String query) throws IOException, InterruptedException {
        isRefused(visitor.visit(server.address() + "/v1/sign-in/oidc?" + query), 400, "No provider");
    }

    @Test
    void anotherStateNoStateOrOneUsedBeforeIsNobody() throws IOException, InterruptedException {
        String back = Visitor.choose(begin("turkiye"), DUTY_OFFICER);
        isRefused(visitor.visit(changed(back, "state", "nonsense")), 400, "not begun in this browser");
        String again = Visitor.choose(begin("turkiye"), DUTY_OFFICER);
        isRefused(visitor.visit(again.replaceAll("&state=[^&]*", "")), 400, "not begun in this browser");
        String twice = Visitor.choose(begin("turkiye"), DUTY_OFFICER);
        isRefused(visitor.visit(twice + "&state=x"), 400, "not begun in this browser");
        String third = Visitor.choose(begin("turkiye"), DUTY_OFFICER);
        String cookie = visitor.cookie(UNDER_WAY).orElseThrow();
        assertThat(visitor.visit(third).statusCode()).isEqualTo(200);
        visitor.forget(SESSION);
        visitor.keep(UNDER_WAY, cookie);
        isRefused(visitor.visit(third), 400, "not begun in this browser");
    }

    /** Else a stranger who has begun could have somebody else end it, and find him signed in as the stranger. */
    @Test
    void anAnswerThatCameToAnotherBrowserIsNobodys() throws IOException, InterruptedException {
        String back = Visitor.choose(begin("turkiye"), DUTY_OFFICER);
        visitor.forget(UNDER_WAY);
        isRefused(visitor.visit(back), 400, "not begun in this browser");
        String others = Visitor.choose(
                Visitor.location(Visitor.plain().visit(server.address() + "/v1/sign-in/oidc?party=turkiye")),
                DUTY_OFFICER);
        begin("turkiye");
        isRefused(visitor.visit(others), 400, "not begun in this browser");
    }

    @Test
    void aSignInWaitsForTenMinutes() throws IOException, InterruptedException {
        String authorization = begin("turkiye");
        now.updateAndGet(at -> at.plus(PartySignIn.PATIENCE));
        isRefused(visitor.visit(Visitor.choose(authorization, DUTY_OFFICER)), 400, "10 minutes");
    }

    @ParameterizedTest
    @CsvSource({
        "nonce, another-nonce, belongs to another sign-in",
        "code_challenge, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, does not take the code",
    })
    void aCodeThatWasGivenToWhoeverStoodInBetweenIsWorthNothing(String name, String value, String word)
            throws IOException, InterruptedException {
        String authorization = changed(begin("turkiye"), name, value);
        isRefused(visitor.visit(Visitor.choose(authorization, DUTY_OFFICER)), 403, word);
    }

    @Test
    void anAnswerOfAnotherIssuerIsNotTaken() throws IOException, InterruptedException {
        String back = Visitor.choose(begin("turkiye"), DUTY_OFFICER);
        isRefused(visitor.visit(changed(back, "iss", encoded(israeli.address()))), 403, "not from the provider");
        String silent = Visitor.choose(begin("turkiye"), DUTY_OFFICER);
        isRefused(visitor.visit(silent.replaceAll("&iss=[^&]*", "")), 403, "not from the provider");
        String slash = Visitor.choose(begin("turkiye"), DUTY_OFFICER);
        isRefused(visitor.visit(slash + "%2F"), 403, "not from the provider");
    }

    /** A person whom Israel's provider vouches for, carried into a sign-in that was begun for Türkiye. */
    @Test
    void theCodeOfOnePartysProviderOpensNothingOfAnother() throws IOException, InterruptedException {
        String misled = begin("turkiye").replace(turkish.address(), israeli.address());
        isRefused(visitor.visit(Visitor.choose(misled, DUTY_OFFICER)), 403, "not from the provider");

        String again = begin("turkiye").replace(turkish.address(), israeli.address());
        String carried = changed(Visitor.choose(again, DUTY_OFFICER), "iss", encoded(turkish.address()));
        isRefused(visitor.visit(carried), 403, "does not take the code");
    }

    @Test
    void aNewKeyOfTheProviderIsFetchedButNotWheneverSomebodyAsks() throws IOException, InterruptedException {
        signIn("turkiye", DUTY_OFFICER);
        visitor.forget(SESSION);
        turkish.rotate();
        isRefused(signIn("turkiye", DUTY_OFFICER), 403, "none of its published keys");
        now.updateAndGet(at -> at.plusSeconds(60));
        signIn("turkiye", DUTY_OFFICER);
        assertThat(who()).isEqualTo("turkiye/duty-officer");
    }

    @Test
    void aProviderThatIsDownIsSaidToBeAndWhatToDo() throws IOException, InterruptedException {
        turkish.close();
        isRefused(visitor.visit(server.address() + "/v1/sign-in/oidc?party=turkiye"), 502, "./gilavar sign-in");
        signIn("israel", DUTY_OFFICER);
        assertThat(who()).as("the other party's goes on").isEqualTo("israel/duty-officer");
    }

    @ParameterizedTest
    @CsvSource({
        "access_denied, has not let you in",
        "temporarily_unavailable, in a minute",
        "<script>alert(1)</script>, The provider refused",
    })
    void whatTheProviderRefusesIsSaidInWordsOfOurs(String error, String words)
            throws IOException, InterruptedException {
        String back =
                Visitor.choose(begin("turkiye"), DUTY_OFFICER).replaceAll("code=[^&]*", "error=" + encoded(error));
        HttpResponse<String> answer = visitor.visit(back);
        isRefused(answer, 403, words);
        assertThat(answer.body()).doesNotContain("alert(1)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "192.0.2.1", "gilavar.example", "127.0.0.1.example", "::", ""})
    void theDemoIssuerRefusesToBeReachedFromElsewhere(String host) {
        assertThatThrownBy(() -> DemoIssuer.start(host, 0, PEOPLE, now::get, new SecureRandom()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not loopback");
        Ran ran = Ran.command("demo-issuer", "--host", host, "--port", "0");
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).contains("is not loopback");
    }

    @Test
    void theDemoIssuerSendsNobodyElsewhereAndSaysWhatItIs() throws IOException, InterruptedException {
        String authorization = begin("turkiye");
        assertThat(Visitor.plain().visit(authorization).body()).contains("DEMO ISSUER: NOBODY IS CHECKED HERE");
        for (String elsewhere :
                List.of("https://evil.example/v1/sign-in/oidc/callback", "http://127.0.0.1/other", "")) {
            HttpResponse<String> answer =
                    Visitor.plain().visit(changed(authorization, "redirect_uri", encoded(elsewhere)));
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("sends nobody anywhere");
        }
        assertThat(Visitor.plain()
                        .visit(changed(authorization, "code_challenge_method", "plain"))
                        .statusCode())
                .isEqualTo(400);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    /** The same address with another value of a parameter. */
    private static String changed(String address, String name, String value) {
        return address.replaceAll("([?&])" + name + "=[^&]*", "$1" + name + "=" + value);
    }
}
