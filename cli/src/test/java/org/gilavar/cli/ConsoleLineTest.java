package org.gilavar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.gilavar.client.Bodies;
import org.gilavar.client.GilavarClient;
import org.gilavar.client.Identity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The line in the console: what takes the screen, the board, writing by the phrase book, the watch and its handover. */
@Timeout(240)
final class ConsoleLineTest {

    private static final String FLASH = "turkiye.medevac-flash";
    private static final String TURKIYE = "turkiye";
    private static final String ISRAEL = "israel";
    private static final String DUTY = "duty-officer";
    private static final String NIGHT = "night-desk";

    /** Whatever is pressed and is smaller than 44 px one way, by its words. */
    private static final String TOO_SMALL = """
            return [...document.querySelectorAll("dialog[open] button, .line-strip button, dialog[open] .line-field input, dialog[open] select")]
              .filter((b) => b.checkVisibility() && (b.offsetWidth < 44 || b.offsetHeight < 44))
              .map((b) => b.textContent + " " + b.offsetWidth + "x" + b.offsetHeight).join("; ");
            """;

    /** Keys that have no words. */
    private static final String WORDLESS =
            "return [...document.body.innerText.matchAll(/\\bline\\.[a-z]\\S*/g)].map(String).join(' ');";

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
                    .contains(
                            "FLASH", "Türkiye to Israel: Search and rescue", "S47", "Medical evacuation along the line")
                    .contains("Free text, not translated:")
                    .contains("senior duty officer", "to reach the head of the duty centre", "head of delegation");
            assertThat(browser.one("#alert .alert-time .timer-left").getText()).isEqualTo("01:00");
            assertThat(browser.one("#alert .alert-since").getText()).contains("00:00");
            assertThat(plain(browser.one("#alert .ladder .next"))).contains("senior duty officer", "03:00");
            assertThat(focused(browser)).isEqualTo("Take it");
            assertThat(browser.one("#alert .alert-exercise").isDisplayed())
                    .as("an exercise is unmistakable here too")
                    .isTrue();
            assertThat(browser.await("#alert[data-sound=off] .sound-allow").getText())
                    .as("nobody has pressed anything here yet, so the browser keeps it silent")
                    .contains("Sound is off: press to allow");
            assertThat(browser.barriers()).isEmpty();
            assertThat(browser.ask(TOO_SMALL)).isEmpty();
            browser.documented("console-flash");

            browser.one("#alert .take").sendKeys(Keys.ESCAPE);
            browser.one("#alert .take").sendKeys(Keys.ESCAPE);
            assertThat(browser.all("#alert[open]"))
                    .as("Escape dismisses nothing")
                    .hasSize(1);

            browser.one("#alert .sound-allow").click();
            assertThat(browser.await("#alert[data-sound=on] .sound-word").getText())
                    .contains("The sound is on");

            browser.one("#alert .leave").click();
            assertThat(browser.one("#alert .alert-sure").getText()).contains("Nobody is told that you leave it");
            browser.one("#alert .leave-sure").click();
            assertThat(browser.all("#alert[open]")).isEmpty();
            assertThat(browser.await("#flash").getText())
                    .as("it stays across the top")
                    .contains("FLASH");

            browser.ask("localStorage.setItem('gilavar.language', 'ar');");
            browser.signIn(stage.address(), stage.player().signInCode("israel"));
            browser.await("#alert-words span[lang=ar]");
            assertThat(plain(browser.one("#alert-words")))
                    .contains("S47", "291030ZAPR25 (10:30 UTC)", "نص حر، غير مترجم:");
            assertThat(focused(browser)).isEqualTo("تولَّ الأمر");
            assertThat(browser.barriers()).isEmpty();
            browser.picture("console-flash-ar");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void anotherPostTakesItAndTheBoardSaysStepByStepWhatWas(@TempDir Path folder)
            throws IOException, InterruptedException {
        try (Trial trial = Trial.exercise(folder, start, ConsoleLineTest::withPostsOnTheLadder);
                Browser browser = Browser.start()) {
            trial.enrols(ISRAEL, "duty-3");
            says(
                    trial,
                    TURKIYE,
                    DUTY,
                    "line",
                    "send",
                    ISRAEL,
                    "Stop. Your activity is unsafe for ours.",
                    "--purpose",
                    "STOP_URGENT",
                    "--precedence",
                    "FLASH",
                    "--name",
                    "stop");
            says(
                    trial,
                    TURKIYE,
                    DUTY,
                    "line",
                    "send",
                    ISRAEL,
                    "Is that your traffic?",
                    "--purpose",
                    "QUERY",
                    "--name",
                    "q");
            says(
                    trial,
                    TURKIYE,
                    DUTY,
                    "line",
                    "send",
                    ISRAEL,
                    "Stop again.",
                    "--purpose",
                    "STOP_URGENT",
                    "--precedence",
                    "FLASH",
                    "--name",
                    "stop-2");
            trial.passTo(start.plusSeconds(650));

            browser.signIn(
                    trial.address().toString(), trial.client(Trial.FACILITATOR).signInCode());
            assertThat(plain(browser.await("#alert[open]")))
                    .contains("ALARM", "Nobody at israel answers FLASH of turkiye", "duty officer");
            assertThat(focused(browser)).isEqualTo("Take the alarm");
            browser.picture("console-alarm");

            browser.signIn(trial.address().toString(), trial.client(ISRAEL).signInCode());
            assertThat(plain(browser.await("#alert[open]")))
                    .contains("OVERDUE", "Post duty-3", "called at 08:03Z", "1 more waits");
            says(trial, ISRAEL, "duty-3", "line", "take", "turkiye.stop");
            assertThat(plain(browser.await("#alert[open] [data-message='turkiye.stop-2']")))
                    .contains("Stop again.")
                    .doesNotContain("more wait");
            says(trial, ISRAEL, "duty-3", "line", "take", "turkiye.stop-2");
            browser.await("html:not(:has(#alert[open])) #line-room");

            browser.one("body").sendKeys("m");
            assertThat(browser.await(".board-row[data-message='turkiye.stop']").getText())
                    .as("the most urgent is first, and chosen")
                    .contains("FLASH", "OVERDUE");
            assertThat(browser.all(".transcript tbody tr").stream()
                            .map(row -> plain(row).replaceAll("^.*?Z \\S+ ", "")))
                    .containsExactly(
                            "0 s Sent by turkiye to israel: FLASH, STOP, urgent",
                            "60 s OVERDUE: nobody has answered",
                            "180 s Level 1 is called: Post duty-3",
                            "600 s Level 2 is called: The facilitator: duty officer",
                            "650 s Taken by duty-3");
            assertThat(browser.all(".board-detail [data-action]").stream()
                            .map(b -> String.valueOf(b.getDomAttribute("data-action"))))
                    .containsExactly("readBack", "answer", "take", "deliver", "read", "passDown", "correct", "close");
            assertThat(browser.barriers()).isEmpty();
            assertThat(browser.ask(TOO_SMALL)).isEmpty();
            browser.picture("console-line");

            browser.one(".board-detail [data-action=answer]").click();
            assertThat(browser.await("dialog[open]:last-of-type .values").getText())
                    .contains("It permits nothing and consents to nothing", "Cannot comply");
            browser.picture("console-answer");

            says(
                    trial,
                    TURKIYE,
                    DUTY,
                    "line",
                    "send",
                    ISRAEL,
                    "And now?",
                    "--purpose",
                    "STOP_URGENT",
                    "--precedence",
                    "FLASH",
                    "--name",
                    "now");
            browser.await("#alert[open] [data-message='turkiye.now']");
            assertThat(
                            browser.ask(
                                    "return Boolean(document.elementFromPoint(innerWidth / 2, innerHeight / 2).closest('#alert'));"))
                    .as("it lies over the sheets that are open")
                    .isEqualTo("true");
            assertThat(focused(browser)).isEqualTo("Take it");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private static void withPostsOnTheLadder(ObjectNode terms) {
        terms.remove("posts");
        terms.withArray("ladder").removeAll();
        rung(terms.withArray("ladder"), "PT3M", "POST", "duty-3");
        rung(terms.withArray("ladder"), "PT10M", "FACILITATOR", "duty officer");
    }

    private static void rung(ArrayNode ladder, String after, String means, String to) {
        ObjectNode rung = ladder.addObject().put("to", to).put("means", means);
        rung.putObject("after").put("value", after).put("source", "P");
    }

    private static void says(Trial trial, String party, String post, String... command) throws IOException {
        Ran ran = trial.at(party, post, command);
        assertThat(ran.exit()).as(ran.out() + ran.err()).isZero();
    }

    @Test
    void aPhraseIsFilledInAndReadInEveryLanguageBeforeItIsSent(@TempDir Path folder)
            throws IOException, InterruptedException {
        try (Stage stage = Stage.open(folder);
                Browser browser = Browser.start()) {
            stage.playThrough("message.send", "medevac-flash");
            browser.signIn(stage.address(), stage.player().signInCode("turkiye"));
            browser.ask("localStorage.setItem('gilavar.language', 'he');");
            browser.signIn(stage.address(), stage.player().signInCode("turkiye"));
            browser.one("[data-line=write]").click();

            browser.await(".compose input[type=search]").sendKeys("N67");
            browser.await(".phrases input[value=N67]").click();
            browser.await("input[name=notice]").sendKeys("turkiye.patrol-7");
            assertThat(shown(browser, "he")).contains("…");
            browser.one("input[name=delay]").sendKeys("30");
            assertThat(shown(browser, "he"))
                    .contains("turkiye.patrol-7", "30", "דקות")
                    .doesNotContain("…");
            assertThat(shown(browser, "tr")).contains("turkiye.patrol-7", "30", "dk");
            assertThat(browser.one("html").getDomAttribute("dir")).isEqualTo("rtl");
            assertThat(browser.all(".preview dd").getFirst().getDomAttribute("lang"))
                    .as("the reader's own language first")
                    .isEqualTo("he");
            assertThat(browser.barriers()).isEmpty();
            assertThat(browser.ask(TOO_SMALL)).isEmpty();
            browser.picture("console-compose-he");

            browser.one(".compose [type=submit]").click();
            assertThat(browser.await(".compose .refused").getText())
                    .as("nobody is written to by default")
                    .contains("אל");

            browser.ask("localStorage.setItem('gilavar.language', 'en');");
            browser.signIn(stage.address(), stage.player().signInCode("turkiye"));
            browser.one("[data-line=write]").click();
            browser.await(".compose input[type=search]").sendKeys("begin late");
            browser.await(".phrases input[value=N67]").click();
            browser.one("input[name=notice]").sendKeys("turkiye.patrol-7");
            browser.one("input[name=delay]").sendKeys("30");
            assertThat(plain(browser.one(".precedence-choice:has(:checked)")))
                    .as("nothing urgent by default")
                    .contains("ROUTINE", "60 min (P)");
            browser.picture("console-compose");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private static String shown(Browser browser, String language) {
        return plain(browser.one(".preview dd[data-language=" + language + "]"));
    }

    /** What stands on the form is what is said; the server's book and this page's agree to the letter. */
    @Test
    void whatIsSaidIsWhatStandsOnTheForm(@TempDir Path folder) throws IOException, InterruptedException {
        try (Stage stage = Stage.open(folder);
                Browser browser = Browser.start()) {
            stage.playThrough("message.send", "medevac-flash");
            browser.signIn(stage.address(), stage.player().signInCode("turkiye"));

            assertThat(browser.ask("""
                    const { newestBook } = await import("/line/book.js");
                    const [book, m, said] = await Promise.all([newestBook(),
                      fetch("/v1/messages/turkiye.medevac-flash").then((r) => r.json()),
                      fetch("/v1/messages/turkiye.medevac-flash/words").then((r) => r.json())]);
                    return Object.keys(said.phrase).filter((tag) => book.render(m.coded.code, m.coded.parameters, tag) !== said.phrase[tag])
                      .concat(Object.entries(book.fill(m.coded.code, m.coded.parameters).coded.parameters).filter(([name, value]) => m.coded.parameters[name] !== value))
                      .join(", ");
                    """)).as("languages that differ").isEmpty();

            JsonNode message = stage.player().client("israel").get("/v1/messages/" + FLASH);
            assertThat(browser.ask("""
                    const says = await import("/line/says.js");
                    const m = await (await fetch("/v1/messages/turkiye.medevac-flash")).json();
                    return JSON.stringify(await says.readBack(m));
                    """))
                    .isEqualTo(Bodies.readBackAsReceived(message).toString());

            assertThat(browser.ask("""
                    const { bodyOf } = await import("/line/compose.js");
                    const { newestBook } = await import("/line/book.js");
                    const book = await newestBook();
                    const draft = { to: "israel", purpose: "INFORM", code: "", typed: {}, text: " Good morning. " };
                    const phrase = { to: "israel", purpose: "QUERY", code: "N67", typed: { notice: "turkiye.p-7", delay: "90 min" }, text: "" };
                    return [draft, phrase, { ...draft, to: "", text: " " }, { ...phrase, typed: { notice: "P 7" } }]
                      .map((d) => bodyOf(d, book, "m-1")).map(({ body, faults }) => (body ? JSON.stringify(body) : faults.join(","))).join("\\n");
                    """).lines())
                    .containsExactly(
                            "{\"type\":\"message.send\",\"name\":\"m-1\",\"to\":\"israel\",\"purpose\":\"INFORM\",\"text\":\"Good morning.\"}",
                            "{\"type\":\"message.send\",\"name\":\"m-1\",\"to\":\"israel\",\"purpose\":\"INFORM\",\"coded\":{\"version\":1,\"code\":\"N67\",\"parameters\":{\"notice\":\"turkiye.p-7\",\"delay\":\"PT1H30M\"}}}",
                            "to,text",
                            "notice,delay");

            assertThat(browser.ask("""
                    const { FORMS } = await import("/line/forms.js");
                    const typed = { TIME: ["120600ZAPR25", "2025-04-12T06:00Z", "310600ZAPR25", "120660ZAPR25"], DURATION: ["90", "PT90M", "24:00", "1440 min", "0"],
                      POSITION: ["34.55,38.2917", "34°33.00′N 038°17.50′E", "34°60.00′N 038°17.50′E", "-0.00001, -180", "91,0"],
                      LEVEL: ["FL90", "0 ft AGL", "0 m AGL", "8000 FT AMSL", "-10 m AGL", "99999 m AMSL"], DISTANCE: ["10nm", "0.5 km", "0", "1000 NM"],
                      HEADING: ["360", "000", "90"], NUMBER: ["007", "-1"], ID: ["turkiye.patrol-7", "Turkiye"] };
                    return Object.entries(typed).map(([kind, all]) => kind + ": " + all.map((text) => FORMS[kind].keep(text) ?? "-").join(" | ")).join("\\n");
                    """).lines())
                    .containsExactly(
                            "TIME: 2025-04-12T06:00:00Z | 2025-04-12T06:00:00Z | - | -",
                            "DURATION: PT1H30M | PT1H30M | - | PT24H | -",
                            "POSITION: 34°33.00′N 038°17.50′E | 34°33.00′N 038°17.50′E | - | 00°00.00′N 180°00.00′E | -",
                            "LEVEL: FL090 | SFC | 0 m AGL | 8000 ft AMSL | - | -",
                            "DISTANCE: 10 NM | 0.5 km | - | -",
                            "HEADING: 360 | - | -",
                            "NUMBER: 7 | -",
                            "ID: turkiye.patrol-7 | -");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void aHandoverIsAcknowledgedThingByThing(@TempDir Path folder) throws IOException, InterruptedException {
        try (Trial trial = Trial.exercise(folder, start, terms -> terms.remove("posts"));
                Browser browser = Browser.start()) {
            trial.enrols(TURKIYE, NIGHT);
            says(trial, TURKIYE, DUTY, "duty", "take");
            says(trial, ISRAEL, DUTY, "line", "send", TURKIYE, "Is that you?", "--purpose", "QUERY", "--name", "a");
            says(trial, ISRAEL, DUTY, "line", "send", TURKIYE, "And that?", "--purpose", "QUERY", "--name", "b");
            says(trial, TURKIYE, DUTY, "duty", "hand-over", NIGHT);
            says(trial, TURKIYE, NIGHT, "duty", "acknowledge", "MESSAGE", "israel.a");

            var night = new Identity(TURKIYE, NIGHT, Trial.key(TURKIYE + "." + NIGHT));
            browser.signIn(
                    trial.address().toString(),
                    new GilavarClient(trial.address(), "trial", night, InstantSource.system()).signInCode());
            browser.one("body").sendKeys("w");
            assertThat(plain(browser.await(".handover")))
                    .contains(
                            "Handover from duty-officer to night-desk", "1 is left.", "Message israel.a", "And that?");
            assertThat(browser.one(".handover [data-open='israel.a']").getText())
                    .contains("✓ acknowledged");
            assertThat(browser.all(".handover [data-open] button"))
                    .as("a button each, and none for all")
                    .hasSize(1);
            assertThat(browser.barriers()).isEmpty();
            assertThat(browser.ask(TOO_SMALL)).isEmpty();
            browser.picture("console-handover");

            says(trial, TURKIYE, NIGHT, "duty", "acknowledge", "MESSAGE", "israel.b");
            browser.await(".duty:not(:has(.handover))");
            assertThat(plain(browser.one(".watch-keeper"))).contains("night-desk keeps it", "handed over");

            says(
                    trial,
                    ISRAEL,
                    DUTY,
                    "call",
                    "log",
                    "c-1",
                    "--with",
                    TURKIYE,
                    "--way",
                    "MADE",
                    "--purpose",
                    "QUERY",
                    "--outcome",
                    "NO_ANSWER",
                    "--channel",
                    "duty desk, satellite telephone",
                    "--began",
                    start.minusSeconds(300).toString(),
                    "--summary",
                    "Rang for two minutes.");
            browser.one("#line-tab-calls").click();
            assertThat(plain(browser.await(".call[data-call='israel.c-1']")))
                    .contains(
                            "israel rang turkiye · no answer",
                            "israel says: Rang for two minutes.",
                            "It was so",
                            "It was not so");
            says(
                    trial,
                    TURKIYE,
                    DUTY,
                    "call",
                    "confirm",
                    "israel.c-1",
                    "--disagree",
                    "--text",
                    "It did not ring here.");
            browser.await(".call[data-call='israel.c-1']:not(:has(button))");
            assertThat(plain(browser.one(".call"))).contains("turkiye: it was not so. It did not ring here.");
            assertThat(browser.ask(WORDLESS)).isEmpty();
            browser.one(".log-call").click();
            assertThat(browser.await(".call-form").getText()).contains("Never a number");
            browser.picture("console-call");
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
