package org.gilavar.cli.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gilavar.cli.call.ChallengePaper.Line;
import org.gilavar.mechanism.item.ChallengeSheet;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.json.Json;
import org.junit.jupiter.api.Test;

class ChallengePaperTest {

    private static final Instant EXPIRES = Instant.parse("2025-05-12T00:00:00Z");

    private static ChallengePaper drawn(int rows, long seed) {
        return ChallengePaper.drawn("test", "turkiye.tower", "the <tower>", EXPIRES, true, rows, new Random(seed));
    }

    @Test
    void anyTwoWordsDifferInThreeLettersAtLeast() {
        List<String> words = ChallengeWords.all();
        assertThat(words).hasSize(256).isSorted().allMatch(word -> word.matches("[a-z]{5,10}"));
        for (int i = 0; i < words.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertThat(distance(words.get(i), words.get(j)))
                        .as("%s and %s", words.get(i), words.get(j))
                        .isGreaterThanOrEqualTo(3);
            }
        }
    }

    /** Levenshtein's: how many letters are put in, left out or changed to come from one to the other. */
    private static int distance(String one, String other) {
        int[] before = new int[other.length() + 1];
        Arrays.setAll(before, i -> i);
        for (int i = 1; i <= one.length(); i++) {
            int[] now = new int[other.length() + 1];
            now[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(changed, 1 + Math.min(before[j], now[j - 1]));
            }
            before = now;
        }
        return before[other.length()];
    }

    @Test
    void distancesAreCountedAsTheyAreInTheBooks() {
        assertThat(distance("kitten", "sitting")).isEqualTo(3);
        assertThat(distance("amber", "amber")).isZero();
        assertThat(distance("amber", "")).isEqualTo(5);
    }

    @Test
    void aFullSheetHasDifferentChallengesAndThreeDifferentWordsARow() {
        ChallengePaper paper = drawn(ChallengeSheet.MOST_ROWS, 1);

        assertThat(paper.rows()).extracting(Line::challenge).doesNotHaveDuplicates();
        assertThat(paper.rows())
                .extracting(Line::salt)
                .doesNotHaveDuplicates()
                .allMatch(s -> s.matches("[0-9a-f]{32}"));
        Set<String> words = new HashSet<>(ChallengeWords.all());
        for (Line line : paper.rows()) {
            List<String> of = Stream.concat(
                            Stream.of(line.challenge()),
                            Stream.of(line.response().split(" ", -1)))
                    .toList();
            assertThat(of).hasSize(3).doesNotHaveDuplicates().allMatch(words::contains);
        }
    }

    /** Of 254 words that may come second, each as often as any other, within five standard deviations. */
    @Test
    void everyWordIsAsLikelyAsAnyOther() {
        var counts = new TreeMap<String, Long>();
        int rows = 0;
        for (long seed = 0; seed < 200; seed++) {
            for (Line line : drawn(100, seed).rows()) {
                counts.merge(line.response().split(" ", -1)[1], 1L, Long::sum);
                rows++;
            }
        }
        double expected = rows / 256.0;
        assertThat(counts).hasSize(256);
        assertThat(counts.values())
                .allSatisfy(count -> assertThat(Math.abs(count - expected)).isLessThan(5 * Math.sqrt(expected)));
    }

    @Test
    void whatIsSealedHasNoWordInItAndIsWhatEachRowOpensTo() {
        ChallengePaper paper = drawn(20, 7);

        assertThat(paper.sealed()).hasSize(20).doesNotHaveDuplicates().allMatch(h -> h.matches("[0-9a-f]{64}"));
        for (Line line : paper.rows()) {
            assertThat(paper.sealed().get(line.row() - 1))
                    .isEqualTo(Json.hash(new ChallengeSheet.Row(
                            "test", "turkiye.tower", line.row(), line.challenge(), line.response(), line.salt())));
        }
        assertThat(Json.read(Json.write(paper), ChallengePaper.class)).isEqualTo(paper);
    }

    @Test
    void capitalsAndSpaceAreNobodysFaultAndAnythingElseIsAnotherResponse() {
        Line line = new Line(1, "amber", "velvet lantern", "0".repeat(32));
        for (String heard : List.of("velvet lantern", " Velvet  LANTERN ", "velvet-lantern")) {
            assertThat(ChallengePaper.matches(line, heard)).as(heard).isTrue();
        }
        for (String heard : List.of("velvet", "lantern velvet", "velvetlantern", "velvet lantern amber", "")) {
            assertThat(ChallengePaper.matches(line, heard)).as(heard).isFalse();
        }
    }

    @Test
    void aRowThatIsNotThereIsNamed() {
        ChallengePaper paper = drawn(3, 1);
        for (int row : List.of(0, 4)) {
            assertThatThrownBy(() -> paper.line(row))
                    .isInstanceOf(InvalidItemException.class)
                    .hasMessageContaining("from 1 to 3, found " + row);
        }
        assertThatThrownBy(() -> drawn(101, 1)).isInstanceOf(InvalidItemException.class);
    }

    @Test
    void thePageHasEveryRowNoSaltAndIsMarkedInAnExercise() {
        ChallengePaper paper = drawn(12, 3);
        String page = PrintedChallenges.page(paper);

        for (Line line : paper.rows()) {
            assertThat(page)
                    .containsSubsequence(
                            "<bdi>" + line.row() + "</bdi>",
                            "<bdi>" + line.challenge() + "</bdi>",
                            "<bdi>" + line.response() + "</bdi>")
                    .doesNotContain(line.salt());
        }
        assertThat(page).contains("EXERCISE EXERCISE", "For the &lt;tower&gt;.", "Until 2025-05-12T00:00:00Z");
        ChallengePaper real = new ChallengePaper("test", paper.sheet(), "the tower", EXPIRES, false, paper.rows());
        assertThat(PrintedChallenges.page(real)).doesNotContain("EXERCISE");
    }
}
