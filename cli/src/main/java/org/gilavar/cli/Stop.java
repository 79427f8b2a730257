package org.gilavar.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Stopping by signal: Ctrl-C or a service manager's SIGTERM. */
final class Stop {

    /**
     * How long the process waits for the main thread to close what it has open: a snapshot of a large record takes some
     * seconds. Whoever has no time kills the process, and loses nothing but a fast start.
     */
    private static final long PATIENCE_MILLIS = 60_000;

    private Stop() {}

    /**
     * A latch that the signal to stop opens. The calling thread is given time to finish after it, so it should return
     * once the latch is open.
     */
    static CountDownLatch onSignal() {
        CountDownLatch signal = new CountDownLatch(1);
        Thread main = Thread.currentThread();
        onShutdown(signal, () -> main.join(PATIENCE_MILLIS));
        return signal;
    }

    /**
     * The same for a command that says itself when it has closed what it had open: the process ends then. A main thread
     * that calls {@code System.exit} during a stop never ends, and would be waited for in vain.
     *
     * @param finished to be opened by the command
     */
    static CountDownLatch onSignal(CountDownLatch finished) {
        CountDownLatch signal = new CountDownLatch(1);
        onShutdown(signal, () -> finished.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS));
        return signal;
    }

    private interface Wait {
        void untilClosed() throws InterruptedException;
    }

    private static void onShutdown(CountDownLatch signal, Wait wait) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            signal.countDown();
                            try {
                                wait.untilClosed();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        },
                        "stop"));
    }
}
