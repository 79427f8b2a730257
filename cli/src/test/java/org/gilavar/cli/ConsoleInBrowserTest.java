package org.gilavar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.gilavar.cli.scenario.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** A real Chromium looks at the console of each post while the example is played. */
@Timeout(240)
final class ConsoleInBrowserTest {

    private static final String FLASH = "turkiye.medevac-flash";

    @Test
    void eachPostSeesItsOwnSideOfAFlashInAConflict(@TempDir Path folder) throws IOException, InterruptedException {
        try (Stage stage = Stage.open(folder);
                Browser browser = Browser.start()) {
            stage.playThrough("message.send", "medevac-flash");

            browser.signIn(stage.address(), stage.player().signInCode("israel"));
            assertThat(browser.url()).as("the code has left the address bar").doesNotContain("code=");
            browser.await("#alert[open]");
            browser.one("#alert .leave").click();
            browser.one("#alert .leave-sure").click();
            assertThat(browser.await("#flash").getText())
                    .as("what has been left to another post stays across the top")
                    .contains("FLASH");
            assertThat(browser.all("#desk .card[data-kind=message][data-id='" + FLASH + "']"))
                    .isNotEmpty();
            browser.one("#tab-messages").click();
            assertThat(browser.await("tr[data-kind=message][data-id='" + FLASH + "'] span[lang=en]")
                            .getText())
                    .as("a phrase is read in the browser's language")
                    .contains(
                            "Medical evacuation along the line from", "Free text, not translated: ", "From 6000 ft up");
            browser.one("#tab-conflicts").click();
            assertThat(browser.one("#tab-conflicts").getDomAttribute("data-count"))
                    .isEqualTo("1");
            assertThat(noticeRows(browser)).isNotEmpty().allMatch(id -> id.startsWith("israel."));
            assertThat(browser.one(".exercise").isDisplayed())
                    .as("an exercise is unmistakable")
                    .isTrue();
            assertThat(browser.complaints()).isEmpty();
            browser.picture("console-israel-flash");

            browser.signIn(stage.address(), stage.player().signInCode("turkiye"));
            assertThat(noticeRows(browser)).isNotEmpty().allMatch(id -> id.startsWith("turkiye."));
            assertThat(browser.one("#tab-conflicts").getDomAttribute("data-count"))
                    .isEqualTo("1");
            assertThat(browser.complaints()).isEmpty();
            browser.picture("console-turkiye");

            browser.signIn(stage.address(), stage.player().signInCode("azerbaijan"));
            assertThat(noticeRows(browser))
                    .as("the facilitator sees both sides")
                    .anyMatch(id -> id.startsWith("israel."))
                    .anyMatch(id -> id.startsWith("turkiye."));
            assertThat(browser.complaints()).isEmpty();
            browser.picture("console-facilitator");
        }
    }

    @Test
    void theConsoleFollowsTheFeedAndSaysWhenItIsBlind(@TempDir Path folder) throws IOException, InterruptedException {
        try (Browser browser = Browser.start()) {
            try (Stage stage = Stage.open(folder)) {
                stage.playThrough("arrangement.propose", "baku-2025");
                browser.signIn(stage.address(), stage.player().signInCode("turkiye"));
                assertThat(browser.one("#tab-conflicts").getDomAttribute("data-count"))
                        .isEqualTo("0");

                stage.playThrough("notice.file", "t4-south");

                browser.await("#tab-conflicts[data-count='1']");
                browser.await("#desk .card[data-kind=conflict][data-id='israel-turkiye-1']");
                browser.one("#tab-conflicts").click();
                WebElement row = browser.await("tr[data-kind=conflict][data-id='israel-turkiye-1']");
                assertThat(row.getText()).contains("FL");
                assertThat(browser.complaints()).isEmpty();
                browser.documented("console-conflict");
            }
            assertThat(browser.await("#blind").getText()).contains("YOU ARE BLIND");
            browser.await("html[data-feed=blind]");
            browser.picture("console-blind");
        }
    }

    @Test
    void whatIsWrongWithTheRecordIsAcrossThePage(@TempDir Path folder) throws IOException, InterruptedException {
        // The terms name another log than the one that this server keeps.
        Scenario watched = new DemoWitnesses(Scenario.read(Stage.EXAMPLE), new SecureRandom()).watched();
        try (Stage stage = Stage.open(folder, watched);
                Browser browser = Browser.start()) {
            stage.playThrough("notice.file", "t4-south");
            browser.signIn(stage.address(), stage.player().signInCode("turkiye"));
            assertThat(browser.await("#record-alarm p").getText())
                    .contains("THE RECORD", "name another key of the common log");
            assertThat(browser.one("#record").getText()).contains("entries, not final yet");
            assertThat(browser.complaints()).isEmpty();
            browser.picture("console-record-alarm");
        }
    }

    /** Of another's notice there is one form at a time, and none past the end that its owner has set. */
    @Test
    void aNoticeOrItsTraceIsHeldAndNeitherForLongerThanItIsShown(@TempDir Path folder)
            throws IOException, InterruptedException {
        try (Stage stage = Stage.open(folder);
                Browser browser = Browser.start()) {
            browser.open(stage.address());
            String held = browser.ask("""
                    const { Store } = await import("/store.js");
                    const end = "2025-04-12T06:00:00Z", before = Date.parse(end) - 1, then = Date.parse(end);
                    const trace = (id) => ({ kind: "trace", id, owner: "israel", until: end });
                    const notice = (id, owner, until) => ({ kind: "notice", id, owner, activity: { release: { to: [], until } } });
                    const store = new Store();
                    const now = () => [...store.all("notice"), ...store.all("trace")].map((i) => i.kind + " " + i.id).join(", ");
                    const seen = [];
                    store.reset({ upTo: 1, items: [trace("a"), notice("b", "israel", end), notice("c", "turkiye", end)] });
                    store.fold({ n: 2, item: notice("a", "israel") });
                    store.fold({ n: 3, item: trace("b") });
                    seen.push(now());
                    store.expire(before, { party: "turkiye" });
                    seen.push(now());
                    store.expire(then, { party: "azerbaijan", facilitator: true });
                    seen.push(now());
                    store.expire(then, { party: "turkiye" });
                    seen.push(now());
                    return seen.join("; ");
                    """);
            String all = "notice a, notice c, trace b";
            assertThat(held).isEqualTo(all + "; " + all + "; " + all + "; notice a, notice c");
        }
    }

    @Test
    void theTablesAreReachedWithTheKeyboard(@TempDir Path folder) throws IOException, InterruptedException {
        try (Stage stage = Stage.open(folder);
                Browser browser = Browser.start()) {
            browser.signIn(stage.address(), stage.player().signInCode("israel"));
            WebElement conflicts = browser.one("#tab-conflicts");
            conflicts.click();
            conflicts.sendKeys(Keys.ARROW_RIGHT);
            assertThat(browser.await("[role=tab][aria-selected=true]").getDomAttribute("id"))
                    .isEqualTo("tab-notices");
            assertThat(browser.await("#panel-notices").isDisplayed()).isTrue();
        }
    }

    @Test
    void aSignInLinkIsGoodOnceAndNobodyEntersWithout(@TempDir Path folder) throws IOException, InterruptedException {
        try (Stage stage = Stage.open(folder);
                Browser browser = Browser.start()) {
            browser.open(stage.address());
            assertThat(browser.await("#sign-in").getText()).contains("You are not signed in");

            String code = stage.player().signInCode("israel");
            browser.signIn(stage.address(), code);
            browser.open(stage.address() + "/#code=" + code);
            assertThat(browser.await("#sign-in-refused").getText()).isNotBlank();
        }
    }

    private static java.util.List<String> noticeRows(Browser browser) {
        return browser.all("tr[data-kind=notice]").stream()
                .map(row -> String.valueOf(row.getDomAttribute("data-id")))
                .toList();
    }
}
