package org.gilavar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.support.ui.Select;

/** The line worked with the key of a browser: a FLASH is taken, read back and answered, and another is sent. */
@Timeout(300)
final class ConsoleLineSignedTest {

    private static final String NOW = "dialog[open]:last-of-type .sheet-foot .primary";

    @Test
    void aFlashIsTakenReadBackAndAnsweredAndOneIsSent(@TempDir Path folder, @TempDir Path files)
            throws IOException, InterruptedException {
        try (Stage stage = Stage.open(folder);
                Browser browser = Browser.start()) {
            stage.playThrough("message.send", "phone-through");
            BrowserKeys.signIn(stage, browser, "israel", files);
            stage.playThrough("message.send", "medevac-flash");

            browser.await("#alert[open][data-armed=true] .take").click();
            browser.await("html:not(:has(#alert[open])) .board-detail [data-step=taken]");
            browser.await(".board-detail [data-action=readBack]").click();
            signs(browser);
            assertThat(browser.await("[data-step=readBack]").getText()).contains("it matches");
            browser.one(".board-detail [data-action=answer]").click();
            signs(browser);
            assertThat(browser.await("[data-step=answered]").getText()).contains("Received");

            browser.one("#line-tab-write").click();
            browser.await(".compose input[type=search]").sendKeys("N89");
            browser.await(".phrases input[value=N89]").click();
            browser.await("input[name=notice]").sendKeys("turkiye.medevac");
            new Select(browser.one(".compose select")).selectByValue("turkiye");
            browser.one(".precedence-choice input[value=FLASH]").click();
            browser.one(".compose [type=submit]").click();
            signs(browser);
            browser.await(".board-row[data-message='israel.m-1']");
            assertThat(stage.player()
                            .client("turkiye")
                            .get("/v1/messages/israel.m-1")
                            .path("precedence")
                            .asString())
                    .isEqualTo("FLASH");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    /** Says so on the sheet that asks, and signs what the review shows. */
    private static void signs(Browser browser) {
        browser.await(NOW).click();
        browser.await(".to-sign");
        browser.await(NOW).click();
    }
}
