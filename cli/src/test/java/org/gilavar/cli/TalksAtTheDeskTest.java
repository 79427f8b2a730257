package org.gilavar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A round of talks and a communiqué from three desks, by the commands alone; docs/talks.md shows the same. */
@Timeout(180)
final class TalksAtTheDeskTest {

    private static final String TURKIYE = "turkiye";
    private static final String ISRAEL = "israel";
    private static final String FACILITATOR = "azerbaijan";
    private static final String ROUND = "azerbaijan.round-2";
    private static final String WORDS = "azerbaijan.april";

    /** Exercises begin in the days to come. */
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC).plusDays(2);

    @TempDir
    private Path folder;

    private Trial trial;
    private final List<String> transcript = new ArrayList<>();

    @BeforeEach
    void open() throws IOException, InterruptedException {
        trial = Trial.exercise(folder, at(today, 8), terms -> {});
    }

    @AfterEach
    void close() {
        trial.close();
    }

    private static Instant at(LocalDate day, int hour) {
        return day.atTime(hour, 0).toInstant(ZoneOffset.UTC);
    }

    private String says(int exit, String party, String... arguments) throws IOException {
        Ran ran = trial.at(party, arguments);
        transcript.add(party + "$ ./gilavar " + String.join(" ", arguments) + "\n" + ran.out() + ran.err());
        assertThat(ran.exit()).as(String.join("\n", transcript)).isEqualTo(exit);
        return ran.out() + ran.err();
    }

    private String says(String party, String... arguments) throws IOException {
        return says(0, party, arguments);
    }

    /** As a person reads it from what is shown: of the words of a communiqué, of a point or of minutes. */
    private String hash(String party, String kind, String id, String of) throws IOException {
        Matcher named = Pattern.compile(of + ":  --hash ([0-9a-f]{12})\\R").matcher(says(party, kind, "show", id));
        assertThat(named.find()).as(String.join("\n", transcript)).isTrue();
        return named.group(1);
    }

    private String words(String party) throws IOException {
        return hash(party, "communique", WORDS, "its words");
    }

    private String point(String party) throws IOException {
        return hash(party, "meeting", ROUND, "point 1");
    }

    private String minutes(String party) throws IOException {
        return hash(party, "meeting", ROUND, "its minutes");
    }

    private void isCalled() throws IOException {
        String begins = at(today.plusDays(3), 8).toString();
        String ends = at(today.plusDays(3), 14).toString();
        assertThat(says(
                        FACILITATOR,
                        "meeting",
                        "invite",
                        "round-2",
                        "--round",
                        "2",
                        "--venue",
                        "Baku",
                        "--track",
                        "TECHNICAL",
                        "--begins",
                        begins,
                        "--ends",
                        ends,
                        "--delegations",
                        "turkiye,israel",
                        "--agenda",
                        "the line",
                        "--agenda",
                        "its hours",
                        "--languages",
                        "en,tr"))
                .contains("meeting " + ROUND + " INVITED: " + begins + " to " + ends);
    }

    @Test
    void aRoundFromTheInvitationToMinutesSignedInTwoLanguages() throws IOException {
        isCalled();
        assertThat(says(ISRAEL, "meeting", "list"))
                .contains(
                        ROUND, "TECHNICAL", "INVITED", "Baku", today.plusDays(3).toString());
        assertThat(says(TURKIYE, "meeting", "attend", ROUND, "--members", "duty-officer"))
                .contains("meeting " + ROUND + " ANSWERED: turkiye ATTENDS");
        says(
                ISRAEL,
                "meeting",
                "propose-time",
                ROUND,
                "--begins",
                at(today.plusDays(3), 10).toString());
        assertThat(says(
                        FACILITATOR,
                        "meeting",
                        "move",
                        ROUND,
                        "--begins",
                        at(today.plusDays(3), 10).toString(),
                        "--ends",
                        at(today.plusDays(3), 16).toString()))
                .contains("meeting " + ROUND + " CHANGED");
        says(TURKIYE, "meeting", "attend", ROUND, "--members", "duty-officer");
        assertThat(says(ISRAEL, "meeting", "attend", ROUND)).contains("israel ATTENDS, turkiye ATTENDS");

        Path paper = Files.writeString(folder.resolve("map.txt"), "A line from Baku.");
        assertThat(says(
                        ISRAEL,
                        "meeting",
                        "paper",
                        ROUND,
                        "map",
                        "--title",
                        "A map",
                        "--file",
                        paper.toString(),
                        "--with-text"))
                .contains("TABLED");
        says(
                TURKIYE,
                "meeting",
                "text",
                ROUND,
                "1",
                "--text",
                "en=A line is open around the clock.",
                "--text",
                "tr=Bir hat gece gündüz açıktır.");
        says(ISRAEL, "meeting", "bracket", ROUND, "1", "--hash", point(ISRAEL), "--reason", "not on holidays");
        assertThat(says(1, TURKIYE, "meeting", "agree", ROUND, "1", "--hash", point(TURKIYE)))
                .contains("it stands in brackets: [israel]");
        says(ISRAEL, "meeting", "unbracket", ROUND, "1");
        says(ISRAEL, "meeting", "agree", ROUND, "1", "--hash", point(ISRAEL));
        says(TURKIYE, "meeting", "agree", ROUND, "1", "--hash", point(TURKIYE));

        says(FACILITATOR, "meeting", "open", ROUND);
        String due = today.plusDays(9).toString();
        assertThat(says(
                        FACILITATOR,
                        "action",
                        "record",
                        ROUND,
                        "test-line",
                        "--owner",
                        ISRAEL,
                        "--due",
                        due,
                        "--text",
                        "en=Test the line.",
                        "--text",
                        "tr=Hattı deneyin."))
                .contains("action " + ROUND + ".test-line RECORDED (israel, due " + due + ")");
        assertThat(says(
                        FACILITATOR,
                        "meeting",
                        "minutes",
                        ROUND,
                        "--text",
                        "en=They met, and agreed on a line.",
                        "--text",
                        "tr=Görüştüler ve bir hat üzerinde anlaştılar.",
                        "--next",
                        today.plusDays(30).toString()))
                .contains("MINUTED (minutes version 1); signed by nobody");
        assertThat(says(ISRAEL, "meeting", "refuse", ROUND, "--hash", minutes(ISRAEL), "--reason", "to be read again"))
                .contains("signed by nobody; not by israel");
        assertThat(says(TURKIYE, "meeting", "sign", ROUND, "--hash", minutes(TURKIYE)))
                .contains("signed by turkiye; not by israel");
        assertThat(says(ISRAEL, "meeting", "sign", ROUND, "--hash", minutes(ISRAEL)))
                .contains("SIGNED (minutes version 1); signed by israel, turkiye");
        assertThat(says(TURKIYE, "meeting", "show", ROUND)).contains("the line", "its hours", "SIGNED");

        assertThat(says(ISRAEL, "action", "list")).contains(ROUND + ".test-line", "OPEN", due);
        says(ISRAEL, "action", "done", ROUND + ".test-line", "--remarks", "it rang");
        assertThat(says(ISRAEL, "action", "list", "--standing")).startsWith("none");

        Path calendar = folder.resolve("talks.ics");
        says(TURKIYE, "meeting", "calendar", "--out", calendar.toString());
        assertThat(Files.readString(calendar))
                .startsWith("BEGIN:VCALENDAR\r\n")
                .contains("SUMMARY:EXERCISE Round 2\\, technical track\r\n", "STATUS:CONFIRMED\r\n", "SEQUENCE:1\r\n");
        assertThat(says(TURKIYE, "meeting", "calendar")).startsWith(Files.readString(calendar));
    }

    @Test
    void aCommuniqueIsAgreedOnWordByWordPublishedAndWithdrawn() throws IOException, InterruptedException {
        says(
                FACILITATOR,
                "communique",
                "draft",
                "april",
                "--text",
                "en=The parties have met and agreed.",
                "--text",
                "tr=Taraflar görüştü ve anlaştı.");
        says(TURKIYE, "communique", "approve", WORDS, "--hash", words(TURKIYE));
        assertThat(says(
                        ISRAEL,
                        "communique",
                        "reject",
                        WORDS,
                        "--hash",
                        words(ISRAEL),
                        "--reason",
                        "nothing is agreed yet"))
                .contains("approved so far: turkiye; not by israel");
        assertThat(says(
                        ISRAEL,
                        "communique",
                        "amend",
                        WORDS,
                        "--hash",
                        words(ISRAEL),
                        "--text",
                        "en=The parties have met.",
                        "--text",
                        "tr=Taraflar görüştü."))
                .contains("communique " + WORDS + " AMENDED; approved so far: nobody");
        assertThat(published()).doesNotContain("The parties");
        says(TURKIYE, "communique", "approve", WORDS, "--hash", words(TURKIYE));
        assertThat(says(ISRAEL, "communique", "approve", WORDS, "--hash", words(ISRAEL)))
                .contains("communique " + WORDS + " PUBLISHED");
        assertThat(published()).contains("The parties have met.", "Taraflar görüştü.", "EXERCISE EXERCISE EXERCISE");

        assertThat(says(TURKIYE, "communique", "withdraw", WORDS))
                .contains("WITHDRAWING; to be withdrawn by the word of turkiye");
        assertThat(published()).contains("The parties have met.");
        assertThat(says(ISRAEL, "communique", "withdraw", WORDS)).contains("communique " + WORDS + " WITHDRAWN");
        assertThat(published()).doesNotContain("The parties");
    }

    @Test
    void thatThereIsNothingToSayIsSaidInTheLanguagesOfTheTerms() throws IOException, InterruptedException {
        says(FACILITATOR, "communique", "draft", "april", "--nothing-to-say");
        says(TURKIYE, "communique", "approve", WORDS, "--hash", words(TURKIYE));
        says(ISRAEL, "communique", "approve", WORDS, "--hash", words(ISRAEL));

        assertThat(published())
                .contains("The parties have nothing to say.", "Tarafların söyleyecek bir şeyi yoktur.")
                .contains("dir=\"rtl\"><h3>עברית</h3><p>לצדדים אין מה לומר.</p>");
    }

    @Test
    void whatCannotBeSaidIsToldInPlainWords() throws IOException {
        isCalled();

        assertThat(says(1, TURKIYE, "meeting", "open", ROUND)).contains("only the facilitator can say this");
        assertThat(says(1, ISRAEL, "meeting", "agree", ROUND, "1", "--hash", "00000000"))
                .contains("no text is proposed for it yet");
        assertThat(says(1, ISRAEL, "meeting", "attend", ROUND, "--members", "ambassador"))
                .contains("you have no post \"ambassador\"; name posts, never persons");
        assertThat(says(1, FACILITATOR, "communique", "draft", "april")).contains("give the words once");
        assertThat(says(1, FACILITATOR, "communique", "draft", "april", "Words.", "--nothing-to-say"))
                .contains("give the words once");
    }

    /** A hand is never put under words that nobody has read: they may have been replaced a second ago. */
    @Test
    void aHandIsPutUnderTheWordsThatWereReadAndTheyAreShownAgain() throws IOException {
        says(FACILITATOR, "communique", "draft", "april", "--text", "en=The parties have met and agreed.");
        String read = words(TURKIYE);
        assertThat(says(2, TURKIYE, "communique", "approve", WORDS)).contains("--hash");
        assertThat(says(1, TURKIYE, "communique", "approve", WORDS, "--hash", read.substring(0, 7)))
                .contains("8 of 0-9 and a-f");
        says(ISRAEL, "communique", "amend", WORDS, "--hash", read, "--text", "en=The parties have met.");

        for (String verb : List.of("approve", "reject", "amend")) {
            List<String> more = switch (verb) {
                case "reject" -> List.of("--reason", "not yet");
                case "amend" -> List.of("--text", "en=Nothing.");
                default -> List.of();
            };
            List<String> said = new ArrayList<>(List.of("communique", verb, WORDS, "--hash", read));
            said.addAll(more);
            assertThat(says(1, TURKIYE, said.toArray(String[]::new)))
                    .contains("its words are others now: show it and read them again");
        }
        assertThat(says(
                        TURKIYE,
                        "communique",
                        "approve",
                        WORDS,
                        "--hash",
                        words(TURKIYE).substring(0, 8)))
                .contains("The parties have met.", "approved so far: turkiye");
    }

    private String published() throws IOException, InterruptedException {
        try (HttpClient anybody = HttpClient.newHttpClient()) {
            URI page = trial.address().resolve("/communiques");
            return anybody.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
