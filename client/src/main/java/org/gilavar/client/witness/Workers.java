package org.gilavar.client.witness;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Threads that answer requests: a virtual one for each where the JDK has them (21 and later), else a few. */
final class Workers {
    /** Without virtual threads: as many clients as can stall before others wait for the limit on time. */
    private static final int THREADS = 64;

    private Workers() {}

    static ExecutorService start() {
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException e) {
            return Executors.newFixedThreadPool(THREADS);
        }
    }
}
