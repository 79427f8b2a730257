package org.gilavar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One conflict settled by three posts, each at its own desk, by the commands alone; docs/settlement.md shows the same. */
@Timeout(180)
final class SettlementAtTheDeskTest {

    private static final String TURKIYE = "turkiye";
    private static final String ISRAEL = "israel";
    private static final String FACILITATOR = "azerbaijan";
    private static final String CONFLICT = "israel-turkiye-1";

    @TempDir
    private Path folder;

    private Trial trial;
    private final List<String> transcript = new ArrayList<>();

    @BeforeEach
    void open() throws IOException, InterruptedException {
        trial = Trial.open(folder);
    }

    @AfterEach
    void close() {
        trial.close();
    }

    private String says(String party, String... arguments) throws IOException {
        Ran ran = trial.at(party, arguments);
        transcript.add(party + "$ ./gilavar " + String.join(" ", arguments) + "\n" + ran.out() + ran.err());
        assertThat(ran.exit()).as(String.join("\n", transcript)).isZero();
        return ran.out();
    }

    private String refused(String party, String... arguments) throws IOException {
        Ran ran = trial.at(party, arguments);
        transcript.add(party + "$ ./gilavar " + String.join(" ", arguments) + "\n" + ran.out() + ran.err());
        assertThat(ran.exit()).as(String.join("\n", transcript)).isNotZero();
        return ran.err();
    }

    private String file(String party, String name) throws IOException {
        return says(
                party,
                "notice",
                "file",
                name,
                "--circle",
                "34.8,38.9,10nm",
                "--lower",
                "FL100",
                "--upper",
                "FL140",
                "--start",
                "+3h",
                "--end",
                "+5h",
                "--category",
                "MANNED_AIR",
                "--armed",
                "UNDECLARED",
                "--count",
                "ONE");
    }

    private void conflict() throws IOException {
        file(TURKIYE, "patrol");
        assertThat(file(ISRAEL, "survey"))
                .contains("!! conflict " + CONFLICT + " OPENED: least gaps 0.0 km")
                .contains("israel would be free: 1) ");
        says(TURKIYE, "conflict", "receive", CONFLICT);
        assertThat(says(ISRAEL, "conflict", "receive", CONFLICT))
                .contains("conflict " + CONFLICT + " RECEIVED by israel, turkiye");
    }

    @Test
    void askedThroughTheFacilitatorCounteredAndSettledInOneStep() throws IOException {
        conflict();
        says(TURKIYE, "conflict", "ask", CONFLICT, "--name", "when", "--text", "Could you wait until we are gone?");
        assertThat(says(ISRAEL, "exchange", "list")).isEqualTo("none\n");
        says(FACILITATOR, "exchange", "relay", "turkiye.when", "--text", "You are asked whether you can start later.");
        assertThat(says(ISRAEL, "exchange", "list"))
                .contains("You are asked whether you can start later.")
                .doesNotContain("until we are gone");
        says(ISRAEL, "exchange", "answer", "turkiye.when", "--text", "Not by that much.");
        says(FACILITATOR, "exchange", "relay", "turkiye.when", "--text", "They could, by a little.");
        says(FACILITATOR, "conflict", "deadline", CONFLICT, "--by", "+30min");

        says(FACILITATOR, "proposal", "propose", CONFLICT, "--name", "both", "--delay", "israel=2h");
        says(ISRAEL, "proposal", "counter", "azerbaijan.both", "--name", "higher", "--climb", "israel=6000ft");
        assertThat(refused(TURKIYE, "proposal", "accept", "azerbaijan.both")).contains("it is COUNTERED");
        assertThat(says(TURKIYE, "proposal", "accept", "israel.higher"))
                .contains("proposal israel.higher ACCEPTED", "conflict " + CONFLICT + " SETTLED (agreed)");

        assertThat(says(FACILITATOR, "conflict", "list")).contains("AGREED", "israel, turkiye");
        assertThat(says(ISRAEL, "conflict", "list", "--standing")).isEqualTo("none that still stands\n");
    }

    @Test
    void settledByOneSideWithOneOfTheMeasuresThatWereSuggestedToIt() throws IOException {
        conflict();
        assertThat(refused(ISRAEL, "conflict", "apply", CONFLICT, "9")).contains("expected 1 to ", "1) ");

        assertThat(says(ISRAEL, "conflict", "apply", CONFLICT, "1"))
                .contains("notice israel.survey AMENDED", "conflict " + CONFLICT + " SETTLED (amended)");
    }

    @Test
    void whoIsInNoPositionToIsToldSoInPlainWords() throws IOException {
        conflict();

        assertThat(refused(TURKIYE, "conflict", "deadline", CONFLICT, "--by", "+30min"))
                .contains("only the facilitator can say this");
        assertThat(refused(FACILITATOR, "conflict", "receive", CONFLICT))
                .contains("only a side of the conflict can say this");
        assertThat(refused(TURKIYE, "conflict", "receive", CONFLICT))
                .contains("you have said already that you have received it");
        assertThat(refused(TURKIYE, "conflict", "receive", "israel-turkiye-9"))
                .contains("there is no conflict \"israel-turkiye-9\" for you");
    }
}
