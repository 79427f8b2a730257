package org.gilavar.server.audience;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.LongBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.gilavar.journal.Entry;
import org.gilavar.journal.Salts;
import org.gilavar.journal.Stored;
import org.gilavar.ledger.MerkleTree;
import org.gilavar.mechanism.Happened;
import org.gilavar.mechanism.Held;
import org.gilavar.mechanism.Lifecycles;
import org.gilavar.mechanism.Outcome;
import org.gilavar.mechanism.Telling;
import org.gilavar.mechanism.item.Item;
import org.gilavar.mechanism.item.LineCheck;
import org.gilavar.mechanism.item.Moment;
import org.gilavar.mechanism.item.Notice;
import org.gilavar.mechanism.item.NoticeTrace;
import org.gilavar.mechanism.item.Precedence;
import org.gilavar.server.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a feed says of its past, beside all of its tellings told again one by one. */
final class PastTest {

    private static final String PARTY = "turkiye";
    private static final Instant START = Instant.parse("2025-04-12T08:00:00Z");
    private static final int ENTRIES = 120;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 20);
    }

    /** A journal of made-up tellings, some of which replace others, some at the same instant. */
    private static final class Told implements Archive {

        private record One(Instant at, Item item) {}

        private final Map<Long, Stored> entries = new HashMap<>();
        private final Map<Long, Instant> instants = new HashMap<>();
        private final List<One> tellings = new ArrayList<>();
        private final Feed feed = new Feed(PARTY, this);

        Told(long seed) {
            Random random = new Random(seed);
            Instant at = START;
            for (long seq = 1; seq <= ENTRIES; seq++) {
                at = at.plusSeconds(random.nextInt(3) * 60L);
                List<Telling> told = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    told.add(new Telling(Happened.CHANGED, item(random, at)));
                }
                TreeMap<String, List<Telling>> all = new TreeMap<>(Map.of(PARTY, told));
                Entry entry = Entry.ofDeadline(seq, at, new Outcome(List.of(), all), () -> new byte[Salts.BYTES]);
                entries.put(seq, new Stored(entry, new MerkleTree().root()));
                instants.put(seq, at);
                for (Telling telling : told) {
                    tellings.add(new One(at, telling.item()));
                }
                feed.publish(seq, at, told);
            }
        }

        private static Item item(Random random, Instant at) {
            String id = "israel.n-" + random.nextInt(9);
            Notice.Stage stage = List.of(
                            Notice.Stage.FILED, Notice.Stage.ACTIVE, Notice.Stage.ENDED, Notice.Stage.WITHDRAWN)
                    .get(random.nextInt(4));
            return switch (random.nextInt(5)) {
                case 0 -> new Moment(at);
                case 1 ->
                    new LineCheck(
                            "check-" + random.nextInt(5),
                            at,
                            at,
                            new TreeSet<>(),
                            new TreeMap<>(),
                            random.nextInt(3) == 0 ? LineCheck.Stage.DUE : LineCheck.Stage.DONE,
                            Optional.empty());
                case 2 ->
                    new Notice(
                            id,
                            "israel",
                            1 + random.nextInt(9),
                            stage,
                            Notice.Lead.LATE,
                            Precedence.ROUTINE,
                            Samples.activity(Samples.NORTH, Optional.empty()),
                            at,
                            at,
                            at,
                            Optional.empty(),
                            Optional.empty());
                default -> new NoticeTrace(id, "israel", stage, List.of(), Optional.empty());
            };
        }

        @Override
        public Optional<Stored> entry(long seq) {
            return Optional.ofNullable(entries.get(seq));
        }

        @Override
        public Optional<Instant> at(long seq) {
            return Optional.ofNullable(instants.get(seq));
        }

        /** Told again from the first, and what is left in the end. */
        List<Known> again(Instant at, Duration window) {
            Map<String, Known> last = new TreeMap<>();
            for (int i = 0; i < tellings.size(); i++) {
                One one = tellings.get(i);
                if (!one.at().isAfter(at)) {
                    String kind = one.item() instanceof NoticeTrace
                            ? "Notice"
                            : one.item().getClass().getSimpleName();
                    last.put(kind + " " + one.item().id(), new Known(i + 1, one.at(), one.item()));
                }
            }
            return last.values().stream()
                    .filter(known ->
                            !Lifecycles.isOver(known.item()) || known.told().isAfter(at.minus(window)))
                    .sorted((one, other) -> Long.compare(one.n(), other.n()))
                    .toList();
        }

        List<Instant> instants() {
            List<Instant> all = new ArrayList<>();
            for (int minute = -1; minute < 2 * ENTRIES + 2; minute += 7) {
                all.add(START.plus(Duration.ofMinutes(minute)));
                all.add(START.plus(Duration.ofMinutes(minute)).plusMillis(1));
            }
            return all;
        }

        /** Frozen, and read again where these entries have been erased. */
        Feed thawed(long erasedUpTo, boolean linked) {
            Feed.Frozen frozen = feed.freeze();
            long[] places = LongStream.of(frozen.places().array())
                    .map(seq -> seq <= erasedUpTo ? Places.erased(seq) : seq)
                    .toArray();
            LongStream.rangeClosed(1, erasedUpTo).forEach(entries::remove);
            if (!linked) {
                List<Held> known =
                        frozen.known().stream().map(Feed.Latest::held).toList();
                return Feed.of(PARTY, this, Relinked.of(PARTY, this, new Places(places), known));
            }
            Links links = Links.of(frozen.links().packed().array(), places.length);
            return Feed.of(PARTY, this, new Feed.Frozen(LongBuffer.wrap(places), frozen.known(), links));
        }
    }

    private static final List<Duration> WINDOWS = List.of(Duration.ZERO, Duration.ofMinutes(10), Duration.ofDays(1));

    @ParameterizedTest
    @MethodSource("seeds")
    void whatStoodIsWhatIsLeftWhenAllIsToldAgain(long seed) {
        Told told = new Told(seed);
        for (Instant at : told.instants()) {
            for (Duration window : WINDOWS) {
                assertThat(told.feed.past(at, window).items()).isEqualTo(told.again(at, window));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aFeedThatWasFrozenHasTheSamePast(long seed) {
        Told told = new Told(seed);
        for (Feed feed : List.of(told.thawed(0, true), told.thawed(0, false))) {
            for (Instant at : told.instants()) {
                assertThat(feed.past(at, WINDOWS.get(1))).isEqualTo(told.feed.past(at, WINDOWS.get(1)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void ofWhatIsErasedThatIsShownWhichHasNotChangedSinceAndTheRestIsCounted(long seed) {
        Told told = new Told(seed);
        List<Known> now = told.again(Instant.MAX, Duration.ofDays(36_500));
        int erasedUpTo = ENTRIES / 2;
        Feed feed = told.thawed(erasedUpTo, true);
        long counted = 0;
        for (Instant at : told.instants()) {
            List<Known> before = told.again(at, Duration.ofMinutes(10));
            Past past = feed.past(at, Duration.ofMinutes(10));

            assertThat(before).containsAll(past.items());
            assertThat(past.items()).hasSize(before.size() - past.erased());
            List<Known> gone = new ArrayList<>(before);
            gone.removeAll(past.items());
            assertThat(gone)
                    .noneMatch(now::contains)
                    .allMatch(known -> !known.told().isAfter(told.instants.get((long) erasedUpTo)));
            counted += past.erased();
        }
        assertThat(counted).as("else this shows little").isPositive();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void afterWhatIsErasedAFeedWithoutLinksHasThePastThatIsLeft(long seed) {
        Told told = new Told(seed);
        Feed feed = told.thawed(ENTRIES / 2, false);
        List<Known> all = told.again(Instant.MAX, Duration.ZERO).stream()
                .filter(known -> told.entries.values().stream()
                        .anyMatch(stored -> stored.entry().at().equals(known.told())))
                .toList();

        assertThat(all)
                .containsAll(feed.past(Instant.parse("2030-01-01T00:00:00Z"), Duration.ZERO)
                        .items());
        assertThat(feed.past(Instant.parse("2030-01-01T00:00:00Z"), Duration.ZERO)
                        .items())
                .isNotEmpty();
    }

    /** An incident may be said to have occurred in a year that has none before it. */
    @Test
    void beforeAllTimeNothingStood() {
        Past past = new Told(1).feed.past(Instant.MIN, Duration.ofDays(1));

        assertThat(past.items()).isEmpty();
    }
}
