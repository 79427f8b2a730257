package org.gilavar.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class InsistenceTest {

    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration MOST = Duration.ofSeconds(5);

    private final AtomicLong nanos = new AtomicLong();
    private final List<Duration> waits = new ArrayList<>();
    private final Insistence insistence =
            new Insistence(new Backoff(FIRST, MOST, new SplittableRandom(7)), nanos::get, time -> {
                waits.add(time);
                nanos.addAndGet(time.toNanos());
            });

    @Test
    void itIsTriedEverMoreSlowlyUntilThereIsAnAnswer() throws IOException, InterruptedException {
        AtomicInteger tries = new AtomicInteger();
        String answer = insistence.until(Duration.ofMinutes(1).toNanos(), () -> {
            if (tries.incrementAndGet() < 9) {
                throw new ConnectException("nobody");
            }
            return "done";
        });
        assertThat(answer).isEqualTo("done");
        Duration whole = FIRST;
        for (Duration wait : waits) {
            assertThat(wait).isBetween(whole.dividedBy(2), whole);
            whole = whole.multipliedBy(2).compareTo(MOST) > 0 ? MOST : whole.multipliedBy(2);
        }
        assertThat(waits).hasSize(8);
    }

    @Test
    void noTryBeginsAfterTheDeadline() {
        long deadline = Duration.ofSeconds(30).toNanos();
        assertThatThrownBy(() -> insistence.until(deadline, () -> {
                    throw new ConnectException("nobody");
                }))
                .hasMessage("nobody");
        assertThat(nanos.get()).isBetween(deadline - MOST.toNanos(), deadline);
    }

    @Test
    void theFirstWaitIsShortAgainAfterThingsWentWell() {
        Backoff backoff = new Backoff(FIRST, MOST, new SplittableRandom(7));
        for (int i = 0; i < 10; i++) {
            backoff.next();
        }
        assertThat(backoff.next()).isBetween(MOST.dividedBy(2), MOST);
        backoff.reset();
        assertThat(backoff.next()).isBetween(FIRST.dividedBy(2), FIRST);
    }
}
