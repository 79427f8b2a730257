package org.gilavar.server.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gilavar.journal.Entry;
import org.gilavar.journal.Salts;
import org.gilavar.journal.Stored;
import org.gilavar.ledger.MerkleTree;
import org.gilavar.mechanism.Happened;
import org.gilavar.mechanism.Outcome;
import org.gilavar.mechanism.Telling;
import org.gilavar.mechanism.item.Moment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nobody holds up others by asking without end. */
@Timeout(30)
final class TurnsTest {

    private static final Instant AT = Instant.parse("2025-04-12T08:00:00Z");

    /** An entry that can be read when somebody says so. */
    private static final class Slow implements Archive {

        private final CountDownLatch reading = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);
        private final Entry entry = Entry.ofDeadline(
                1,
                AT,
                new Outcome(
                        List.of(),
                        new TreeMap<>(Map.of("turkiye", List.of(new Telling(Happened.CHANGED, new Moment(AT)))))),
                () -> new byte[Salts.BYTES]);

        @Override
        public Optional<Stored> entry(long seq) {
            reading.countDown();
            try {
                released.await();
            } catch (InterruptedException e) {
                throw new AssertionError("hangs", e);
            }
            return Optional.of(new Stored(entry, new MerkleTree().root()));
        }
    }

    @Test
    void aPartyHasOneThatIsComputedAndAnotherPartyWaitsItsTurn() throws Exception {
        Slow archive = new Slow();
        Audiences audiences = new Audiences(archive);
        audiences.publish(archive.entry, archive.entry.outcome(), Optional.empty());
        Reconstructions reconstructions = new Reconstructions(audiences);
        try (ExecutorService desks = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Past> first = desks.submit(() -> reconstructions.own("turkiye", AT, Duration.ZERO));
            archive.reading.await();
            assertThatThrownBy(() -> reconstructions.own("turkiye", AT, Duration.ZERO))
                    .isInstanceOf(StillAskedException.class)
                    .hasMessageContaining("your party's last one is still being computed");
            Future<Past> other = desks.submit(() -> reconstructions.own("israel", AT, Duration.ZERO));
            archive.released.countDown();

            assertThat(first.get().items()).hasSize(1);
            assertThat(other.get().items()).isEmpty();
            assertThat(reconstructions.own("turkiye", AT, Duration.ZERO)).isEqualTo(first.get());
        }
    }
}
