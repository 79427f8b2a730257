package org.gilavar.cli;

import java.util.concurrent.CountDownLatch;

/** Stopping by signal: Ctrl-C or a service manager's SIGTERM. */
final class Stop {

    /** How long the process waits for the main thread to close what it has open. */
    private static final long PATIENCE_MILLIS = 10_000;

    private Stop() {}

    /**
     * A latch that the signal to stop opens. The calling thread is given time to finish after it, so it should return
     * once the latch is open.
     */
    static CountDownLatch onSignal() {
        CountDownLatch signal = new CountDownLatch(1);
        Thread main = Thread.currentThread();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            signal.countDown();
                            try {
                                main.join(PATIENCE_MILLIS);
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        },
                        "stop"));
        return signal;
    }
}
