package org.gilavar.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gilavar.mechanism.World.FACILITATOR;
import static org.gilavar.mechanism.World.ISRAEL;
import static org.gilavar.mechanism.World.START;
import static org.gilavar.mechanism.World.TURKIYE;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.gilavar.mechanism.item.Conflict;
import org.gilavar.mechanism.item.Item;
import org.gilavar.mechanism.item.Level;
import org.gilavar.mechanism.item.Message;
import org.gilavar.mechanism.item.Notice;
import org.gilavar.mechanism.item.OwnFigures.ByLead;
import org.gilavar.mechanism.item.Precedence;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.statement.MessageBody;
import org.gilavar.mechanism.statement.NoticeBody;
import org.gilavar.mechanism.statistics.Statistics;
import org.gilavar.mechanism.statistics.Tally;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StatisticsTest {

    private static final String GEORGIA = "georgia";
    private static final List<String> ALL = List.of(TURKIYE, ISRAEL, GEORGIA, FACILITATOR);
    private static final int HISTORIES = 28;
    private static final int STATEMENTS = 300;

    /** Periods that begin, end, and lie in the midst of things; of a history that begins at {@link World#START}. */
    private static final List<List<Instant>> PERIODS = List.of(
            List.of(START.minus(Duration.ofDays(1)), START.plus(Duration.ofDays(400))),
            List.of(START.plus(Duration.ofHours(6)), START.plus(Duration.ofHours(18))),
            List.of(START.plus(Duration.ofHours(18)), START.plus(Duration.ofHours(60))));

    private static Statistics counted(String audience, List<World.Told> told, Instant from, Instant to) {
        Tally tally = new Tally(audience, from, to);
        told.forEach(t -> tally.told(t.at(), t.telling().item()));
        return tally.statistics();
    }

    private static Statistics counted(World world, String audience, List<Instant> period) {
        return counted(audience, world.told(audience), period.getFirst(), period.getLast());
    }

    /** By seed, from 1; made once, and only read. */
    private static final List<World> WORLDS = LongStream.rangeClosed(1, HISTORIES)
            .mapToObj(seed -> Histories.random(seed, STATEMENTS))
            .toList();

    private static Stream<World> histories() {
        return WORLDS.stream();
    }

    @Test
    void bothSidesCountTheSameFromTheirOwnCopies() {
        histories()
                .forEach(world -> PERIODS.forEach(period -> {
                    Map<String, Statistics.Shared> copies = new HashMap<>();
                    ALL.forEach(party ->
                            copies.put(party, counted(world, party, period).shared()));
                    copies.forEach((one, ofOne) -> copies.forEach((other, ofOther) -> {
                        if (!List.of(one, other).contains(FACILITATOR) && !one.equals(other)) {
                            assertThat(ofOne.between(one, other)).isPresent().isEqualTo(ofOther.between(one, other));
                            assertThat(checksOf(ofOne, other)).isEqualTo(checksOf(ofOther, one));
                        }
                    }));
                }));
    }

    private static List<Statistics.Checks> checksOf(Statistics.Shared shared, String party) {
        return shared.checks().stream()
                .filter(c -> c.expected().contains(party))
                .toList();
    }

    @Test
    void theFacilitatorCountsWhatTheTwoCountWhereItIsToldEnough() {
        long[] compared = new long[2];
        histories()
                .forEach(world -> PERIODS.forEach(period -> {
                    Statistics neutral = counted(world, FACILITATOR, period);
                    for (Statistics.Between two : neutral.shared().between()) {
                        if (!two.first().equals(FACILITATOR) && two.conflicts().isPresent()) {
                            assertThat(counted(world, two.first(), period)
                                            .shared()
                                            .between(two.first(), two.second()))
                                    .contains(two);
                            compared[0]++;
                        }
                    }
                    for (Statistics.Own own : neutral.own()) {
                        assertThat(counted(world, own.party(), period).own()).containsExactly(own);
                        compared[1]++;
                    }
                }));
        assertThat(List.of(compared[0], compared[1]))
                .as("pairs and rows compared")
                .allMatch(n -> n > 20);
    }

    @Test
    void whatIsCountedIsWhatARecountOfTheWholeRecordFinds() {
        assertThat(firstError(UnaryOperator.identity(), HISTORIES)).isEmpty();
    }

    private static final Map<String, UnaryOperator<List<World.Told>>> MISTAKES = Map.of(
            "only last values", StatisticsTest::lastValues,
            "what was reopened is passed over", told -> without(told, Happened.REOPENED),
            "an overdue message is passed over", told -> without(told, Happened.OVERDUE, Happened.ANSWERED),
            "amendments are passed over", told -> without(told, Happened.AMENDED),
            "it begins when the period does",
                    told -> told.stream()
                            .filter(t -> !t.at().isBefore(PERIODS.get(1).getFirst())
                                    || !(t.telling().item() instanceof Conflict
                                            || t.telling().item() instanceof Notice))
                            .toList());

    static Stream<String> mistakes() {
        return MISTAKES.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeInCountingWouldBeCaught(String mistake) {
        assertThat(firstError(Objects.requireNonNull(MISTAKES.get(mistake)), HISTORIES))
                .isPresent();
    }

    private static List<World.Told> lastValues(List<World.Told> told) {
        Map<String, World.Told> last = new HashMap<>();
        told.forEach(
                t -> last.put(t.telling().item().getClass() + t.telling().item().id(), t));
        return told.stream().filter(last::containsValue).toList();
    }

    private static List<World.Told> without(List<World.Told> told, Happened... words) {
        return told.stream()
                .filter(t -> !List.of(words).contains(t.telling().happened()))
                .toList();
    }

    private static Optional<String> firstError(UnaryOperator<List<World.Told>> heard, int histories) {
        return LongStream.rangeClosed(1, histories)
                .boxed()
                .flatMap(seed -> PERIODS.stream().flatMap(period -> errors(seed, period, heard)))
                .findFirst();
    }

    private static Stream<String> errors(long seed, List<Instant> period, UnaryOperator<List<World.Told>> heard) {
        World world = WORLDS.get((int) seed - 1);
        Recount recount = new Recount(world, period.getFirst(), period.getLast());
        SoftAssertions softly = new SoftAssertions();
        for (String party : List.of(TURKIYE, ISRAEL, GEORGIA)) {
            Statistics found = counted(party, heard.apply(world.told(party)), period.getFirst(), period.getLast());
            Statistics.Own own = found.own().getFirst();
            softly.assertThat(own.figures()).as("row of " + party).isEqualTo(recount.figures(party));
            own.withdrawals()
                    .ifPresent(w -> softly.assertThat(w.inConflict())
                            .as("withdrawals of " + party)
                            .isEqualTo(recount.withdrawnInConflict(party)));
            found.shared().between().forEach(two -> {
                two.conflicts()
                        .ifPresent(c -> softly.assertThat(c)
                                .as(two.first() + " and " + two.second())
                                .isEqualTo(recount.conflicts(two.first(), two.second())));
                softly.assertThat(two.fromFirst())
                        .as("messages of " + two.first())
                        .isEqualTo(recount.messages(two.first(), two.second()));
                softly.assertThat(two.fromSecond())
                        .as("messages of " + two.second())
                        .isEqualTo(recount.messages(two.second(), two.first()));
            });
            List<Statistics.Checks> checks = found.shared().checks();
            softly.assertThat(List.of(
                            checks.stream().mapToLong(Statistics.Checks::done).sum(),
                            checks.stream().mapToLong(Statistics.Checks::missed).sum(),
                            checks.stream()
                                    .mapToLong(Statistics.Checks::pending)
                                    .sum()))
                    .as("checks of " + party)
                    .isEqualTo(recount.checks(party));
        }
        return softly.assertionErrorsCollected().stream().map(e -> "history " + seed + ": " + e.getMessage());
    }

    @Test
    void theHistoriesHaveWhatIsCounted() {
        Map<String, Long> seen = new HashMap<>();
        histories()
                .forEach(world -> PERIODS.forEach(period -> {
                    for (String party : List.of(TURKIYE, ISRAEL, GEORGIA)) {
                        Statistics found = counted(world, party, period);
                        Statistics.Own own = found.own().getFirst();
                        seen.merge("filed", own.figures().filed().total(), Long::sum);
                        seen.merge("withdrawn", own.figures().withdrawn().total(), Long::sum);
                        seen.merge("ended", own.figures().ended().total(), Long::sum);
                        seen.merge(
                                "in conflict",
                                own.withdrawals()
                                        .map(Statistics.Withdrawals::inConflict)
                                        .orElse(0L),
                                Long::sum);
                        found.shared().between().forEach(two -> {
                            two.conflicts().ifPresent(c -> {
                                seen.merge("open before", c.openBefore(), Long::sum);
                                seen.merge("reopened", c.reopened(), Long::sum);
                                seen.merge("open after", c.openAfter(), Long::sum);
                                seen.merge("proposals", (long) c.proposals().size(), Long::sum);
                                c.settled().forEach((how, n) -> seen.merge(how.name(), n, Long::sum));
                            });
                            Stream.concat(two.fromFirst().values().stream(), two.fromSecond().values().stream())
                                    .forEach(m -> {
                                        seen.merge("in time", m.answeredInTime(), Long::sum);
                                        seen.merge("late", m.answeredLate(), Long::sum);
                                        seen.merge("unanswered", m.unanswered(), Long::sum);
                                    });
                        });
                        found.shared().checks().forEach(c -> seen.merge("missed", c.missed(), Long::sum));
                    }
                }));
        assertThat(seen).allSatisfy((what, count) -> assertThat(count).as(what).isPositive());
        assertThat(seen).hasSizeGreaterThan(14);
    }

    /** What begins a period, what happens in it, and what it leaves open, add up. */
    @Test
    void conflictsAddUp() {
        histories()
                .forEach(world -> PERIODS.forEach(period -> counted(world, FACILITATOR, period)
                        .shared()
                        .between()
                        .forEach(two -> two.conflicts()
                                .ifPresent(c -> assertThat(c.openBefore() + c.opened() + c.reopened())
                                        .isEqualTo(c.openAfter()
                                                + c.settled().values().stream()
                                                        .mapToLong(n -> n)
                                                        .sum())))));
    }

    @Test
    void whatIsToldAfterAPeriodChangesNothingOfIt() {
        histories().limit(10).forEach(world -> {
            Instant to = PERIODS.get(1).getLast();
            for (String audience : ALL) {
                List<World.Told> until = world.told(audience).stream()
                        .filter(t -> t.at().isBefore(to))
                        .toList();
                assertThat(counted(audience, until, START, to)).isEqualTo(counted(world, audience, List.of(START, to)));
            }
        });
    }

    /** Its statistics are made of what a party was told; of two histories that it cannot tell apart they are the same. */
    @Test
    void statisticsDependOnNothingHidden() {
        Function<World, String> own = world -> Json.text(counted(world, TURKIYE, PERIODS.getFirst()));
        Function<World, String> leak = world -> Json.text(counted(world, FACILITATOR, PERIODS.getFirst()));
        boolean caught = false;
        for (long seed = 1; seed <= 10; seed++) {
            World plain = Secrets.none(seed);
            World secret = Secrets.farAway(seed, 2 * seed);
            assertThat(own.apply(secret)).isEqualTo(own.apply(plain));
            assertThat(own.apply(Secrets.withinConflicts(seed, 2 * seed))).isEqualTo(own.apply(plain));
            caught |= !leak.apply(secret).equals(leak.apply(plain));
        }
        assertThat(caught)
                .as("the facilitator's statistics would tell them apart")
                .isTrue();
    }

    @Test
    void aFacilitatorThatIsToldLessHasNoRowsAndNoConflictsToCount() {
        World some =
                World.under(TermsBuilder.plain().facilitator(Level.EXISTENCE).build());
        World nothing =
                World.under(TermsBuilder.plain().facilitator(Level.NOTHING).build());

        Statistics ofSome = counted(some, FACILITATOR, PERIODS.getFirst());
        Statistics ofNothing = counted(nothing, FACILITATOR, PERIODS.getFirst());

        assertThat(ofSome.own()).isEmpty();
        assertThat(ofSome.shared().between(TURKIYE, ISRAEL).orElseThrow().conflicts())
                .isPresent();
        assertThat(ofNothing.shared().between(TURKIYE, ISRAEL).orElseThrow().conflicts())
                .isEmpty();
    }

    @Test
    void aWithdrawnNoticeIsCountedByTheLeadItWasFiledWith() {
        World world = World.inForce();
        world.accepts(TURKIYE, Notices.file("a", Notices.later(Notices.here(), 24 * 60)));
        Notice filed = world.get(Notice.class, "turkiye.a");
        world.passTo(Notices.TEN.plus(Duration.ofHours(23)));
        world.accepts(
                TURKIYE, new NoticeBody.Amend("turkiye.a", 1, filed.activity(), "the same, an hour before it begins"));
        assertThat(world.get(Notice.class, "turkiye.a").lead()).isNotEqualTo(filed.lead());
        world.accepts(TURKIYE, new NoticeBody.Withdraw("turkiye.a", 2, "not needed"));

        Statistics.Own own = counted(world, TURKIYE, PERIODS.getFirst()).own().getFirst();

        assertThat(own.figures().filed()).isEqualTo(ByLead.NONE.and(filed.lead()));
        assertThat(own.figures().withdrawn()).isEqualTo(ByLead.NONE.and(filed.lead()));
        assertThat(own.figures().leastLead()).contains(Duration.ofHours(26));
    }

    @Test
    void aLateAnswerIsBothOverdueAndAnswered() {
        World world = World.inForce();
        world.accepts(ISRAEL, Precedence.FLASH, new MessageBody.Send("m", TURKIYE, Message.Purpose.WARN, "Turn back."));
        world.passTo(START.plus(Duration.ofMinutes(2)));
        world.accepts(TURKIYE, new MessageBody.Answer("israel.m", Message.Reply.RECEIVED, Optional.empty()));

        Statistics.Between two = counted(world, TURKIYE, PERIODS.getFirst())
                .shared()
                .between(TURKIYE, ISRAEL)
                .orElseThrow();

        assertThat(two.fromFirst())
                .containsOnly(Map.entry(
                        Precedence.FLASH,
                        new Statistics.Messages(1, 0, 1, 0, 0, Optional.of(120L), Optional.of(120L))));
        assertThat(two.fromSecond()).isEmpty();
    }

    @Test
    void aKindThatIsNotCountedIsPassedOver() {
        Tally with = new Tally(TURKIYE, START, START.plusSeconds(60));
        Tally without = new Tally(TURKIYE, START, START.plusSeconds(60));
        List<? extends Item> others = World.inForce().state().everything().toList();

        others.stream().filter(i -> !Tally.KINDS.contains(kind(i))).forEach(i -> with.told(START, i));

        assertThat(with.statistics()).isEqualTo(without.statistics());
        assertThat(others).anyMatch(i -> !Tally.KINDS.contains(kind(i)));
    }

    private static String kind(Item item) {
        return Json.text(item).replaceAll("^\\{\"kind\":\"([a-z]+)\".*$", "$1");
    }
}
