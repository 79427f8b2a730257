package org.gilavar.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gilavar.mechanism.Notices.activity;
import static org.gilavar.mechanism.Notices.elsewhere;
import static org.gilavar.mechanism.Notices.file;
import static org.gilavar.mechanism.Notices.here;
import static org.gilavar.mechanism.Notices.later;
import static org.gilavar.mechanism.Notices.north;
import static org.gilavar.mechanism.World.FACILITATOR;
import static org.gilavar.mechanism.World.ISRAEL;
import static org.gilavar.mechanism.World.START;
import static org.gilavar.mechanism.World.TURKIYE;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.gilavar.airspace.Volume;
import org.gilavar.mechanism.item.Conflict;
import org.gilavar.mechanism.item.Level;
import org.gilavar.mechanism.item.Notice;
import org.gilavar.mechanism.item.Notice.Lead;
import org.gilavar.mechanism.item.Notice.Stage;
import org.gilavar.mechanism.item.Plan;
import org.gilavar.mechanism.item.Precedence;
import org.gilavar.mechanism.statement.ArrangementBody;
import org.gilavar.mechanism.statement.NoticeBody;
import org.gilavar.mechanism.statement.Statement;
import org.gilavar.mechanism.terms.Settling;
import org.junit.jupiter.api.Test;

/** The daily plan: drafted by noon, released at four, of the day after. */
class PlanTest {

    static final LocalTime NOON = LocalTime.NOON;
    static final LocalTime FOUR = LocalTime.of(16, 0);
    static final Instant CUT_OFF = Instant.parse("2025-04-12T12:00:00Z");
    static final Instant RELEASE = Instant.parse("2025-04-12T16:00:00Z");
    static final String TOMORROW = "2025-04-13";
    private static final String DAY_AFTER = "2025-04-14";
    private static final int DAY = 24 * 60;

    static TermsBuilder planned() {
        return TermsBuilder.plain().settling(HandlingTest.SETTLING).planned(NOON, FOUR);
    }

    static Volume tomorrow(Volume volume) {
        return later(volume, DAY);
    }

    static NoticeBody.Draft drafts(String name, Volume... volumes) {
        return new NoticeBody.Draft(name, activity(volumes));
    }

    private final World world = World.under(planned().build());

    private Notice notice(String id) {
        return world.get(Notice.class, id);
    }

    private Plan plan(String day) {
        return world.get(Plan.class, day);
    }

    @Test
    void aPlanIsDraftedFromTheFirstInstantOfTheTerms() {
        assertThat(plan(TOMORROW)).isEqualTo(new Plan(TOMORROW, CUT_OFF, RELEASE, Plan.Stage.DRAFTING));
    }

    @Test
    void afterTheCutOffOfTheDayTheNextPlanIsTheFirst() {
        World late = World.enrolled(TURKIYE, ISRAEL);
        late.passTo(CUT_OFF);
        late.bringsIntoForce("pact", planned().build());

        assertThat(late.all(Plan.class)).extracting(Plan::id).containsExactly(DAY_AFTER);
    }

    @Test
    void theCutOffOfOnePlanOpensTheNext() {
        world.passTo(CUT_OFF);

        assertThat(plan(TOMORROW).stage()).isEqualTo(Plan.Stage.CUT_OFF);
        assertThat(plan(DAY_AFTER).stage()).isEqualTo(Plan.Stage.DRAFTING);
    }

    @Test
    void everybodyBoundIsToldOfThePlansAndNobodyOfWhatIsInThem() {
        assertThat(world.hears(ISRAEL, () -> world.accepts(TURKIYE, drafts("d", tomorrow(here())))))
                .isEmpty();
        assertThat(world.hears(ISRAEL, () -> world.passTo(CUT_OFF))).containsExactly("Plan CUT_OFF", "Plan OPENED");
    }

    @Test
    void aDraftIsToldToItsOwnerAndTheFacilitator() {
        Outcome drafted = world.accepts(TURKIYE, drafts("d", tomorrow(here())));

        assertThat(World.heard(drafted, TURKIYE)).containsExactly("Notice DRAFTED");
        assertThat(World.heard(drafted, FACILITATOR)).containsExactly("Notice DRAFTED");
        assertThat(World.heard(drafted, ISRAEL)).isEmpty();
        assertThat(notice("turkiye.d").plan()).contains(TOMORROW);
    }

    @Test
    void nothingIsComparedWithADraft() {
        world.accepts(TURKIYE, drafts("d", tomorrow(here())));
        world.accepts(ISRAEL, file("f", tomorrow(here())));

        assertThat(world.all(Conflict.class)).isEmpty();
    }

    @Test
    void theReleaseFilesAllDraftsAndFindsAllConflictsInOneEntry() {
        world.accepts(TURKIYE, drafts("a", tomorrow(here())));
        world.accepts(TURKIYE, drafts("b", tomorrow(north(60))));
        world.accepts(ISRAEL, drafts("c", tomorrow(north(1))));
        world.accepts(ISRAEL, file("d", tomorrow(north(61))));
        world.passTo(CUT_OFF);

        assertThat(world.hears(ISRAEL, () -> world.passTo(RELEASE)))
                .containsExactly("Plan RELEASED", "Notice FILED", "Conflict OPENED", "Conflict OPENED");
        assertThat(world.steps().getLast().outcome().changes())
                .extracting(Change::happened)
                .filteredOn(Happened.FILED::equals)
                .hasSize(3);
        assertThat(notice("turkiye.a").stage()).isEqualTo(Stage.FILED);
        assertThat(notice("turkiye.a").filed()).isEqualTo(RELEASE);
    }

    @Test
    void whatWasDraftedInTimeGivesTheRoutineLead() {
        world.accepts(TURKIYE, drafts("a", tomorrow(here())));
        world.passTo(RELEASE);

        assertThat(notice("turkiye.a").lead()).isEqualTo(Lead.ROUTINE); // though it is eighteen hours, of twenty-four
    }

    @Test
    void aDraftIsAmendedUntilTheCutOffAndFiledAsItIsThen() {
        world.accepts(TURKIYE, drafts("a", tomorrow(here())));
        world.accepts(TURKIYE, Notices.amend("turkiye.a", 1, tomorrow(elsewhere())));
        world.passTo(RELEASE);

        assertThat(notice("turkiye.a").activity()).isEqualTo(activity(tomorrow(elsewhere())));
        assertThat(notice("turkiye.a").version())
                .as("others cannot tell how often it was amended")
                .isEqualTo(1);
        assertThat(notice("turkiye.a").reason()).isEmpty();
    }

    @Test
    void aStaleVersionOfADraftIsRefused() {
        world.accepts(TURKIYE, drafts("a", tomorrow(here())));
        world.accepts(TURKIYE, Notices.amend("turkiye.a", 1, tomorrow(elsewhere())));

        assertThat(world.refuses(TURKIYE, Notices.amend("turkiye.a", 1, tomorrow(here())))
                        .code())
                .isEqualTo(Refusal.Code.STALE_VERSION);
    }

    @Test
    void afterTheCutOffADraftStandsAsItIs() {
        world.accepts(TURKIYE, drafts("a", tomorrow(here())));
        world.passTo(CUT_OFF);

        Refusal refusal = world.refuses(TURKIYE, Notices.amend("turkiye.a", 1, tomorrow(elsewhere())));

        assertThat(refusal.code()).isEqualTo(Refusal.Code.WRONG_STATE);
        assertThat(refusal.reason()).contains(CUT_OFF.toString()).contains(RELEASE.toString());
    }

    @Test
    void aDraftIsWithdrawnAtAnyTimeAndOthersNeverHearOfIt() {
        world.accepts(TURKIYE, drafts("a", tomorrow(here())));
        world.accepts(TURKIYE, drafts("b", tomorrow(here())));
        assertThat(world.hears(ISRAEL, () -> {
                    world.accepts(TURKIYE, Notices.withdraw("turkiye.a", 1));
                    world.passTo(CUT_OFF);
                    world.accepts(TURKIYE, Notices.withdraw("turkiye.b", 1));
                    world.passTo(RELEASE);
                }))
                .containsExactly("Plan CUT_OFF", "Plan OPENED", "Plan RELEASED");
        assertThat(notice("turkiye.b").stage()).isEqualTo(Stage.DROPPED);
    }

    @Test
    void otherDaysAreRefusedWithWhatToDo() {
        Refusal today = world.refuses(TURKIYE, drafts("a", here()));
        Refusal tooFar = world.refuses(TURKIYE, drafts("a", tomorrow(tomorrow(here()))));

        assertThat(today.reason()).contains("2025-04-12").contains(TOMORROW).contains("file it as a notice");
        assertThat(tooFar.reason()).contains(DAY_AFTER).contains("draft it after " + CUT_OFF);
    }

    @Test
    void aDraftStaysOnItsDay() {
        world.accepts(TURKIYE, drafts("a", tomorrow(here())));

        assertThat(world.refuses(TURKIYE, Notices.amend("turkiye.a", 1, here())).reason())
                .contains("must begin on that day");
    }

    @Test
    void aDraftIsNotBegun() {
        world.accepts(TURKIYE, drafts("a", tomorrow(here())));

        assertThat(world.refuses(TURKIYE, new NoticeBody.Activate("turkiye.a", 1))
                        .reason())
                .contains("it is filed at " + RELEASE);
        assertThat(world.refuses(TURKIYE, new NoticeBody.End("turkiye.a", 1)).reason())
                .contains("withdraw it");
    }

    @Test
    void anEmergencyIsNotDrafted() {
        Decision decision = world.says(TURKIYE, Precedence.FLASH, drafts("a", tomorrow(here())));

        assertThat(((Decision.Refused) decision).refusal().field()).isEqualTo("precedence");
    }

    @Test
    void withoutADailyPlanNothingIsDrafted() {
        World plain = World.inForce();

        assertThat(plain.refuses(TURKIYE, drafts("a", tomorrow(here()))).reason())
                .contains("no daily plan");
    }

    @Test
    void theUnannouncedIsFiledAtAnyTimeAndToldAtOnce() {
        world.accepts(TURKIYE, drafts("a", tomorrow(here())));
        world.passTo(CUT_OFF);
        world.accepts(ISRAEL, file("now", later(here(), 130)));

        assertThat(notice("israel.now").lead()).isEqualTo(Lead.LATE);
        assertThat(world.hears(ISRAEL, () -> world.accepts(TURKIYE, file("too", later(north(1), 130)))))
                .containsExactly("Conflict OPENED");
    }

    @Test
    void whatIsReleasedIsAmendedLikeAnyNotice() {
        world.accepts(TURKIYE, drafts("a", tomorrow(here())));
        world.accepts(ISRAEL, drafts("b", tomorrow(here())));
        world.passTo(RELEASE);

        world.accepts(TURKIYE, Notices.amend("turkiye.a", 1, tomorrow(elsewhere())));

        assertThat(world.all(Conflict.class)).noneMatch(Conflict::open);
    }

    @Test
    void whoeverLeavesTakesItsDraftsAlong() {
        World three = World.under(planned().between(TURKIYE, ISRAEL, "syria").build());
        three.accepts(TURKIYE, drafts("a", tomorrow(here())));
        three.accepts(ISRAEL, drafts("b", tomorrow(here())));
        three.accepts(TURKIYE, new ArrangementBody.Withdraw("pact.v1", "enough"));
        three.passTo(RELEASE);

        assertThat(three.get(Notice.class, "turkiye.a").stage()).isEqualTo(Stage.DROPPED);
        assertThat(three.get(Notice.class, "israel.b").stage()).isEqualTo(Stage.FILED);
        assertThat(three.all(Conflict.class)).isEmpty();
    }

    @Test
    void theEndOfTheTermsEndsThePlansAndTheirDrafts() {
        world.accepts(TURKIYE, drafts("a", tomorrow(here())));
        world.passTo(CUT_OFF);
        world.accepts(ISRAEL, drafts("b", tomorrow(tomorrow(here()))));
        world.accepts(ISRAEL, new ArrangementBody.Withdraw("pact.v1", "enough"));

        assertThat(world.all(Plan.class)).extracting(Plan::stage).containsOnly(Plan.Stage.ENDED);
        assertThat(world.all(Notice.class)).extracting(Notice::stage).containsOnly(Stage.DROPPED);
        world.passTo(START.plus(Duration.ofDays(3)));
        assertThat(world.all(Plan.class)).hasSize(2);
    }

    @Test
    void whatIsUnderWayKeepsItsClockUnderNewTerms() {
        world.accepts(TURKIYE, drafts("a", tomorrow(here())));
        world.accepts(
                FACILITATOR,
                new ArrangementBody.Amend(
                        "pact.v1", planned().planned(LocalTime.of(10, 0), NOON).build(), "earlier"));
        world.allSign("pact.v2");
        world.passTo(CUT_OFF);

        assertThat(plan(TOMORROW).release()).isEqualTo(RELEASE);
        assertThat(plan(DAY_AFTER).cutOff()).isEqualTo(Instant.parse("2025-04-13T10:00:00Z"));
    }

    @Test
    void underTermsWithoutOneWhatIsUnderWayIsReleasedAndNoOtherFollows() {
        world.accepts(TURKIYE, drafts("a", tomorrow(here())));
        world.accepts(
                FACILITATOR,
                new ArrangementBody.Amend("pact.v1", TermsBuilder.plain().build(), "no more"));
        world.allSign("pact.v2");
        world.passTo(START.plus(Duration.ofDays(2)));

        assertThat(world.all(Plan.class)).extracting(Plan::stage).containsExactly(Plan.Stage.RELEASED);
        assertThat(notice("turkiye.a").stage()).isEqualTo(Stage.ENDED);
    }

    @Test
    void aDraftBecomesNoEmergencyByAnAmendment() {
        world.accepts(TURKIYE, drafts("a", tomorrow(here())));

        Decision decision = world.says(TURKIYE, Precedence.FLASH, Notices.amend("turkiye.a", 1, tomorrow(elsewhere())));

        assertThat(decision).isInstanceOf(Decision.Refused.class);
    }

    @Test
    void aLaterCutOffOfNewTermsDoesNotOpenAPlanThatIsCutOff() {
        world.accepts(
                FACILITATOR,
                new ArrangementBody.Amend(
                        "pact.v1", planned().planned(LocalTime.of(14, 0), FOUR).build(), "later"));
        world.allSign("pact.v2");
        world.passTo(CUT_OFF);

        assertThat(plan(TOMORROW).stage()).isEqualTo(Plan.Stage.CUT_OFF);
        assertThat(plan(DAY_AFTER).stage()).isEqualTo(Plan.Stage.DRAFTING);
    }

    @Test
    void aPlanThatTheEndOfTermsHasEndedIsNotOpenedByOthers() {
        world.accepts(ISRAEL, new ArrangementBody.Withdraw("pact.v1", "enough"));
        world.bringsIntoForce("other", planned().build());

        assertThat(plan(TOMORROW).stage()).isEqualTo(Plan.Stage.ENDED);
        assertThat(plan(DAY_AFTER).stage()).isEqualTo(Plan.Stage.DRAFTING);
    }

    @Test
    void aServerThatWasDownForDaysOpensThePlanOfTomorrow() {
        State state = world.state();
        Instant late = Instant.parse("2025-04-15T09:00:00Z");
        Outcome cutOff = Mechanism.wake(state, late);

        assertThat(cutOff.changes())
                .filteredOn(change -> change.item() instanceof Plan)
                .extracting(change -> change.item().id())
                .containsExactly(TOMORROW, "2025-04-16");
    }

    @Test
    void whatWasSaidOfADraftIsNotDoneToTheNoticeThatItBecame() {
        world.accepts(TURKIYE, drafts("a", tomorrow(here())));
        world.passTo(RELEASE.minusSeconds(1));
        Statement said = world.statement(TURKIYE, Precedence.ROUTINE, Notices.withdraw("turkiye.a", 1));
        world.passTo(RELEASE);

        Refusal refusal = ((Decision.Refused) world.says(said, world.signers(TURKIYE, said.body()))).refusal();

        assertThat(refusal.code()).isEqualTo(Refusal.Code.STALE_VERSION);
        assertThat(refusal.reason()).contains("which was filed at " + RELEASE);
    }

    /** A crowd of drafts on one spot, so that there is more in conflict than an entry may have. */
    @Test
    void aReleaseWithoutMeasureIsSeveralEntriesOfTheSameInstant() {
        for (int i = 0; i < 60; i++) {
            world.accepts(TURKIYE, drafts("t" + i, tomorrow(here())));
            world.accepts(ISRAEL, drafts("i" + i, tomorrow(here())));
        }
        world.passTo(CUT_OFF);
        int before = world.steps().size();
        world.passTo(RELEASE);

        List<World.Step> release = world.steps().subList(before, world.steps().size());
        assertThat(release).hasSizeGreaterThan(1).allMatch(step -> step.at().equals(RELEASE));
        assertThat(release)
                .extracting(step -> step.outcome().changes().stream()
                        .filter(change -> change.happened() == Happened.OPENED)
                        .count())
                .allMatch(opened -> opened <= 2_000)
                .satisfies(opened ->
                        assertThat(opened.stream().mapToLong(n -> n).sum()).isEqualTo(60 * 60));
        assertThat(plan(TOMORROW).stage()).isEqualTo(Plan.Stage.RELEASED);
        assertThat(world.all(Notice.class)).extracting(Notice::stage).containsOnly(Stage.FILED);
    }

    @Test
    void theReasonsForWhatIsToldOfAPlanAreTheRightOnes() {
        Plan plan = plan(TOMORROW);

        assertThat(Disclosure.sight(plan, FACILITATOR, world.state(), START).why())
                .isEqualTo(Why.FACILITATOR);
        assertThat(Disclosure.sight(plan, ISRAEL, world.state(), START).why()).isEqualTo(Why.BOUND);
        assertThat(Disclosure.sight(plan, "nobody", world.state(), START).why()).isEqualTo(Why.NOT_BOUND);
    }

    @Test
    void termsWithADailyPlanSayAllThatItNeeds() {
        assertThatThrownBy(planned().facilitator(Level.CELL)::build).hasMessageContaining("disclosure.facilitator");
        assertThatThrownBy(planned().inConflict(Level.CELL)::build).hasMessageContaining("disclosure.inConflict");
        assertThatThrownBy(planned().settling(withoutSuggestions())::build)
                .hasMessageContaining("settling.suggestions");
        assertThatThrownBy(() -> TermsBuilder.plain().planned(NOON, NOON.plusMinutes(59)))
                .hasMessageContaining("at least PT1H after the cut-off");
    }

    private static Settling withoutSuggestions() {
        return new Settling(
                TermsBuilder.p(Duration.ofHours(1)),
                TermsBuilder.p(Duration.ofHours(1)),
                TermsBuilder.p(Duration.ofHours(1)),
                Optional.empty(),
                Optional.empty());
    }
}
