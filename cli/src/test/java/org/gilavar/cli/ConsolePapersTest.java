package org.gilavar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.gilavar.cli.scenario.Scenario;
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

    private static final Path WORDS =
            Path.of("..", "server", "src", "main", "resources", "console", "words");

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
            assertThat(browser.all(".paper-sheet")).as("to choose is not to open").isEmpty();
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
            assertThat(browser.await(".paper").getText()).contains("is not shown to you").doesNotContain("israel.t4-south");
            browser.open(stage.address() + "/#notice/israel.t4-south");
            String hidden = browser.await(".paper").getText();
            browser.open(stage.address() + "/#notice/israel.never-was");
            assertThat(browser.await(".paper").getText()).isEqualTo(hidden).contains("not shown to you");
            assertThat(browser.complaints()).isEmpty();
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
            browser.await(".paper a[href='#reconstruction/turkiye.april-second']").click();
            assertThat(browser.await("[data-paper='reconstruction/turkiye.april-second'] .hash").getText())
                    .hasSizeGreaterThan(64);
            look(stage, browser, "arrangement/baku-2025.v2", "console-arrangement");
            assertThat(browser.one(".change.changed").getText()).isEqualTo("≠ changed");
            look(stage, browser, "page/sides", "console-sides");
            look(stage, browser, "page/record", "console-record");
            look(stage, browser, "page/use", "console-statistics");
            look(stage, browser, "page/health", "console-health");
            look(stage, browser, "meeting/azerbaijan.round-1", "console-meeting");
        }
    }

    private static void look(Stage stage, Browser browser, String address, String picture) {
        browser.open(stage.address() + "/#" + address);
        browser.await("[data-paper='" + address + "'] .paper-section");
        browser.await("html[data-feed=live]");
        browser.picture(picture);
        assertThat(browser.barriers("dialog")).as(address).isEmpty();
        assertThat(browser.complaints()).as(address).isEmpty();
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
            String margins = browser.ask("return [...document.adoptedStyleSheets].flatMap((s) => [...s.cssRules]).map((r) => r.cssText).join()");
            assertThat(margins).contains("EXERCISE", "RECEIVED, NOT APPROVED", browser.one(".mark").getDomProperty("textContent"));
            String seen = browser.inPrint("""
                    const shown = (node) => node.checkVisibility();
                    return [...document.body.children].filter(shown).map((n) => n.className).join() + "; controls: " +
                      [...document.querySelectorAll("button, .paper-actions")].filter(shown).length;
                    """);
            assertThat(seen).isEqualTo("sheet wide paper-sheet; controls: 0");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr", "he", "az", "ar", "ru"})
    void papersAreReadInEachLanguage(String language, @TempDir Path folder) throws IOException, InterruptedException {
        try (Stage stage = Stage.open(folder);
                Browser browser = Browser.start()) {
            stage.playThrough("notice.file", "t4-south");
            browser.signIn(stage.address(), stage.player().signInCode("israel"));
            browser.ask("localStorage.setItem('gilavar.language', '" + language + "'); return ''");
            browser.open(stage.address() + "/#conflict/israel-turkiye-1");
            String text = browser.await(".paper").getText();
            assertThat(text).doesNotContain("papers.", "undefined", "Overlaps");
            assertThat(browser.ask("return document.dir"))
                    .isEqualTo(Set.of("he", "ar").contains(language) ? "rtl" : "ltr");
            browser.picture("console-case-" + language);
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
