package org.gilavar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An AIRPROX from its first report to the finding and the printed file, by the commands alone; docs/incidents.md shows the same. */
@Timeout(180)
final class IncidentAtTheDeskTest {

    private static final String TURKIYE = "turkiye";
    private static final String ISRAEL = "israel";
    private static final String FACILITATOR = "azerbaijan";

    private final Instant start =
            LocalDate.now(ZoneOffset.UTC).plusDays(2).atTime(8, 0).toInstant(ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private Trial trial;
    private final List<String> transcript = new ArrayList<>();

    @BeforeEach
    void open() throws IOException, InterruptedException {
        trial = Trial.exercise(folder, start, terms -> {});
    }

    @AfterEach
    void close() {
        trial.close();
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

    private void reported() throws IOException {
        says(TURKIYE, "line", "send", ISRAEL, "Turn away now.", "--purpose", "WARN", "--name", "warning");
        assertThat(says(
                        TURKIYE,
                        "incident",
                        "report",
                        "AIRPROX",
                        ISRAEL,
                        "One crossed ahead of ours from the left.",
                        "--name",
                        "near",
                        "--occurred",
                        start.minus(Duration.ofMinutes(10)).toString(),
                        "--at",
                        "34.8,38.9,2nm",
                        "--lateral",
                        "900m",
                        "--vertical",
                        "300ft",
                        "--risk",
                        "B",
                        "--action",
                        "Ours climbed.",
                        "--link",
                        "message:turkiye.warning"))
                .contains("incident turkiye.near REPORTED");
    }

    @Test
    void fromTheFirstReportToThePrintedFile() throws IOException, InterruptedException {
        reported();
        assertThat(says(ISRAEL, "incident", "show", "turkiye.near"))
                .contains("sealed        turkiye")
                .doesNotContain("crossed ahead", "climbed", "lateralMetres");
        trial.passTo(start.plus(Duration.ofHours(1)));
        assertThat(says(FACILITATOR, "incident", "list"))
                .contains("initial report of israel OVERDUE since " + Dtg.of(start.plus(Duration.ofHours(1))));
        assertThat(says(ISRAEL, "incident", "account", "turkiye.near", "Ours was level and saw nobody.", "--risk", "C"))
                .contains("incident turkiye.near ACCOUNTED");
        Path track = Files.writeString(folder.resolve("track.csv"), "12:00,34.8,38.9\n");
        assertThat(says(
                        TURKIYE,
                        "incident",
                        "evidence",
                        "near",
                        "track",
                        track.toString(),
                        "--description",
                        "Ten minutes of track.",
                        "--custodian",
                        "the registry"))
                .contains("incident turkiye.near RECORDED");
        assertThat(says(ISRAEL, "incident", "show", "turkiye.near", "--json"))
                .contains("crossed ahead")
                .doesNotContain("evidence\":{\"t", "track");
        says(TURKIYE, "incident", "custody", "near", "track", "the laboratory");
        says(TURKIYE, "incident", "show-evidence", "near", "track", ISRAEL, FACILITATOR);
        assertThat(says(ISRAEL, "incident", "show", "turkiye.near")).contains("the laboratory", FileHash.sha256(track));
        says(TURKIYE, "incident", "full", "near", "It was a minute later than we said.");
        assertThat(says(ISRAEL, "incident", "show", "turkiye.near")).doesNotContain("a minute later");
        says(ISRAEL, "incident", "full", "turkiye.near", "Our course is in the log.");
        assertThat(says(
                        FACILITATOR,
                        "incident",
                        "finding",
                        "turkiye.near",
                        "--text",
                        "en=Both were where they had said, a minute apart.",
                        "--text",
                        "tr=İkisi de bildirdikleri yerdeydi, bir dakika arayla.",
                        "--risk",
                        "C",
                        "--lesson",
                        "File with a minute more on either side."))
                .contains("incident turkiye.near FOUND");
        assertThat(says(TURKIYE, "incident", "position", "near", "ACCEPTS")).contains("turkiye accepts");
        says(ISRAEL, "incident", "position", "turkiye.near", "DISAGREES", "--text", "The time is not certain.");

        Path file = folder.resolve("near.html");
        assertThat(says(ISRAEL, "incident", "print", "turkiye.near", "--html", file.toString()))
                .contains("written: " + file);
        String page = Files.readString(file);
        assertThat(page)
                .contains(
                        "EXERCISE",
                        "Without prejudice",
                        "crossed ahead",
                        "saw nobody",
                        "a minute later",
                        "after its time")
                .contains(FileHash.sha256(track), "the laboratory", "The time is not certain.", "sent ");
        assertThat(says(1, ISRAEL, "incident", "print", "turkiye.near", "--html", file.toString()))
                .contains("is there already");

        Path other = folder.resolve("other.html");
        says(TURKIYE, "incident", "print", "turkiye.near", "--html", other.toString());
        assertThat(hash(Files.readString(other)))
                .as("what all had been told is the same on both sides of the table")
                .matches("([0-9a-f]{8} ?){8}")
                .isEqualTo(hash(page));
    }

    private static String hash(String page) {
        return page.replaceFirst("(?s).*<p class=\"hash\">([^<]*)</p>.*", "$1");
    }

    @Test
    void whatCannotBeSaidIsToldInPlainWords() throws IOException {
        reported();

        assertThat(says(1, ISRAEL, "incident", "full", "turkiye.near", "All."))
                .contains("your account comes first: say incident.account");
        assertThat(says(1, FACILITATOR, "incident", "finding", "turkiye.near", "So."))
                .contains("both accounts must be in first, or the time of a full report be over, "
                        + start.plus(Duration.ofHours(24)));
        assertThat(says(1, ISRAEL, "incident", "account", "turkiye.near", "So.", "--link", "notice:turkiye.secret"))
                .contains("there is no notice of the two sides \"turkiye.secret\" for you");
        assertThat(says(
                        1,
                        TURKIYE,
                        "incident",
                        "evidence",
                        "near",
                        "e",
                        folder + "/none",
                        "--description",
                        "d",
                        "--custodian",
                        "c"))
                .contains("there is no file");
    }
}
