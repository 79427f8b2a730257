package org.gilavar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.gilavar.client.Bodies;
import org.gilavar.client.Saying;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a post sees go by. */
@Timeout(180)
final class WatchCommandTest {

    @TempDir
    private Path folder;

    @Test
    void aFlashStandsOutAndProgramsGetTheFeedAsItIs() throws Exception {
        try (Trial trial = Trial.open(folder)) {
            long before = trial.client("israel").get("/v1/items").path("upTo").asLong();
            FutureTask<Ran> watching =
                    new FutureTask<>(() -> trial.at("israel", "watch", "--exit-after", "2", "--after", "" + before));
            Thread.ofVirtual().start(watching);
            trial.client("turkiye").say(Bodies.send("m-1", "israel", "INFORM", "Nothing new"));
            trial.client("turkiye")
                    .say(Saying.of(Bodies.send("m-2", "israel", "WARN", "Look up"))
                            .withPrecedence("FLASH"));
            Ran ran = watching.get();
            assertThat(ran.exit()).as(ran.err()).isZero();
            assertThat(ran.out().lines())
                    .satisfiesExactly(
                            line -> assertThat(line)
                                    .matches("\\d+ +\\d{6}Z[A-Z]{3}\\d\\d     message turkiye.m-1 sent: .*"),
                            line -> assertThat(line)
                                    .matches("\\d+ +\\d{6}Z[A-Z]{3}\\d\\d  !! message turkiye.m-2 sent: FLASH .*"));
            assertThat(ran.err()).contains("listening as israel/duty-officer after " + before);

            Ran all = trial.at("israel", "watch", "--json", "--after", "0", "--exit-after", "" + (before + 2));
            JsonNode page = trial.client("israel").get("/v1/feed?after=0").path("items");
            List<JsonNode> lines =
                    all.out().lines().map(JsonMapper.shared()::readTree).toList();
            assertThat(lines).isEqualTo(page.valueStream().toList());
        }
    }

    @Test
    void itsTimeEndsAndTheServersRefusalEndsItToo() throws IOException, InterruptedException {
        try (Trial trial = Trial.open(folder)) {
            assertThat(trial.at("israel", "watch", "--exit-after", "1s").exit()).isZero();
            Ran beyond = trial.at("israel", "watch", "--after", "99999");
            assertThat(beyond.exit()).isEqualTo(1);
            assertThat(beyond.err()).contains("does not go that far");
        }
    }

    @Test
    void aServerThatGoesAwayMakesItBlindAloud() throws Exception {
        try (Trial trial = Trial.open(folder)) {
            trial.desk("israel");
            FutureTask<Ran> watching =
                    new FutureTask<>(() -> trial.at("israel", "watch", "--json", "--after", "0", "--until-blind"));
            Thread.ofVirtual().start(watching);
            trial.client("israel").get("/v1/me");
            trial.stop();
            Ran ran = watching.get();
            assertThat(ran.exit()).isEqualTo(4);
            assertThat(ran.err()).contains("*** BLIND since ", "What happens now you do not see");
        }
    }
}
