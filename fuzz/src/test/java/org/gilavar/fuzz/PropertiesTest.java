package org.gilavar.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Parsers that are wrong in each of the ways a target looks for. */
final class PropertiesTest {

    /** The right one: a number of one digit. */
    private static Optional<Integer> digit(byte[] input) {
        return input.length == 1 && Character.isDigit(input[0]) ? Optional.of(input[0] - '0') : Optional.empty();
    }

    private static byte[] written(int digit) {
        return Integer.toString(digit).getBytes(UTF_8);
    }

    private static Target exact(Function<byte[], Optional<Integer>> read, Function<Integer, byte[]> write) {
        return new RoundTrip<>("planted", read, write, RoundTrip.Form.EXACT, List::of);
    }

    private static boolean give(Target target, String input) {
        return Cost.bounded(target, input.getBytes(UTF_8));
    }

    @Test
    void aParserThatIsRightTakesOrRefuses() {
        Target right = exact(PropertiesTest::digit, PropertiesTest::written);

        assertThat(give(right, "7")).isTrue();
        assertThat(give(right, "x")).isFalse();
    }

    @Test
    void aSecondWayToWriteAValueIsFound() {
        Target lax = exact(input -> digit(Arrays.copyOf(input, 1)), PropertiesTest::written);

        assertThat(give(lax, "7")).isTrue();
        assertThatThrownBy(() -> give(lax, "7 ")).isInstanceOf(BrokenException.class);
    }

    @Test
    void aWriterOfWhatTheReaderRefusesIsFound() {
        Target lost = new RoundTrip<>(
                "planted", PropertiesTest::digit, digit -> written(digit + 5), RoundTrip.Form.LOOSE, List::of);

        assertThatThrownBy(() -> give(lost, "7")).hasMessageContaining("is refused: '12'");
        assertThatThrownBy(() -> give(lost, "1")).hasMessageContaining("another value");
    }

    @Test
    void anExceptionThatIsNotDeclaredComesThrough() {
        Target careless = exact(input -> Optional.of((int) input[0]), PropertiesTest::written);

        assertThatThrownBy(() -> give(careless, "")).isInstanceOf(ArrayIndexOutOfBoundsException.class);
    }

    @Test
    void aParserThatBelievesALengthCostsTooMuch() {
        Target believing = exact(input -> digit(Arrays.copyOf(new byte[input[0] << 24], 1)), PropertiesTest::written);

        assertThatThrownBy(() -> give(believing, "\u0007"))
                .hasMessageContaining("MB of memory for an input of 1 bytes");
    }

    @Test
    void aRefusalMustSayWhyAndNotTooMuch() {
        assertThatThrownBy(() -> Shown.reason(" ")).isInstanceOf(BrokenException.class);
        assertThatThrownBy(() -> Shown.reason("x".repeat(4_001))).hasMessageContaining("4001 characters");
        assertThat(Shown.reason("expected a digit")).isEqualTo("expected a digit");
    }
}
