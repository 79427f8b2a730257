package org.gilavar.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** How long to wait before something is sent again. */
final class PatienceTest {
    private static final Instant NOW = Instant.parse("2025-04-12T08:00:00Z");

    private final Patience patience = new Patience(new SplittableRandom(1));

    @Test
    void doublesUpToAMostWithARandomHalfLeftOut() {
        Duration most = Patience.LEAST;
        for (int i = 0; i < 40; i++) {
            assertThat(patience.failed(Optional.empty(), NOW)).isBetween(most.dividedBy(2), most);
            most = most.multipliedBy(2).compareTo(Patience.MOST) > 0 ? Patience.MOST : most.multipliedBy(2);
        }
    }

    @Test
    void beginsAnewAfterASuccess() {
        for (int i = 0; i < 9; i++) {
            patience.failed(Optional.empty(), NOW);
        }
        patience.succeeded();
        assertThat(patience.failed(Optional.empty(), NOW)).isLessThanOrEqualTo(Patience.LEAST);
    }

    @Test
    void leavesAReceiverAloneForAsLongAsItAsksButNotForEver() {
        assertThat(patience.failed(Optional.of("120"), NOW)).isEqualTo(Duration.ofMinutes(2));
        assertThat(patience.failed(Optional.of("Sat, 12 Apr 2025 08:03:00 GMT"), NOW))
                .isEqualTo(Duration.ofMinutes(3));
        assertThat(patience.failed(Optional.of("999999999"), NOW)).isEqualTo(Patience.MOST_ASKED_FOR);
    }

    @Test
    void comesNoSoonerForBeingAskedToAndMindsNothingThatCannotBeRead() {
        for (int i = 0; i < 9; i++) {
            patience.failed(Optional.empty(), NOW);
        }
        for (String asked : new String[] {"0", "-1", "soon", "Sat, 12 Apr 2020 08:03:00 GMT", ""}) {
            assertThat(patience.failed(Optional.of(asked), NOW)).as(asked).isGreaterThan(Duration.ofMinutes(2));
        }
    }
}
