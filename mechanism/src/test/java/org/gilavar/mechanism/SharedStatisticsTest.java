package org.gilavar.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gilavar.mechanism.World.FACILITATOR;
import static org.gilavar.mechanism.World.ISRAEL;
import static org.gilavar.mechanism.World.START;
import static org.gilavar.mechanism.World.TURKIYE;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.gilavar.mechanism.Refusal.Code;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.item.Item;
import org.gilavar.mechanism.item.OwnFigures;
import org.gilavar.mechanism.item.OwnFigures.ByLead;
import org.gilavar.mechanism.item.SharedStatistics;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.statement.ArrangementBody;
import org.gilavar.mechanism.statement.StatisticsBody;
import org.junit.jupiter.api.Test;

class SharedStatisticsTest {

    private static final String GEORGIA = "georgia";
    private static final Instant NEXT = START.plus(Duration.ofHours(1));

    private static OwnFigures row(long filed) {
        Optional<Duration> lead = filed == 0 ? Optional.empty() : Optional.of(Duration.ofHours(3));
        return new OwnFigures(new ByLead(filed, 0, 0), ByLead.NONE, ByLead.NONE, ByLead.NONE, lead, lead);
    }

    private static StatisticsBody share(long filed) {
        return new StatisticsBody.Share(START, NEXT, row(filed));
    }

    private static World afterTheHour() {
        World world = World.inForce();
        world.passTo(NEXT);
        return world;
    }

    @Test
    void aRowIsToldToItsPartyAndTheFacilitatorAlone() {
        World world = afterTheHour();

        Outcome first = world.accepts(ISRAEL, share(3));

        assertThat(World.heard(first, ISRAEL)).containsExactly("SharedStatistics SHARED");
        assertThat(World.heard(first, FACILITATOR)).containsExactly("SharedStatistics SHARED");
        assertThat(World.heard(first, TURKIYE)).isEmpty();
    }

    @Test
    void allRowsAreDisclosedToAllInTheEntryInWhichTheLastOneComes() {
        World world = afterTheHour();
        world.accepts(ISRAEL, share(3));

        Outcome last = world.accepts(TURKIYE, share(5));

        for (String party : new String[] {ISRAEL, TURKIYE, FACILITATOR}) {
            assertThat(World.heard(last, party)).containsExactly("SharedStatistics DISCLOSED");
            SharedStatistics shown = World.shown(last, party, SharedStatistics.class);
            assertThat(shown.rows()).containsEntry(ISRAEL, row(3)).containsEntry(TURKIYE, row(5));
            assertThat(shown.disclosedTo()).containsExactly(ISRAEL, TURKIYE);
        }
    }

    /** Nobody can try whether another has shared: the answer is the same, but for what is its own. */
    @Test
    void whoSharesNoneLearnsNothingOfWhoDid() {
        World with = afterTheHour();
        with.accepts(ISRAEL, share(3));
        World without = afterTheHour();

        with.says(TURKIYE, new StatisticsBody.Share(START, NEXT.plusSeconds(60), row(1)));
        without.says(TURKIYE, new StatisticsBody.Share(START, NEXT.plusSeconds(60), row(1)));

        assertThat(with.observed(TURKIYE)).isEqualTo(without.observed(TURKIYE));
    }

    @Test
    void aRowIsGivenOnceAndAPeriodThatIsNotOverByNobody() {
        World world = afterTheHour();
        world.accepts(ISRAEL, share(3));

        assertThat(world.refuses(ISRAEL, share(4)).code()).isEqualTo(Code.WRONG_STATE);
        Refusal early = world.refuses(ISRAEL, new StatisticsBody.Share(START, NEXT.plusSeconds(60), row(0)));
        assertThat(early.field()).isEqualTo("body.to");
        assertThat(early.reason()).contains("not over");
    }

    @Test
    void onlyAPartyToTheTermsSharesAndOnlyUnderTerms() {
        World world = afterTheHour();
        world.enrols(GEORGIA);

        assertThat(world.refuses(FACILITATOR, share(1)).code()).isEqualTo(Code.NOT_ENTITLED);
        assertThat(world.refuses(GEORGIA, share(1)).code()).isEqualTo(Code.NOT_ENTITLED);
        World none = World.enrolled(TURKIYE);
        none.passTo(NEXT);
        assertThat(none.refuses(TURKIYE, share(1)).code()).isEqualTo(Code.NO_ARRANGEMENT);
    }

    @Test
    void whoJoinsLaterIsShownTheRowsOfAPeriodWhenItHasGivenItsOwn() {
        World world = afterTheHour();
        world.accepts(ISRAEL, share(3));
        world.accepts(TURKIYE, share(5));
        world.enrols(GEORGIA);
        world.bringsIntoForce(
                "wider", TermsBuilder.plain().between(TURKIYE, ISRAEL, GEORGIA).build());
        assertThat(world.told(GEORGIA)).noneMatch(t -> t.telling().item() instanceof SharedStatistics);

        Outcome third = world.accepts(GEORGIA, share(1));

        assertThat(World.shown(third, GEORGIA, SharedStatistics.class).rows()).hasSize(3);
        assertThat(World.shown(third, ISRAEL, SharedStatistics.class).rows()).hasSize(3);
    }

    @Test
    void aNewPartyMustShareBeforeAnyRowOfTheOldIsDisclosed() {
        World world = afterTheHour();
        world.accepts(ISRAEL, share(3));
        world.enrols(GEORGIA);
        world.bringsIntoForce(
                "wider", TermsBuilder.plain().between(TURKIYE, ISRAEL, GEORGIA).build());

        Outcome second = world.accepts(TURKIYE, share(5));

        assertThat(World.heard(second, ISRAEL)).isEmpty();
        assertThat(World.shown(second, TURKIYE, SharedStatistics.class).rows()).containsOnlyKeys(TURKIYE);
    }

    private static World wider(World world) {
        world.enrols(GEORGIA);
        world.bringsIntoForce(
                "wider", TermsBuilder.plain().between(TURKIYE, ISRAEL, GEORGIA).build());
        return world;
    }

    private static void leaves(World world, String party, String arrangement) {
        world.accepts(party, new ArrangementBody.Withdraw(arrangement, "called home"));
    }

    @Test
    void whatWasDisclosedStaysSoWhenOneLeavesAndAnotherJoins() {
        World world = afterTheHour();
        world.accepts(ISRAEL, share(3));
        world.accepts(TURKIYE, share(5));
        wider(world);
        leaves(world, ISRAEL, "wider.v1");

        Outcome third = world.accepts(GEORGIA, share(1));

        assertThat(World.heard(third, ISRAEL)).as("it has left").isEmpty();
        assertThat(World.shown(third, TURKIYE, SharedStatistics.class).rows())
                .containsOnlyKeys(TURKIYE, ISRAEL, GEORGIA);
        assertThat(World.shown(third, GEORGIA, SharedStatistics.class).rows()).containsOnlyKeys(TURKIYE, GEORGIA);
        SharedStatistics kept = world.get(SharedStatistics.class, "20250412-0800z-20250412-0900z");
        assertThat(Json.read(Json.write(kept), Item.class)).isEqualTo(kept);
    }

    /** Türkiye, alone for a while, has been shown its own. */
    @Test
    void rowsAreDisclosedWhenTheLastThatHasNotSharedLeavesEvenIfSomeWereBefore() {
        World world = afterTheHour();
        leaves(world, ISRAEL, "pact.v1");
        world.accepts(TURKIYE, share(5));
        wider(world);
        world.accepts(ISRAEL, share(3));

        leaves(world, GEORGIA, "wider.v1");

        Outcome left = world.steps().getLast().outcome();
        assertThat(World.shown(left, TURKIYE, SharedStatistics.class).rows()).containsOnlyKeys(TURKIYE, ISRAEL);
        assertThat(World.shown(left, ISRAEL, SharedStatistics.class).rows()).containsOnlyKeys(TURKIYE, ISRAEL);
    }

    @Test
    void rowsAreDisclosedWhenNewTermsBindOnlyThoseThatHaveShared() {
        World world = afterTheHour();
        world.accepts(ISRAEL, share(3));
        leaves(world, ISRAEL, "pact.v1");
        world.accepts(TURKIYE, share(5));

        world.bringsIntoForce("again", TermsBuilder.plain().build());

        Outcome inForce = world.steps().getLast().outcome();
        assertThat(World.shown(inForce, TURKIYE, SharedStatistics.class).rows()).containsOnlyKeys(TURKIYE, ISRAEL);
        assertThat(World.shown(inForce, ISRAEL, SharedStatistics.class).rows()).containsOnlyKeys(TURKIYE, ISRAEL);
    }

    @Test
    void aRowIsWhatARowCanBe() {
        ByLead one = new ByLead(0, 1, 0);
        Optional<Duration> hour = Optional.of(Duration.ofHours(1));

        assertThatThrownBy(() -> new ByLead(-1, 0, 0)).isInstanceOf(InvalidItemException.class);
        assertThatThrownBy(() -> new ByLead(0, 0, OwnFigures.MOST + 1)).isInstanceOf(InvalidItemException.class);
        assertThatThrownBy(() -> new OwnFigures(one, one, one, one, Optional.empty(), hour))
                .hasMessageContaining("leastLead");
        assertThatThrownBy(() -> new OwnFigures(ByLead.NONE, one, one, one, hour, hour))
                .hasMessageContaining("leastLead");
        assertThatThrownBy(() -> new OwnFigures(one, one, one, one, Optional.of(Duration.ofHours(2)), hour))
                .hasMessageContaining("longer");
        assertThatThrownBy(
                        () -> new OwnFigures(one, one, one, one, hour, Optional.of(OwnFigures.MOST_LEAD.plusNanos(1))))
                .hasMessageContaining("medianLead");
    }

    @Test
    void aPeriodIsOfWholeMinutesAndAtMostALeapYear() {
        assertThatThrownBy(() -> new StatisticsBody.Share(START, NEXT.plusSeconds(1), row(0)))
                .hasMessageContaining("whole minute");
        assertThatThrownBy(() -> new StatisticsBody.Share(START, START, row(0))).hasMessageContaining("after from");
        assertThatThrownBy(() -> new StatisticsBody.Share(
                        START, START.plus(SharedStatistics.LONGEST).plusSeconds(60), row(0)))
                .hasMessageContaining("366 days");
        assertThatThrownBy(() -> new StatisticsBody.Share(Instant.MIN, NEXT, row(0)))
                .isInstanceOf(InvalidItemException.class);
    }

    @Test
    void anItemIsReadAsItWasWritten() {
        World world = afterTheHour();
        world.accepts(ISRAEL, share(3));
        world.accepts(TURKIYE, share(0));
        SharedStatistics kept = world.get(SharedStatistics.class, "20250412-0800z-20250412-0900z");

        assertThat(Json.read(Json.write(kept), Item.class)).isEqualTo(kept);
        assertThat(Json.text(kept)).startsWith("{\"kind\":\"statistics\",\"disclosedTo\":[\"israel\",\"turkiye\"]");
    }
}
