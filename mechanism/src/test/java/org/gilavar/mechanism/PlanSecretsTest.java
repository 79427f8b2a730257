package org.gilavar.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gilavar.mechanism.PlanTest.CUT_OFF;
import static org.gilavar.mechanism.PlanTest.RELEASE;
import static org.gilavar.mechanism.PlanTest.TOMORROW;
import static org.gilavar.mechanism.PlanTest.tomorrow;
import static org.gilavar.mechanism.World.FACILITATOR;
import static org.gilavar.mechanism.World.ISRAEL;
import static org.gilavar.mechanism.World.TURKIYE;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.gilavar.airspace.Volume;
import org.gilavar.mechanism.item.Batch;
import org.gilavar.mechanism.item.Conflict;
import org.gilavar.mechanism.item.Measure;
import org.gilavar.mechanism.item.Notice;
import org.gilavar.mechanism.item.Plan;
import org.gilavar.mechanism.statement.BatchBody;
import org.gilavar.mechanism.statement.NoticeBody;
import org.junit.jupiter.api.Test;

/**
 * What Türkiye can observe of a day's plan is what happens to its own drafts and what conflicts come of the release. Whatever else Israel and
 * Syria draft, amend, withdraw, and move in batches of their own, leaves no trace, byte for byte and instant for instant.
 */
class PlanSecretsTest {

    private static final String SYRIA = "syria";
    private static final double NEAR = 34.5;
    private static final double FAR = 39;
    private static final int PAIRS = 40;

    /** One day of three parties. */
    private static final class Day {
        private final Chance known;
        private final World world =
                World.under(PlanTest.planned().between(TURKIYE, ISRAEL, SYRIA).build());

        private Day(long seed) {
            this.known = new Chance(seed);
        }

        /** One day: the first seed fixes what happens near Türkiye, the second what happens elsewhere, if anything. */
        static World of(long seed, Optional<Long> secret) {
            Day day = new Day(seed);
            Optional<Chance> elsewhere = secret.map(Chance::new);
            day.drafts(elsewhere);
            day.world.passTo(CUT_OFF);
            elsewhere.ifPresent(chance ->
                    day.batch("elsewhere", chance, isNear().negate(), chance.of(ISRAEL, SYRIA), ISRAEL, SYRIA));
            day.world.passTo(CUT_OFF.plus(Duration.ofHours(1)));
            day.batch("near", day.known, isNear(), day.known.of(TURKIYE, ISRAEL, SYRIA), TURKIYE, ISRAEL, SYRIA);
            elsewhere.ifPresent(chance -> day.file("urgent", chance, FAR, chance.of(ISRAEL, SYRIA)));
            day.world.passTo(RELEASE.plus(Duration.ofHours(1)));
            return day.world;
        }

        private void drafts(Optional<Chance> elsewhere) {
            for (int i = 0; i < 8; i++) {
                world.passTo(world.now().plus(Duration.ofMinutes(20)));
                draft("near-" + i, known, NEAR, known.of(TURKIYE, ISRAEL, SYRIA));
                int number = i;
                elsewhere.ifPresent(chance -> {
                    String party = chance.of(ISRAEL, SYRIA);
                    draft("far-" + number, chance, FAR, party);
                    if (chance.oneIn(3)) {
                        world.says(party, Notices.withdraw(party + ".far-" + number, 1));
                    } else if (chance.oneIn(2)) {
                        world.says(party, Notices.amend(party + ".far-" + number, 1, tomorrow(place(chance, FAR))));
                    }
                });
            }
        }

        private static Volume place(Chance chance, double lat) {
            return chance.volume(lat, 5, Notices.TEN);
        }

        private void draft(String name, Chance chance, double lat, String party) {
            world.accepts(party, new NoticeBody.Draft(name, Notices.activity(tomorrow(place(chance, lat)))));
        }

        private void file(String name, Chance chance, double lat, String party) {
            world.accepts(party, Notices.file(name, tomorrow(place(chance, lat))));
        }

        private static Predicate<Notice> isNear() {
            return notice -> notice.id().contains(".near-");
        }

        /** Each of these drafts somewhere else in time; accepted by all, but for one now and then. */
        private void batch(String name, Chance chance, Predicate<Notice> which, String reluctant, String... parties) {
            var moves = new TreeMap<String, BatchBody.Moved>();
            world.state()
                    .drafts(world.get(Plan.class, TOMORROW))
                    .filter(which)
                    .forEach(notice -> moves.put(
                            notice.id(),
                            new BatchBody.Moved(
                                    notice.version(),
                                    Measure.later(Duration.ofMinutes(15L * (1 + chance.below(24)))))));
            if (moves.isEmpty()) {
                return;
            }
            world.says(FACILITATOR, new BatchBody.Propose(name, TOMORROW, moves));
            boolean all = !chance.oneIn(3);
            for (String party : parties) {
                if (all || !party.equals(reluctant)) {
                    world.says(party, new BatchBody.Accept(FACILITATOR + "." + name));
                } else {
                    world.says(party, new BatchBody.Reject(FACILITATOR + "." + name, chance.perhaps("no")));
                }
            }
        }
    }

    private static Optional<String> firstDifference(Function<World, String> observer) {
        return LongStream.range(0, PAIRS)
                .filter(seed -> !observer.apply(Day.of(seed, Optional.empty()))
                        .equals(observer.apply(Day.of(seed, Optional.of(seed + 1)))))
                .mapToObj(seed -> "seed " + seed)
                .findFirst();
    }

    @Test
    void whatOthersPlanElsewhereLeavesNoTrace() {
        assertThat(firstDifference(world -> world.observed(TURKIYE))).isEmpty();
    }

    @Test
    void aLeakWouldBeCaught() {
        assertThat(firstDifference(world ->
                        world.observed(TURKIYE) + world.all(Batch.class).size()))
                .isPresent();
        assertThat(firstDifference(
                        world -> world.observed(TURKIYE) + world.steps().size()))
                .isPresent();
    }

    @Test
    void thereIsSomethingToSeeAndSomethingToHide() {
        List<World> days = LongStream.range(0, PAIRS)
                .mapToObj(seed -> Day.of(seed, Optional.of(seed + 1)))
                .toList();

        assertThat(days).anyMatch(day -> day.all(Conflict.class).stream().anyMatch(c -> c.concerns(TURKIYE)));
        for (String batch : List.of("azerbaijan.near", "azerbaijan.elsewhere")) {
            for (Batch.Stage stage : List.of(Batch.Stage.ACCEPTED, Batch.Stage.REJECTED)) {
                assertThat(days)
                        .as("%s %s", batch, stage)
                        .anyMatch(day -> day.state()
                                .find(Batch.class, batch)
                                .filter(b -> b.stage() == stage)
                                .isPresent());
            }
        }
    }
}
