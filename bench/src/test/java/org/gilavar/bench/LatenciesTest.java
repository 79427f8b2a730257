package org.gilavar.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

final class LatenciesTest {

    @Test
    void sharesAreThoseOfTheSortedTimesToASixtyFourth() {
        var times = new SplittableRandom(3)
                .doubles(10_000)
                .mapToLong(u -> (long) Math.pow(10, 9 * u))
                .toArray();
        var latencies = new Latencies();
        Arrays.stream(times).forEach(latencies::record);
        Arrays.sort(times);

        for (double share : new double[] {0.01, 0.5, 0.99, 0.999}) {
            double exact = (double) times[(int) Math.ceil(share * times.length) - 1];
            assertThat(latencies.within(share))
                    .isGreaterThanOrEqualTo(exact)
                    .isCloseTo(exact, Percentage.withPercentage(1.6));
        }
        assertThat(latencies.within(1))
                .isEqualTo((double) times[times.length - 1])
                .isEqualTo(latencies.longest());
        assertThat(latencies.count()).isEqualTo(times.length);
        assertThat(latencies.mean()).isCloseTo(Arrays.stream(times).average().orElseThrow(), within(1e-3));
    }

    @Test
    void howOftenALimitWasPassedIsToldForEachSecondOfTheWhole() {
        var latencies = new Latencies();
        for (int i = 0; i < 450; i++) {
            latencies.record(1_000_000);
        }
        for (int i = 0; i < 5; i++) {
            latencies.record(10_000_000);
        }

        assertThat(latencies.overEachSecond(5_000_000)).isEqualTo(10);
        assertThat(latencies.overEachSecond(20_000_000)).isZero();
        assertThat(new Latencies().overEachSecond(1)).isZero();
    }

    @Test
    void theShortestAndTheLongestTimeCanBeCounted() {
        var latencies = new Latencies();
        latencies.record(0);
        latencies.record(Long.MAX_VALUE);

        assertThat(latencies.within(0.5)).isZero();
        assertThat(latencies.longest()).isEqualTo((double) Long.MAX_VALUE);
    }

    @Test
    void nothingCountedIsNothing() {
        assertThat(new Latencies().within(0.99)).isZero();
        assertThat(new Latencies().mean()).isZero();
    }
}
