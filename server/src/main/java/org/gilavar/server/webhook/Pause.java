package org.gilavar.server.webhook;

import java.time.Duration;

/** Waits, or does not where time is played. */
@FunctionalInterface
interface Pause {

    void pause(Duration time) throws InterruptedException;
}
