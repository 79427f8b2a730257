package org.gilavar.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
import java.util.stream.Stream;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.Volume;
import org.gilavar.airspace.schedule.GreedySolver;
import org.gilavar.mechanism.item.Activity;
import org.gilavar.mechanism.item.Arrangement;
import org.gilavar.mechanism.item.Batch;
import org.gilavar.mechanism.item.Batch.TooClose;
import org.gilavar.mechanism.item.Category;
import org.gilavar.mechanism.item.Conflict;
import org.gilavar.mechanism.item.Measure;
import org.gilavar.mechanism.item.Notice;
import org.gilavar.mechanism.item.Plan;
import org.gilavar.mechanism.statement.ArrangementBody;
import org.gilavar.mechanism.statement.BatchBody;
import org.gilavar.mechanism.statement.NoticeBody;
import org.gilavar.mechanism.terms.Settling;
import org.gilavar.mechanism.terms.Terms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Batches that are looked for beside the mechanism, and what the mechanism says of them. */
class PlanSchedulerTest {

    private static final String SYRIA = "syria";

    private static Terms terms() {
        return PlanTest.planned()
                .between(TURKIYE, ISRAEL, SYRIA)
                .among(Category.UNMANNED_AIR, Length.nauticalMiles(1))
                .build();
    }

    private static PlanScheduler.Found find(World world) {
        Plan plan = world.get(Plan.class, TOMORROW);
        return new PlanScheduler(world.state().inForce().orElseThrow(), new GreedySolver())
                .find(
                        plan,
                        world.state().drafts(plan).toList(),
                        world.state().liveNotices().toList());
    }

    private static BatchBody.Propose propose(World world, PlanScheduler.Found found) {
        var moves = new TreeMap<String, BatchBody.Moved>();
        found.measures()
                .forEach((id, measure) -> moves.put(
                        id, new BatchBody.Moved(world.get(Notice.class, id).version(), measure)));
        return new BatchBody.Propose("b", TOMORROW, moves);
    }

    /** A crowd of drafts of three parties, some air cleared by unmanned kinds, and some that is filed already. */
    private static World crowd(long seed, Terms terms, int notices) {
        Chance chance = new Chance(seed);
        World world = World.under(terms);
        for (int i = 0; i < notices; i++) {
            Activity activity = Notices.activity(
                    chance.of(Category.MANNED_AIR, Category.UNMANNED_AIR),
                    tomorrow(chance.volume(34.5, 20, Notices.TEN)));
            String party = chance.of(TURKIYE, ISRAEL, SYRIA);
            world.accepts(
                    party,
                    chance.oneIn(6) ? new NoticeBody.File("n" + i, activity) : new NoticeBody.Draft("n" + i, activity));
        }
        world.passTo(CUT_OFF);
        return world;
    }

    /** Of few, none is left; of many, some. */
    @ParameterizedTest
    @CsvSource({"1, 24", "2, 24", "3, 24", "4, 24", "5, 100"})
    void theMechanismFindsTheSamePairsBeforeAndAfterAndConflictsOpenForThoseAndNoOthers(long seed, int notices) {
        Terms terms = terms();
        World world = crowd(seed, terms, notices);
        PlanScheduler.Found found = find(world);
        assertThat(found.left().isEmpty()).isEqualTo(notices == 24);
        List<Conflict> before = world.all(Conflict.class);

        world.accepts(FACILITATOR, propose(world, found));
        Batch.Verdict verdict = world.get(Batch.class, "azerbaijan.b").verdict().orElseThrow();
        assertThat(verdict.before()).isEqualTo(found.before());
        assertThat(verdict.named()).isEqualTo(found.left());
        for (String party : List.of(TURKIYE, ISRAEL, SYRIA)) {
            if (world.get(Batch.class, "azerbaijan.b").asks(party)) {
                world.accepts(party, new BatchBody.Accept("azerbaijan.b"));
            }
        }
        world.passTo(RELEASE);

        assertThat(world.all(Conflict.class).stream()
                        .filter(conflict -> before.stream().noneMatch(b -> b.id().equals(conflict.id())))
                        .map(PlanSchedulerTest::pair))
                .containsExactlyInAnyOrderElementsOf(found.left());
    }

    private static TooClose pair(Conflict conflict) {
        List<String> ids = conflict.sides().stream()
                .map(side -> conflict.noticeOf(side.party()).id())
                .sorted()
                .toList();
        return new TooClose(ids.getFirst(), ids.getLast());
    }

    @Test
    void whoDraftedFirstKeepsItsPlaceWhateverItsName() {
        for (List<String> order : List.of(List.of(TURKIYE, ISRAEL), List.of(ISRAEL, TURKIYE))) {
            World world = World.under(PlanTest.planned().build());
            for (String party : order) {
                world.accepts(party, PlanTest.drafts("d", tomorrow(Notices.here())));
                world.passTo(world.now().plus(Duration.ofMinutes(1)));
            }
            world.passTo(CUT_OFF);

            assertThat(find(world).measures()).containsOnlyKeys(order.getLast() + ".d");
        }
    }

    @Test
    void whatGoesBeforeOthersKeepsItsPlaceHoweverLateItWasDrafted() {
        Terms terms = PlanTest.planned().settling(medicalFirst()).build();
        World world = World.under(terms);
        world.accepts(TURKIYE, PlanTest.drafts("d", tomorrow(Notices.here())));
        world.passTo(world.now().plus(Duration.ofMinutes(1)));
        world.accepts(
                ISRAEL,
                new NoticeBody.Draft("m", Notices.activity(Category.MEDICAL_EVACUATION, tomorrow(Notices.here()))));
        world.passTo(CUT_OFF);

        assertThat(find(world).measures()).containsOnlyKeys("turkiye.d");
    }

    private static Settling medicalFirst() {
        Settling plain = HandlingTest.SETTLING;
        return new Settling(
                plain.receiptRoutine(),
                plain.receiptUrgent(),
                plain.answerWithin(),
                plain.suggestions(),
                Optional.of(TermsBuilder.p(List.of(Category.MEDICAL_EVACUATION))));
    }

    @Test
    void nothingIsLedDownAmongTheGround() {
        Terms terms = PlanTest.planned().build();
        World world = World.under(terms);
        Volume wide = Notices.volume(34.5, "FL110", "FL140", Notices.TEN, Notices.TEN.plus(Duration.ofHours(13)));
        Stream.of(TURKIYE, ISRAEL).forEach(party -> world.accepts(party, PlanTest.drafts("d", tomorrow(wide))));
        world.passTo(CUT_OFF);

        assertThat(find(world).measures().values())
                .as("thirteen hours cannot be moved out of each other's way by six, and the ground is at 3,100 m")
                .containsExactly(Measure.higher(Length.feet(5000)));
    }

    @Test
    void whoDraftsSomethingElseFirstAndThenThisIsNotTheFirst() {
        World world = World.under(PlanTest.planned().build());
        world.accepts(TURKIYE, PlanTest.drafts("d", tomorrow(Notices.elsewhere())));
        world.passTo(world.now().plus(Duration.ofMinutes(1)));
        world.accepts(ISRAEL, PlanTest.drafts("d", tomorrow(Notices.here())));
        world.passTo(world.now().plus(Duration.ofMinutes(1)));
        world.accepts(TURKIYE, Notices.amend("turkiye.d", 1, tomorrow(Notices.here())));
        world.passTo(CUT_OFF);

        assertThat(find(world).measures()).containsOnlyKeys("turkiye.d");
    }

    @Test
    void thoseWhoHaveLeftAreInNobodysWay() {
        World world = World.under(terms());
        world.accepts(SYRIA, Notices.file("f", tomorrow(Notices.here())));
        world.accepts(TURKIYE, PlanTest.drafts("d", tomorrow(Notices.here())));
        world.accepts(SYRIA, new ArrangementBody.Withdraw("pact.v1", "enough"));
        world.passTo(CUT_OFF);

        assertThat(find(world).before()).isZero();
        assertThat(find(world).measures()).isEmpty();
    }

    @Test
    void withoutADailyPlanThereIsNothingToLookFor() {
        Arrangement plain = World.inForce().state().inForce().orElseThrow();

        assertThatThrownBy(() -> new PlanScheduler(plain, new GreedySolver()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
