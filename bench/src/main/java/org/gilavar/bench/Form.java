package org.gilavar.bench;

import java.time.Duration;

/**
 * How thoroughly to measure.
 *
 * @param label as the page says it
 * @param forks processes for each figure; 0 for none but this
 * @param world whether the globe is measured too
 * @param concurrent how long questions are asked while volumes come and go
 */
record Form(
        String label,
        int forks,
        int warmups,
        Duration warmup,
        int iterations,
        Duration iteration,
        boolean world,
        Duration concurrent) {

    /** Some four minutes on two cores: for the ratios. */
    static final Form SHORT = new Form(
            "In one process, 0.7 s for each figure of JMH.",
            0,
            1,
            Duration.ofMillis(300),
            1,
            Duration.ofMillis(700),
            false,
            Duration.ofSeconds(10));

    /** For figures to quote. */
    static final Form FULL = new Form(
            "Two processes for each figure of JMH, nine seconds in each.",
            2,
            2,
            Duration.ofSeconds(2),
            3,
            Duration.ofSeconds(3),
            true,
            Duration.ofSeconds(60));
}
