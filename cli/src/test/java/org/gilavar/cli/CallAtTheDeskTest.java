package org.gilavar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.gilavar.cli.call.ChallengePaper;
import org.gilavar.mechanism.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Calls by voice from two desks, by the commands alone; docs/calls.md shows the same. */
@Timeout(180)
final class CallAtTheDeskTest {

    private static final String TURKIYE = "turkiye";
    private static final String ISRAEL = "israel";
    private static final String FACILITATOR = "azerbaijan";
    private static final String BAR = "\\|";

    /** Exercises begin in the days to come. */
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC).plusDays(2);

    @TempDir
    private Path folder;

    private Trial trial;
    private final List<String> transcript = new ArrayList<>();

    @BeforeEach
    void open() throws IOException, InterruptedException {
        trial = Trial.exercise(folder, at(8, 0), terms -> {});
    }

    @AfterEach
    void close() {
        trial.close();
    }

    private Instant at(int hour, int minute) {
        return today.atTime(hour, minute).toInstant(ZoneOffset.UTC);
    }

    /** As it is typed, with a bar between words that have spaces in them. */
    private String says(int exit, String party, String... parts) throws IOException {
        String[] words = Stream.of(parts)
                .flatMap(part -> part.contains("|") ? Stream.of(part.split(BAR, -1)) : Stream.of(part.split(" ", -1)))
                .toArray(String[]::new);
        Ran ran = trial.at(party, words);
        transcript.add(party + "$ ./gilavar " + String.join(" ", words) + "\n" + ran.out() + ran.err());
        assertThat(ran.exit()).as(String.join("\n", transcript)).isEqualTo(exit);
        return ran.out() + ran.err();
    }

    private String says(String party, String... parts) throws IOException {
        return says(0, party, parts);
    }

    private String logs(int exit, String party, String name, String... more) throws IOException {
        List<String> parts = new ArrayList<>(List.of("call log " + name));
        parts.addAll(List.of(more));
        parts.add("--channel|duty desk, satellite telephone");
        return says(exit, party, parts.toArray(String[]::new));
    }

    @Test
    void aCallThatNobodyAnsweredIsLoggedAndAnswersNothing() throws IOException, InterruptedException {
        says(TURKIYE, "line send israel", "Whose are the two at FL170?|--name|q-1", "--purpose QUERY");
        trial.passTo(at(8, 4));
        assertThat(logs(
                        0,
                        TURKIYE,
                        "c-1",
                        "--with israel --way MADE --purpose QUERY --outcome NO_ANSWER --message q-1",
                        "--began " + at(8, 2),
                        "--summary|Rang for two minutes."))
                .contains("call turkiye.c-1 LOGGED: turkiye rang israel, no answer, about turkiye.q-1");
        assertThat(says(ISRAEL, "line list --standing")).contains("turkiye.q-1");
        assertThat(says(1, ISRAEL, "call confirm turkiye.c-1 --disagree")).contains("how was it?");
        assertThat(says(ISRAEL, "call confirm turkiye.c-1 --disagree", "--text|It did not ring here."))
                .contains("call turkiye.c-1 DISPUTED by israel: It did not ring here.");
        assertThat(says(TURKIYE, "call show c-1"))
                .contains("DISPUTED", "It did not ring here.", "Rang for two minutes.");
        assertThat(says(TURKIYE, "call list --standing")).startsWith("none");
    }

    @Test
    void aCallerOutsideIsRecognisedByTheRowThatWasAskedFor() throws IOException {
        Path sheet = folder.resolve("tower.json");
        Path page = folder.resolve("tower.html");
        assertThat(says(
                        TURKIYE,
                        "call challenges new tower --rows 5 --expires +720h --out " + sheet + " --html " + page,
                        "--holder|the tower at the crossing"))
                .contains("challenges turkiye.tower SEALED: VALID, 0 of 5 rows used, 0 failed")
                .contains("nobody else knows a word of them");
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            for (Path file : List.of(sheet, page)) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
            }
        }
        ChallengePaper paper = Json.read(Files.readAllBytes(sheet), ChallengePaper.class);
        assertThat(Files.readString(page))
                .contains("EXERCISE EXERCISE", paper.line(5).response());
        assertThat(says(FACILITATOR, "call challenges show turkiye.tower"))
                .doesNotContain(paper.line(1).response(), paper.line(1).challenge());
        assertThat(says(ISRAEL, "call challenges list")).startsWith("none\n");

        String heard = paper.line(3).response();
        assertThat(rings(1, "wrong", sheet, 3, "velvet " + heard))
                .contains("that is not the response of row 3", "call challenges fail turkiye.tower 3")
                .doesNotContain(heard.split(" ", -1)[1] + "\n");
        assertThat(rings(0, "tower-1", sheet, 3, heard.toUpperCase(Locale.ROOT)))
                .contains("the tower at the crossing", "recognised by row 3 of turkiye.tower");
        assertThat(rings(1, "tower-2", sheet, 3, heard)).contains("row 3 has been used");
        for (int row : List.of(1, 2, 4)) {
            says(TURKIYE, "call challenges fail tower " + row);
        }
        assertThat(says(TURKIYE, "call challenges list")).contains("turkiye.tower", "REVOKED", "4 of 5");
        assertThat(rings(1, "tower-3", sheet, 5, paper.line(5).response())).contains("it is REVOKED");
        assertThat(says(FACILITATOR, "call show turkiye.tower-1")).contains(heard);
        assertThat(says(ISRAEL, "call list")).startsWith("none\n");
    }

    private String rings(int exit, String name, Path sheet, int row, String heard) throws IOException {
        return logs(
                exit,
                TURKIYE,
                name,
                "--way TAKEN --purpose WARN --outcome ANSWERED --began now --sheet " + sheet + " --row " + row,
                "--heard|" + heard,
                "--outside|the tower at the crossing, by telephone",
                "--summary|A convoy is an hour late.");
    }

    @Test
    void aSheetThatIsRefusedLeavesNoFileAndNoFileIsOverwritten() throws IOException {
        Path sheet = folder.resolve("tower.json");
        String command = "call challenges new tower --holder tower --out " + sheet;
        assertThat(says(1, TURKIYE, command + " --expires +9000h")).contains("within 366 days");
        assertThat(sheet).doesNotExist();
        says(TURKIYE, command + " --expires +24h");
        byte[] first = Files.readAllBytes(sheet);
        assertThat(says(1, TURKIYE, command + " --expires +24h")).contains("is there already");
        assertThat(Files.readAllBytes(sheet)).isEqualTo(first);
    }

    @Test
    void recordingsStayWhereTheyAre() throws IOException, InterruptedException {
        Path recording = Files.write(folder.resolve("c-1.wav"), "what was said".getBytes(StandardCharsets.UTF_8));
        String hash = Json.hashOfText("what was said");
        logs(
                0,
                TURKIYE,
                "c-1",
                "--with israel --way MADE --purpose SAR --outcome ANSWERED --began now --by +30min",
                "--agreed|Israel rings back.",
                "--summary|One is missing.",
                "--recording|" + recording + "|--custodian|duty desk, archive");
        assertThat(says(ISRAEL, "call show turkiye.c-1")).contains(hash, "duty desk, archive");
        assertThat(says(1, TURKIYE, "call recording c-1 --custodian archive --recording " + recording))
                .contains("you have named your recording already");
        assertThat(says(ISRAEL, "call recording turkiye.c-1 --custodian archive --recording " + recording))
                .contains("RECORDED; recordings of: israel, turkiye");
        assertThat(says(1, ISRAEL, "call recording turkiye.c-1 --custodian archive --recording none.wav"))
                .contains("there is no file none.wav");
        trial.passTo(at(8, 0).plus(Duration.ofMinutes(30)));
        assertThat(says(ISRAEL, "call list --standing")).contains("DUE", "Israel rings back.");
        assertThat(says(ISRAEL, "call done turkiye.c-1", "--text|Rung at 0825Z."))
                .contains("call turkiye.c-1 DONE by israel: Rung at 0825Z.");
        assertThat(says(ISRAEL, "call confirm turkiye.c-1")).contains("call turkiye.c-1 CONFIRMED by israel");
        assertThat(says(ISRAEL, "call list --standing")).startsWith("none");
    }
}
