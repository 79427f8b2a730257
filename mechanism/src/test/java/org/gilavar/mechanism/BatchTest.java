package org.gilavar.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gilavar.mechanism.Notices.activity;
import static org.gilavar.mechanism.Notices.file;
import static org.gilavar.mechanism.Notices.here;
import static org.gilavar.mechanism.Notices.north;
import static org.gilavar.mechanism.PlanTest.CUT_OFF;
import static org.gilavar.mechanism.PlanTest.RELEASE;
import static org.gilavar.mechanism.PlanTest.TOMORROW;
import static org.gilavar.mechanism.PlanTest.drafts;
import static org.gilavar.mechanism.PlanTest.tomorrow;
import static org.gilavar.mechanism.World.FACILITATOR;
import static org.gilavar.mechanism.World.ISRAEL;
import static org.gilavar.mechanism.World.TURKIYE;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.Volume;
import org.gilavar.airspace.schedule.GreedySolver;
import org.gilavar.mechanism.item.Activity;
import org.gilavar.mechanism.item.Batch;
import org.gilavar.mechanism.item.Batch.Stage;
import org.gilavar.mechanism.item.Batch.TooClose;
import org.gilavar.mechanism.item.Conflict;
import org.gilavar.mechanism.item.Measure;
import org.gilavar.mechanism.item.Notice;
import org.gilavar.mechanism.item.Plan;
import org.gilavar.mechanism.item.Precedence;
import org.gilavar.mechanism.item.TwoPersonKind;
import org.gilavar.mechanism.statement.ArrangementBody;
import org.gilavar.mechanism.statement.BatchBody;
import org.gilavar.mechanism.statement.BatchBody.Moved;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Drafts of all parties moved together: three of them in one place, and one of Israel's far from everything. */
class BatchTest {

    private static final String SYRIA = "syria";
    private static final String BATCH = "azerbaijan.b";
    private static final Measure LATER = Measure.later(Duration.ofMinutes(90));
    private static final Measure EARLIER = Measure.later(Duration.ofMinutes(-90));
    private static final BatchBody.Accept ACCEPT = new BatchBody.Accept(BATCH);

    /** One moves later and one earlier, so that all are free of each other, and Israel's moves not at all. */
    private static final BatchBody.Propose BOTH =
            propose(Map.of("turkiye.t", new Moved(1, LATER), "syria.s", new Moved(1, EARLIER)));

    private final World world = cutOff(PlanTest.planned());

    private static World cutOff(TermsBuilder terms) {
        World world = World.under(terms.between(TURKIYE, ISRAEL, SYRIA).build());
        world.accepts(TURKIYE, drafts("t", tomorrow(here())));
        world.accepts(SYRIA, drafts("s", tomorrow(here())));
        world.accepts(ISRAEL, drafts("i", tomorrow(north(1))));
        world.accepts(ISRAEL, drafts("far", tomorrow(north(100))));
        world.passTo(CUT_OFF);
        return world;
    }

    private static BatchBody.Propose propose(Map<String, Moved> moves) {
        return new BatchBody.Propose("b", TOMORROW, new TreeMap<>(moves));
    }

    private Batch batch() {
        return world.get(Batch.class, BATCH);
    }

    private Notice notice(String id) {
        return world.get(Notice.class, id);
    }

    private String refusal(Map<String, Moved> moves) {
        Refusal refusal = world.refuses(FACILITATOR, propose(moves));
        return refusal.field() + ": " + refusal.reason();
    }

    @Test
    void aBatchIsHeldAgainstAllItWouldMeet() {
        world.accepts(FACILITATOR, BOTH);

        assertThat(batch().verdict().orElseThrow().before()).isEqualTo(3);
        assertThat(batch().verdict().orElseThrow().named()).isEmpty();
    }

    @Test
    void whatCannotBeMetIsNamed() {
        world.accepts(FACILITATOR, propose(Map.of("turkiye.t", new Moved(1, LATER))));

        assertThat(batch().verdict().orElseThrow().named()).containsExactly(new TooClose("israel.i", "syria.s"));
    }

    @Test
    void eachOwnerIsToldHowItsOwnWouldMoveAndOthersNothing() {
        Outcome proposed = world.accepts(FACILITATOR, BOTH);

        Batch told = World.shown(proposed, TURKIYE, Batch.class);
        assertThat(told.moves()).containsOnlyKeys("turkiye.t");
        assertThat(told.verdict()).isEmpty();
        assertThat(World.heard(proposed, ISRAEL)).isEmpty();
        assertThat(World.heard(proposed, FACILITATOR)).containsExactly("Batch PROPOSED");
    }

    @Test
    void theLastAcceptanceMovesTheDraftsOfAllInOneEntry() {
        world.accepts(FACILITATOR, BOTH);
        world.accepts(SYRIA, ACCEPT);
        assertThat(notice("syria.s").version()).isEqualTo(1);

        Outcome last = world.accepts(TURKIYE, ACCEPT);

        assertThat(last.changes())
                .extracting(Change::happened)
                .containsExactly(Happened.ACCEPTED, Happened.AMENDED, Happened.AMENDED);
        assertThat(notice("turkiye.t").activity()).isEqualTo(moved(LATER));
        assertThat(notice("syria.s").activity()).isEqualTo(moved(EARLIER));
        assertThat(batch().stage()).isEqualTo(Stage.ACCEPTED);
        world.passTo(RELEASE);
        assertThat(world.all(Conflict.class)).isEmpty();
    }

    private static Activity moved(Measure by) {
        return activity(by.applyTo(List.of(tomorrow(here()))).getFirst());
    }

    @Test
    void nobodyIsToldThatAnotherHasAccepted() {
        world.accepts(FACILITATOR, BOTH);

        assertThat(world.hears(TURKIYE, () -> world.accepts(SYRIA, ACCEPT))).isEmpty();
        assertThat(world.hears(SYRIA, () -> world.accepts(TURKIYE, ACCEPT)))
                .containsExactly("Batch ACCEPTED", "Notice AMENDED");
    }

    @Test
    void whoeverRejectsItRejectsItForAllAndIsNamedToTheFacilitatorAlone() {
        world.accepts(FACILITATOR, BOTH);

        Outcome rejected = world.accepts(SYRIA, new BatchBody.Reject(BATCH, Optional.of("not on a feast day")));

        assertThat(World.shown(rejected, TURKIYE, Batch.class).rejection()).isEmpty();
        assertThat(World.shown(rejected, FACILITATOR, Batch.class).rejection())
                .contains(new Batch.Rejection(SYRIA, Optional.of("not on a feast day")));
        assertThat(world.refuses(TURKIYE, ACCEPT).reason()).isEqualTo("it is REJECTED");
        world.accepts(FACILITATOR, new BatchBody.Propose("c", TOMORROW, BOTH.moves()));
    }

    @Test
    void thereIsOneAtATime() {
        world.accepts(FACILITATOR, BOTH);
        assertThat(world.refuses(FACILITATOR, new BatchBody.Propose("c", TOMORROW, BOTH.moves()))
                        .reason())
                .contains(BATCH)
                .contains("withdraw that first");
        world.accepts(FACILITATOR, new BatchBody.Withdraw(BATCH));
        world.accepts(FACILITATOR, new BatchBody.Propose("c", TOMORROW, BOTH.moves()));
    }

    @Test
    void onlyThoseWhoseDraftsWouldMoveAreAsked() {
        world.accepts(FACILITATOR, BOTH);

        assertThat(world.refuses(ISRAEL, ACCEPT).code())
                .as("as if there were none")
                .isEqualTo(Refusal.Code.UNKNOWN);
        assertThat(world.refuses(FACILITATOR, ACCEPT).code()).isEqualTo(Refusal.Code.NOT_ENTITLED);
        assertThat(world.refuses(TURKIYE, BOTH).code()).isEqualTo(Refusal.Code.NOT_ENTITLED);
        world.accepts(TURKIYE, ACCEPT);
        assertThat(world.refuses(TURKIYE, ACCEPT).reason()).contains("accepted it already");
    }

    @Test
    void aDraftThatIsWithdrawnIsLeftOutOfIt() {
        world.accepts(FACILITATOR, BOTH);
        world.accepts(TURKIYE, ACCEPT);

        Outcome withdrawn = world.accepts(SYRIA, Notices.withdraw("syria.s", 1));

        assertThat(World.heard(withdrawn, TURKIYE)).containsExactly("Batch ACCEPTED", "Notice AMENDED");
        assertThat(notice("turkiye.t").activity()).isEqualTo(moved(LATER));
    }

    @Test
    void withoutAnyOfItsDraftsItLapses() {
        world.accepts(FACILITATOR, propose(Map.of("turkiye.t", new Moved(1, LATER))));
        world.accepts(TURKIYE, Notices.withdraw("turkiye.t", 1));

        assertThat(batch().stage()).isEqualTo(Stage.LAPSED);
    }

    @Test
    void whatHelpsNoMoreIsDoneToNobody() {
        world.accepts(FACILITATOR, propose(Map.of("turkiye.t", new Moved(1, LATER))));
        world.accepts(ISRAEL, Notices.withdraw("israel.i", 1));
        world.accepts(SYRIA, Notices.withdraw("syria.s", 1));

        Outcome accepted = world.accepts(TURKIYE, ACCEPT);

        assertThat(World.heard(accepted, TURKIYE)).containsExactly("Batch FAILED");
        assertThat(notice("turkiye.t").version()).isEqualTo(1);
    }

    @Test
    void whatIsFiledMeanwhileIsLookedAtAgain() {
        world.accepts(FACILITATOR, propose(Map.of("turkiye.t", new Moved(1, LATER))));
        for (int i = 0; i < 2; i++) { // as many in the new way as there were in the old
            world.accepts(
                    ISRAEL,
                    file("urgent-" + i, LATER.applyTo(List.of(tomorrow(here()))).getFirst()));
        }
        world.accepts(TURKIYE, ACCEPT);

        assertThat(batch().stage()).isEqualTo(Stage.FAILED);
    }

    @Test
    void theReleaseDoesNotWaitForAnswers() {
        world.accepts(FACILITATOR, BOTH);
        world.accepts(TURKIYE, ACCEPT);

        assertThat(world.hears(TURKIYE, () -> world.passTo(RELEASE)))
                .containsExactly("Batch LAPSED", "Plan RELEASED", "Notice FILED", "Conflict OPENED", "Conflict OPENED");
        assertThat(notice("turkiye.t").activity()).isEqualTo(activity(tomorrow(here())));
    }

    @Test
    void whoeverLeavesIsWaitedForNoMore() {
        world.accepts(FACILITATOR, BOTH);
        world.accepts(TURKIYE, ACCEPT);
        world.accepts(SYRIA, new ArrangementBody.Withdraw("pact.v1", "enough"));

        assertThat(batch().stage()).isEqualTo(Stage.ACCEPTED);
        assertThat(notice("turkiye.t").activity()).isEqualTo(moved(LATER));
    }

    @Test
    void beforeTheCutOffAndAfterTheReleaseThereIsNothingToMove() {
        World early = World.under(PlanTest.planned().build());
        assertThat(early.refuses(FACILITATOR, BOTH).reason()).contains("may change until its cut-off at " + CUT_OFF);

        world.passTo(RELEASE);
        assertThat(world.refuses(FACILITATOR, BOTH).reason()).isEqualTo("it is RELEASED");
    }

    @Test
    void onlyWhatTheTermsAllowIsProposed() {
        assertThat(refusal(Map.of("turkiye.t", new Moved(1, Measure.later(Duration.ofMinutes(80))))))
                .isEqualTo(
                        "body.moves.turkiye.t.measure.delay: expected whole steps of PT15M up to PT6H, found PT1H20M");
        assertThat(refusal(Map.of("turkiye.t", new Moved(1, Measure.later(Duration.ofHours(7))))))
                .contains("up to PT6H");
        assertThat(refusal(Map.of("turkiye.t", new Moved(1, Measure.higher(Length.feet(1500))))))
                .contains("measure.climb")
                .contains("whole steps of 1000 ft");
        assertThat(refusal(Map.of("turkiye.none", new Moved(1, LATER))))
                .contains("\"turkiye.none\" is not a draft of the plan of " + TOMORROW);
        assertThat(refusal(Map.of("turkiye.t", new Moved(2, LATER))))
                .contains("it")
                .contains("version 1");
    }

    @Test
    void whatDoesNotHelpIsRefused() {
        assertThat(refusal(Map.of("israel.far", new Moved(1, LATER))))
                .isEqualTo("body.moves: pairs that are too close: 3 as they stand, and as many so moved");
    }

    @Test
    void nothingIsLedDownAmongTheGround() {
        World low = World.under(PlanTest.planned().build());
        low.accepts(TURKIYE, drafts("t", tomorrow(Notices.between(here(), "FL110", "FL140"))));
        low.accepts(ISRAEL, drafts("i", tomorrow(Notices.between(here(), "FL120", "FL150"))));
        low.passTo(CUT_OFF);

        Refusal refusal = low.refuses(
                FACILITATOR, propose(Map.of("turkiye.t", new Moved(1, Measure.higher(Length.feet(-5000))))));

        assertThat(refusal.reason()).contains("among the ground");
    }

    @Test
    void twoPostsSignAnAcceptanceWhereTheTermsAskForTwo() {
        World strict = cutOff(PlanTest.planned().signedByTwo(TwoPersonKind.PROPOSAL_ACCEPT));
        strict.accepts(FACILITATOR, BOTH);

        assertThat(strict.refuses(TURKIYE, ACCEPT).code()).isEqualTo(Refusal.Code.TWO_MUST_SIGN);
    }

    @Test
    void whoHasLeftOrHasNoDraftOfItAnyMoreSaysNothingOfIt() {
        world.accepts(FACILITATOR, BOTH);
        world.accepts(SYRIA, Notices.withdraw("syria.s", 1));
        assertThat(world.refuses(SYRIA, new BatchBody.Reject(BATCH, Optional.empty()))
                        .reason())
                .contains("none of your drafts");

        world.accepts(SYRIA, new ArrangementBody.Withdraw("pact.v1", "enough"));
        assertThat(world.refuses(SYRIA, new BatchBody.Reject(BATCH, Optional.empty()))
                        .code())
                .isEqualTo(Refusal.Code.NOT_ENTITLED);
        assertThat(world.hears(SYRIA, () -> world.accepts(TURKIYE, ACCEPT))).isEmpty();
    }

    @Test
    void newTermsTakeItOffTheTableAndWithoutADailyPlanThereIsNoOther() {
        world.accepts(FACILITATOR, BOTH);
        world.accepts(
                FACILITATOR,
                new ArrangementBody.Amend(
                        "pact.v1",
                        TermsBuilder.plain()
                                .between(TURKIYE, ISRAEL, SYRIA)
                                .settling(HandlingTest.SETTLING)
                                .build(),
                        "no more"));
        world.allSign("pact.v2");

        assertThat(batch().stage()).isEqualTo(Stage.LAPSED);
        assertThat(world.refuses(FACILITATOR, new BatchBody.Propose("c", TOMORROW, BOTH.moves()))
                        .reason())
                .contains("no daily plan");
    }

    /** Whichever of its drafts is looked at first: all are gone in the entry in which it leaves. */
    @ParameterizedTest
    @ValueSource(strings = {"a", "z"})
    void whatThoseWhoLeaveDraftedIsInNobodysWayAnyMore(String other) {
        World four =
                World.under(PlanTest.planned().between(TURKIYE, SYRIA, ISRAEL).build());
        four.accepts(TURKIYE, drafts("t", tomorrow(here())));
        four.accepts(SYRIA, drafts("m", tomorrow(north(50))));
        four.accepts(SYRIA, drafts(other, tomorrow(here())));
        four.passTo(CUT_OFF);
        four.accepts(FACILITATOR, propose(Map.of("turkiye.t", new Moved(1, LATER), "syria.m", new Moved(1, LATER))));
        four.accepts(TURKIYE, ACCEPT);

        four.accepts(SYRIA, new ArrangementBody.Withdraw("pact.v1", "enough"));

        assertThat(four.get(Batch.class, BATCH).stage()).isEqualTo(Stage.FAILED);
        assertThat(four.get(Notice.class, "turkiye.t").version()).isEqualTo(1);
    }

    @Test
    void noMeasureIsTooLongToBeRefused() {
        for (Duration delay : List.of(Duration.ofDays(200_000), Duration.ofSeconds(Long.MIN_VALUE))) {
            assertThat(refusal(Map.of("turkiye.t", new Moved(1, Measure.later(delay)))))
                    .contains("up to PT6H");
        }
    }

    @Test
    void toMoveByNothingIsNoMove() {
        assertThatThrownBy(() -> propose(Map.of("turkiye.t", new Moved(1, Measure.later(Duration.ZERO)))))
                .hasMessageContaining("needs a delay, a climb, or both");
    }

    @Test
    void nobodyIsMovedIntoAnothersWay() {
        world.accepts(
                SYRIA,
                Precedence.FLASH,
                file("rescue", LATER.applyTo(List.of(tomorrow(here()))).getFirst()));

        assertThat(refusal(Map.of("turkiye.t", new Moved(1, LATER))))
                .isEqualTo(
                        "body.moves: it would bring syria.rescue and turkiye.t too close, which they are not as they stand");
    }

    @Test
    void aDraftStaysOnItsDay() {
        World early = World.under(PlanTest.planned().build());
        Volume midnight = tomorrow(Notices.later(here(), -600));
        early.accepts(TURKIYE, drafts("t", midnight));
        early.accepts(ISRAEL, drafts("i", midnight));
        early.passTo(CUT_OFF);

        assertThat(early.refuses(FACILITATOR, propose(Map.of("turkiye.t", new Moved(1, EARLIER))))
                        .reason())
                .contains("on another day");
        assertThat(new PlanScheduler(early.state().inForce().orElseThrow(), new GreedySolver())
                        .find(
                                early.get(Plan.class, TOMORROW),
                                early.state()
                                        .drafts(early.get(Plan.class, TOMORROW))
                                        .toList(),
                                List.of())
                        .measures()
                        .values())
                .allMatch(
                        measure -> measure.delay().filter(Duration::isNegative).isEmpty());
    }
}
