package org.gilavar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A day's plan from three desks, by the commands alone; docs/planning.md shows the same. */
@Timeout(180)
final class PlanAtTheDeskTest {

    private static final String TURKIYE = "turkiye";
    private static final String ISRAEL = "israel";
    private static final String FACILITATOR = "azerbaijan";
    /** The day on which all this happens, and the one that is planned: exercises begin in the days to come. */
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC).plusDays(2);

    private final String day = today.plusDays(1).toString();

    @TempDir
    private Path folder;

    private Trial trial;
    private final List<String> transcript = new ArrayList<>();

    @BeforeEach
    void open() throws IOException, InterruptedException {
        trial = Trial.exercise(folder, at(8), terms -> {
            var planning = terms.putObject("planning");
            planning.putObject("cutOff").put("value", "12:00").put("source", "S");
            planning.putObject("release").put("value", "16:00").put("source", "S");
        });
    }

    @AfterEach
    void close() {
        trial.close();
    }

    private Instant at(int hour) {
        return today.atTime(hour, 0).toInstant(ZoneOffset.UTC);
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

    private String drafts(String party, String name, String north) throws IOException {
        return says(
                party,
                Stream.of(
                                "notice draft " + name + " --circle " + north + ",38.9,5nm --lower FL200 --upper FL240",
                                "--start " + day + "T08:00:00Z --end " + day + "T10:00:00Z",
                                "--category MANNED_AIR --armed UNDECLARED --count ONE")
                        .flatMap(words -> Stream.of(words.split(" ", -1)))
                        .toArray(String[]::new));
    }

    @Test
    void draftedMovedTogetherAndReleasedWithoutAConflict() throws IOException, InterruptedException {
        assertThat(says(ISRAEL, "plan", "list"))
                .contains(day + "  DRAFTING", Dtg.of(at(12).toString()), Dtg.of(at(16).toString()));
        assertThat(drafts(TURKIYE, "patrol", "34.8"))
                .contains("notice turkiye.patrol DRAFTED (version 1, draft of the plan of " + day + ")");
        drafts(ISRAEL, "survey", "34.9");
        drafts(ISRAEL, "far", "33.0");
        says(ISRAEL, "notice", "amend", "far", "--delay", "30min", "--reason", "the weather");
        assertThat(says(TURKIYE, "plan", "drafts", day))
                .contains("turkiye.patrol")
                .doesNotContain("israel");
        assertThat(says(FACILITATOR, "plan", "drafts", day)).contains("turkiye.patrol", "israel.survey", "israel.far");
        trial.passTo(at(12));
        assertThat(says(1, ISRAEL, "notice", "amend", "far", "--delay", "30min", "--reason", "again"))
                .contains("its plan was cut off at " + at(12));

        assertThat(says(FACILITATOR, "plan", "suggest", day, "--greedy"))
                .contains("turkiye.patrol  raise by 6000 ft  FL260 to FL300")
                .contains("Too close as they stand: 1 pair; so moved: 0.", "--propose NAME");
        assertThat(says(TURKIYE, "batch", "list")).startsWith("none\n");
        assertThat(says(FACILITATOR, "plan", "suggest", day, "--greedy", "--propose", "first"))
                .contains("batch azerbaijan.first PROPOSED: turkiye.patrol raise by 6000 ft");
        assertThat(says(ISRAEL, "batch", "list")).startsWith("none\n");
        assertThat(says(TURKIYE, "batch", "list"))
                .contains("azerbaijan.first", "OPEN", "turkiye.patrol raise by 6000 ft");
        assertThat(says(TURKIYE, "batch", "accept", "azerbaijan.first"))
                .contains("batch azerbaijan.first ACCEPTED by all: it is done", "notice turkiye.patrol AMENDED");

        trial.passTo(at(16));
        assertThat(says(ISRAEL, "plan", "drafts", day)).contains("FILED").doesNotContain("DRAFT");
        assertThat(says(FACILITATOR, "conflict", "list")).startsWith("none\n");
    }

    @Test
    void whatCannotBeSaidIsToldInPlainWords() throws IOException {
        drafts(TURKIYE, "patrol", "34.8");

        assertThat(says(1, TURKIYE, "plan", "suggest", day)).contains("only the facilitator sees all drafts");
        assertThat(says(FACILITATOR, "plan", "suggest", day)).contains("There is nothing to propose.");
        assertThat(says(1, TURKIYE, "notice", "activate", "patrol")).contains("it is a draft: it is filed at");
    }
}
