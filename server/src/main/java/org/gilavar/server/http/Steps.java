package org.gilavar.server.http;

import java.time.Duration;

/**
 * Answers to statements leave at whole steps after they came, so that how long one takes says next to nothing of what it was compared
 * with: a notice that has many hidden ones for neighbours takes some hundred microseconds longer to decide. Where a step is not
 * enough, it is the next; what is left to see is in which step an answer fell.
 */
final class Steps {

    /**
     * An answer is ready after two or three milliseconds, most of them the disk's. The property is for the bench, which shows what the
     * clock would tell without steps.
     */
    static final Duration STEP = Duration.ofMillis(Math.max(0, Long.getLong("gilavar.answer.step.millis", 5)));

    private final long stepNanos;

    /** Zero for none. */
    Steps(Duration step) {
        this.stepNanos = step.toNanos();
    }

    /**
     * Lets the step end in which it is called. Nothing is waited for here that could say when it is there: what is wanted is the
     * time itself. On a virtual thread this holds up nobody else.
     *
     * @param came when the request came, by {@link System#nanoTime}
     */
    void letEnd(long came) throws InterruptedException {
        if (stepNanos > 0) {
            long elapsed = System.nanoTime() - came;
            Thread.sleep(Duration.ofNanos(stepNanos - elapsed % stepNanos));
        }
    }
}
