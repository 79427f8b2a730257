package org.gilavar.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gilavar.journal.JournalVerifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands that measure the API; they are not run here, what they begin with is. */
final class ApiBenchTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"--filing --rounds", "--filing --rounds 0", "--feed --rounds x", "--filing 3", "--feed --write"})
    void whatItDoesNotUnderstandItSays(String arguments) throws IOException, InterruptedException {
        var err = new ByteArrayOutputStream();
        int exit = ApiBench.run(
                List.of(arguments.split(" ", -1)),
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        assertThat(exit).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("bench: after --f", "Usage:");
    }

    @Test
    void theRecordThatIsMeasuredHolds(@TempDir Path folder) throws IOException {
        new ArenaFolder(folder).make(40, Instant.now(), Optional.empty());
        assertThat(JournalVerifier.verify(folder.resolve("data/journal.db")).fault())
                .isEmpty();
    }

    @Test
    void aCopyLeavesTheFirstAsItIs(@TempDir Path folder) throws IOException {
        ArenaFolder first = new ArenaFolder(folder.resolve("first"));
        first.make(2, Instant.now(), Optional.empty());
        ArenaFolder copy = first.copyTo(folder.resolve("copy"));
        assertThat(folder.resolve("copy/data/journal.db"))
                .hasSameBinaryContentAs(folder.resolve("first/data/journal.db"));
        assertThat(copy.serving()).allSatisfy(option -> assertThat(option).doesNotContain("/first/"));
    }

    @Test
    void ofRoundsTheMedianCountsAndTheSpreadIsTold() {
        var rounds = new Rounds();
        for (double found : new double[] {3, 1, 2}) {
            rounds.add(Map.of("rate", found));
        }
        assertThat(rounds.median("rate")).isEqualTo(2);
        assertThat(rounds.text("rate")).isEqualTo("2.00  [1.00 … 3.00]");
    }
}
