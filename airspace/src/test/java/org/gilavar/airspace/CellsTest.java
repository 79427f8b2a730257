package org.gilavar.airspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CellsTest {
    private static final double CELL_METRES = 512;

    private final SplittableRandom random = new SplittableRandom(41);

    @Test
    void boxesThatOverlapAreAlwaysFoundAndThoseTwoCellsApartNever() {
        int overlapping = 0;
        int clear = 0;
        for (int i = 0; i < 200_000; i++) {
            double[][] one = box();
            double[][] other = box();
            double apart = apart(one, other);
            boolean found = Cells.sift(least(one), greatest(one), cells(other), 2, 0, 1, new int[1], 0) == 1;
            if (apart <= 0) {
                overlapping++;
                assertThat(found).isTrue();
            } else if (apart > 2 * CELL_METRES) {
                clear++;
                assertThat(found).isFalse();
            }
        }
        assertThat(overlapping).isGreaterThan(1_000);
        assertThat(clear).isGreaterThan(100_000);
    }

    @Test
    void timeCountsLikeEveryOtherDimension() {
        long everywhere = Cells.of(-1e9, -1e9, -1e9);
        long[] item = {Cells.at(everywhere, 100), Cells.at(Cells.of(1e9, 1e9, 1e9), 200)};
        assertThat(found(item, 0, 99)).isZero();
        assertThat(found(item, 0, 100)).isOne();
        assertThat(found(item, 200, Cells.LAST)).isOne();
        assertThat(found(item, 201, Cells.LAST)).isZero();
    }

    @Test
    void onlyTheItemsInQuestionAreWrittenAndInOrder() {
        long[] items = new long[3 * 10];
        for (int i = 0; i < 10; i++) {
            items[3 * i] = Cells.at(Cells.of(0, 0, 0), i);
            items[3 * i + 1] = Cells.at(Cells.of(0, 0, 0), i);
            items[3 * i + 2] = -1; // whatever stands beside the cells does not count
        }
        int[] found = new int[11];
        found[0] = 77;
        long least = Cells.at(Cells.of(0, 0, 0), 4);
        long greatest = Cells.at(Cells.of(0, 0, 0), 8);
        assertThat(Cells.sift(least, greatest, items, 3, 2, 8, found, 1)).isEqualTo(5);
        assertThat(found).startsWith(77, 4, 5, 6, 7);
    }

    @Test
    void theLeastAndTheGreatestAreThoseOfEachDimension() {
        for (int i = 0; i < 100_000; i++) {
            long one = cells(random.nextInt(), random.nextInt());
            long other = cells(random.nextInt(), random.nextInt());
            for (int dimension = 0; dimension < 3; dimension++) {
                assertThat(Cells.least(Cells.least(one, other), dimension))
                        .isEqualTo(Math.min(Cells.least(one, dimension), Cells.least(other, dimension)));
                assertThat(Cells.greatest(Cells.greatest(one, other), dimension))
                        .isEqualTo(Math.max(Cells.greatest(one, dimension), Cells.greatest(other, dimension)));
            }
        }
    }

    @Test
    void aMetreLiesWithinItsCellAndFindsItAgain() {
        for (int i = 0; i < 100_000; i++) {
            double metre = random.nextDouble(-8_000_000, 8_000_000);
            long cell = Cells.of(metre, 0, 0);
            assertThat(metre).isBetween((double) Cells.least(cell, 0), (double) Cells.greatest(cell, 0));
            assertThat(Cells.of(Cells.least(cell, 0), 0, 0)).isEqualTo(cell);
        }
    }

    private int found(long[] item, int from, int to) {
        long least = Cells.at(Cells.of(0, 0, 0), from);
        long greatest = Cells.at(Cells.of(0, 0, 0), to);
        return Cells.sift(least, greatest, item, 2, 0, 1, new int[1], 0);
    }

    private double[][] box() {
        double[][] box = new double[2][3];
        for (int d = 0; d < 3; d++) {
            box[0][d] = random.nextDouble(-50_000, 50_000) * 120;
            box[1][d] = box[0][d] + random.nextDouble(0, 4_000_000);
        }
        return box;
    }

    private static double apart(double[][] one, double[][] other) {
        double apart = Double.NEGATIVE_INFINITY;
        for (int d = 0; d < 3; d++) {
            apart = Math.max(apart, Math.max(one[0][d] - other[1][d], other[0][d] - one[1][d]));
        }
        return apart;
    }

    private static long least(double[][] box) {
        return Cells.of(box[0][0], box[0][1], box[0][2]);
    }

    private static long greatest(double[][] box) {
        return Cells.of(box[1][0], box[1][1], box[1][2]);
    }

    private static long[] cells(double[][] box) {
        return new long[] {least(box), greatest(box)};
    }

    private static long cells(int some, int others) {
        return Cells.at(Cells.of(some / 300.0, others / 300.0, (some ^ others) / 300.0), others & Cells.LAST);
    }
}
