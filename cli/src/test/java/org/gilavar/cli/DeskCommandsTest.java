package org.gilavar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gilavar.mechanism.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A duty officer's day, by the commands alone, at a desk whose environment says who and where it is. */
@Timeout(180)
final class DeskCommandsTest {

    private static final String[] PLACE = {"--circle", "34.8,38.9,10nm", "--lower", "FL100", "--upper", "FL140"};

    private static final String[] BOX = {
        "--circle",
        "34.8,38.9,10nm",
        "--lower",
        "FL100",
        "--upper",
        "FL140",
        "--start",
        "+30min",
        "--end",
        "+2h",
        "--category",
        "MANNED_AIR",
        "--armed",
        "UNDECLARED",
        "--count",
        "ONE"
    };

    @TempDir
    private Path folder;

    private Trial trial;

    @BeforeEach
    void open() throws IOException, InterruptedException {
        trial = Trial.open(folder);
    }

    @AfterEach
    void close() {
        trial.close();
    }

    private Ran done(String party, String... arguments) throws IOException {
        Ran ran = trial.at(party, arguments);
        assertThat(ran.exit()).as(ran.err() + ran.out()).isZero();
        return ran;
    }

    private Ran file(String party, String name, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("notice", "file", name));
        arguments.addAll(List.of(BOX));
        arguments.addAll(List.of(more));
        return done(party, arguments.toArray(new String[0]));
    }

    private JsonNode json(String party, String... arguments) throws IOException {
        return JsonMapper.shared().readTree(done(party, arguments).out());
    }

    @Test
    void aConflictIsToldWithTheReceiptLookedAtAndSettledByAProposal() throws IOException {
        assertThat(file("turkiye", "patrol-1").out())
                .startsWith("RECEIVED, NOT APPROVED  ")
                .contains("   notice turkiye.patrol-1 FILED (version 1, ");
        assertThat(file("israel", "patrol-2").out())
                .contains("!! conflict israel-turkiye-1 OPENED: least gaps 0.0 km, 0 ft, PT0S; overlap FL090 to FL150");

        assertThat(done("turkiye", "conflict", "list").out())
                .contains("ID", "BETWEEN", "israel-turkiye-1  OPEN  ", "FL090 to FL150");
        assertThat(done("israel", "conflict", "show", "israel-turkiye-1").out())
                .contains("overlaps 1", "lower", "FL090");
        done("israel", "proposal", "propose", "israel-turkiye-1", "--climb", "israel=6000ft", "--name", "higher");
        assertThat(done("turkiye", "proposal", "list").out()).contains("israel.higher  israel-turkiye-1  OPEN");
        assertThat(done("turkiye", "proposal", "accept", "israel.higher").out())
                .contains("proposal israel.higher ACCEPTED", "conflict israel-turkiye-1 SETTLED (agreed)");

        assertThat(done("turkiye", "conflict", "list", "--standing").out()).isEqualTo("none that still stands\n");
        assertThat(json("israel", "notice", "show", "patrol-2", "--json")
                        .at("/activity/volumes/0/altitude/lower")
                        .asString())
                .isEqualTo("FL160");
    }

    @Test
    void aNoticeIsAmendedActivatedAndEndedByItsNameAlone() throws IOException {
        file("turkiye", "patrol-1", "--remarks", "as usual");
        done("turkiye", "notice", "amend", "patrol-1", "--delay", "1h", "--count", "MORE", "--reason", "weather");
        JsonNode amended = json("turkiye", "notice", "show", "patrol-1", "--json");
        assertThat(amended.path("version").asInt()).isEqualTo(2);
        assertThat(amended.at("/activity/count").asString()).isEqualTo("MORE");
        assertThat(amended.at("/activity/remarks").asString()).isEqualTo("as usual");
        assertThat(amended.at("/activity/volumes/0/shape/radius").asString()).isEqualTo("10 NM");

        Ran stale = trial.at("turkiye", "notice", "withdraw", "patrol-1", "--reason", "x", "--seen", "1");
        assertThat(stale.exit()).isEqualTo(1);
        assertThat(stale.err()).contains("There is a later version", "notice show");

        done(
                "turkiye",
                with(PLACE, "notice", "amend", "patrol-1", "--start", "now", "--end", "+2h", "--reason", "earlier"));
        done("turkiye", "notice", "activate", "patrol-1");
        assertThat(done("turkiye", "notice", "end", "patrol-1").out()).contains("notice turkiye.patrol-1 ENDED");
        assertThat(done("turkiye", "notice", "list", "--standing").out()).startsWith("none");
        assertThat(json("turkiye", "notice", "list", "--json").path("items")).hasSize(1);
    }

    @Test
    void aFileOfVolumesIsSaidWholeOrNotAtAll() throws IOException {
        Path good = Files.writeString(folder.resolve("plan.geojson"), """
                {"type": "FeatureCollection", "features": [
                  {"type": "Feature", "id": "a", "geometry": {"type": "Point", "coordinates": [38.9, 34.8]},
                   "properties": {"radius": "5 NM", "lower": "FL100", "upper": "FL140",
                                  "start": "2030-01-01T06:00:00Z", "end": "2030-01-01T08:00:00Z"}},
                  {"type": "Feature", "id": "b", "geometry": {"type": "Point", "coordinates": [38.5, 34.8]},
                   "properties": {"radius": "5 NM", "lower": "FL100", "upper": "FL140",
                                  "start": "2030-01-01T06:00:00Z", "end": "2030-01-01T08:00:00Z"}}]}
                """);
        String[] what = {"--category", "MANNED_AIR", "--armed", "NO", "--count", "ONE", "--dry-run"};
        JsonNode both = json("turkiye", with(what, "notice", "file", "p", "--volumes", good.toString()));
        assertThat(both.at("/body/activity/volumes")).hasSize(2);
        assertThat(both.path("from").path("party").asString()).isEqualTo("turkiye");
        assertThat(json("turkiye", with(what, "notice", "file", "p", "--volumes", good.toString(), "--only", "b"))
                        .at("/body/activity/volumes/0/shape/centre/lon")
                        .asDouble())
                .isEqualTo(38.5);

        JsonNode kept = json(
                "turkiye",
                with(
                        what,
                        "notice",
                        "file",
                        "p",
                        "--volumes",
                        good.toString(),
                        "--release-to",
                        "nobody",
                        "--release-until",
                        "2025-04-20T12:00:00Z"));
        assertThat(kept.at("/body/activity/release").toString())
                .isEqualTo("{\"to\":[],\"until\":\"2025-04-20T12:00:00Z\"}");

        Path bad = Files.writeString(
                folder.resolve("bad.geojson"), Files.readString(good).replace("FL140", "140"));
        Ran refused = trial.at("turkiye", with(what, "notice", "file", "p", "--volumes", bad.toString()));
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err()).contains("nothing is said", "upper");
        assertThat(done("turkiye", "notice", "list").out()).isEqualTo("none\n");
    }

    private static String[] with(String[] more, String... first) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(more));
        return all.toArray(new String[0]);
    }

    @Test
    void aMessageIsReadReadBackAndAnswered() throws IOException {
        done(
                "turkiye",
                "line",
                "send",
                "israel",
                "Traffic north of Tadmor\u001b[2J",
                "--purpose",
                "WARN",
                "--name",
                "w-1",
                "--precedence",
                "FLASH");
        assertThat(done("israel", "line", "list", "--standing").out())
                .contains("turkiye.w-1  israel  FLASH", "WARN", "by ");
        assertThat(done("israel", "line", "read", "turkiye.w-1").out())
                .startsWith("Traffic north of Tadmor [2J\n")
                .contains("message turkiye.w-1 READ");
        assertThat(done("israel", "line", "pass-down", "turkiye.w-1", "--to", "patrol leader")
                        .out())
                .contains("message turkiye.w-1 PASSED_DOWN to patrol leader");
        assertThat(done("israel", "line", "read-back", "turkiye.w-1", "Traffic south")
                        .out())
                .contains("GARBLED");
        assertThat(done("israel", "line", "read-back", "turkiye.w-1").out()).contains("READ_BACK");
        assertThat(done("israel", "line", "answer", "turkiye.w-1", "received", "wilco")
                        .out())
                .contains("message turkiye.w-1 ANSWERED: RECEIVED after ");
        assertThat(done("israel", "line", "check").out()).isEqualTo("no check waits for you\n");
    }

    @Test
    void aMessageIsSaidByItsPhraseReadInOnesLanguageAndReadBackByItsCode() throws IOException {
        done("turkiye", with(LATE, "line", "send", "israel", "Wait\u202e us.", "--name", "late"));

        assertThat(done("israel", "line", "read", "turkiye.late", "--language", "tr")
                        .out())
                .startsWith("N67\n\u2066Bildirimdeki faaliyet geç başlayacak. Bildirim: \u2066turkiye.patrol-7\u2069.")
                .contains("\u2066Serbest metin, çevrilmemiştir: \u2068Wait\ufffd us.\u2069\u2069\n")
                .contains("message turkiye.late READ");
        assertThat(done("israel", "line", "list", "--standing", "--language", "he")
                        .out())
                .contains("turkiye.late", "N67 \u2067")
                .contains("\u2066turkiye.patrol-7\u2069");
        assertThat(done("israel", with(LATE, "line", "read-back", "turkiye.late"))
                        .out())
                .as("the text beside it was not heard")
                .contains("GARBLED");
        assertThat(done("israel", "line", "read-back", "turkiye.late", "Wait\u202e us.")
                        .out())
                .as("a phrase is read back by its code")
                .contains("GARBLED");
        assertThat(done("israel", with(LATE, "line", "read-back", "turkiye.late", "Wait\u202e us."))
                        .out())
                .contains("READ_BACK");
    }

    @Test
    void whatThisDeskHasReceivedOfAPhraseIsReadBackAsItIs() throws IOException {
        done("turkiye", with(LATE, "line", "send", "israel", "--name", "late-again"));
        done(
                "turkiye",
                with(LATE, "line", "send", "israel", "Fuel.", "--name", "late-once-more", "--purpose", "INFORM"));

        assertThat(done("israel", "line", "read-back", "turkiye.late-again").out())
                .contains("READ_BACK");
        assertThat(done("israel", "line", "read-back", "turkiye.late-once-more").out())
                .contains("READ_BACK");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            line send israel                                            | expected a --phrase, or a TEXT and its --purpose
            line send israel Words                                      | expected a --phrase, or a TEXT and its --purpose
            line send israel Words --purpose WARN --with delay=PT1M     | --with is for what is filled into a --phrase
            line send israel --phrase N66                               | code: there is no phrase "N66" in version 1
            line send israel --phrase N12                               | parameters.notice: is missing
            line send israel --phrase N12 --with notice=a --purpose WARN | N12 is said with the purpose INFORM, found WARN
            """)
    void aPhraseIsHeldAgainstTheBookBeforeItIsSigned(String typed, String reason) throws IOException {
        Ran ran = trial.at("turkiye", typed.strip().split(" ", -1));
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains(reason);
    }

    private static final String[] LATE = {
        "--phrase", "n67", "--with", "notice=turkiye.patrol-7", "--with", "delay=30 min"
    };

    @Test
    void zonesIncidentsAndTextsAreSaidByTheSamePattern() throws IOException {
        assertThat(done(
                                "turkiye",
                                with(
                                        new String[] {"--box", "34,38,35,39", "--lower", "SFC", "--upper", "FL100"},
                                        "zone",
                                        "declare",
                                        "z-1",
                                        "MORATORIUM",
                                        "--statement",
                                        "en=Not before noon",
                                        "--applies-to",
                                        "MANNED_AIR,EXERCISE",
                                        "--start",
                                        "now",
                                        "--end",
                                        "+6h"))
                        .out())
                .contains("zone turkiye.z-1 DECLARED");
        assertThat(done("israel", "zone", "acknowledge", "turkiye.z-1").out()).contains("ACKNOWLEDGED");
        assertThat(done("israel", "zone", "agree", "turkiye.z-1").out()).contains("AGREED");
        assertThat(done("israel", "zone", "list").out()).contains("AGREED", "en: Not before noon");
        assertThat(done("turkiye", "zone", "lift", "z-1", "--reason", "noon").out())
                .contains("LIFTED");

        done(
                "israel",
                "incident",
                "report",
                "AIRPROX",
                "turkiye",
                "Too close",
                "--occurred",
                "now",
                "--at",
                "34.8,38.9,2nm",
                "--name",
                "i-1");
        assertThat(done("turkiye", "incident", "show", "israel.i-1").out()).contains("sealed        israel");
        done("turkiye", "incident", "account", "israel.i-1", "It was not close", "--disputed");
        assertThat(done("turkiye", "incident", "list").out()).contains("AIRPROX  DISPUTED");

        done(Trial.FACILITATOR, "communique", "draft", "c-1", "They talked.");
        for (String party : List.of("turkiye", "israel", Trial.FACILITATOR)) {
            trial.at(party, "communique", "approve", "azerbaijan.c-1", "--hash", Json.hashOfText("They talked."));
        }
        assertThat(done("turkiye", "communique", "list", "--standing").out()).startsWith("none");
        assertThat(done("turkiye", "arrangement", "list").out()).contains("pact.v1  IN_FORCE");
    }

    @Test
    void aCommitmentIsOfferedAcceptedMetSaidToBeFulfilledDisputedAndAcknowledged() throws IOException {
        assertThat(done(
                                "turkiye",
                                "commitment",
                                "offer",
                                "crossing",
                                "--to",
                                "israel," + Trial.FACILITATOR,
                                "--text",
                                "en=The crossing opens, at noon.",
                                "--text",
                                "tr=Kapı açılır.",
                                "--if",
                                "en=If x=y.",
                                "--if",
                                "tr=x=y ise.",
                                "--met-by",
                                "israel",
                                "--due",
                                "+600h")
                        .out())
                .contains("commitment turkiye.crossing OFFERED");
        assertThat(json("israel", "commitment", "show", "turkiye.crossing", "--json")
                        .at("/condition/text/en")
                        .asString())
                .isEqualTo("If x=y.");
        assertThat(done("israel", "commitment", "accept", "turkiye.crossing").out())
                .contains("ACCEPTED; accepted so far: israel");
        done(Trial.FACILITATOR, "commitment", "accept", "turkiye.crossing");
        done("israel", "commitment", "met", "turkiye.crossing", "--remarks", "It is.");
        assertThat(done("turkiye", "commitment", "fulfil", "crossing").out()).contains("STATED");
        done("israel", "commitment", "dispute", "turkiye.crossing", "--reason", "Not for lorries.");
        done("israel", "commitment", "acknowledge", "turkiye.crossing");
        assertThat(done("israel", "commitment", "list", "--standing").out())
                .contains("turkiye.crossing  CONDITION_MET", "The crossing opens, at noon.");
        assertThat(done(Trial.FACILITATOR, "commitment", "acknowledge", "turkiye.crossing")
                        .out())
                .contains("FULFILLED");

        for (String name : List.of("one", "other")) {
            done("turkiye", "commitment", "offer", name, "--to", "israel", "--text", "en=We will.");
        }
        assertThat(done("turkiye", "commitment", "withdraw", "one", "--reason", "x")
                        .out())
                .contains("WITHDRAWN");
        assertThat(done("israel", "commitment", "decline", "turkiye.other").out())
                .contains("DECLINED");
        Ran half = trial.at(
                "turkiye", "commitment", "offer", "half", "--to", "israel", "--text", "en=We.", "--if", "en=If.");
        assertThat(half.exit()).isEqualTo(2);
        assertThat(half.err()).contains("--met-by");
    }

    @Test
    void faultsSayWhatToDoAndTheirExitCodesAreKept() throws IOException {
        assertThat(trial.at("turkiye", "notice", "file", "p").err()).contains("--category, --armed and --count");
        assertThat(trial.at("turkiye", "notice", "file", "p").exit()).isEqualTo(2);
        Ran unknown = trial.at("turkiye", "notice", "show", "none");
        assertThat(unknown.exit()).isEqualTo(1);
        assertThat(unknown.err()).contains("There is no such thing here for you", "List what there is");
        Ran nobody = Ran.command("notice", "list");
        assertThat(nobody.exit()).isEqualTo(2);
        assertThat(nobody.err())
                .contains("--as=PARTY/POST", "./gilavar notice list --help")
                .doesNotContain("Usage:");
        file("turkiye", "p");
        Ran taken = trial.at("turkiye", with(BOX, "notice", "file", "p"));
        assertThat(taken.exit()).isEqualTo(1);
        assertThat(taken.err()).contains("The name is taken", "If an answer was lost before");
        trial.stop();
        Ran dead = trial.at("turkiye", "notice", "list");
        assertThat(dead.exit()).as(dead.err()).isEqualTo(4);
    }
}
