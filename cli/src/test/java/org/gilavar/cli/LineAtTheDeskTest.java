package org.gilavar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.gilavar.client.Feed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The line from the desks at both of its ends, by the commands alone; docs/line.md shows the same. */
@Timeout(180)
final class LineAtTheDeskTest {

    private static final String TURKIYE = "turkiye";
    private static final String ISRAEL = "israel";
    private static final String FACILITATOR = "azerbaijan";

    /** Exercises begin in the days to come. */
    private final Instant start =
            LocalDate.now(ZoneOffset.UTC).plusDays(2).atTime(3, 0).toInstant(ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private Trial trial;
    private final List<String> transcript = new ArrayList<>();

    @BeforeEach
    void open() throws IOException, InterruptedException {
        trial = Trial.exercise(folder, start, terms -> {
            terms.remove("posts");
            terms.withArray("ladder").removeAll();
            rung(terms.withArray("ladder"), "PT3M", "POST", "duty-2");
            rung(terms.withArray("ladder"), "PT10M", "POST", "duty-3");
            rung(terms.withArray("ladder"), "PT30M", "FACILITATOR", "duty officer");
            ObjectNode line = terms.putObject("line");
            line.putObject("way").put("value", "RELAYED").put("source", "S");
            line.putObject("relayWithin").put("value", "PT2M").put("source", "P");
        });
        trial.enrols(ISRAEL, "duty-2");
        trial.enrols(ISRAEL, "duty-3");
    }

    private static void rung(ArrayNode ladder, String after, String means, String to) {
        ObjectNode rung = ladder.addObject().put("to", to).put("means", means);
        rung.putObject("after").put("value", after).put("source", "P");
    }

    @AfterEach
    void close() {
        trial.close();
    }

    private void after(Duration time) throws IOException, InterruptedException {
        trial.passTo(start.plus(time));
    }

    private String says(String party, String... arguments) throws IOException {
        return saysAs(party, "duty-officer", arguments);
    }

    private String saysAs(String party, String post, String... arguments) throws IOException {
        Ran ran = trial.at(party, post, arguments);
        transcript.add(
                party + "/" + post + "$ ./gilavar " + String.join(" ", arguments) + "\n" + ran.out() + ran.err());
        assertThat(ran.exit()).as(String.join("\n", transcript)).isZero();
        return ran.out() + ran.err();
    }

    @Test
    void aFlashThatTwoPostsDoNotAnswerIsTakenByTheThird() throws IOException, InterruptedException {
        says(
                TURKIYE,
                "line",
                "send",
                "israel",
                "Stop. Your activity at 34.8 N 38.9 E is unsafe for ours.",
                "--purpose",
                "STOP_URGENT",
                "--precedence",
                "FLASH",
                "--name",
                "stop");
        after(Duration.ofSeconds(59));
        assertThat(says(TURKIYE, "line", "transcript", "stop")).doesNotContain("OVERDUE");
        after(Duration.ofSeconds(630));

        assertThat(saysAs(ISRAEL, "duty-3", "line", "take", "turkiye.stop"))
                .contains("message turkiye.stop TAKEN by duty-3");
        assertThat(saysAs(ISRAEL, "duty-3", "line", "read", "turkiye.stop")).contains("Stop. Your activity");
        saysAs(ISRAEL, "duty-3", "line", "read-back", "turkiye.stop");
        after(Duration.ofSeconds(655));
        saysAs(ISRAEL, "duty-3", "line", "answer", "turkiye.stop", "RECEIVED", "We have stopped.");

        assertThat(says(TURKIYE, "line", "transcript", "stop")
                        .lines()
                        .filter(line -> !line.startsWith("gilavar:"))
                        .map(line -> line.replaceAll("^\\S+ +\\S+ +", "")))
                .containsExactly(
                        "AFTER  WHAT",
                        "0 s    sent by turkiye to israel: FLASH STOP_URGENT",
                        "60 s   OVERDUE: nobody has answered",
                        "180 s  level 1, post duty-2 is called",
                        "600 s  level 2, post duty-3 is called",
                        "630 s  on the screen of israel",
                        "630 s  read",
                        "630 s  taken by duty-3",
                        "630 s  read back by duty-3: it matches",
                        "655 s  answered by duty-3: RECEIVED, \"We have stopped.\"");
    }

    @Test
    void whatIsPassedOnIsReadByItsRecipientWithItsWords() throws IOException, InterruptedException {
        says(TURKIYE, "line", "send", "israel", "Traffic FL120", "--purpose", "WARN", "--name", "w-1");
        after(Duration.ofMinutes(3));

        assertThat(says(ISRAEL, "line", "reconcile", "--from", start.toString(), "--until", "+1h"))
                .containsOnlyOnce("\"Traffic FL120\"");
        assertThat(says(TURKIYE, "line", "reconcile", "--from", start.toString(), "--until", "+1h"))
                .containsOnlyOnce("\"Traffic FL120\"");
    }

    @Test
    void aDrillMeasuresEveryStepUntilItIsAnswered() throws Exception {
        long before = trial.client(ISRAEL).get("/v1/items").path("upTo").asLong();
        FutureTask<Ran> drill = new FutureTask<>(
                () -> trial.at(TURKIYE, "drill", "israel", "--name", "practice", "--patience", "2min"));
        Thread.ofVirtual().start(drill);
        try (Feed feed = trial.client(ISRAEL).listen(before)) {
            assertThat(feed.next(Duration.ofMinutes(2))).isPresent();
        }
        after(Duration.ofSeconds(20));
        saysAs(ISRAEL, "duty-2", "line", "take", "turkiye.practice");
        after(Duration.ofSeconds(45));
        saysAs(ISRAEL, "duty-2", "line", "answer", "turkiye.practice", "RECEIVED");

        Ran ran = drill.get();
        assertThat(ran.exit()).as(ran.out() + ran.err()).isZero();
        assertThat(ran.err()).contains("EXERCISE EXERCISE EXERCISE: a drill of the line to israel");
        assertThat(ran.out())
                .containsPattern("taken +20 s +\\d+\\.\\d s")
                .containsPattern("answered +45 s +\\d+\\.\\d s")
                .contains("Answered in time.");
    }

    @Test
    void nobodyIsRungForPracticeByALineThatIsForDanger(@TempDir Path other) throws Exception {
        try (Trial real = Trial.open(other)) {
            Ran ran = real.at(TURKIYE, "drill", "israel");
            assertThat(ran.exit()).isEqualTo(1);
            assertThat(ran.err()).contains("a drill is for an exercise, and this mechanism is real");
            assertThat(real.at(TURKIYE, "line", "list").out()).startsWith("none");
        }
    }

    @Test
    void theFacilitatorIsAlarmedWhereNobodyAnswersAndTakesTheAlarm() throws IOException, InterruptedException {
        says(
                TURKIYE,
                "line",
                "send",
                "israel",
                "Stop.",
                "--purpose",
                "STOP_URGENT",
                "--precedence",
                "FLASH",
                "--name",
                "m");
        after(Duration.ofMinutes(30));

        assertThat(says(FACILITATOR, "line", "take", "turkiye.m"))
                .contains("message turkiye.m ALARM_TAKEN by duty-officer");
        assertThat(says(ISRAEL, "line", "transcript", "turkiye.m"))
                .contains("1800 s  level 3, the facilitator is called, duty officer")
                .contains("1800 s  the facilitator has taken the alarm, by duty-officer");
    }

    @Test
    void whatIsNoFlashGoesThroughTheFacilitatorAndOnByItselfWhereNobodyPassesItOn()
            throws IOException, InterruptedException {
        says(TURKIYE, "line", "send", "israel", "Good morning.", "--purpose", "INFORM", "--name", "one");
        assertThat(says(ISRAEL, "line", "list")).startsWith("none\n");
        after(Duration.ofSeconds(20));
        says(FACILITATOR, "line", "relay", "turkiye.one");
        assertThat(says(ISRAEL, "line", "list")).contains("turkiye.one");

        says(TURKIYE, "line", "send", "israel", "Good morning again.", "--purpose", "INFORM", "--name", "two");
        after(Duration.ofSeconds(140));
        assertThat(says(ISRAEL, "line", "transcript", "turkiye.two"))
                .contains("120 s  passed on when its time had come");
    }
}
