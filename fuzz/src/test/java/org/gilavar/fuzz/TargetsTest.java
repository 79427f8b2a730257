package org.gilavar.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What a search begins with and what it has found, given to every target once more. */
final class TargetsTest {

    /** Seeds of each target that are also stretched: the others are much like them. */
    private static final int STRETCHED_SEEDS = 2;

    private static Stream<DynamicTest> each(Consumer<Target> check) {
        return Targets.all().stream().map(target -> DynamicTest.dynamicTest(target.name(), () -> check.accept(target)));
    }

    /** Gives each input to the target, and says which one it was when it does not hold. */
    private static void give(Target target, Map<String, byte[]> inputs) {
        inputs.forEach((name, input) ->
                assertThatCode(() -> Cost.bounded(target, input)).as(name).doesNotThrowAnyException());
    }

    @TestFactory
    Stream<DynamicTest> aSeedIsWhatTheParserTakes() {
        return each(target -> {
            Map<String, byte[]> seeds = Inputs.seeds(target);
            assertThat(seeds).isNotEmpty();
            seeds.forEach((name, seed) ->
                    assertThat(Cost.bounded(target, seed)).as(name).isTrue());
        });
    }

    @TestFactory
    Stream<DynamicTest> whatOthersCollectedAndWhatASearchFoundIsTakenOrRefusedAsItShould() {
        return each(target -> {
            give(target, PublicKeys.of(target));
            give(target, Inputs.kept(target));
        });
    }

    @TestFactory
    Stream<DynamicTest> oneThingSaidOverAndOverCostsNoMoreThanItsLength() {
        return each(target -> Inputs.seeds(target).values().stream()
                .limit(STRETCHED_SEEDS)
                .forEach(seed -> give(target, Inputs.stretched(seed))));
    }

    @TestFactory
    Stream<DynamicTest> nothingAtAllIsRefusedAsDeclaredToo() {
        return each(target -> give(target, Map.of("nothing", new byte[0])));
    }

    @Test
    void everyTargetHasANameOfItsOwn() {
        assertThat(Targets.all().stream().map(Target::name)).doesNotHaveDuplicates();
    }
}
