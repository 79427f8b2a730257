package org.gilavar.airspace.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import org.gilavar.airspace.suggest.BruteForce.Change;
import org.junit.jupiter.api.Test;

class LeastChangesAgainstBruteForceTest {
    private static final int CASES = 2_000;

    @Test
    void theLeastChangesAreThoseFoundByTryingEverything() {
        int several = 0;
        for (int seed = 0; seed < CASES; seed++) {
            var scene = Scene.random(new Random(seed));
            var found = LeastChanges.of(scene.notice(), scene.obstacles(), scene.freedom());
            assertThat(found.stream().map(s -> change(s, scene)).collect(Collectors.toSet()))
                    .as("seed %s", seed)
                    .hasSize(found.size())
                    .isEqualTo(new BruteForce(scene).leastChanges());
            several += found.size() > 2 ? 1 : 0;
        }
        assertThat(several).as("cases worth the name").isGreaterThan(CASES / 10);
    }

    static Change change(Suggestion suggestion, Scene scene) {
        return new Change(
                (int) Math.round(
                        suggestion.climb().value() / scene.freedom().step().value()),
                suggestion.shift().toNanos());
    }
}
