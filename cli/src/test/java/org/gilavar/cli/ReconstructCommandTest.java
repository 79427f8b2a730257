package org.gilavar.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gilavar.cli.key.KeyFile;
import org.gilavar.cli.scenario.Scenario;
import org.gilavar.ledger.Hash;
import org.gilavar.mechanism.json.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The second of 2 April, reconstructed by each of those who have a part in it. */
@Timeout(180)
final class ReconstructCommandTest {

    private static final Path EXAMPLE = Path.of("..", "examples", "april-second");
    private static final List<String> PARTIES = List.of("turkiye", "israel", "azerbaijan");

    @TempDir
    private static Path folder;

    private static Optional<Stage> stage = Optional.empty();

    @BeforeAll
    static void play() throws IOException, InterruptedException {
        Stage open = Stage.open(folder.resolve("data"), Scenario.read(EXAMPLE));
        stage = Optional.of(open);
        open.playOn();
        assertThat(open.player().surprises()).isEmpty();
        for (String party : PARTIES) {
            new KeyFile(folder.resolve(party + ".pem")).writeUnencrypted(Stage.KEYS.of(party + "/duty-officer"));
        }
    }

    @AfterAll
    static void close() {
        stage.ifPresent(Stage::close);
    }

    private static Ran at(String party, String... arguments) {
        return Ran.command(
                Map.of(
                        "GILAVAR_SERVER",
                        stage.orElseThrow().address(),
                        "GILAVAR_MECHANISM",
                        "april-second",
                        "GILAVAR_AS",
                        party + "/duty-officer",
                        "GILAVAR_KEY",
                        folder.resolve(party + ".pem").toString()),
                arguments);
    }

    private static String done(String party, String... arguments) {
        Ran ran = at(party, arguments);
        assertThat(ran.exit()).as(ran.out() + ran.err()).isZero();
        return ran.out();
    }

    private static JsonNode json(String party, String... more) {
        List<String> arguments = new ArrayList<>(List.of("incident", "reconstruct", "turkiye.april-second", "--json"));
        arguments.addAll(List.of(more));
        return JsonMapper.shared().readTree(done(party, arguments.toArray(new String[0])));
    }

    /** The file is the canonical JSON itself, so that {@code sha256sum} gives its hash. */
    @Test
    void allFindTheSameAndItIsWhatTheExampleSays() throws IOException {
        Path kept = EXAMPLE.resolve("reconstruction.json");
        JsonNode first = json("turkiye");
        byte[] found = first.path("common").toString().getBytes(UTF_8);
        if (System.getProperty("gilavar.documents", "").equals("write")) {
            Files.write(kept, found);
        }
        assertThat(new String(found, UTF_8)).isEqualTo(Files.readString(kept));
        for (String party : PARTIES) {
            JsonNode answer = json(party);
            assertThat(answer.path("common")).isEqualTo(first.path("common"));
            assertThat(answer.path("hash").asString())
                    .isEqualTo(Hash.sha256(Files.readAllBytes(kept)).hex())
                    .isEqualTo(Json.hash(answer.path("common")));
        }
        assertThat(Files.readString(EXAMPLE.resolve("README.md")))
                .contains(first.path("hash").asString());
    }

    @Test
    void atThatSecondTheWarningHadBeenReadAndNotAnswered() {
        String table = done("israel", "incident", "reconstruct", "turkiye.april-second");

        assertThat(table)
                .contains(
                        "at 021159ZAPR25 (2025-04-02T11:59:40Z)",
                        "not by 021200ZAPR25 (12:00:05Z)",
                        "021159ZAPR25 (11:59:32Z)",
                        "israel-turkiye-1  OPEN",
                        "azerbaijan, israel, turkiye: 021124ZAPR25 (11:24:00Z)",
                        "tadmor-red-line")
                .doesNotContain("RECEIVED 0212");
        String later =
                done("israel", "incident", "reconstruct", "turkiye.april-second", "--at", "2025-04-02T12:01:00Z");
        assertThat(later).contains("RECEIVED 021200ZAPR25 (12:00:25Z), after 80 s", "OVERDUE");
    }

    @Test
    void beforeThereWasALineLittleStood() {
        JsonNode common = json("israel", "--at", "2025-04-01T05:30:00Z").path("common");

        assertThat(common.path("items").isEmpty()).isTrue();
        assertThat(done("israel", "incident", "reconstruct", "turkiye.april-second", "--at", "010530ZAPR25"))
                .contains("nothing of this kind stood");
    }

    @Test
    void aPartyIsShownItsOwnNoticeAndNotTheOthers() {
        String own = done("israel", "reconstruct", "--at", "2025-04-02T11:59:40Z");

        assertThat(own).contains("israel.east-of-t4").doesNotContain("turkiye.t4-survey");
    }

    @Test
    void thePageHasTheHashTheBannerOfAnExerciseAndNoScript() throws IOException {
        Path page = folder.resolve("page.html");
        String out = done("turkiye", "incident", "reconstruct", "turkiye.april-second", "--html", page.toString());

        String html = Files.readString(page);
        String hash = json("turkiye").path("hash").asString();
        assertThat(out).contains("hash: " + hash);
        assertThat(at("turkiye", "incident", "reconstruct", "turkiye.april-second", "--html", page.toString())
                        .err())
                .contains(page + " is there already; name another file");
        assertThat(Files.readString(page)).isEqualTo(html);
        assertThat(html.replace(" ", "")).contains(hash);
        assertThat(html)
                .contains(
                        "<title>EXERCISE: Reconstruction: turkiye.april-second</title>",
                        "turkiye.still-there",
                        "021159ZAPR25 (11:59:32Z)",
                        "@media print")
                .doesNotContain("<script", "src=", "href=", "url(");
        assertThat(html.split(">EXERCISE EXERCISE EXERCISE</p>", -1)).hasSize(3);
    }

    @Test
    void whoeverHoldsTheJournalFindsTheSameWithoutAServer() {
        String journal = folder.resolve("data").resolve("journal.db").toString();
        Ran ran = Ran.command(
                "incident", "reconstruct", "april-second", "--journal", journal, "--for", "turkiye", "--json");
        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(JsonMapper.shared().readTree(ran.out())).isEqualTo(json("turkiye"));
        assertThat(Ran.command("reconstruct", "--journal", journal, "--for", "turkiye", "--at", "2025-04-02T11:59:40Z")
                        .out())
                .contains("turkiye.t4-survey");
        assertThat(Ran.command("reconstruct", "--journal", journal, "--for", "nobody", "--at", "2025-04-02T11:59:40Z")
                        .err())
                .contains("no party nobody");
        assertThat(Ran.command("reconstruct", "--journal", journal, "--for", "turkiye")
                        .err())
                .contains("Give --at");
        assertThat(Ran.command("reconstruct").err()).contains("who are you?");
        for (List<String> asked : List.of(List.of("reconstruct"), List.of("incident", "reconstruct", "april-second"))) {
            List<String> later = new ArrayList<>(asked);
            later.addAll(List.of("--journal", journal, "--for", "turkiye", "--at", "2030-04-02T11:59:40Z"));
            assertThat(Ran.command(later.toArray(new String[0])).err())
                    .contains("after the last entry of this journal");
        }
    }

    @Test
    void aPartyFindsItsOwnPartInItsOwnCopy() {
        Path copy = folder.resolve("copy");
        done("israel", "mirror", copy.toString(), "--once");
        for (String at : List.of("2025-04-01T05:30:00Z", "2025-04-02T11:59:40Z", "2025-04-02T12:03:00Z")) {
            Ran ran = Ran.command("reconstruct", "--copy", copy.toString(), "--at", at, "--json");
            assertThat(ran.exit()).as(ran.err()).isZero();
            assertThat(ran.out()).isEqualTo(done("israel", "reconstruct", "--at", at, "--json"));
        }
        assertThat(Ran.command("incident", "reconstruct", "x", "--copy", copy.toString())
                        .err())
                .contains("cannot be told from the copy of one");
    }

    @Test
    void anInstantThatMovesIsRefused() {
        assertThat(at("turkiye", "reconstruct", "--at", "+1h").err()).contains("--at must be a time");
    }
}
