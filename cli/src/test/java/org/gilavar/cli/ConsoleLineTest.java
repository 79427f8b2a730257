package org.gilavar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The line in the console: what takes the screen, the board, writing by the phrase book, the watch and its handover. */
@Timeout(240)
final class ConsoleLineTest {

    private static final String FLASH = "turkiye.medevac-flash";
    private static final String NIGHT = "night-desk";

    /** Whatever is pressed and is smaller than 44 px one way, by its words. */
    private static final String TOO_SMALL = """
            return [...document.querySelectorAll("dialog[open] button, .line-strip button, dialog[open] .field input, dialog[open] select")]
              .filter((b) => b.checkVisibility() && (b.offsetWidth < 44 || b.offsetHeight < 44))
              .map((b) => b.textContent + " " + b.offsetWidth + "x" + b.offsetHeight).join("; ");
            """;

    /** Exercises begin in the days to come. */
    private final Instant start =
            LocalDate.now(ZoneOffset.UTC).plusDays(2).atTime(8, 0).toInstant(ZoneOffset.UTC);

    @Test
    void aFlashTakesTheScreenUntilItIsTakenOrLeft(@TempDir Path folder) throws IOException, InterruptedException {
        try (Stage stage = Stage.open(folder);
                Browser browser = Browser.start()) {
            stage.playThrough("message.send", "medevac-flash");
            browser.signIn(stage.address(), stage.player().signInCode("israel"));

            WebElement alert = browser.await("#alert[open]");
            browser.await("#alert-words span[lang=en]");
            assertThat(plain(alert))
                    .contains("FLASH", "Türkiye to Israel: Search and rescue", "S47", "Medical evacuation along the line")
                    .contains("Free text, not translated:")
                    .contains("senior duty officer", "to reach the head of the duty centre", "head of delegation");
            assertThat(browser.one("#alert .alert-time .timer-left").getText()).isEqualTo("01:00");
            assertThat(browser.one("#alert .alert-since").getText()).contains("00:00");
            assertThat(plain(browser.one("#alert .ladder .next"))).contains("senior duty officer", "03:00");
            assertThat(focused(browser)).isEqualTo("Take it");
            assertThat(browser.one("#alert .alert-exercise").isDisplayed())
                    .as("an exercise is unmistakable here too")
                    .isTrue();
            assertThat(browser.one("#alert").getDomAttribute("data-sound")).isIn("on", "off");
            assertThat(browser.barriers()).isEmpty();
            assertThat(browser.ask(TOO_SMALL)).isEmpty();
            browser.documented("console-flash");

            browser.one("#alert .take").sendKeys(Keys.ESCAPE);
            browser.one("#alert .take").sendKeys(Keys.ESCAPE);
            assertThat(browser.all("#alert[open]")).as("Escape dismisses nothing").hasSize(1);

            browser.one("#alert .leave").click();
            assertThat(browser.one("#alert .alert-sure").getText()).contains("Nobody is told that you leave it");
            browser.one("#alert .leave-sure").click();
            assertThat(browser.all("#alert[open]")).isEmpty();
            assertThat(browser.await("#flash").getText()).as("it stays across the top").contains("FLASH");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    /** Its words without the marks that keep directions apart. */
    private static String plain(WebElement element) {
        return element.getText().replaceAll("[\u2066-\u2069]", "");
    }

    private static String focused(Browser browser) {
        return browser.ask("return document.activeElement.textContent;");
    }
}
