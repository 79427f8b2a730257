package org.gilavar.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.gilavar.cli.scenario.Scenario;
import org.gilavar.client.GilavarClient;
import org.gilavar.client.Identity;
import org.gilavar.ledger.Hash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A finished page for each thing, in a real Chromium, of examples that have been played to their end. */
@Timeout(400)
final class ConsolePapersTest {

    private static final Path WORDS = Path.of("..", "server", "src", "main", "resources", "console", "words");

    /** Opens each thing that this desk is shown, and gives every fault of a paper that can be seen in its text. */
    private static final String EVERY_PAPER = """
            const { items } = await (await fetch("/v1/items")).json();
            const opened = (key) => new Promise((resolve) => {
              const look = () => {
                const body = document.querySelector(".paper-body");
                if (body?.dataset.paper === key && body.querySelector(".paper")) resolve(body);
                else setTimeout(look, 5);
              };
              look();
            });
            const faults = [];
            const kinds = new Set();
            for (const { kind, id } of items.filter((item) => item.id !== undefined)) {
              location.hash = "#" + kind + "/" + encodeURIComponent(id);
              const body = await opened(kind + "/" + id);
              const text = body.textContent;
              const bad = ["undefined", "[object", "NaN", "papers.", "Invalid"].filter((mark) => text.includes(mark));
              if (bad.length > 0 || !body.querySelector(".paper-facts > div")) faults.push(kind + "/" + id + ": " + bad);
              kinds.add(kind);
            }
            return faults.length > 0 ? faults.join("\\n") : "good: " + [...kinds].sort().join(" ");
            """;

    /** Presses one of two buttons of a duty officer, whose word is refused, and gives what came of it. */
    private static final String A_BUTTON = """
            const { buttons } = await import("/papers/actions.js");
            const heard = [];
            const action = { label: "Accept it", body: { type: "proposal.accept", proposal: "p" }, facts: [], roles: ["DUTY_OFFICER"] };
            await new Promise((outcome) => {
              const say = async (body, { title }) => {
                heard.push(title + " " + JSON.stringify(body));
                return { refused: { reason: "too late" } };
              };
              const context = { me: { roles: ["DUTY_OFFICER"] }, signing: { say }, outcome: (text) => outcome(heard.push(text)) };
              const both = buttons([action, { ...action, roles: ["CHAIR"] }], context);
              const [one, other] = both.querySelectorAll("button");
              other.click();
              one.click();
              both.querySelectorAll("button:disabled ~ .action-blocked").forEach((why) => heard.push("the other is off: " + why.textContent));
            });
            return heard.sort().join("\\n");
            """;

    @ParameterizedTest
    @ValueSource(strings = {"syria-2025", "daily-plan", "sochi-line"})
    void everythingThatADeskIsShownOpens(String example, @TempDir Path folder)
            throws IOException, InterruptedException {
        Scenario scenario = Scenario.read(Stage.EXAMPLE.resolveSibling(example));
        try (Stage stage = Stage.open(folder, scenario);
                Browser browser = Browser.start()) {
            stage.playOn();
            for (Scenario.Participant party : scenario.parties().subList(0, 2)) {
                browser.signIn(stage.address(), stage.player().signInCode(party.id()));
                assertThat(browser.ask(EVERY_PAPER)).as(party.id()).startsWith("good: ");
                assertThat(browser.complaints()).isEmpty();
            }
        }
    }

    @Test
    void aPaperHasAnAddressAndBackLeadsToTheOneBefore(@TempDir Path folder) throws IOException, InterruptedException {
        try (Stage stage = Stage.open(folder);
                Browser browser = Browser.start()) {
            stage.playThrough("notice.file", "t4-south");
            browser.signIn(stage.address(), stage.player().signInCode("azerbaijan"));
            browser.one("#tab-conflicts").click();
            WebElement row = browser.await("tr[data-kind=conflict] .row-id");
            row.click();
            assertThat(browser.all(".paper-sheet"))
                    .as("to choose is not to open")
                    .isEmpty();
            row.sendKeys(Keys.ENTER);
            assertThat(plain(browser.await(".paper-sheet h2").getText())).isEqualTo("Conflict israel-turkiye-1");
            assertThat(browser.url()).endsWith("#conflict/israel-turkiye-1");
            assertThat(browser.await(".paper-state").getText()).contains("OPEN", "move");

            browser.await(".paper a[href='#notice/israel.t4-south']").click();
            browser.await("[data-paper='notice/israel.t4-south'] .paper");
            assertThat(browser.all(".paper-sheet")).as("one at a time").hasSize(1);
            browser.back();
            browser.await("[data-paper='conflict/israel-turkiye-1'] .paper");
            browser.reload();
            browser.await("[data-paper='conflict/israel-turkiye-1'] .paper");
            browser.back();
            browser.awaitNone(".paper-sheet");

            browser.await("tr[data-kind=conflict] .open-paper").click();
            browser.await(".sheet-close").click();
            browser.awaitNone(".paper-sheet");
            assertThat(browser.url()).doesNotContain("#");
            browser.back();
            browser.await("[data-paper='conflict/israel-turkiye-1'] .paper");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void whatIsHiddenLooksAsWhatNeverWas(@TempDir Path folder) throws IOException, InterruptedException {
        try (Stage stage = Stage.open(folder);
                Browser browser = Browser.start()) {
            stage.playThrough("notice.file", "t4-south");
            browser.signIn(stage.address(), stage.player().signInCode("turkiye"));
            browser.open(stage.address() + "/#conflict/israel-turkiye-1");
            assertThat(browser.await(".paper").getText())
                    .contains("is not shown to you")
                    .doesNotContain("israel.t4-south");
            browser.open(stage.address() + "/#notice/israel.t4-south");
            String hidden = browser.await(".paper").getText();
            browser.open(stage.address() + "/#notice/israel.never-was");
            assertThat(browser.await(".paper").getText()).isEqualTo(hidden).contains("not shown to you");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    /** A round, a communiqué, a commitment, an incident with its evidence and shared statistics: none of them is in the example. */
    @Test
    void whatIsSaidAtTheTableStandsSideBySide(@TempDir Path folder) throws IOException, InterruptedException {
        Instant start = Instant.now().truncatedTo(ChronoUnit.DAYS).plus(2, ChronoUnit.DAYS);
        try (Trial trial = Trial.exercise(folder, start, terms -> {});
                Browser browser = Browser.start()) {
            new Table(trial, start).talks();
            for (String party : List.of("azerbaijan", "turkiye", "israel")) {
                browser.signIn(trial.address().toString(), trial.client(party).signInCode());
                assertThat(browser.ask(EVERY_PAPER))
                        .as(party)
                        .startsWith("good: ")
                        .contains("action", "commitment", "communique", "incident", "meeting", "statistics");
            }
            look(trial, browser, "meeting/azerbaijan.round-2", "console-meeting");
            assertThat(browser.await(".brackets").getText()).startsWith("English");
            assertThat(plain(browser.await(".paper").getText()))
                    .contains("In brackets", "The hours are too many.", "By day alone.", "Agreed", "Does not sign");
            look(trial, browser, "communique/azerbaijan.april", "console-communique");
            String words = trial.client("israel")
                    .get("/v1/communiques/azerbaijan.april")
                    .path("texts")
                    .toString();
            browser.awaitText(".hash", Hash.sha256(words.getBytes(UTF_8)).hex());
            look(trial, browser, "incident/turkiye.near", "console-incident-file");
            assertThat(browser.await(".custody").getText()).contains("the registry", "the laboratory");
            look(trial, browser, "statistics/" + Table.period(start), "console-shared");
            look(trial, browser, "commitment/turkiye.quiet", "console-commitment");
        }
    }

    /** Who keeps machines connected sees that they run, and nothing of what is said. */
    @Test
    void anOperatorSeesHowItRunsAndNothingElse(@TempDir Path folder) throws IOException, InterruptedException {
        Instant start = Instant.now().truncatedTo(ChronoUnit.DAYS).plus(2, ChronoUnit.DAYS);
        try (Trial trial = Trial.exercise(folder, start, terms -> {});
                Browser browser = Browser.start()) {
            trial.enrols("turkiye", "operator");
            GilavarClient operator = new GilavarClient(
                    trial.address(),
                    "trial",
                    new Identity("turkiye", "operator", Trial.key("turkiye.operator")),
                    InstantSource.system());
            browser.open(trial.address() + "/#code=" + operator.signInCode());
            assertThat(browser.await("#operator .paper").getText()).contains("Takes statements", "./gilavar doctor");
            assertThat(browser.one("#console").isDisplayed()).isFalse();
            assertThat(browser.barriers("#operator")).isEmpty();
            browser.picture("console-operator");
        }
    }

    /** Whoever is asked has a button that says what it will say; nobody else has. */
    @Test
    void onlyWhoIsAskedCanAnswer(@TempDir Path folder) throws IOException, InterruptedException {
        try (Stage stage = Stage.open(folder);
                Browser browser = Browser.start()) {
            stage.playOn();
            browser.signIn(stage.address(), stage.player().signInCode("turkiye"));
            browser.open(stage.address() + "/#proposal/azerbaijan.later-at-hama");
            assertThat(plain(browser.await(".paper-actions").getText()))
                    .contains("Accept proposal azerbaijan.later-at-hama", "Reject proposal azerbaijan.later-at-hama");
            assertThat(browser.one(".paper-actions button").isEnabled()).isTrue();
            browser.open(stage.address() + "/#conflict/israel-turkiye-8");
            assertThat(browser.await(".action-blocked").getText()).isEqualTo("You have said so");
            assertThat(browser.one(".paper-actions button").isEnabled()).isFalse();
            assertThat(plain(browser.ask(A_BUTTON))).isEqualTo("""
                    Accept it {"type":"proposal.accept","proposal":"p"}
                    Refused: too late
                    the other is off: Takes a post that is Chair""");
            browser.signIn(stage.address(), stage.player().signInCode("azerbaijan"));
            browser.open(stage.address() + "/#proposal/azerbaijan.later-at-hama");
            browser.await(".paper");
            assertThat(browser.all(".paper-actions")).isEmpty();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void papersKeepNobodyOutAndLookFinished(@TempDir Path folder) throws IOException, InterruptedException {
        try (Stage stage = Stage.open(folder);
                Browser browser = Browser.start()) {
            stage.playOn();
            browser.signIn(stage.address(), stage.player().signInCode("azerbaijan"));
            look(stage, browser, "conflict/israel-turkiye-8", "console-case");
            browser.print("console-print");
            look(stage, browser, "incident/turkiye.april-second", "console-incident");
            browser.await(".paper a[href='#reconstruction/turkiye.april-second']")
                    .click();
            assertThat(browser.await("[data-paper='reconstruction/turkiye.april-second'] .hash")
                            .getText())
                    .hasSizeGreaterThan(64);
            look(stage, browser, "arrangement/baku-2025.v2", "console-arrangement");
            assertThat(browser.one(".change.changed").getText()).isEqualTo("≠ changed");
            look(stage, browser, "page/sides", "console-sides");
            browser.documented("console-sides");
            look(stage, browser, "page/record", "console-record");
            look(stage, browser, "page/use", "console-statistics");
            look(stage, browser, "page/health", "console-health");
            assertThat(browser.await(".paper-chip").getText()).isEqualTo("Takes statements");
        }
    }

    private static void look(Trial trial, Browser browser, String address, String picture) {
        look(trial.address().toString(), browser, address, picture);
    }

    private static void look(Stage stage, Browser browser, String address, String picture) {
        look(stage.address(), browser, address, picture);
    }

    private static void look(String server, Browser browser, String address, String picture) {
        browser.open(server + "/#" + address);
        browser.await("[data-paper='" + address + "'] .paper-section");
        browser.await("html[data-feed=live]");
        browser.picture(picture);
        assertThat(browser.barriers("dialog")).as(address).isEmpty();
        assertThat(browser.complaints()).as(address).isEmpty();
    }

    /** Delegations that say what the example has nobody say. */
    private static final class Table {
        private final Trial trial;
        private final Instant start;

        Table(Trial trial, Instant start) {
            this.trial = trial;
            this.start = start;
        }

        static String period(Instant start) {
            return DateTimeFormatter.ofPattern("yyyyMMdd-HHmm'z'")
                            .withZone(ZoneOffset.UTC)
                            .format(start.minus(1, ChronoUnit.DAYS))
                    + "-"
                    + DateTimeFormatter.ofPattern("yyyyMMdd-HHmm'z'")
                            .withZone(ZoneOffset.UTC)
                            .format(start);
        }

        /** A statement, in JSON with single quotes. */
        private void say(String party, String body, Object... values) throws IOException, InterruptedException {
            trial.client(party)
                    .say(JsonMapper.shared().readTree(body.replace("'", "\"").formatted(values)));
        }

        private JsonNode of(String path) throws IOException, InterruptedException {
            return trial.client("azerbaijan").get(path);
        }

        void talks() throws IOException, InterruptedException {
            round();
            communique();
            commitment();
            incident();
            for (String party : List.of("turkiye", "israel")) {
                String none = "{'routine': 0, 'urgent': 0, 'late': 0}";
                say(
                        party,
                        "{'type': 'statistics.share', 'from': '%s', 'to': '%s', 'figures': {'filed': {'routine': 5, 'urgent': 2, 'late': 1}, "
                                + "'amended': {'routine': 1, 'urgent': 0, 'late': 0}, 'withdrawn': " + none
                                + ", 'ended': " + none
                                + ", 'leastLead': 'PT2H', 'medianLead': 'PT26H'}}",
                        start.minus(1, ChronoUnit.DAYS),
                        start);
            }
        }

        private void round() throws IOException, InterruptedException {
            Instant begins = start.plus(1, ChronoUnit.HOURS);
            say(
                    "azerbaijan",
                    "{'type': 'meeting.invite', 'name': 'round-2', 'round': 2, 'venue': 'Baku', 'track': 'TECHNICAL', "
                            + "'begins': '%s', 'ends': '%s', 'delegations': ['turkiye', 'israel'], 'agenda': ['the line', 'its hours'], 'languages': ['en', 'tr']}",
                    begins,
                    begins.plus(5, ChronoUnit.HOURS));
            for (String party : List.of("turkiye", "israel")) {
                say(
                        party,
                        "{'type': 'meeting.reply', 'meeting': 'azerbaijan.round-2', 'version': 1, 'answer': 'ATTENDS'}");
            }
            say(
                    "turkiye",
                    "{'type': 'meeting.paper', 'meeting': 'azerbaijan.round-2', 'name': 'hours', 'title': 'Hours of the line', 'hash': '%s'}",
                    "ab".repeat(32));
            say(
                    "turkiye",
                    "{'type': 'meeting.text', 'meeting': 'azerbaijan.round-2', 'point': 1, 'texts': {'en': 'The line is always answered.', 'tr': 'Hat her zaman yanıtlanır.'}}");
            say(
                    "turkiye",
                    "{'type': 'meeting.text', 'meeting': 'azerbaijan.round-2', 'point': 2, 'texts': {'en': 'Day and night.', 'tr': 'Gece gündüz.'}}");
            JsonNode texts =
                    of("/v1/meetings/azerbaijan.round-2").path("proceedings").path("texts");
            for (String party : List.of("turkiye", "israel")) {
                if (!texts.path("1").path("agreed").has(party)) {
                    say(
                            party,
                            "{'type': 'meeting.agree', 'meeting': 'azerbaijan.round-2', 'point': 1, 'hash': '%s'}",
                            texts.path("1").path("hash").asString());
                }
            }
            say(
                    "israel",
                    "{'type': 'meeting.bracket', 'meeting': 'azerbaijan.round-2', 'point': 2, 'hash': '%s', 'alternative': 'By day alone.', 'reason': 'The hours are too many.'}",
                    texts.path("2").path("hash").asString());
            trial.passTo(begins);
            say("azerbaijan", "{'type': 'meeting.open', 'meeting': 'azerbaijan.round-2'}");
            say(
                    "azerbaijan",
                    "{'type': 'action.record', 'meeting': 'azerbaijan.round-2', 'name': 'numbers', 'owner': 'turkiye', 'due': '%s', 'texts': {'en': 'Send the numbers.', 'tr': 'Numaraları gönder.'}}",
                    begins.plus(9, ChronoUnit.DAYS).toString().substring(0, 10));
            say(
                    "azerbaijan",
                    "{'type': 'meeting.minutes', 'meeting': 'azerbaijan.round-2', 'texts': {'en': 'One point was agreed.', 'tr': 'Bir madde kabul edildi.'}}");
            String hash = of("/v1/meetings/azerbaijan.round-2")
                    .path("proceedings")
                    .path("minutes")
                    .path("hash")
                    .asString();
            say("turkiye", "{'type': 'meeting.sign', 'meeting': 'azerbaijan.round-2', 'hash': '%s'}", hash);
            say(
                    "israel",
                    "{'type': 'meeting.refuse', 'meeting': 'azerbaijan.round-2', 'hash': '%s', 'reason': 'They are to be read at home first.'}",
                    hash);
        }

        private void communique() throws IOException, InterruptedException {
            say(
                    "azerbaijan",
                    "{'type': 'communique.draft', 'name': 'april', 'texts': {'en': 'The sides have met.', 'tr': 'Taraflar görüştü.'}}");
            String words = of("/v1/communiques/azerbaijan.april").path("texts").toString();
            say(
                    "turkiye",
                    "{'type': 'communique.approve', 'communique': 'azerbaijan.april', 'hash': '%s'}",
                    Hash.sha256(words.getBytes(UTF_8)).hex());
        }

        private void commitment() throws IOException, InterruptedException {
            say(
                    "turkiye",
                    "{'type': 'commitment.offer', 'name': 'quiet', 'to': ['israel'], 'text': {'en': 'No drills on Fridays.', 'tr': 'Cuma günleri tatbikat yok.'}, 'links': ['azerbaijan.round-2']}");
            say("israel", "{'type': 'commitment.accept', 'commitment': 'turkiye.quiet'}");
            say("turkiye", "{'type': 'commitment.fulfil', 'commitment': 'turkiye.quiet'}");
            say("israel", "{'type': 'commitment.dispute', 'commitment': 'turkiye.quiet', 'reason': 'There was one.'}");
        }

        private void incident() throws IOException, InterruptedException {
            say(
                    "turkiye",
                    "{'type': 'incident.report', 'name': 'near', 'incident': 'AIRPROX', 'with': 'israel', 'occurred': '%s', "
                            + "'position': {'type': 'point', 'position': {'lat': 34.8, 'lon': 38.9}, 'uncertainty': '2 NM'}, 'account': 'One crossed ahead of ours.', "
                            + "'particulars': {'nearest': {'lateralMetres': 900, 'verticalMetres': 90}, 'action': 'Ours climbed.', 'risk': 'B'}}",
                    start);
            say(
                    "israel",
                    "{'type': 'incident.account', 'incident': 'turkiye.near', 'acknowledged': true, 'account': 'Ours was level.'}");
            say(
                    "turkiye",
                    "{'type': 'incident.evidence', 'incident': 'turkiye.near', 'name': 'track', 'hash': '%s', 'description': 'Ten minutes of track.', 'custodian': 'the registry', 'viewers': ['israel']}",
                    "cd".repeat(32));
            say(
                    "turkiye",
                    "{'type': 'incident.custody', 'incident': 'turkiye.near', 'evidence': 'track', 'custodian': 'the laboratory'}");
            say(
                    "turkiye",
                    "{'type': 'incident.show', 'incident': 'turkiye.near', 'evidence': 'track', 'to': ['azerbaijan']}");
            say(
                    "turkiye",
                    "{'type': 'incident.full', 'incident': 'turkiye.near', 'account': 'It was a minute later.'}");
            say(
                    "israel",
                    "{'type': 'incident.full', 'incident': 'turkiye.near', 'account': 'Our course is in the log.'}");
            say(
                    "azerbaijan",
                    "{'type': 'incident.finding', 'incident': 'turkiye.near', 'texts': {'en': 'Both were where they had said.', 'tr': 'İkisi de bildirdikleri yerdeydi.'}, 'risk': 'C', 'lessons': ['A minute more.']}");
            say(
                    "israel",
                    "{'type': 'incident.position', 'incident': 'turkiye.near', 'says': 'DISAGREES', 'text': 'The time is not certain.'}");
        }
    }

    /** What is printed is the sheet alone, and says on every page what it is. */
    @Test
    void aSheetIsPrintedAlone(@TempDir Path folder) throws IOException, InterruptedException {
        try (Stage stage = Stage.open(folder);
                Browser browser = Browser.start()) {
            stage.playThrough("notice.file", "t4-south");
            browser.signIn(stage.address(), stage.player().signInCode("turkiye"));
            browser.open(stage.address() + "/#notice/turkiye.t4-survey");
            browser.await(".paper");
            String margins = browser.ask(
                    "return [...document.adoptedStyleSheets].flatMap((s) => [...s.cssRules]).map((r) => r.cssText).join()");
            assertThat(margins)
                    .contains(
                            "EXERCISE",
                            "RECEIVED, NOT APPROVED",
                            browser.one(".mark").getDomProperty("textContent"));
            String seen = browser.inPrint("""
                    const shown = (node) => node.checkVisibility();
                    return [...document.body.children].filter(shown).map((n) => n.className).join() + "; controls: " +
                      [...document.querySelectorAll("button, .paper-actions")].filter(shown).length;
                    """);
            assertThat(seen).isEqualTo("sheet wide paper-sheet; controls: 0");
        }
    }

    @Test
    void papersAreReadInEachLanguage(@TempDir Path folder) throws IOException, InterruptedException {
        try (Stage stage = Stage.open(folder);
                Browser browser = Browser.start()) {
            stage.playThrough("notice.file", "t4-south");
            browser.signIn(stage.address(), stage.player().signInCode("israel"));
            for (String language : List.of("tr", "he", "az", "ar", "ru")) {
                browser.ask("localStorage.setItem('gilavar.language', '" + language + "'); return ''");
                browser.open(stage.address() + "/#conflict/israel-turkiye-1");
                assertThat(browser.await(".paper").getText())
                        .as(language)
                        .doesNotContain("papers.", "undefined", "Overlaps");
                assertThat(browser.ask("return document.dir"))
                        .isEqualTo(Set.of("he", "ar").contains(language) ? "rtl" : "ltr");
                browser.picture("console-case-" + language);
            }
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr", "he", "az", "ar", "ru"})
    void nothingIsLeftUntranslated(String language) throws IOException {
        assertThat(keys(language)).isEqualTo(keys("en"));
    }

    /** Without the marks that set a value apart in a sentence of whatever direction. */
    private static String plain(String text) {
        return text.replaceAll("[\\u2066-\\u2069]", "");
    }

    /** The keys of the room, without the forms of plurals that languages have of their own. */
    private static Set<String> keys(String language) throws IOException {
        JsonNode words = JsonMapper.shared()
                .readTree(Files.readString(WORDS.resolve(language).resolve("papers.json")));
        Set<String> found = new TreeSet<>();
        collect(words, "", found);
        return found;
    }

    private static void collect(JsonNode node, String path, Set<String> found) {
        for (var entry : node.properties()) {
            String key = path + "." + entry.getKey().replaceAll("_(zero|one|two|few|many|other)$", "");
            if (entry.getValue().isObject()) {
                collect(entry.getValue(), key, found);
            } else {
                found.add(key);
            }
        }
    }
}
