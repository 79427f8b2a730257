package org.gilavar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** The console in the languages of those who sit before it. */
@Timeout(600)
final class ConsoleInLanguagesTest {

    private static final List<String> OTHERS = List.of("tr", "he", "az", "ar", "ru");
    private static final List<String> RIGHT_TO_LEFT = List.of("he", "ar");

    /**
     * Every text, label and title of the page, hidden or not, that is one of the English ones. What is marked as English is
     * meant so; what was written by people, and what the server says, is in nobody's rooms.
     */
    private static final String ENGLISH_LEFT = """
            const { ROOMS } = await import("/language.js");
            const read = async (language, room) => (await fetch("/words/" + language + "/" + room + ".json")).json();
            const values = (node) => typeof node === "string" ? [node] : Object.values(node).flatMap(values);
            const own = document.documentElement.lang;
            const bare = (text) => text.replace(/[\\u2066-\\u2069]/g, "").replace(/\\s+/g, " ").trim();
            const pattern = (text) => new RegExp("^" + bare(text).split(/\\{\\{\\w+\\}\\}/)
                .map((part) => part.replace(/[.*+?^${}()|[\\]\\\\]/g, "\\\\$&")).join(".+") + "[.:]?$");
            // A pattern that is little but its values would fit anything.
            const tells = (text) => (text.replace(/\\{\\{\\w+\\}\\}/g, "").match(/\\p{L}/gu) ?? []).length >= (text.includes("{{") ? 6 : 1);
            const english = [];
            for (const room of ROOMS) {
              const [ours, theirs] = [values(await read("en", room)), values(await read(own, room))];
              english.push(...ours.filter((text) => tells(text) && !theirs.includes(text)).map(pattern));
            }
            const said = [document.title];
            const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
              if (!walker.currentNode.parentElement.closest("[lang=en], select, code, script, noscript")) said.push(...walker.currentNode.data.split(" · "));
            }
            for (const node of document.querySelectorAll("[aria-label], [title], [placeholder]")) {
              said.push(node.getAttribute("aria-label") ?? "", node.title, node.getAttribute("placeholder") ?? "");
            }
            return said.map(bare).filter((text) => text && english.some((one) => one.test(text))).join("\\n");
            """;

    @Test
    void aConflictIsReadInEveryLanguage(@TempDir Path folder) throws IOException, InterruptedException {
        SoftAssertions all = new SoftAssertions();
        try (Stage stage = Stage.open(folder);
                Browser browser = Browser.start()) {
            stage.playThrough("message.send", "medevac-flash");
            browser.signIn(stage.address(), stage.player().signInCode("israel"));
            for (String language : OTHERS) {
                choose(browser, language);
                WebElement page = browser.one("html");
                all.assertThat(page.getDomAttribute("lang")).isEqualTo(language);
                all.assertThat(page.getDomAttribute("dir")).isEqualTo(RIGHT_TO_LEFT.contains(language) ? "rtl" : "ltr");
                all.assertThat(browser.one(".exercise").getText())
                        .as("an exercise is known in %s and in English", language)
                        .contains("EXERCISE")
                        .containsPattern("(?U)\\p{L}{5,}");
                browser.await("tr[data-kind=conflict]");
                if (language.equals("he")) {
                    browser.documented("console-he");
                } else {
                    browser.picture("console-" + language);
                }
                all.assertThat(browser.ask(ENGLISH_LEFT)).as(language).isEmpty();
                all.assertThat(browser.barriers()).as(language).isEmpty();
                all.assertThat(browser.complaints()).as(language).isEmpty();
            }
        }
        all.assertAll();
    }

    @Test
    void whatIsTheSameInEveryLanguageIsNeverTurnedRound(@TempDir Path folder) throws IOException, InterruptedException {
        try (Stage stage = Stage.open(folder);
                Browser browser = Browser.start()) {
            stage.playThrough("notice.file", "t4-south");
            browser.signIn(stage.address(), stage.player().signInCode("israel"));
            choose(browser, "he");
            browser.one("#tab-conflicts").click();
            for (String css :
                    List.of("#dtg", "#utc", "tr[data-kind=conflict] .row-id", "tr[data-kind=conflict] .dtg")) {
                assertThat(browser.await(css).getCssValue("direction")).as(css).isEqualTo("ltr");
            }
            assertThat(browser.one("#desk").getRect().getX())
                    .as("the desk is on the side where reading ends")
                    .isLessThan(browser.one("#map").getRect().getX());

            WebElement conflicts = browser.one("#tab-conflicts");
            conflicts.sendKeys(Keys.ARROW_LEFT);
            assertThat(browser.await("[role=tab][aria-selected=true]").getDomAttribute("id"))
                    .as("the next tab is to the left")
                    .isEqualTo("tab-notices");
        }
    }

    @Test
    void theLanguageIsChosenOnThePageAndKept(@TempDir Path folder) throws IOException, InterruptedException {
        try (Stage stage = Stage.open(folder);
                Browser browser = Browser.start()) {
            browser.signIn(stage.address(), stage.player().signInCode("israel"));
            assertThat(browser.one("#language").getRect().getHeight()).as("px").isGreaterThanOrEqualTo(44);
            choose(browser, "ar");
            browser.open(stage.address());
            browser.await("html[lang=ar][data-ready=true]");
        }
    }

    @Test
    void withoutWordsThePageSaysSoInEnglishAndTriesAgain(@TempDir Path folder)
            throws IOException, InterruptedException {
        try (Stage stage = Stage.open(folder);
                Browser browser = Browser.start()) {
            browser.signIn(stage.address(), stage.player().signInCode("israel"));
            choose(browser, "tr");
            browser.blocks("*/words/*");
            browser.open(stage.address());
            assertThat(browser.await("#starting-failed").getText())
                    .contains("The server cannot be reached. Trying again.");
            browser.blocks();
            browser.await("html[lang=tr][data-ready=true]");
        }
    }

    private static void choose(Browser browser, String language) {
        new Select(browser.one("#language")).selectByValue(language);
        browser.await("html[lang=" + language + "][data-ready=true][data-feed=live]");
    }
}
