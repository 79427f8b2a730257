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

/** The time bars, the moment that is looked at, and playing back, in a real Chromium while the example is played. */
@Timeout(400)
final class ConsoleTimeTest {

    private static final String OVERLAP = "#bars-room rect.bar-overlap";

    @Test
    void whatIsTooCloseIsBorderedAndHatchedOnBothSides(@TempDir Path folder) throws IOException, InterruptedException {
        try (Stage stage = Stage.open(folder);
                Browser browser = Browser.start()) {
            stage.playThrough("notice.file", "t4-south");

            browser.signIn(stage.address(), stage.player().signInCode("turkiye"));
            browser.await("#bars-room [data-kind=notice].in-conflict");
            assertThat(rowsInConflict(browser))
                    .as("its own notice, and the other side, of which only the overlap is told")
                    .containsExactly("notice/turkiye.t4-survey", "conflict/israel-turkiye-1/israel");
            assertThat(browser.all(OVERLAP))
                    .as("seen in the span it opens with")
                    .hasSize(2);
            assertThat(isRed(browser)).isTrue();
            assertThat(browser.one("#bars-room [data-kind=notice].in-conflict").getDomAttribute("aria-label"))
                    .contains(
                            "t4-survey", "FL180–FL220", "140800ZAPR25", "IN CONFLICT", "israel-turkiye-1", "too close");
            assertThat(isAligned(browser)).isEqualTo("true");
            assertThat(barriers(browser)).isEmpty();
            assertThat(browser.complaints()).isEmpty();
            browser.documented("console-bars");

            browser.signIn(stage.address(), stage.player().signInCode("azerbaijan"));
            browser.await("#bars-room [data-kind=notice].in-conflict");
            assertThat(rowsInConflict(browser))
                    .as("the facilitator sees both")
                    .containsExactly("notice/israel.t4-south", "notice/turkiye.t4-survey");
            browser.one("#bars-enlarge").click();
            browser.one("#bars-fit").click();
            browser.await("#bars-room [data-id='turkiye.t4-survey'] rect.bar.bar-notice");
            browser.picture("console-bars-large");

            browser.ask("localStorage.setItem('gilavar.language', 'he')");
            browser.signIn(stage.address(), stage.player().signInCode("turkiye"));
            browser.await("#bars-room [data-kind=notice].in-conflict");
            assertThat(
                            browser.ask(
                                    "const x = (css) => document.querySelector(css).getBoundingClientRect().left; return x('.bars-name') > x('.bars-lane')"))
                    .as("names at the right, where one reads from; time runs as on the desk of the other side")
                    .isEqualTo("true");
            assertThat(isAligned(browser)).isEqualTo("true");
            browser.one("#bars-cursor").sendKeys(Keys.chord(Keys.CONTROL, Keys.ARROW_LEFT));
            browser.await("html[data-looking=past][data-reading=false]");
            assertThat(barriers(browser)).isEmpty();
            assertThat(browser.complaints()).isEmpty();
            browser.picture("console-bars-he");
        }
    }

    @Test
    void allFollowTheMomentAndOneKeyIsTheWayBack(@TempDir Path folder) throws IOException, InterruptedException {
        try (Stage stage = Stage.open(folder);
                Browser browser = Browser.start()) {
            stage.playThrough("notice.file", "t4-south");
            browser.signIn(stage.address(), stage.player().signInCode("turkiye"));
            WebElement cursor = browser.await("#bars-cursor");
            assertThat(browser.one("#not-now").isDisplayed()).isFalse();
            assertThat(cursor.getDomAttribute("aria-valuetext")).isEqualTo("12 Apr 10:00Z, 121000ZAPR25, now");

            cursor.sendKeys(Keys.ARROW_RIGHT);
            browser.await("#bars-cursor[aria-valuetext='12 Apr 10:01Z, 121001ZAPR25, to come']");
            cursor.sendKeys(Keys.chord(Keys.SHIFT, Keys.ARROW_RIGHT));
            browser.await("#bars-cursor[aria-valuetext^='12 Apr 10:06Z']");
            for (int hour = 0; hour < 47; hour++) {
                cursor.sendKeys(Keys.chord(Keys.CONTROL, Keys.ARROW_RIGHT));
            }
            browser.await("#bars-cursor[aria-valuetext^='14 Apr 09:06Z']");
            assertThat(browser.await("#band-looking").getText()).contains("LOOKING AT", "14 0906Z APR 25", "not now");
            browser.await("#bars-room [data-id='turkiye.t4-survey'] rect.bar.open");
            browser.await("#map-region[data-stamp]");
            assertThat(plain(browser.one("#map-moment"))).contains("Filled dark: open at 14 0906Z APR 25");
            assertThat(browser.one("#dtg").getText())
                    .as("the clock is of now, whatever is looked at")
                    .isEqualTo("121000ZAPR25");

            browser.one("#bars-list").sendKeys("n");
            browser.await("html[data-looking=now]");
            assertThat(browser.one("#not-now").isDisplayed()).isFalse();
            browser.await("#bars-cursor[aria-valuetext^='12 Apr 10:00Z']");

            browser.drag(browser.one("#bars-cursor"), -40);
            browser.await("html[data-looking=past][data-reading=false]");
            assertThat(browser.await("#desk-past").getText()).contains("Not now");
            assertThat(browser.all("#desk .card"))
                    .as("hours before, no box was filed, and the terms were still to be signed")
                    .extracting(card -> card.getDomAttribute("data-kind"))
                    .containsExactly("arrangement");
            browser.one("#band-now").click();
            browser.await("html[data-looking=now]");
            browser.await("#desk .card[data-kind=conflict]");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void whatWasKnownThenIsPlayedBackWhileTheFeedGoesOn(@TempDir Path folder) throws IOException, InterruptedException {
        try (Stage stage = Stage.open(folder);
                Browser browser = Browser.start()) {
            stage.playThrough("notice.file", "hama-training");
            browser.signIn(stage.address(), stage.player().signInCode("turkiye"));
            assertThat(browser.one("#sum-conflicts").getText())
                    .as("settled by now")
                    .isEqualTo("0");

            browser.one("#bars-play").click();
            type(browser, "#band-from", "121005ZAPR25");
            type(browser, "#band-until", "2025-04-12 12:00Z");
            browser.one("#band-until").sendKeys(Keys.ENTER);
            browser.await("html[data-looking=past][data-reading=false]");
            browser.await("#sum-conflicts-box.in-conflict");
            assertThat(browser.await("#desk .card.then[data-kind=conflict]").getText())
                    .contains("israel-turkiye-1");
            assertThat(browser.all("#desk .card [data-until]"))
                    .as("nothing of the past counts down")
                    .isEmpty();
            assertThat(plain(browser.one("#band-live"))).contains("conflicts open 0");
            browser.one("#bars-spans [data-hours='72']").click();
            browser.await(OVERLAP);
            assertThat(rowsInConflict(browser)).contains("notice/turkiye.t4-survey");
            assertThat(barriers(browser)).isEmpty();
            browser.documented("console-playback");
            browser.dark();
            assertThat(barriers(browser)).isEmpty();
            browser.picture("console-playback-dark");

            stage.playThrough("notice.file", "damascus-high");
            browser.await("#band-live");
            browser.ask("""
                    while (!document.querySelector("#band-live").textContent.replace(/[\\u2068\\u2069]/g, "").includes("conflicts open 1")) await new Promise((r) => setTimeout(r, 50));
                    """);
            assertThat(browser.all("#desk .card[data-id='israel-turkiye-2']"))
                    .as("of that day nothing was known then")
                    .isEmpty();

            choose(browser, "#band-speed", "600");
            browser.one("#band-play").click();
            browser.await("#sum-conflicts-box:not(.in-conflict)");
            browser.await("#band-play[aria-label=Play]");
            browser.await("#bars-cursor[aria-valuetext^='12 Apr 12:00Z']");
            assertThat(browser.one("#tab-conflicts").getDomAttribute("data-count"))
                    .as("played to the end of the period it is settled")
                    .isEqualTo("0");

            browser.one("#band-back").click();
            browser.await("#bars-cursor[aria-valuetext^='12 Apr 11:50Z']");
            browser.one("#bars-list").sendKeys("n");
            browser.await("#tab-conflicts[data-count='1']");
            browser.await("#desk .card[data-id='israel-turkiye-2']:not(.then)");

            browser.one("#bars-cursor").sendKeys(Keys.ARROW_LEFT);
            browser.await("html[data-looking=past][data-reading=false]");
            stage.playThrough("message.send", "drill-one");
            assertThat(browser.await("#alert[open]").getText())
                    .as("a FLASH takes the screen, whatever is looked at")
                    .contains("FLASH");
            browser.one("#alert .leave").click();
            browser.one("#alert .leave-sure").click();
            browser.await("#flash .flash-row button").click();
            browser.await("html[data-looking=now]");
            browser.await("#desk .card.selected[data-kind=message]");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void everyRowIsReachedAndChosenWithTheKeyboard(@TempDir Path folder) throws IOException, InterruptedException {
        try (Stage stage = Stage.open(folder);
                Browser browser = Browser.start()) {
            stage.playThrough("notice.file", "t4-south");
            browser.signIn(stage.address(), stage.player().signInCode("turkiye"));
            browser.await("#bars-room [data-kind=notice].in-conflict");
            WebElement list = browser.one("#bars-list");
            list.sendKeys(Keys.ARROW_DOWN);
            browser.await("#bars-list[aria-activedescendant='bar-deadlines']");
            assertThat(browser.one("[id='bar-deadlines']").getDomAttribute("aria-label"))
                    .contains("Overlap begins", "israel-turkiye-1");
            list.sendKeys(Keys.ARROW_DOWN);
            browser.await("#bars-list[aria-activedescendant='bar-notice/turkiye.t4-survey']");
            list.sendKeys(Keys.ENTER);
            browser.await("#bars-room .selected[data-id='turkiye.t4-survey'][aria-selected=true]");
            browser.await("#panel-notices tr.selected[data-id='turkiye.t4-survey']");
            browser.one("#bars-spans [data-hours='24']").click();
            browser.await("#bars-spans [data-hours='24'][aria-pressed=true]");
            list.sendKeys("+");
            browser.await("#bars-spans [data-hours='24'][aria-pressed=false]");
            list.sendKeys("-");
            browser.await("#bars-spans [data-hours='24'][aria-pressed=true]");
            for (int press = 0; press < 3; press++) {
                list.sendKeys(Keys.ARROW_RIGHT);
            }
            awaitNow(browser, false);
            list.sendKeys("n");
            awaitNow(browser, true);
            list.sendKeys(Keys.END);
            browser.await("#bars-room .bars-row.active[data-kind=zone]");
            assertThat(browser.ask("return document.querySelector('#bars-list').scrollTop > 0"))
                    .isEqualTo("true");

            browser.one("#tab-conflicts").click();
            browser.one("#panel-conflicts .row-id").click();
            browser.await("#bars-room .selected[data-kind=notice]");
            assertThat(browser.ask("return document.querySelector('#bars-list').scrollTop < 30"))
                    .as("what is chosen elsewhere is scrolled to")
                    .isEqualTo("true");
        }
    }

    /** Whoever speaks to the computer must be able to say an N without leaving what is looked at. */
    @Test
    void theKeyCanBePutOff(@TempDir Path folder) throws IOException, InterruptedException {
        try (Stage stage = Stage.open(folder);
                Browser browser = Browser.start()) {
            browser.signIn(stage.address(), stage.player().signInCode("turkiye"));
            browser.one("#bars-cursor").sendKeys(Keys.ARROW_LEFT);
            browser.await("html[data-looking=past]");
            browser.one("#band-key").click();
            browser.one("#bars-list").sendKeys("n");
            assertThat(browser.await("#not-now").isDisplayed()).isTrue();
            type(browser, "#band-from", "tomorrow");
            browser.one("#band-from").sendKeys(Keys.ENTER);
            browser.await("#band-from[aria-invalid=true]");
            assertThat(browser.one("#band-refused").getText()).contains("Not understood");
            assertThat(barriers(browser)).isEmpty();
        }
    }

    /** Forwards the feed is folded, page by page; backwards, and far ahead, the server is asked for what stood. */
    @Test
    void howeverOneComesToAMomentThePictureIsTheSame(@TempDir Path folder) throws IOException, InterruptedException {
        try (Stage stage = Stage.open(folder);
                Browser browser = Browser.start()) {
            browser.open(stage.address());
            String found = browser.ask("""
                    const { Past } = await import("/bars/past.js");
                    const { Moment } = await import("/moment.js");
                    const { Clock } = await import("/time.js");
                    const MINUTE = 60_000, begin = Date.parse("2025-04-12T00:00:00Z"), told = 3_500, page = 1_000;
                    const iso = (time) => new Date(time).toISOString();
                    const feed = Array.from({ length: told }, (_, i) => ({ n: i + 1, at: iso(begin + Math.floor(i / 3) * MINUTE), item: { kind: "zone", id: "z" + (i * 7) % 40, v: i } }));
                    const end = Date.parse(feed.at(-1).at) + MINUTE;
                    const standing = (at) => new Map(feed.filter((telling) => Date.parse(telling.at) <= at).map((telling) => [telling.item.id, telling]));
                    const asked = [];
                    window.fetch = async (address) => {
                      const { pathname, searchParams } = new URL(address, location);
                      asked.push(pathname);
                      if (pathname === "/v1/feed") {
                        const after = Number(searchParams.get("after")), items = feed.slice(after, after + page);
                        return Response.json({ items, ...(after + page < told && { next: after + page }) });
                      }
                      const items = [...standing(Date.parse(searchParams.get("at"))).values()].sort((a, b) => a.n - b.n);
                      return Response.json({ upTo: items.at(-1)?.n ?? 0, erased: 0, items });
                    };
                    const clock = new Clock();
                    clock.hear(iso(end));
                    clock.running = false;
                    const moment = new Moment(clock);
                    const past = new Past({ clock, moment, me: { party: "israel", post: "duty-officer", mechanism: {} } });
                    const wrong = [];
                    const go = async (at) => {
                      moment.choose(at);
                      await past.follow();
                      const picture = (zones) => JSON.stringify(zones.map((z) => [z.id, z.v]).sort());
                      if (past.isReading || picture(past.picture.store.all("zone")) !== picture([...standing(at).values()].map((telling) => telling.item))) wrong.push(iso(at));
                    };
                    for (let i = 0; i < 1_100; i++) await go(begin + i * MINUTE);
                    const forwards = asked.filter((path) => path.includes("reconstruction")).length + " and " + asked.filter((path) => path.includes("feed")).length;
                    for (let i = 0, random = 7; i < 150; i++) {
                      random = (random * 1_103_515_245 + 12_345) % 2_147_483_648;
                      await go(begin - 5 * MINUTE + random % (end - begin));
                    }
                    moment.now();
                    await past.follow();
                    return [wrong.length, forwards, past.picture, past.tense].join("; ");
                    """);
            assertThat(found)
                    .as("wrong pictures; asked of what stood, and for pages, going forwards")
                    .isEqualTo("0; 1 and 4; ; now");
        }
    }

    @Test
    void nothingIsMadeUpWhileTheServerCannotBeAsked(@TempDir Path folder) throws IOException, InterruptedException {
        try (Browser browser = Browser.start()) {
            try (Stage stage = Stage.open(folder)) {
                stage.playThrough("notice.file", "t4-south");
                browser.signIn(stage.address(), stage.player().signInCode("turkiye"));
                browser.await("#desk .card[data-kind=conflict]");
            }
            browser.await("html[data-feed=blind]");
            browser.one("#bars-cursor").sendKeys(Keys.ARROW_LEFT);
            browser.await("html[data-looking=past][data-reading=true]");
            browser.ask("""
                    while (!document.querySelector("#band-what").textContent.includes("cannot be read")) await new Promise((r) => setTimeout(r, 50));
                    """);
            assertThat(browser.all("#desk .card"))
                    .as("what is live is not shown as past")
                    .isEmpty();
            assertThat(browser.all("#sum-conflicts, #desk-nothing, #tables .empty, #tables .count"))
                    .as("and what is not read is not shown as nothing")
                    .noneMatch(WebElement::isDisplayed);
            assertThat(browser.await("#blind").getText()).contains("YOU ARE BLIND");
            browser.picture("console-past-unread");
        }
    }

    @Test
    void onlyWhatIsSeenOfTenThousandRowsIsInThePage(@TempDir Path folder) throws IOException, InterruptedException {
        try (Stage stage = Stage.open(folder);
                Browser browser = Browser.start()) {
            browser.open(stage.address());
            browser.await("#sign-in");
            String found = browser.ask("""
                    const { Bars } = await import("/bars/bars.js");
                    const { Moment } = await import("/moment.js");
                    const { Selection } = await import("/selection.js");
                    const { Store } = await import("/store.js");
                    const { Clock } = await import("/time.js");
                    const { Names } = await import("/words.js");
                    const painted = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
                    document.querySelector("#sign-in").hidden = true;
                    document.querySelector("#console").hidden = false;
                    const noon = Date.parse("2025-04-12T12:00:00Z");
                    const iso = (time) => new Date(time).toISOString();
                    const notice = (i) => ({ kind: "notice", id: "israel.n" + i, owner: "israel", version: 1, stage: "FILED", activity: { volumes: [{
                      altitude: { lower: "FL100", upper: "FL200" }, window: { start: iso(noon + i * 5_000), end: iso(noon + i * 5_000 + 3_600_000) } }] } });
                    const store = new Store();
                    store.reset({ upTo: 1, items: Array.from({ length: 10_000 }, (_, i) => notice(i)) });
                    const clock = new Clock();
                    clock.hear(iso(noon));
                    clock.running = false;
                    const bars = new Bars(new Selection(), new Moment(clock), clock);
                    const names = new Names(store, { party: "turkiye", mechanism: { facilitator: "azerbaijan" } });
                    bars.render(store, names, [], "now");
                    await painted();
                    const list = document.querySelector("#bars-list");
                    const few = document.querySelectorAll(".bars-row").length < 60;
                    list.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown" }));
                    list.dispatchEvent(new KeyboardEvent("keydown", { key: "End" }));
                    await painted();
                    return [few, list.getAttribute("aria-label").replace(/[\\u2068\\u2069]/g, ""), list.getAttribute("aria-activedescendant")].join("; ");
                    """);
            assertThat(found).isEqualTo("true; Time bars, 10000 rows in this span; bar-notice/israel.n9999");
        }
    }

    /** What is open is filled, what is far is pale; and what is in conflict is drawn whole, whenever it is. */
    @Test
    void theMapFillsWhatIsOpenAndPalesWhatIsFar(@TempDir Path folder) throws IOException, InterruptedException {
        try (Stage stage = Stage.open(folder);
                Browser browser = Browser.start()) {
            browser.open(stage.address());
            String drawn = browser.ask("""
                    const style = await import("/mapstyle.js");
                    const { isOpenAt, windowsOfItem } = await import("/bars/rows.js");
                    style.readTheme();
                    const box = new ol.Feature(new ol.geom.Polygon([[[0, 0], [1, 0], [1, 1], [0, 0]]]));
                    const look = (state) => {
                      box.set("state", { party: 0, label: "", ...state });
                      const own = style.quietNotice(box).at(-1);
                      return own.getFill().getColor().slice(7) + own.getStroke().getColor().slice(7);
                    };
                    const at = (time) => Date.parse("2025-04-12T" + time + "Z");
                    const notice = { kind: "notice", activity: { volumes: [{ window: { start: "2025-04-12T06:00:00Z", end: "2025-04-12T07:00:00Z" } }] } };
                    const open = ["05:59:59", "06:00:00", "06:59:59", "07:00:00"].map((time) => isOpenAt(windowsOfItem(notice), at(time)));
                    return [look({}), look({ active: true }), look({ far: true }), ...open].join(" ");
                    """);
            assertThat(drawn).isEqualTo("1a 66 0a59 false true true false");
        }
    }

    @Test
    void aTimeIsTypedAsPeopleWriteItAndNothingIsGuessed(@TempDir Path folder) throws IOException, InterruptedException {
        try (Stage stage = Stage.open(folder);
                Browser browser = Browser.start()) {
            browser.open(stage.address());
            String read = browser.ask("""
                    const { typedTime } = await import("/bars/typed.js");
                    const { spacedDtg } = await import("/time.js");
                    const forms = ["120600ZAPR25", "12 0600Z APR 25", " 12 0600z apr 2025", "2025-04-12T06:00Z", "2025-04-12 06:00", "2025-04-12T06:00:00Z", "2025-04-12 0600Z",
                      "310600ZAPR25", "120660ZAPR25", "12 0600Z APX 25", "12 0600 APR 25", "2025-04-12T06:00+03:00", "2025-04-12", "12.04.2025 06:00", ""];
                    return forms.map((form) => { const time = typedTime(form); return time === undefined ? "no" : spacedDtg(time); }).join(", ");
                    """);
            assertThat(read.split(", "))
                    .containsExactly(
                            "12 0600Z APR 25",
                            "12 0600Z APR 25",
                            "12 0600Z APR 25",
                            "12 0600Z APR 25",
                            "12 0600Z APR 25",
                            "12 0600Z APR 25",
                            "12 0600Z APR 25",
                            "no",
                            "no",
                            "no",
                            "no",
                            "no",
                            "no",
                            "no",
                            "no");
        }
    }

    /** Until the line that says now is on the axis, or has left it. */
    private static void awaitNow(Browser browser, boolean seen) {
        browser.ask("while (document.querySelector('#bars-now').hidden === " + seen
                + ") await new Promise((r) => setTimeout(r, 20));");
    }

    private static List<String> rowsInConflict(Browser browser) {
        return browser.all("#bars-room .in-conflict").stream()
                .map(row -> String.valueOf(row.getDomAttribute("id")).substring("bar-".length()))
                .toList();
    }

    /** Whether the axis, the lines across the rows and the bars are above each other. */
    private static String isAligned(Browser browser) {
        return browser.ask("""
                const ends = (css) => { const { left, right } = document.querySelector(css).getBoundingClientRect(); return [left, right].map(Math.round).join("-"); };
                const [strip, grid, lane] = ["#bars-strip", "#bars-grid", ".bars-row .bars-lane"].map(ends);
                return strip === grid && grid === lane ? "true" : [strip, grid, lane].join(", ");
                """);
    }

    /** Of the border of a bar and of the hatch, in whatever theme the browser has. */
    private static boolean isRed(Browser browser) {
        return browser.ask("""
                const red = Object.assign(document.createElement("i"), { className: "conflict-mark" });
                document.body.append(red);
                const color = (css) => getComputedStyle(document.querySelector(css)).stroke;
                const same = [color("#bars-room .in-conflict rect.bar"), color("#bars-room rect.bar-overlap"), color(".hatch-line")].every((one) => one === getComputedStyle(red).color);
                red.remove();
                return same;
                """).equals("true");
    }

    /** What stands in the way of somebody in the parts of this test. */
    private static List<String> barriers(Browser browser) {
        return browser.barriers().stream()
                .filter(line -> line.contains("bars")
                        || line.contains("band")
                        || line.contains("now")
                        || line.contains("map-moment")
                        || line.contains("desk-past"))
                .toList();
    }

    /** A text without the marks that set its values apart. */
    private static String plain(WebElement element) {
        return element.getText().replaceAll("[\\u2068\\u2069]", "");
    }

    private static void type(Browser browser, String css, String text) {
        browser.one(css).sendKeys(Keys.chord(Keys.CONTROL, "a"), text);
    }

    private static void choose(Browser browser, String css, String value) {
        browser.one(css + " option[value='" + value + "']").click();
    }
}
