package org.gilavar.airspace;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/**
 * Judges a subject, most likely the {@link Detector}, on many pairs, on all cores.
 *
 * @param pairs how many, rounded up to whole batches
 * @param oneInArbitrated of so many pairs close to the line one goes to the arbiter
 * @param progress hears a line about every million pairs
 */
record SeparationOracleRun(long pairs, int oneInArbitrated, Consumer<String> progress) {
    /** What is judged. */
    interface Subject {
        boolean conflict(SeparationOraclePair pair);

        Gaps gaps(SeparationOraclePair pair);
    }

    /** The detector as it is. */
    static final Subject DETECTOR = new Subject() {
        @Override
        public boolean conflict(SeparationOraclePair pair) {
            return new Detector(pair.separation(), pair.bounds()).conflict(pair.a(), pair.b());
        }

        @Override
        public Gaps gaps(SeparationOraclePair pair) {
            return new Detector(pair.separation(), pair.bounds()).gaps(pair.a(), pair.b());
        }
    };

    private static final long REPORT = 1_000_000;

    SeparationOracleTally judge(Subject subject) {
        var judged = new AtomicLong();
        return LongStream.range(0, Math.ceilDiv(pairs, SeparationOracleBatch.PAIRS))
                .parallel()
                .mapToObj(number -> {
                    var tally = new SeparationOracleBatch(number, oneInArbitrated, subject).judge();
                    long now = judged.addAndGet(SeparationOracleBatch.PAIRS);
                    if (now % REPORT < SeparationOracleBatch.PAIRS) {
                        progress.accept(String.format(Locale.ROOT, "%,d of %,d pairs judged", now, pairs));
                    }
                    return tally;
                })
                .reduce(SeparationOracleTally.NOTHING, SeparationOracleTally::plus);
    }
}
