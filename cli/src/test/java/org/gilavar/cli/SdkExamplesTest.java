package org.gilavar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gilavar.client.GilavarClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The examples of docs/sdk.md do what the page says, and the page shows them as they are. */
@Timeout(180)
final class SdkExamplesTest {

    private static final Path PAGE = Path.of("..", "docs", "sdk.md");
    private static final Path SOURCE = Path.of("src/test/java/org/gilavar/cli/SdkExamples.java");

    @Test
    void theyRunAgainstARealServer(@TempDir Path folder) throws IOException, InterruptedException {
        try (Trial trial = Trial.open(folder)) {
            GilavarClient turkiye = trial.client("turkiye");
            assertThat(SdkExamples.file(turkiye).told()).hasSize(1);
            assertThat(SdkExamples.urgent(turkiye).told())
                    .extracting(telling -> telling.item().path("precedence").asString())
                    .containsExactly("FLASH");
            assertThat(SdkExamples.look(turkiye).path("stage").asString()).isEqualTo("FILED");
            assertThat(SdkExamples.file(trial.client("israel")).told()).hasSize(2);
            assertThat(SdkExamples.listen(turkiye, 0))
                    .isLessThanOrEqualTo(turkiye.get("/v1/items").path("upTo").asLong());
        }
    }

    @Test
    void thePageShowsEachAsItIs() throws IOException {
        String page = Files.readString(PAGE);
        Matcher example =
                Pattern.compile("(?s) *// example: (\\S+)\n(.*?) *// end\n").matcher(Files.readString(SOURCE));
        List<String> names = new ArrayList<>();
        while (example.find()) {
            names.add(example.group(1));
            String block = "<!-- example: " + example.group(1) + " -->\n\n```java\n"
                    + example.group(2).stripTrailing().stripIndent() + "\n```\n";
            assertThat(page).contains(block);
        }
        assertThat(names).hasSize(5);
        assertThat(page.split("```java", -1)).hasSize(names.size() + 1);
    }
}
