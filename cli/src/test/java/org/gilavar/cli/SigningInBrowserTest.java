package org.gilavar.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gilavar.ledger.Envelope;
import org.gilavar.ledger.SignatureAlgorithm;
import org.gilavar.ledger.VerifyingKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A real Chromium makes a key, signs with it, and a real server takes it. */
@Timeout(240)
final class SigningInBrowserTest {

    private static final String ISRAEL = "israel";

    /** What the page says by itself in these tests: a text on the line. */
    private static final String SAY = """
            const { Signing } = await import("/sign/signing.js");
            const { Clock } = await import("/time.js");
            const me = await (await fetch("/v1/me")).json();
            const clock = new Clock();
            clock.hear(me.now);
            const said = new Signing(me, clock).say(
                { type: "message.send", name: "%s", to: "turkiye", purpose: "CHECK", text: "Radio check" },
                { title: "Radio check", facts: [["To", "Türkiye"], ["Text", "Radio check"]], review: %s });
            """;

    @Test
    void whatABrowserSignsIsTakenAndItsKeyNeverLeavesIt(@TempDir Path folder, @TempDir Path files)
            throws IOException, InterruptedException {
        try (Stage stage = Stage.open(folder);
                Browser browser = Browser.start()) {
            stage.playThrough("notice.file", "t4-south");
            browser.signIn(stage.address(), stage.player().signInCode(ISRAEL));
            assertThat(browser.await("#signing-key").getText()).contains("Reads only");
            browser.one("#signing-key").click();
            browser.await("#make-key").click();
            browser.await("#save-request");
            assertThat(browser.barriers()).isEmpty();
            browser.picture("console-key");

            Ran enrolled = BrowserKeys.enrol(stage, browser, ISRAEL, files);
            assertThat(enrolled.exit()).as(enrolled.err()).isZero();
            assertThat(enrolled.out()).contains("RECEIVED, NOT APPROVED", "israel/duty-officer-browser");
            browser.await("#go-on").click();
            browser.await("html[data-ready=true][data-feed=live] #signing-key[data-ready=true]");
            assertThat(browser.one("#post").getText()).isEqualTo("duty-officer-browser");

            browser.ask(SAY.formatted("hello", true) + "window.said = said;");
            assertThat(browser.await(".to-sign .facts").getText()).contains("Türkiye", "Radio check");
            assertThat(browser.await(".exact-words").getText())
                    .contains("\"type\": \"message.send\"", "\"post\": \"duty-officer-browser\"");
            assertThat(browser.barriers()).isEmpty();
            browser.picture("console-review");
            browser.one(".sheet-foot .primary").click();
            assertThat(browser.ask("return JSON.stringify(await window.said);"))
                    .contains("\"taken\"", "RECEIVED, NOT APPROVED", "israel.hello");
            assertThat(message(stage, "hello").path("from").asString()).isEqualTo(ISRAEL);

            assertThat(browser.ask("""
                    const { keysOf } = await import("/sign/keeping.js");
                    const [kept] = await keysOf();
                    const forms = ["raw", "pkcs8", "jwk", "spki"];
                    const tried = await Promise.all(forms.map((form) =>
                        crypto.subtle.exportKey(form, kept.pair.privateKey).then(() => "exported", (fault) => fault.name)));
                    return kept.pair.privateKey.extractable + " " + [...new Set(tried)].join(" ");
                    """)).isEqualTo("false InvalidAccessError");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void whenTheAnswerIsLostTheSameWordsGoAgainAndCountOnce(@TempDir Path folder, @TempDir Path files)
            throws IOException, InterruptedException {
        try (Stage stage = Stage.open(folder);
                Browser browser = Browser.start()) {
            stage.playThrough("notice.file", "t4-south");
            BrowserKeys.signIn(stage, browser, ISRAEL, files);
            String answer = browser.ask("""
                    const fetched = window.fetch;
                    const sent = [];
                    window.fetch = async (path, options) => {
                        const reply = await fetched(path, options);
                        if (path !== "/v1/statements") return reply;
                        sent.push(options.body);
                        if (sent.length < 3) throw new TypeError("the line was cut on the way back");
                        return reply;
                    };
                    """ + SAY.formatted("once", false) + """
                    const { taken } = await said;
                    return sent.length + " sent, different: " + (new Set(sent).size - 1) + ", told: " + taken.told.map((t) => t.item.id);
                    """);
            assertThat(answer).isEqualTo("3 sent, different: 0, told: israel.once");
            assertThat(browser.ask("""
                    const { unanswered } = await import("/sign/keeping.js");
                    return (await unanswered()).length;
                    """)).as("nothing is left to be sent").isEqualTo("0");
        }
    }

    @Test
    void aRefusalNamesTheFieldAndTheReason(@TempDir Path folder, @TempDir Path files)
            throws IOException, InterruptedException {
        try (Stage stage = Stage.open(folder);
                Browser browser = Browser.start()) {
            stage.playThrough("notice.file", "t4-south");
            BrowserKeys.signIn(stage, browser, ISRAEL, files);
            browser.ask("document.documentElement.dataset.feed = 'blind';" + SAY.formatted("blind", false)
                    + "window.said = said;");
            assertThat(browser.await(".to-sign .caution").getText())
                    .as("blind, even what needs no review is asked about")
                    .contains("You are blind");
            browser.one(".sheet-foot button").click();
            assertThat(browser.ask("return JSON.stringify(await window.said);")).isEqualTo("{\"cancelled\":true}");
            browser.ask("document.documentElement.dataset.feed = 'live';" + SAY.formatted("Not a name", false)
                    + "window.said = said;");
            assertThat(browser.await(".refusal").getText())
                    .contains("missing or written wrongly", "body.name", "expected 1 to 64 of a-z");
            assertThat(browser.barriers()).isEmpty();
            browser.picture("console-refused");
            browser.one(".sheet-foot .primary").click();
            assertThat(browser.ask("return JSON.stringify(await window.said);"))
                    .contains("\"field\":\"body.name\"", "\"reason\":\"expected 1 to 64");
        }
    }

    @Test
    void aKeyOtherThanTheOneOnTheScreenIsNotEnrolled(@TempDir Path folder, @TempDir Path files)
            throws IOException, InterruptedException {
        try (Stage stage = Stage.open(folder);
                Browser browser = Browser.start()) {
            browser.signIn(stage.address(), stage.player().signInCode(ISRAEL));
            browser.await("#signing-key").click();
            browser.await("#make-key").click();
            browser.await("#save-request");
            Path request = files.resolve("request.json");
            Files.writeString(request, browser.ask("return document.querySelector('#request').textContent;"));
            Ran other = Ran.command(
                    "key",
                    "enrol",
                    request.toString(),
                    "--key-id",
                    "0123456789ab",
                    "--as",
                    "israel/duty-officer",
                    "--key",
                    "none",
                    "--root",
                    "none",
                    "--server",
                    stage.address(),
                    "--mechanism",
                    "none");
            assertThat(other.exit()).isNotZero();
            assertThat(other.err()).contains("not the one that the console shows");

            Files.writeString(request, Files.readString(request).replace("\"sig\":\"", "\"sig\":\"AAAA"));
            Ran broken = Ran.command(
                    "key",
                    "enrol",
                    request.toString(),
                    "--key-id",
                    "0123456789ab",
                    "--as",
                    "israel/duty-officer",
                    "--key",
                    "none",
                    "--root",
                    "none",
                    "--server",
                    stage.address(),
                    "--mechanism",
                    "none");
            assertThat(broken.exit()).isNotZero();
            assertThat(broken.err()).contains("is not what the console saves");
        }
    }

    @Test
    void aBrowserWithoutEd25519SignsWithTheLowerOfTwoOnP256(@TempDir Path folder)
            throws IOException, InterruptedException {
        try (Stage stage = Stage.open(folder);
                Browser browser = Browser.start()) {
            browser.open(stage.address());
            List<String> made = browser.ask("""
                    const { BrowserKey, make } = await import("/sign/key.js");
                    const { seal, STATEMENT } = await import("/sign/envelope.js");
                    const generate = crypto.subtle.generateKey.bind(crypto.subtle);
                    crypto.subtle.generateKey = (algorithm, ...rest) => algorithm.name === "Ed25519"
                        ? Promise.reject(new DOMException("not here", "NotSupportedError")) : generate(algorithm, ...rest);
                    const key = new BrowserKey(await make("israel", "duty-officer-browser"));
                    const texts = Array.from({ length: 16 }, (_, i) => JSON.stringify({ said: i }));
                    return [key.text, ...await Promise.all(texts.map((text) => seal(STATEMENT, text, key)))].join("\\n");
                    """).lines().toList();
            VerifyingKey key = VerifyingKey.ofText(made.getFirst());
            assertThat(key.algorithm()).isEqualTo(SignatureAlgorithm.ES256);
            assertThat(made.subList(1, made.size()))
                    .hasSize(16)
                    .allMatch(json -> key.verifies(Envelope.parse(json.getBytes(UTF_8))));
        }
    }

    private static JsonNode message(Stage stage, String name) throws IOException, InterruptedException {
        return stage.player().client(ISRAEL).get("/v1/messages/israel." + name);
    }
}
