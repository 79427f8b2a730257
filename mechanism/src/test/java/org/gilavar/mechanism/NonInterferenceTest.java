package org.gilavar.mechanism;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.gilavar.mechanism.item.Allowance;
import org.gilavar.mechanism.item.Conflict;
import org.gilavar.mechanism.item.Crossing;
import org.gilavar.mechanism.item.Notice;
import org.gilavar.mechanism.item.NoticeTrace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What Türkiye can observe depends on its own statements and on what the arrangement discloses, and on nothing else: two
 * histories that differ only in what Israel keeps to itself look the same to it, byte for byte and instant for instant.
 *
 * <p>The same comparison, made with observers that do leak, must fail; else it would prove nothing.
 */
class NonInterferenceTest {

    private static final int PAIRS = 40;

    /** A leak must show in one of so many. */
    private static final int PAIRS_OF_A_LEAK = 3;

    private static final Map<String, Function<World, String>> LEAKS = Map.of(
            "how many entries there are",
            world -> observed(world) + world.steps().size(),
            "which entry each telling came from",
            NonInterferenceTest::numbered,
            "how many notices there are",
            world -> observed(world) + world.all(Notice.class).size(),
            "when deadlines passed",
            world -> world.steps().stream()
                    .filter(step -> step.statement().isEmpty())
                    .map(step -> step.at().toString())
                    .collect(Collectors.joining()),
            "the hash of the state",
            world -> observed(world) + world.state().hash(),
            "which notices touch what Türkiye does not know of",
            world -> observed(world)
                    + world.all(Crossing.class).stream().map(Crossing::id).collect(Collectors.joining()),
            "what the facilitator is told",
            world -> observed(world) + world.feed(World.FACILITATOR));

    private static String observed(World world) {
        return world.observed(World.TURKIYE);
    }

    private static String numbered(World world) {
        var numbered = new StringBuilder();
        for (int i = 0; i < world.steps().size(); i++) {
            for (Telling telling : world.steps().get(i).outcome().toldTo(World.TURKIYE)) {
                numbered.append(i).append(telling.happened()).append('\n');
            }
        }
        return numbered.toString();
    }

    @Test
    void noticesThatNeverComeNearLeaveNoTrace() {
        assertThat(firstDifference(PAIRS, NonInterferenceTest::observed, Secrets::farAway))
                .isEmpty();
    }

    @Test
    void whatAConflictDoesNotDiscloseLeavesNoTrace() {
        assertThat(firstDifference(PAIRS, NonInterferenceTest::observed, Secrets::withinConflicts))
                .isEmpty();
    }

    @Test
    void noticesOfAHiddenClassLeaveNoTraceAmongThoseOfOneThatIsShown() {
        assertThat(firstDifference(
                        PAIRS, NonInterferenceTest::observed, Secrets::noneAmongClasses, Secrets::farAwayAmongClasses))
                .isEmpty();
    }

    @Test
    void thereAreTracesAndRefusalsAmongThem() {
        World world = Secrets.farAwayAmongClasses(1, 1);

        assertThat(world.told(World.TURKIYE))
                .anyMatch(t -> !(t.telling().item() instanceof Notice n)
                        ? t.telling().item() instanceof NoticeTrace
                        : !n.owner().equals(World.TURKIYE));
        assertThat(world.told(World.TURKIYE)).anyMatch(t -> t.telling().item() instanceof Allowance);
    }

    static Stream<String> leaks() {
        return LEAKS.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("leaks")
    void aLeakWouldBeCaught(String leak) {
        Function<World, String> leaky = Objects.requireNonNull(LEAKS.get(leak));

        assertThat(firstDifference(PAIRS_OF_A_LEAK, leaky, Secrets::farAway)).isPresent();
    }

    @Test
    void aLeakWithinAConflictWouldBeCaught() {
        assertThat(firstDifference(PAIRS_OF_A_LEAK, world -> world.feed(World.FACILITATOR), Secrets::withinConflicts))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theHistoriesHaveSecretsAndConflicts(long seed) {
        World plain = Secrets.none(seed);
        World secret = Secrets.farAway(seed, 1);

        assertThat(secret.all(Notice.class))
                .hasSizeGreaterThan(plain.all(Notice.class).size());
        assertThat(secret.all(Crossing.class))
                .anyMatch(c -> c.owner().equals(World.TURKIYE) && c.zone().startsWith("israel.q-"));
        assertThat(plain.all(Conflict.class)).isNotEmpty();
        assertThat(plain.told(World.TURKIYE)).hasSizeGreaterThan(30);
    }

    @FunctionalInterface
    private interface Variant {
        World play(long seed, long secret);
    }

    /** The first pair that an observer can tell apart: a history without secrets and the same one with them. */
    private static Optional<String> firstDifference(int pairs, Function<World, String> observer, Variant variant) {
        return firstDifference(pairs, observer, Secrets::none, variant);
    }

    private static Optional<String> firstDifference(
            int pairs, Function<World, String> observer, LongFunction<World> without, Variant variant) {
        return LongStream.rangeClosed(1, pairs)
                .boxed()
                .flatMap(seed -> {
                    String plain = observer.apply(without.apply(seed));
                    String some = observer.apply(variant.play(seed, 2 * seed));
                    return plain.equals(some) ? Stream.empty() : Stream.of(difference(seed, plain, some));
                })
                .findFirst();
    }

    private static String difference(long seed, String one, String other) {
        String[] ones = one.split("\n", -1);
        String[] others = other.split("\n", -1);
        int line = Arrays.mismatch(ones, others);
        return "pair " + seed + ", line " + line + "\n" + at(ones, line) + "\n" + at(others, line);
    }

    private static String at(String[] lines, int line) {
        return line < lines.length ? lines[line] : "(the end)";
    }
}
