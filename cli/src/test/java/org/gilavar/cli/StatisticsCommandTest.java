package org.gilavar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gilavar.cli.key.KeyFile;
import org.gilavar.mechanism.item.Conflict.Settlement;
import org.gilavar.mechanism.item.OwnFigures;
import org.gilavar.mechanism.item.OwnFigures.ByLead;
import org.gilavar.mechanism.item.Precedence;
import org.gilavar.mechanism.item.Proposal;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.statistics.Statistics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The example, counted: what is expected here was counted by hand, from the text of the scenario. */
@Timeout(180)
final class StatisticsCommandTest {

    private static final Instant FROM = Instant.parse("2025-04-09T00:00:00Z");

    /** When the last thing is said; that itself is not counted. */
    private static final Instant TO = Instant.parse("2025-05-21T10:00:00Z");

    private static final List<String> PERIOD = List.of("--from", FROM.toString(), "--to", TO.toString());

    @TempDir
    private static Path folder = Path.of("");

    private static Optional<Stage> stage = Optional.empty();

    @BeforeAll
    static void play() throws IOException, InterruptedException {
        Stage played = Stage.open(folder.resolve("data"));
        stage = Optional.of(played);
        played.playOn();
        write("azerbaijan", "azerbaijan/duty-officer");
        write("israel", "israel/duty-officer");
        write("turkiye", "turkiye/duty-officer.2");
    }

    private static void write(String party, String holder) throws IOException {
        new KeyFile(folder.resolve(party + ".pem")).writeUnencrypted(Stage.KEYS.of(holder));
    }

    @AfterAll
    static void close() {
        stage.ifPresent(Stage::close);
    }

    private static Ran at(String party, List<String> period, String... more) {
        List<String> arguments = new ArrayList<>(List.of(more));
        arguments.addAll(period);
        return Ran.command(
                Map.of(
                        "GILAVAR_SERVER",
                        stage.orElseThrow().address(),
                        "GILAVAR_MECHANISM",
                        "syria-2025",
                        "GILAVAR_AS",
                        party + "/duty-officer",
                        "GILAVAR_KEY",
                        folder.resolve(party + ".pem").toString()),
                arguments.toArray(new String[0]));
    }

    private static Ran done(String party, List<String> period, String... more) {
        Ran ran = at(party, period, more);
        assertThat(ran.exit()).as(ran.out() + ran.err()).isZero();
        return ran;
    }

    private static String json(String party) {
        Ran ran = done(party, PERIOD, "statistics", "--format", "json");
        assertThat(ran.err()).doesNotContain("not over", "erased");
        return ran.out().strip();
    }

    private static Statistics statistics(String party) {
        return Json.read(json(party).getBytes(StandardCharsets.UTF_8), Statistics.class);
    }

    /** Of what a party was told; under this name, for one test alone. */
    private static Path copy(String party, String name) {
        Path copy = folder.resolve(name + " of " + party);
        done(party, List.of(), "mirror", copy.toString(), "--once");
        return copy;
    }

    @Test
    void eachPartyCountsItsOwnNotices() {
        assertThat(statistics("turkiye").own())
                .containsExactly(new Statistics.Own(
                        "turkiye",
                        new OwnFigures(
                                new ByLead(11, 1, 1),
                                new ByLead(5, 0, 0),
                                ByLead.NONE,
                                new ByLead(9, 1, 1),
                                Optional.of(Duration.ofMinutes(10)),
                                Optional.of(Duration.ofHours(47))),
                        Optional.of(new Statistics.Withdrawals(0, Optional.empty(), Optional.empty()))));
        assertThat(statistics("israel").own())
                .containsExactly(new Statistics.Own(
                        "israel",
                        new OwnFigures(
                                new ByLead(11, 2, 0),
                                new ByLead(4, 0, 0),
                                new ByLead(0, 1, 0),
                                new ByLead(10, 1, 0),
                                Optional.of(Duration.ofHours(2)),
                                Optional.of(Duration.ofHours(43).plusMinutes(35))),
                        Optional.of(new Statistics.Withdrawals(
                                1, Optional.of(Duration.ofMinutes(25)), Optional.of(Duration.ofMinutes(35))))));
    }

    @Test
    void bothCountTheSameBetweenThem() {
        Statistics.Between two =
                statistics("turkiye").shared().between("israel", "turkiye").orElseThrow();

        assertThat(two.conflicts())
                .contains(new Statistics.Conflicts(
                        0,
                        8,
                        1,
                        new TreeMap<>(Map.of(
                                Settlement.AMENDED, 2L,
                                Settlement.AGREED, 3L,
                                Settlement.WITHDRAWN, 1L,
                                Settlement.LAPSED, 2L)),
                        1,
                        Optional.of(new Statistics.Times(
                                Duration.ofMinutes(50),
                                Duration.ofHours(31).plusMinutes(45),
                                Duration.ofHours(31).plusMinutes(45))),
                        new TreeMap<>(Map.of(
                                Proposal.Stage.ACCEPTED, 3L,
                                Proposal.Stage.REJECTED, 1L,
                                Proposal.Stage.LAPSED, 1L))));
        assertThat(two.fromFirst())
                .isEqualTo(Map.of(
                        Precedence.FLASH, new Statistics.Messages(1, 0, 1, 0, 0, Optional.of(690L), Optional.of(690L)),
                        Precedence.IMMEDIATE,
                                new Statistics.Messages(1, 1, 0, 0, 0, Optional.of(240L), Optional.of(240L))));
        assertThat(two.fromSecond())
                .isEqualTo(Map.of(
                        Precedence.FLASH, new Statistics.Messages(1, 1, 0, 0, 0, Optional.of(42L), Optional.of(42L))));
        assertThat(statistics("israel").shared().between("israel", "turkiye")).contains(two);
        assertThat(statistics("azerbaijan").shared().between("israel", "turkiye"))
                .contains(two);
        Statistics.Shared ofIsrael = statistics("israel").shared();
        assertThat(ofIsrael.checks())
                .hasSize(1)
                .isEqualTo(statistics("turkiye").shared().checks());
        assertThat(ofIsrael.checks().getFirst().done()).isEqualTo(77);
        assertThat(ofIsrael.checks().getFirst().missed()).isEqualTo(1);
        assertThat(ofIsrael.between("azerbaijan", "israel").orElseThrow().fromFirst())
                .isEqualTo(Map.of(
                        Precedence.PRIORITY,
                        new Statistics.Messages(1, 1, 0, 0, 0, Optional.of(180L), Optional.of(180L))));
    }

    @Test
    void theFacilitatorThatIsToldAllCountsBothRows() {
        List<Statistics.Own> both = new ArrayList<>(statistics("israel").own());
        both.addAll(statistics("turkiye").own());

        assertThat(statistics("azerbaijan").own()).isEqualTo(both);
    }

    @Test
    void aCopyGivesTheSameByteForByteAndNeedsNoServer() {
        for (String party : List.of("turkiye", "azerbaijan")) {
            Path copy = copy(party, "copy");
            List<String> arguments =
                    new ArrayList<>(List.of("statistics", "--format", "json", "--copy", copy.toString()));
            arguments.addAll(PERIOD);

            Ran offline = Ran.command(arguments.toArray(new String[0]));

            assertThat(offline.exit()).as(offline.err()).isZero();
            assertThat(offline.out().strip()).isEqualTo(json(party));
        }
    }

    @Test
    void nothingIsCountedFromACopyThatDoesNotHold() throws IOException {
        Path copy = copy("israel", "damaged");
        byte[] openings = Files.readAllBytes(copy.resolve("openings"));
        openings[openings.length - 3] ^= 1;
        Files.write(copy.resolve("openings"), openings);

        Ran ran = at("israel", PERIOD, "statistics", "--copy", copy.toString());

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("does not hold, and nothing is counted from it");
    }

    @Test
    void theTableIsReadAndSetsNobodyAgainstAnother() {
        String table = done("azerbaijan", PERIOD, "statistics").out();

        assertThat(table)
                .contains(
                        "from 090000ZAPR25 up to 211000ZMAY25, as told to azerbaijan",
                        "NOTICES OF israel  ROUTINE  URGENT  LATE",
                        "conflicts: 0 open before, 8 opened, 1 reopened, 8 settled, 1 open after",
                        "time to settlement: median 50 min, nine in ten within 31 h 45 min, longest 31 h 45 min",
                        "line checks of israel, turkiye: 77 done, 1 missed, 0 pending")
                .doesNotContain("%", "rank", "score", "total");
    }

    @Test
    void aPeriodThatIsNotOverIsSaidToBeSoAndIsNotShared() {
        List<String> longer = List.of("--from", FROM.toString(), "--to", "2025-06-01T00:00:00Z");

        assertThat(done("turkiye", longer, "statistics").err()).contains("the period is not over");
        Ran share = at("turkiye", longer, "statistics", "share");
        assertThat(share.exit()).isEqualTo(1);
        assertThat(share.err()).contains("no row is made of what may be incomplete");
    }

    @Test
    void whatIsMissingIsAskedFor() {
        assertThat(Ran.command("statistics").err()).contains("of which period?");
        List<String> arguments = new ArrayList<>(List.of("statistics"));
        arguments.addAll(PERIOD);
        Ran nobody = Ran.command(arguments.toArray(new String[0]));
        assertThat(nobody.exit()).isEqualTo(2);
        assertThat(nobody.err()).contains("--as and --key, or --copy");
        assertThat(Ran.command("statistics", "--from", "now", "--to", "+1h").err())
                .contains("a period that moves");
    }

    @Test
    void rowsAreSharedMirroredAndCheckedByTheFacilitatorAndFromACopyThatIsShown() {
        assertThat(done("turkiye", PERIOD, "statistics", "share").out())
                .contains("statistics 20250409-0000z-20250521-1000z SHARED: turkiye");
        assertThat(done("israel", List.of(), "statistics", "list").out()).doesNotContain("turkiye");
        assertThat(done("azerbaijan", PERIOD, "statistics", "check").out()).startsWith("turkiye     as shared");

        assertThat(done("israel", PERIOD, "statistics", "share").out()).contains("DISCLOSED: israel, turkiye");

        assertThat(done("turkiye", List.of(), "statistics", "list").out())
                .contains("090000ZAPR25", "DISCLOSED", "israel, turkiye");
        assertThat(done("turkiye", List.of(), "statistics", "show", "20250409-0000z-20250521-1000z")
                        .out())
                .contains("medianLead", "PT43H35M");
        assertThat(done("azerbaijan", PERIOD, "statistics", "check").out())
                .isEqualTo("israel      as shared\nturkiye     as shared\n");
        assertThat(done("turkiye", PERIOD, "statistics", "check").out())
                .contains("turkiye     as shared", "israel      cannot be counted: turkiye has not");
        Path shown = copy("israel", "shown");
        assertThat(done("turkiye", PERIOD, "statistics", "check", "--copy", shown.toString())
                        .out())
                .contains("israel      as shared", "turkiye     cannot be counted: israel has not");
    }

    @Test
    void aRowThatIsNotWhatHappenedIsFound() throws IOException {
        List<String> april = List.of("--from", FROM.toString(), "--to", "2025-05-01T00:00:00Z");
        Path body = Files.writeString(folder.resolve("row.yaml"), """
                type: statistics.share
                from: "2025-04-09T00:00:00Z"
                to: "2025-05-01T00:00:00Z"
                figures:
                  filed: {routine: 0, urgent: 0, late: 0}
                  amended: {routine: 0, urgent: 0, late: 0}
                  withdrawn: {routine: 0, urgent: 0, late: 0}
                  ended: {routine: 0, urgent: 0, late: 0}
                """);
        done("israel", List.of(), "submit", body.toString());

        Ran check = at("azerbaijan", april, "statistics", "check");

        assertThat(check.exit()).isEqualTo(1);
        assertThat(check.out())
                .contains("israel      DIFFERS: shared {", "\"filed\":{\"late\":0,\"routine\":9,\"urgent\":1}");
    }
}
