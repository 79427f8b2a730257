package org.gilavar.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.gilavar.mechanism.Notices.amend;
import static org.gilavar.mechanism.Notices.between;
import static org.gilavar.mechanism.Notices.elsewhere;
import static org.gilavar.mechanism.Notices.file;
import static org.gilavar.mechanism.Notices.here;
import static org.gilavar.mechanism.Notices.later;
import static org.gilavar.mechanism.Notices.north;
import static org.gilavar.mechanism.TermsBuilder.p;
import static org.gilavar.mechanism.World.FACILITATOR;
import static org.gilavar.mechanism.World.ISRAEL;
import static org.gilavar.mechanism.World.START;
import static org.gilavar.mechanism.World.TURKIYE;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.Volume;
import org.gilavar.mechanism.Refusal.Code;
import org.gilavar.mechanism.item.Category;
import org.gilavar.mechanism.item.Conflict;
import org.gilavar.mechanism.item.Handling;
import org.gilavar.mechanism.item.Handling.Awaited;
import org.gilavar.mechanism.item.Handling.Clock;
import org.gilavar.mechanism.item.Level;
import org.gilavar.mechanism.item.Measure;
import org.gilavar.mechanism.item.Notice;
import org.gilavar.mechanism.item.PassedDown;
import org.gilavar.mechanism.item.Precedence;
import org.gilavar.mechanism.item.Rung;
import org.gilavar.mechanism.statement.ConflictBody;
import org.gilavar.mechanism.statement.NoticeBody;
import org.gilavar.mechanism.terms.Settling;
import org.gilavar.mechanism.terms.Suggesting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Receipts, deadlines, the ladder, precedence, and what is suggested to each side of a conflict. */
class HandlingTest {

    /** An hour for a routine receipt, ten minutes for an urgent one, half an hour for an answer; steps of 15 min and 1,000 ft. */
    static final Settling SETTLING = settling(Optional.empty());

    private static final String CONFLICT = "israel-turkiye-1";

    private static Settling settling(Optional<List<Category>> precedence) {
        return new Settling(
                p(Duration.ofMinutes(60)),
                p(Duration.ofMinutes(10)),
                p(Duration.ofMinutes(30)),
                Optional.of(new Suggesting(
                        p(Duration.ofMinutes(15)), p(Duration.ofHours(6)), p(Length.feet(1000)), p(Length.feet(8000)))),
                precedence.map(TermsBuilder::p));
    }

    private static TermsBuilder terms() {
        return TermsBuilder.plain().settling(SETTLING);
    }

    private static World conflicting() {
        return ConflictTest.conflicting(terms().build());
    }

    private static Handling handling(World world) {
        return world.get(Conflict.class, CONFLICT).handling();
    }

    private static Handling told(Outcome outcome, String party) {
        return World.shown(outcome, party, Conflict.class).handling();
    }

    private static Handling.Suggested suggested(Handling handling, String party) {
        return Objects.requireNonNull(handling.suggested().get(party));
    }

    private static List<Measure> measures(Handling handling, String party) {
        return suggested(handling, party).measures();
    }

    @Test
    void eachSideSaysThatItHasReceivedTheAdvisoryAndConsentsToNothing() {
        World world = conflicting();
        assertThat(handling(world).clock().map(Clock::awaited)).contains(Awaited.RECEIPT);

        world.accepts(TURKIYE, new ConflictBody.Receive(CONFLICT));
        assertThat(world.refuses(TURKIYE, new ConflictBody.Receive(CONFLICT)).code())
                .isEqualTo(Code.WRONG_STATE);
        assertThat(world.refuses(FACILITATOR, new ConflictBody.Receive(CONFLICT))
                        .code())
                .isEqualTo(Code.NOT_ENTITLED);
        world.accepts(ISRAEL, new ConflictBody.Receive(CONFLICT));

        assertThat(handling(world).received()).containsOnlyKeys(TURKIYE, ISRAEL);
        assertThat(handling(world).clock()).isEmpty();
        assertThat(world.get(Conflict.class, CONFLICT).open()).isTrue();
    }

    @Test
    void howFarDownEachSideHasPassedItIsOnRecordAndSeenByBoth() {
        World world = conflicting();
        assertThat(world.refuses(TURKIYE, new ConflictBody.PassDown(CONFLICT, "patrol leader"))
                        .reason())
                .isEqualTo("say first that you have received it");
        world.accepts(TURKIYE, new ConflictBody.Receive(CONFLICT));
        world.accepts(TURKIYE, new ConflictBody.PassDown(CONFLICT, "air base"));
        world.passTo(START.plus(Duration.ofMinutes(4)));

        Outcome further = world.accepts(TURKIYE, new ConflictBody.PassDown(CONFLICT, "patrol leader"));

        assertThat(told(further, ISRAEL).passedDown())
                .containsExactly(
                        Map.entry(TURKIYE, new PassedDown("patrol leader", START.plus(Duration.ofMinutes(4)))));
        assertThat(world.refuses(FACILITATOR, new ConflictBody.PassDown(CONFLICT, "nobody"))
                        .code())
                .isEqualTo(Code.NOT_ENTITLED);
    }

    @Test
    void anotherConflictThanBeforeIsPassedDownAgain() {
        World world = conflicting();
        world.accepts(TURKIYE, new ConflictBody.Receive(CONFLICT));
        world.accepts(TURKIYE, new ConflictBody.PassDown(CONFLICT, "patrol leader"));

        world.accepts(ISRAEL, Notices.amend("israel.i", 1, later(here(), 10)));

        assertThat(handling(world).passedDown()).isEmpty();
    }

    @Test
    void aReceiptThatDoesNotComeClimbsTheLadder() {
        World world = conflicting();
        world.accepts(TURKIYE, new ConflictBody.Receive(CONFLICT));

        List<String> heard = world.hears(TURKIYE, () -> world.passTo(START.plus(Duration.ofMinutes(37))));

        assertThat(heard)
                .as("ten minutes to answer, and a ladder of 3, 10 and 30 that begins there")
                .containsExactly("Conflict OVERDUE", "Conflict ESCALATED", "Conflict ESCALATED", "Conflict ESCALATED");
        assertThat(handling(world).escalated())
                .containsExactly(
                        new Rung(1, "senior duty officer", START.plus(Duration.ofMinutes(10))),
                        new Rung(2, "head of the duty centre", START.plus(Duration.ofMinutes(17))),
                        new Rung(3, "head of delegation", START.plus(Duration.ofMinutes(37))));
        world.accepts(ISRAEL, new ConflictBody.Receive(CONFLICT));
        assertThat(handling(world).clock()).isEmpty();
    }

    @Test
    void farAheadThereIsMoreTimeForAReceipt() {
        World world = World.under(terms().build());
        world.accepts(TURKIYE, file("t", later(here(), 60 * 30)));
        world.accepts(ISRAEL, file("i", later(here(), 60 * 30)));

        assertThat(handling(world).clock().map(Clock::by)).contains(START.plus(Duration.ofMinutes(60)));
    }

    @Test
    void whereTheSidesAreNotToldWhenTheirClockDoesNotTellThemEither() {
        for (int hoursAhead : List.of(0, 30)) {
            World world = World.under(terms().inConflict(Level.CELL).build());
            world.accepts(TURKIYE, file("t", later(here(), 60 * hoursAhead)));
            world.accepts(ISRAEL, file("i", later(here(), 60 * hoursAhead)));

            assertThat(handling(world).clock().map(Clock::by)).contains(START.plus(Duration.ofMinutes(10)));
        }
    }

    @Test
    void whyTheLadderIsClimbedBeforeItsTimeIsToldToAllConcerned() {
        World world = conflicting();

        Outcome called = world.accepts(TURKIYE, new ConflictBody.Escalate(CONFLICT, "they take off in an hour"));

        assertThat(told(called, ISRAEL).escalated().getLast().because()).contains("they take off in an hour");
    }

    @Test
    void theFacilitatorSetsATimeAndPastItTheLadderIsClimbedFromWhereItIs() {
        World world = conflicting();
        world.accepts(FACILITATOR, new ConflictBody.Escalate(CONFLICT, "both are silent"));
        world.accepts(FACILITATOR, new ConflictBody.Deadline(CONFLICT, START.plus(Duration.ofMinutes(20))));

        world.passTo(START.plus(Duration.ofMinutes(60)));

        assertThat(handling(world).escalated())
                .extracting(Rung::level, Rung::at)
                .containsExactly(
                        tuple(1, START),
                        tuple(2, START.plus(Duration.ofMinutes(27))),
                        tuple(3, START.plus(Duration.ofMinutes(47))));
        assertThat(world.refuses(TURKIYE, new ConflictBody.Escalate(CONFLICT, "further"))
                        .reason())
                .contains("the ladder ends");
        assertThat(world.refuses(TURKIYE, new ConflictBody.Deadline(CONFLICT, START.plus(Duration.ofHours(2))))
                        .code())
                .isEqualTo(Code.NOT_ENTITLED);
        assertThat(world.refuses(FACILITATOR, new ConflictBody.Deadline(CONFLICT, START))
                        .field())
                .isEqualTo("body.by");
    }

    @Test
    void settlementStopsEveryClock() {
        World world = conflicting();
        world.accepts(ISRAEL, amend("israel.i", 1, elsewhere()));

        assertThat(world.hears(TURKIYE, () -> world.passTo(START.plus(Duration.ofHours(2)))))
                .doesNotContain("Conflict OVERDUE");
    }

    @Test
    void whatIsSuggestedIsWholeStepsAndEnough() {
        World world = conflicting();
        Handling handling = handling(world);

        assertThat(handling.suggested()).containsOnlyKeys(TURKIYE, ISRAEL);
        for (String party : List.of(TURKIYE, ISRAEL)) {
            Conflict conflict = world.get(Conflict.class, CONFLICT);
            String own = conflict.noticeOf(party).id();
            for (Measure measure : measures(handling, party)) {
                World then = conflicting();
                then.accepts(
                        party,
                        new NoticeBody.Amend(
                                own,
                                1,
                                Notices.activity(measure.applyTo(then.get(Notice.class, own)
                                                .activity()
                                                .volumes())
                                        .toArray(Volume[]::new)),
                                "as suggested"));
                assertThat(then.all(Conflict.class)).as("%s %s", party, measure).noneMatch(Conflict::open);
            }
        }
        assertThat(measures(handling, TURKIYE))
                .containsExactlyInAnyOrder(
                        Measure.later(Duration.ofMinutes(75)),
                        Measure.later(Duration.ofMinutes(-75)),
                        Measure.higher(Length.feet(6000)),
                        Measure.higher(Length.feet(-6000)));
    }

    @Test
    void whatIsSuggestedIsFreeOfNoticesThatItsOwnerKnowsNothingOf() {
        World world = World.under(terms().between(TURKIYE, ISRAEL, "georgia").build());
        world.accepts("georgia", file("g", between(here(), "FL260", "FL300")));
        world.accepts(ISRAEL, file("i", here()));
        world.accepts(TURKIYE, file("t", between(here(), "FL210", "FL220")));

        assertThat(measures(handling(world), TURKIYE))
                .contains(Measure.higher(Length.feet(-4000)))
                .as("5,000 ft higher is free of Israel's notice and not of Georgia's")
                .noneMatch(m -> m.climb().filter(c -> c.value() > 0).isPresent());
    }

    @Test
    void nobodyIsLedDownAmongTheGround() {
        World world = World.under(terms().build());
        Volume low = between(here(), "6000 ft AMSL", "8000 ft AMSL");
        world.accepts(ISRAEL, file("i", low));

        world.accepts(TURKIYE, file("t", low));

        assertThat(measures(handling(world), TURKIYE))
                .isNotEmpty()
                .noneMatch(m -> m.climb().filter(c -> c.value() < 0).isPresent());
    }

    @Test
    void eachSideIsToldWhatWouldFreeItselfAndTheFacilitatorBoth() {
        World world = World.under(terms().build());
        world.accepts(TURKIYE, file("t", here()));
        Outcome opened = world.accepts(ISRAEL, file("i", north(5)));

        assertThat(told(opened, TURKIYE).suggested()).containsOnlyKeys(TURKIYE);
        assertThat(told(opened, ISRAEL).suggested()).containsOnlyKeys(ISRAEL);
        assertThat(told(opened, FACILITATOR).suggested()).containsOnlyKeys(TURKIYE, ISRAEL);
    }

    @ParameterizedTest
    @EnumSource(names = {"EXISTENCE", "CELL"})
    void nothingIsSuggestedThatWouldSayMoreThanTheLevelDoes(Level level) {
        World world = World.under(terms().inConflict(level).build());
        world.accepts(TURKIYE, file("t", here()));
        Outcome opened = world.accepts(ISRAEL, file("i", north(5)));

        assertThat(told(opened, TURKIYE).suggested()).isEmpty();
        assertThat(told(opened, ISRAEL).suggested()).isEmpty();
    }

    @Test
    void withoutAWordOfItInTheTermsNothingIsSuggestedAndNothingWaitedFor() {
        World world = ConflictTest.conflicting();

        assertThat(handling(world)).isEqualTo(Handling.NONE);
    }

    @Test
    void whatTheOtherChangesUnseenChangesNoSuggestionOfMine() {
        World world = conflicting();
        Handling before = handling(world);
        world.passTo(START.plus(Duration.ofMinutes(5)));
        NoticeBody remarks = new NoticeBody.Amend(
                "israel.i",
                1,
                Notices.remarking(world.get(Notice.class, "israel.i").activity(), "more"),
                "remarks");

        assertThat(world.hears(TURKIYE, () -> world.accepts(ISRAEL, remarks))).isEmpty();

        assertThat(suggested(handling(world), TURKIYE)).isEqualTo(suggested(before, TURKIYE));
        assertThat(suggested(handling(world), ISRAEL).at()).isEqualTo(world.now());
    }

    @Test
    void whoHasPrecedenceIsNotAskedFirstAndNobodyIsMoved() {
        World world = World.under(
                terms().settling(settling(Optional.of(List.of(Category.MEDICAL_EVACUATION, Category.HUMANITARIAN))))
                        .build());
        world.accepts(TURKIYE, file("t", here()));

        world.accepts(ISRAEL, new NoticeBody.File("medevac", Notices.activity(Category.MEDICAL_EVACUATION, here())));

        assertThat(handling(world).precedence()).contains(ISRAEL);
        assertThat(handling(world).suggested()).containsOnlyKeys(TURKIYE);
        assertThat(world.get(Notice.class, "turkiye.t").version()).isEqualTo(1);
    }

    @Test
    void anEmergencyGoesBeforeEveryCategory() {
        World world = World.under(terms().settling(settling(Optional.of(List.of(Category.MEDICAL_EVACUATION))))
                .build());
        world.accepts(ISRAEL, new NoticeBody.File("medevac", Notices.activity(Category.MEDICAL_EVACUATION, here())));

        world.accepts(TURKIYE, Precedence.FLASH, file("mayday", here()));

        assertThat(handling(world).precedence()).contains(TURKIYE);
    }

    @Test
    void thereIsAnEndToWhatIsLookedForBetweenTwo() {
        World world = World.under(terms().build());
        IntStream.range(0, 20).forEach(i -> world.accepts(ISRAEL, file("i-" + i, here())));

        world.accepts(TURKIYE, file("t", here()));

        assertThat(world.all(Conflict.class).stream()
                        .filter(c -> !c.handling().suggested().isEmpty()))
                .hasSize(16);
    }

    @Test
    void anAdvisoryThatHasChangedIsReceivedAgain() {
        World world = conflicting();
        world.accepts(TURKIYE, new ConflictBody.Receive(CONFLICT));
        world.accepts(ISRAEL, new ConflictBody.Receive(CONFLICT));

        world.accepts(ISRAEL, amend("israel.i", 1, later(north(5), 20)));

        assertThat(handling(world).received()).isEmpty();
        assertThat(handling(world).clock().map(Clock::awaited)).contains(Awaited.RECEIPT);
    }
}
