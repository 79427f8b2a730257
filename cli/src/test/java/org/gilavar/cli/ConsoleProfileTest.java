package org.gilavar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The vertical profile and the instruments of the map, in a real Chromium. */
@Timeout(240)
final class ConsoleProfileTest {

    private static final String CONFLICT = "#profile-region g.span.conflict[data-id='israel-turkiye-1']";

    /** Each as it is written, and what it is read as: degrees to four decimals, or the word for what is wrong. */
    private static final String POSITIONS = """
            35.5 38.5 | 35.5000 38.5000
            35.5, 38.5 | 35.5000 38.5000
            35.5;38.5 | 35.5000 38.5000
            35,5 38,5 | 35.5000 38.5000
            35,5; 38,5 | 35.5000 38.5000
            35,38 | 35.0000 38.0000
            -35.5 -38.5 | -35.5000 -38.5000
            +35.5 +38.5 | 35.5000 38.5000
            35.5°N 38.5°E | 35.5000 38.5000
            35,5N 38,5E | 35.5000 38.5000
            n35.5 w38.5 | 35.5000 -38.5000
            E038°30' N35°30' | 35.5000 38.5000
            N35°30.6′ E038°30.6′ | 35.5100 38.5100
            35°30'36"N 38°30'36"E | 35.5100 38.5100
            35° 30' 36" N, 38° 30' 36" E | 35.5100 38.5100
            35°30''N 38°30''E | form
            35°30″N 38°30″E | form
            35'30°N 38°30'E | form
            35 30 36 S 38 30 36 W | -35.5100 -38.5100
            35:30:36 38:30:36 | 35.5100 38.5100
            35-30N 038-30E | 35.5000 38.5000
            35 30 38 30 | 35.5000 38.5000
            3530N03830E | 35.5000 38.5000
            353036N0383036E | 35.5100 38.5100
            3530.6N 03830.6E | 35.5100 38.5100
            35N038E | 35.0000 38.0000
            34°31′21″N 037°37′37″E | 34.5225 37.6269
            ٣٥٫٥، ٣٨٫٥ | 35.5000 38.5000
            90 -180 | 90.0000 -180.0000
            31NAA6602100000 | 0.0000 0.0000
            33U XP 05005 44998 | 48.2495 16.4145
            18S UJ 23394 07396 | 38.8977 -77.0365
            18suj 2339 0739 | 38.8976 -77.0365
            (nothing) | empty
            hello | form
            35.5 38.5 40 | form
            35,5, 38,5, 1 | form
            35.5.5 38 | form
            35 30,38 30 | form
            35.5 | half
            35N 38 | half
            35N 36N | hemispheres
            -35N 38E | sign
            35 60 0 N 38 0 0 E | sixty
            35 30 60 N 38 0 0 E | sixty
            91 0 | latitude
            0 181 | longitude
            35.5 30 N 38 30 E | decimals
            3530N3830E | places
            35301N0383015E | places
            61S DV 1111 1111 | zone
            0S DV 1111 1111 | zone
            37S DV 123 | digits
            37S DV | digits
            37T DV 1111 1111 | square
            37S AV 1111 1111 | square
            32X MH 1111 1111 | square
            """;

    @Test
    void positionsAreReadAsPeopleWriteThem(@TempDir Path folder) throws IOException, InterruptedException {
        try (Stage stage = Stage.open(folder);
                Browser browser = Browser.start()) {
            browser.open(stage.address());
            String wrong = browser.ask("""
                    const { parsePosition } = await import("/positions.js");
                    const read = (text) => {
                      try {
                        const { lat, lon } = parsePosition(text);
                        return [lat, lon].map((angle) => (Math.round(angle * 1e4) / 1e4 + 0).toFixed(4)).join(" ");
                      } catch (fault) {
                        return fault instanceof RangeError ? fault.message.replace("profile.position.", "") : "broke: " + fault;
                      }
                    };
                    return `%s`.trim().split("\\n").map((line) => line.split(" | ")).map(([text, expected]) => [text, expected, read(text === "(nothing)" ? " " : text)])
                      .filter(([, expected, found]) => expected !== found).map((line) => line.join(" | ")).join("\\n");
                    """.formatted(POSITIONS));
            assertThat(wrong).isEmpty();
        }
    }

    @Test
    void whatIsWrongWithAPositionIsSaidInEveryLanguage(@TempDir Path folder) throws IOException, InterruptedException {
        List<String> faults = POSITIONS
                .lines()
                .map(line -> line.substring(line.indexOf(" | ") + 3))
                .filter(expected -> Character.isLetter(expected.charAt(0)))
                .distinct()
                .toList();
        try (Stage stage = Stage.open(folder);
                Browser browser = Browser.start()) {
            browser.open(stage.address());
            String missing = browser.ask("""
                    const files = await Promise.all(["en", "tr", "he", "az", "ar", "ru"].map(async (tag) => [tag, await (await fetch("/words/" + tag + "/profile.json")).json()]));
                    return files.flatMap(([tag, words]) => "%s".split(",").filter((fault) => !words.position[fault]).map((fault) => tag + " " + fault)).join(", ");
                    """.formatted(String.join(",", faults)));
            assertThat(missing).isEmpty();
        }
    }

    /**
     * The geodesic is the worked example of the Geocentric Datum of Australia manual, Flinders Peak to Buninyong (54 972.271 m,
     * 306°52′05.37″). The first three grids are those that the makers of the MGRS library and many others state; the rest hold
     * fast what it gives in the odd zones of Norway and Svalbard, at the antimeridian, and that beyond the last bands is nothing.
     */
    @Test
    void instrumentsAgreeWithWhatIsPublished(@TempDir Path folder) throws IOException, InterruptedException {
        try (Stage stage = Stage.open(folder);
                Browser browser = Browser.start()) {
            browser.open(stage.address());
            String found = browser.ask("""
                    const { mgrsText } = await import("/positions.js");
                    const { geodesic } = await import("/profile/geodesic.js");
                    const grids = [[0, 0], [38.8977, -77.0365], [48.24949, 16.4145], [60, 5], [78, 15], [10, 180], [10, -180], [84.1, 0], [-80.1, 0]].map(([lat, lon]) => mgrsText(lat, lon));
                    const { metres, bearing } = geodesic({ lat: -37.95103341666667, lon: 144.42486788888888 }, { lat: -37.65282113888889, lon: 143.92649552777777 });
                    const nowhere = geodesic({ lat: 35, lon: 38 }, { lat: 35, lon: 38 });
                    return [...grids, metres.toFixed(2), bearing.toFixed(5), nowhere.metres].join("\\n");
                    """);
            assertThat(found.split("\n"))
                    .containsExactly(
                            "31N AA 66021 00000",
                            "18S UJ 23394 07396",
                            "33U XP 05004 44998",
                            "32V KM 76980 58157",
                            "33X WG 00000 58370",
                            "01P AM 71071 06909",
                            "01P AM 71071 06909",
                            "",
                            "",
                            "54972.27",
                            "306.86816",
                            "0");
        }
    }

    @Test
    void aConflictIsSeenFromTheSide(@TempDir Path folder) throws IOException, InterruptedException {
        try (Stage stage = Stage.open(folder);
                Browser browser = Browser.start()) {
            stage.playThrough("notice.file", "t4-south");
            browser.signIn(stage.address(), stage.player().signInCode("azerbaijan"));
            assertThat(browser.await("#profile-region .profile-empty").getText())
                    .contains("Profile line");

            browser.await("tr[data-kind=conflict] button").click();
            browser.await(CONFLICT);
            assertThat(browser.all("#profile-region g.span.notice")).hasSize(2);
            assertThat(browser.all("#profile-region g.span.notice .in-conflict"))
                    .as("both are edged red")
                    .hasSize(2);
            assertThat(browser.one(CONFLICT + " .body").getDomAttribute("fill")).startsWith("url(#profile-hatch");
            assertThat(browser.one(CONFLICT).getDomAttribute("aria-label")).contains("FL190–FL230");
            assertThat(browser.all("#profile-region g.span.active"))
                    .as("nothing is filled before it begins")
                    .isEmpty();
            browser.documented("console-profile");
            assertThat(browser.barriers()).isEmpty();

            button(browser, "Table").click();
            assertThat(plain(browser.await("#profile-region tr[data-kind=conflict] td.levels")))
                    .isEqualTo("FL190–FL230");
            assertThat(browser.all("#profile-region tr.in-conflict")).hasSize(3);
            assertThat(browser.barriers()).isEmpty();
            button(browser, "Table").click();
            browser.one(".profile-tools button[aria-label=Larger]").click();
            browser.await("dialog.wide g.span.conflict");
            browser.picture("console-profile-larger");
            assertThat(browser.barriers()).isEmpty();
            browser.one("dialog .sheet-close").click();

            browser.ask("document.querySelector(\"#profile-region g.span[tabindex='0']\").focus()");
            browser.hand().sendKeys(Keys.ARROW_RIGHT).perform();
            browser.await("#profile-region g.span.notice:focus");
            browser.hand().sendKeys(Keys.ENTER).perform();
            browser.await("#tables tr.selected[data-kind=notice]");
            browser.await("#profile-region g.span.notice.selected");
            assertThat(browser.all("#profile-region g.span.conflict"))
                    .as("seven miles from the other side, along its own axis, there is no overlap")
                    .isEmpty();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void theProfileFillsWhatIsActiveAtTheMomentLookedAt(@TempDir Path folder) throws IOException, InterruptedException {
        try (Stage stage = Stage.open(folder);
                Browser browser = Browser.start()) {
            browser.open(stage.address());
            String found = browser.ask("""
                    const { activeAt } = await import("/profile/spans.js");
                    const { ProfileLine } = await import("/profile/line.js");
                    const { outline } = await import("/geo.js");
                    const span = { window: { start: "2025-04-12T06:00:00Z", end: "2025-04-12T08:00:00Z" } };
                    const active = ["05:59:59", "06:00:00", "07:59:59", "08:00:00"].map((time) => activeAt(span, Date.parse("2025-04-12T" + time + "Z")));
                    const line = new ProfileLine([{ lat: 35, lon: 179 }, { lat: 35, lon: -179 }]);
                    const circle = outline({ type: "circle", centre: { lat: 35, lon: 180 }, radius: "10 NM" });
                    const ring = [[34, 179.4], [36, 179.4], [36, 179.6], [34.5, 179.6], [34.5, 179.8], [36, 179.8], [36, -179.9], [34, -179.9]].map(([lat, lon]) => ({ lat, lon }));
                    const inNM = (spans) => spans.map((pair) => pair.map((at) => (at / 1852).toFixed(1)).join("–")).join(" ");
                    return [active.join(" "), inNM([[0, line.length]]), inNM(line.spans(circle)), inNM(line.spans(outline({ type: "polygon", ring }))),
                      inNM(line.spans(outline({ type: "corridor", path: [{ lat: 34, lon: 179.5 }, { lat: 36, lon: 179.5 }], width: "0 NM" }))),
                      inNM(line.spans(outline({ type: "circle", centre: { lat: 36, lon: 180 }, radius: "10 NM" })))].join("; ");
                    """);
            assertThat(found)
                    .as(
                            "over the antimeridian; once into a circle, twice into a notched polygon, across a line, past a circle")
                    .isEqualTo("false true true false; 0.0–98.4; 39.2–59.2; 19.7–29.5 39.3–54.1; 24.6–24.6; ");
        }
    }

    @Test
    void levelsHaveAPlaceInTheDrawingInWhateverUnitTheyAreFiled(@TempDir Path folder)
            throws IOException, InterruptedException {
        try (Stage stage = Stage.open(folder);
                Browser browser = Browser.start()) {
            browser.open(stage.address());
            String found = browser.ask("""
                    const { drawn, ticks } = await import("/profile/levels.js");
                    const levels = ["SFC", "FL245", "FL-5", "1500 ft AGL", "3048 m AMSL", "3.048 km AMSL", "-430 m WGS-84"].map(drawn).map(({ feet, datum }) => Math.round(feet) + " " + datum);
                    return [...levels, ticks(0, 12_000, 4).join(" "), ticks(14_500, 27_000, 3).join(" "), ticks(-1_400, 3_000, 4).join(" ")].join("\\n");
                    """);
            assertThat(found.split("\n"))
                    .containsExactly(
                            "0 AGL",
                            "24500 FL",
                            "-500 FL",
                            "1500 AGL",
                            "10000 AMSL",
                            "10000 AMSL",
                            "-1411 WGS-84",
                            "0 5000 10000",
                            "15000 20000 25000",
                            "0 2000");
        }
    }

    @Test
    void aLineIsTypedOrPutOnTheMapWithTheKeyboard(@TempDir Path folder) throws IOException, InterruptedException {
        try (Stage stage = Stage.open(folder);
                Browser browser = Browser.start()) {
            stage.playThrough("notice.file", "t4-south");
            browser.signIn(stage.address(), stage.player().signInCode("azerbaijan"));
            browser.await(".profile-tools button[aria-label=Type]").click();
            WebElement text = browser.await("#profile-region textarea");
            text.sendKeys("34N 37.627E\n35N 36N");
            browser.one("#profile-region .typed-line button").click();
            assertThat(browser.await("#profile-region .typed-wrong").getText()).contains("Line", "2", "latitudes");
            text.sendKeys(Keys.BACK_SPACE, Keys.BACK_SPACE, Keys.BACK_SPACE, "37.627E");
            browser.one("#profile-region .typed-line button").click();
            browser.await("#profile-region g.span.notice");
            assertThat(browser.all("#profile-region g.span.notice"))
                    .as("the line goes through both")
                    .hasSize(2);

            button(browser, "Selection").click();
            browser.await("#profile-region .profile-empty");

            button(browser, "Profile line").click();
            browser.await("#map.taken");
            WebElement map = browser.one("#map");
            map.sendKeys(Keys.ENTER, Keys.ARROW_RIGHT);
            browser.await("#middle");
            assertThat(browser.await("#middle").getText()).contains("MGRS 3", "°");
            map.sendKeys(Keys.ENTER, Keys.ENTER);
            browser.await("#map:not(.taken)");
            browser.await("#profile-region .profile-note, #profile-region .profile-empty");
            assertThat(browser.one("#profile-region button[aria-pressed]").getDomAttribute("aria-pressed"))
                    .isEqualTo("false");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    /** What is pointed at is found by its outline, whatever picture it is drawn into; while a line is drawn, nothing is chosen. */
    @Test
    void aClickOnTheMapChoosesUnlessALineIsDrawn(@TempDir Path folder) throws IOException, InterruptedException {
        try (Stage stage = Stage.open(folder);
                Browser browser = Browser.start()) {
            stage.playThrough("notice.file", "t4-south");
            browser.before("""
                    const asked = window.matchMedia;
                    window.matchMedia = (query) => (query.includes("reduced-motion") ? { matches: true } : asked(query));
                    """);
            browser.signIn(stage.address(), stage.player().signInCode("azerbaijan"));
            browser.one("#tab-notices").click();
            browser.await("#tables tr[data-id='turkiye.t4-survey'] button").click();
            browser.await("#profile-region g.span.selected[data-id='turkiye.t4-survey']");
            WebElement map = browser.one("#map");

            browser.hand().moveToElement(map, -400, 0).click().perform();
            browser.await("#tables:not(:has(tr.selected))");
            browser.hand().moveToElement(map, 4, 4).click().perform();
            browser.await("#tables tr.selected[data-id='turkiye.t4-survey']");

            browser.hand().moveToElement(map, -400, 0).click().perform();
            browser.await("#tables:not(:has(tr.selected))");
            button(browser, "Profile line").click();
            browser.await("#map.taken");
            browser.hand()
                    .moveToElement(map, -150, 0)
                    .click()
                    .moveToElement(map, 150, 10)
                    .doubleClick()
                    .perform();
            browser.await("#map:not(.taken)");
            browser.await("#profile-region g.span[data-id='turkiye.t4-survey']");
            assertThat(browser.all("#tables tr.selected")).isEmpty();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void distanceAndBearingAreMeasuredLegByLeg(@TempDir Path folder) throws IOException, InterruptedException {
        try (Stage stage = Stage.open(folder);
                Browser browser = Browser.start()) {
            stage.playThrough("notice.file", "t4-south");
            browser.signIn(stage.address(), stage.player().signInCode("israel"));
            browser.one("#measure-button").click();
            browser.await("#map.taken");
            browser.one("#measure summary").click();
            browser.await("#measure textarea").sendKeys("34N 37E\n35N 37E\n35N 38E");
            browser.one("#measure form button").click();
            assertThat(rows(browser))
                    .containsExactly(
                            "A–B 59.90 NM 110.93 km 000.0°",
                            "B–C 49.29 NM 91.29 km 089.7°",
                            "Total 109.19 NM 202.22 km");
            assertThat(browser.one("#measure-said").getDomProperty("textContent"))
                    .contains("109.19 NM");
            browser.picture("console-measure");
            assertThat(browser.barriers()).isEmpty();
            browser.one("#measure textarea").sendKeys(Keys.ESCAPE);
            browser.await("#measure-button[aria-pressed=false]");

            browser.one("#measure-button").click();
            browser.await("#map.taken");
            browser.one("#map").sendKeys(Keys.ENTER, Keys.ARROW_UP, Keys.ENTER, Keys.ESCAPE);
            browser.await("#measure-button[aria-pressed=false]");
            assertThat(browser.all("#map.taken")).isEmpty();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private static List<String> rows(Browser browser) {
        browser.await("#measure tbody tr");
        return browser.all("#measure tbody tr").stream()
                .map(ConsoleProfileTest::plain)
                .toList();
    }

    /** Without the marks that keep the direction of what is written. */
    private static String plain(WebElement element) {
        return element.getText()
                .replaceAll("[\u2066-\u2069]", "")
                .replace('\n', ' ')
                .strip();
    }

    private static WebElement button(Browser browser, String word) {
        return browser.all("#profile-region .profile-tools button").stream()
                .filter(one -> one.getText().equals(word))
                .findFirst()
                .orElseThrow();
    }
}
