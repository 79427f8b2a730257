package org.gilavar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import tools.jackson.databind.JsonNode;

/** A duty officer files, amends and withdraws a notice in a real Chromium, with the key of that browser. */
@Timeout(300)
final class ConsoleFilingTest {

    private static final String ISRAEL = "israel";
    private static final String TURKIYE = "turkiye";
    private static final String NOTICE = "israel.notice-121000";

    /** Where the two notices of the example overlap, as Israel is shown it. */
    private static final String IN_OVERLAP = "34.36 37.627";

    @Test
    void aNoticeIsCheckedWhileItIsTypedThenSignedAmendedAndWithdrawn(@TempDir Path folder, @TempDir Path files)
            throws IOException, InterruptedException {
        try (Stage stage = Stage.open(folder);
                Browser browser = Browser.start()) {
            stage.playThrough("notice.file", "t4-south");
            BrowserKeys.signIn(stage, browser, ISRAEL, files);
            browser.one("body").sendKeys("f");
            browser.await("#filing");
            browser.await("#review-notice").click();
            assertThat(wrong(browser, "volumes[0].altitude.lower")).isEqualTo("Fill this in.");
            assertThat(browser.await(".check").getText())
                    .contains("What is hidden from you is found when you file, and not before");
            place(browser, "34.36");
            assertThat(wrong(browser, "volumes[0].shape")).isNotBlank();
            place(browser, IN_OVERLAP);
            type(browser, "volumes[0].shape.radius", "5 NM");
            type(browser, "volumes[0].altitude.lower", "FL2X0");
            type(browser, "volumes[0].altitude", "FL220");
            type(browser, "volumes[0].window.start", "2025-04-14 09:00Z");
            type(browser, "volumes[0].window", "for 60 min");
            browser.await("[data-path='volumes[0].altitude.lower'].wrong");
            assertThat(wrong(browser, "volumes[0].altitude.lower"))
                    .as("the server says which field")
                    .contains("FL2X0");

            type(browser, "volumes[0].altitude.lower", "fl200");
            browser.await(".near li[data-near='conflict/israel-turkiye-1']");
            assertThat(browser.one(".check .near").getText()).contains("Reaches into the overlap of");
            assertThat(browser.one("[data-path='volumes[0].window'] .said").getText())
                    .as("a date-time group stands beside UTC")
                    .isEqualTo("140900ZAPR25 – 141000ZAPR25");
            assertThat(browser.barriers()).isEmpty();
            browser.documented("console-file-notice");

            browser.one("#review-notice").click();
            assertThat(browser.await(".to-sign .facts").getText())
                    .contains(NOTICE, "FL200–FL220", "14 Apr 09:00–10:00Z", "140900ZAPR25", "5 NM");
            assertThat(browser.one(".exact-words").getText())
                    .contains("\"type\": \"notice.file\"", "\"lower\": \"FL200\"");
            assertThat(browser.barriers()).isEmpty();
            browser.picture("console-review");
            browser.one("dialog .primary").click();
            assertThat(browser.await(".in-conflict-word").getText()).contains("israel-turkiye-2");
            browser.picture("console-filed");
            browser.one("dialog .primary").click();

            browser.await("tr[data-kind=conflict][data-id='israel-turkiye-2']");
            assertThat(conflict(stage, TURKIYE).has("closed"))
                    .as("the other side is told of it as well")
                    .isFalse();

            browser.one("#tab-notices").click();
            browser.await("tr[data-kind=notice][data-id='" + NOTICE + "'] .row-id")
                    .sendKeys(Keys.ENTER);
            browser.await("#notice-actions button[data-act='amend 1']").click();
            type(browser, "reason", "EXERCISE: above it.");
            type(browser, "volumes[0].altitude", "FL340");
            type(browser, "volumes[0].altitude.lower", "FL300");
            browser.await(".check[data-stands=checked]");
            browser.one("#review-notice").click();
            browser.await(".to-sign");
            browser.one("dialog .primary").click();
            browser.await("dialog .id");
            browser.one("dialog .primary").click();
            assertThat(notice(stage).path("version").asInt()).isEqualTo(2);
            assertThat(conflict(stage, TURKIYE).path("closed").asString()).isEqualTo("AMENDED");

            browser.await("#notice-actions button[data-act='withdraw 2']").click();
            browser.await("dialog input").sendKeys("EXERCISE: not needed.");
            browser.one("dialog .primary").click();
            browser.await(".to-sign");
            browser.one("dialog .primary").click();
            browser.await("#notice-actions:not(:has([data-act^=withdraw]))");
            assertThat(notice(stage).path("stage").asString()).isEqualTo("WITHDRAWN");
            assertThat(browser.complaints()).allMatch(said -> said.contains("400 (Bad Request)"));
        }
    }

    @Test
    void aShapeIsDrawnAndASuggestionIsApplied(@TempDir Path folder, @TempDir Path files)
            throws IOException, InterruptedException {
        try (Stage stage = Stage.open(folder);
                Browser browser = Browser.start()) {
            stage.playThrough("notice.file", "t4-south");
            BrowserKeys.signIn(stage, browser, ISRAEL, files);
            browser.one("#file-notice").click();
            browser.await(".volume .draw").click();
            browser.clickAt("#map", 40, 20);
            browser.clickAt("#map", 80, 20);
            browser.await("[data-path='volumes[0].shape']");
            assertThat(browser.one("[data-path='volumes[0].shape'] textarea").getDomProperty("value"))
                    .matches("-?\\d+(\\.\\d+)? -?\\d+(\\.\\d+)?");
            assertThat(browser.one("[data-path='volumes[0].shape.radius'] input")
                            .getDomProperty("value"))
                    .matches("\\d+\\.\\d NM");
            browser.one("#filing .sheet-close").click();

            browser.one("#tab-conflicts").click();
            browser.await("tr[data-kind=conflict][data-id='israel-turkiye-1'] .row-id")
                    .sendKeys(Keys.ENTER);
            browser.await("#notice-actions button[data-act*='PT']").click();
            assertThat(browser.await("[data-path='volumes[0].window.start'] input")
                            .getDomProperty("value"))
                    .as("a suggested time stands in the form")
                    .startsWith("2025-04-14 10:1");
            type(browser, "reason", "EXERCISE: as suggested.");
            browser.await(".check[data-stands=checked]");
            browser.one("#review-notice").click();
            browser.await(".to-sign");
            browser.one("dialog .primary").click();
            browser.await("dialog .id");
            assertThat(stage.player()
                            .client(ISRAEL)
                            .get("/v1/conflicts/israel-turkiye-1")
                            .path("closed")
                            .asString())
                    .isEqualTo("AMENDED");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void aTextIsReadIntoVolumesAndAnEarlierNoticeIsATemplate(@TempDir Path folder, @TempDir Path files)
            throws IOException, InterruptedException {
        try (Stage stage = Stage.open(folder);
                Browser browser = Browser.start()) {
            stage.playThrough("notice.file", "t4-south");
            browser.signIn(stage.address(), stage.player().signInCode(ISRAEL));
            browser.one("#file-notice").click();
            assertThat(browser.all("#filing .wrong"))
                    .as("nothing is wrong before anything has been typed")
                    .isEmpty();
            browser.await("#paste summary").click();
            browser.await("#paste textarea")
                    .sendKeys("AC R\nAN Range\nAL FL100\nAH FL140\nV X=34:48:00 N 038:54:00 E\nDC 5\n");
            browser.one("#read-pasted").click();
            browser.await("#paste[data-read='1']");
            assertThat(browser.one("[data-path='volumes[0].shape'] textarea").getDomProperty("value"))
                    .isEqualTo("34.8 38.9");
            assertThat(browser.one("[data-path='volumes[0].altitude'] input").getDomProperty("value"))
                    .isEqualTo("FL140");
            assertThat(browser.one("[data-path='volumes[0].window.start'] input")
                            .getDomProperty("value"))
                    .as("the text has no times, and none are made up")
                    .isEmpty();
            WebElement text = browser.one("#paste textarea");
            text.clear();
            text.sendKeys("neither");
            browser.one("#read-pasted").click();
            browser.await("#paste .near li");

            browser.one(".filing-form select").sendKeys("israel.t4-south");
            assertThat(browser.await("[data-path='volumes[0].window.start'] input")
                            .getDomProperty("value"))
                    .isEqualTo("2025-04-14 09:00Z");
            browser.await(".check[data-stands=checked]");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private static void place(Browser browser, String places) {
        WebElement area = browser.await("[data-path='volumes[0].shape'] textarea");
        area.clear();
        area.sendKeys(places);
    }

    /** Fills a field in, by the path of what it holds. */
    private static void type(Browser browser, String path, String text) {
        WebElement input = browser.await("[data-path='" + path + "'] input");
        input.sendKeys(Keys.chord(Keys.CONTROL, "a"), text);
    }

    private static String wrong(Browser browser, String path) {
        return browser.await("[data-path='" + path + "'].wrong .said").getText();
    }

    private static JsonNode notice(Stage stage) throws IOException, InterruptedException {
        return stage.player().client(ISRAEL).get("/v1/notices/" + NOTICE);
    }

    private static JsonNode conflict(Stage stage, String party) throws IOException, InterruptedException {
        return stage.player().client(party).get("/v1/conflicts/israel-turkiye-2");
    }
}
