package org.gilavar.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Stopping by signal: Ctrl-C or a service manager's SIGTERM. The process ends when whoever waited for the signal has closed
 * this, having closed everything else before.
 */
final class Stop implements AutoCloseable {

    /**
     * How long the process waits for that: a snapshot of a large record takes some seconds. Whoever has no time kills the
     * process, and loses nothing but a fast start.
     */
    private static final long PATIENCE_MILLIS = 60_000;

    private final CountDownLatch signal = new CountDownLatch(1);
    private final CountDownLatch finished = new CountDownLatch(1);

    /** From now on the signal is heard; before, it ends the process at once. */
    void listen() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::heard, "stop"));
    }

    /** Not until the waiting thread has ended: it ends the process itself, and that waits for this. */
    private void heard() {
        signal.countDown();
        try {
            finished.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for the signal. */
    void await() throws InterruptedException {
        signal.await();
    }

    /** The same for no longer than this; whether it has come. */
    boolean await(long millis) throws InterruptedException {
        return signal.await(millis, TimeUnit.MILLISECONDS);
    }

    /** Everything is closed; the process may end. */
    @Override
    public void close() {
        finished.countDown();
    }
}
