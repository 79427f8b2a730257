package org.gilavar.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gilavar.mechanism.json.Json;
import org.gilavar.server.Answer;
import org.gilavar.server.Officer;
import org.gilavar.server.Samples;
import org.gilavar.server.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a page of somebody else can make the browser of an officer do: nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CrossSiteTest {

    private Optional<TestServer> running = Optional.empty();
    private String cookie = "";

    private TestServer server() {
        return running.orElseThrow();
    }

    @BeforeAll
    void start(@TempDir Path folder) {
        running = Optional.of(TestServer.exercise(folder));
        cookie = signIn().split(";", 2)[0];
    }

    @AfterAll
    void stop() {
        server().close();
    }

    /** The cookie that the console gets, as it is set. */
    private String signIn() {
        Answer answer = server().call("POST", "/v1/sign-in", code());
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
        return answer.header("set-cookie").orElseThrow();
    }

    private byte[] code() {
        String code = server().turkiye()
                .call("POST", "/v1/sign-in-codes", new byte[0])
                .accepted()
                .path("token")
                .asString();
        return Json.write(new Endpoint.Code(code));
    }

    private Answer call(Endpoint endpoint, byte[] body, String... headers) {
        return server().call(endpoint.method().name(), path(endpoint), body, headers);
    }

    private static String path(Endpoint endpoint) {
        return endpoint.path()
                .replace("{collection}", "notices")
                .replace("{id}", "none")
                .replace("{incident}", "turkiye.near-miss")
                .replace("{index}", "0")
                .replace("{version}", "1")
                .replace("{message}", "turkiye.hello")
                .replace("{mark}", "7K3Q-M2XN");
    }

    private static String[] with(String[] headers, String... more) {
        return Stream.concat(Arrays.stream(headers), Arrays.stream(more)).toArray(String[]::new);
    }

    private byte[] fit(Endpoint endpoint) {
        Officer turkiye = server().turkiye();
        return switch (endpoint) {
            case STATEMENTS -> turkiye.sign(Samples.ask("cross", "israel"));
            case SESSIONS -> turkiye.sessionRequest();
            case SIGN_IN -> code();
            default -> new byte[0];
        };
    }

    @ParameterizedTest
    @EnumSource
    void aFormOfAnotherSiteChangesNothing(Endpoint endpoint) {
        byte[] body = fit(endpoint);
        String ledger = server().ledger();
        List<String[]> browsers = List.of(
                new String[] {"Sec-Fetch-Site", "cross-site", "Origin", "https://example.org"},
                new String[] {"Sec-Fetch-Site", "same-site"},
                new String[] {"Origin", "https://example.org"},
                new String[] {"Origin", "null"},
                new String[] {"Origin", server().address() + "0"});
        for (String[] browser : browsers) {
            String[] sent = with(browser, "Cookie", cookie, "Content-Type", "text/plain");
            Answer answer = call(endpoint, body, sent);
            assertThat(answer.headers().keySet())
                    .as("nobody else's page may read anything")
                    .noneMatch(name -> name.startsWith("access-control"));
            if (endpoint.method() != Endpoint.Method.GET) {
                answer.isProblem(403, "cross-site");
                assertThat(answer.headers()).doesNotContainKey("set-cookie");
            }
        }
        assertThat(server().ledger()).isEqualTo(ledger);
        assertThat(call(Endpoint.ME, new byte[0], "Cookie", cookie).status())
                .as("still signed in")
                .isEqualTo(200);
    }

    @Test
    void theConsolesOwnPageIsHeard() {
        byte[] question = server().turkiye().sign(Samples.ask("own", "israel"));
        Answer answer = call(
                Endpoint.STATEMENTS,
                question,
                "Cookie",
                cookie,
                "Sec-Fetch-Site",
                "same-origin",
                "Origin",
                server().address());
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    @Test
    void theCookieIsForThisSiteAndForNoScript() {
        assertThat(signIn()).contains("HttpOnly", "SameSite=Strict", "Path=/").doesNotContain("Domain=");
    }

    @Test
    void anAnswerToAQuestionOfABrowserWhetherItMayAllowsNothing() {
        for (Endpoint endpoint : Endpoint.values()) {
            Answer answer = server().call(
                            "OPTIONS",
                            path(endpoint),
                            new byte[0],
                            "Origin",
                            "https://example.org",
                            "Access-Control-Request-Method",
                            "POST");
            assertThat(answer.status()).as(endpoint.path()).isGreaterThanOrEqualTo(400);
            assertThat(answer.headers().keySet()).noneMatch(name -> name.startsWith("access-control"));
        }
    }

    @Test
    void everyFileOfTheConsoleIsServedSafelyAndHasNothingInlineInIt() throws IOException, URISyntaxException {
        for (String file : consoleFiles()) {
            Answer answer = server().call("GET", file.equals("index.html") ? "/" : "/" + file, new byte[0]);
            assertThat(answer.status()).as(file).isEqualTo(200);
            assertThat(answer.header("content-security-policy").orElse(""))
                    .as(file)
                    .contains("default-src 'none'", "form-action 'none'")
                    .doesNotContain("unsafe", "http:", "*");
            assertThat(answer.header("x-content-type-options")).as(file).contains("nosniff");
            assertThat(answer.headers().keySet()).noneMatch(name -> name.startsWith("access-control"));
            assertThat(answer.body())
                    .as(file)
                    .doesNotContain("eval(", "new Function(", "javascript:")
                    .doesNotContainPattern("<[a-z]+ [^>]*\\son[a-z]+=");
        }
    }

    private static List<String> consoleFiles() throws IOException, URISyntaxException {
        URL index = Optional.ofNullable(CrossSiteTest.class.getResource("/console/index.html"))
                .orElseThrow();
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of(index.toURI()).resolveSibling(""))) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> names.add(file.getFileName().toString()));
        }
        assertThat(names).contains("app.js", "index.html");
        return names;
    }
}
