package org.gilavar.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gilavar.mechanism.World.FACILITATOR;
import static org.gilavar.mechanism.World.ISRAEL;
import static org.gilavar.mechanism.World.POST;
import static org.gilavar.mechanism.World.START;
import static org.gilavar.mechanism.World.TURKIYE;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gilavar.mechanism.Refusal.Code;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.item.Message;
import org.gilavar.mechanism.item.Message.Reply;
import org.gilavar.mechanism.item.OpenItem;
import org.gilavar.mechanism.item.OpenItem.Kind;
import org.gilavar.mechanism.item.PostKey;
import org.gilavar.mechanism.item.Precedence;
import org.gilavar.mechanism.item.Role;
import org.gilavar.mechanism.item.Watch;
import org.gilavar.mechanism.item.Watch.How;
import org.gilavar.mechanism.statement.ArrangementBody;
import org.gilavar.mechanism.statement.Body;
import org.gilavar.mechanism.statement.KeyBody;
import org.gilavar.mechanism.statement.MessageBody;
import org.gilavar.mechanism.statement.WatchBody;
import org.junit.jupiter.api.Test;

/** The watch of Türkiye, whose posts are the duty officer of every world here and two more. */
class WatchTest {

    private static final String NIGHT = "night-desk";
    private static final String DAY = "day-desk";
    private static final Instant EVENING = START.plus(Duration.ofHours(8));
    private static final Instant MORNING = EVENING.plus(Duration.ofHours(12));

    private static final WatchBody TAKE = new WatchBody.Take();
    private static final WatchBody HAND_OVER = new WatchBody.HandOver(NIGHT);
    private static final WatchBody TONIGHT = roster(new WatchBody.Turn(NIGHT, EVENING, MORNING));

    private final World world = withPosts(TermsBuilder.plain());

    private static World withPosts(TermsBuilder terms) {
        World world = World.under(terms.build());
        world.enrolsPost(TURKIYE, NIGHT, "key of the night");
        world.enrolsPost(TURKIYE, DAY, "key of the day");
        return world;
    }

    private static WatchBody roster(WatchBody.Turn... turns) {
        return new WatchBody.Roster(List.of(turns));
    }

    private Watch watch() {
        return world.get(Watch.class, TURKIYE);
    }

    private Outcome takes(String post, Body body) {
        assertThat(world.says(TURKIYE, post, body)).as("%s", body).isInstanceOf(Decision.Accepted.class);
        return world.steps().getLast().outcome();
    }

    private Refusal refuses(String post, Body body) {
        assertThat(world.says(TURKIYE, post, body)).as("%s", body).isInstanceOf(Decision.Refused.class);
        return ((Decision.Refused) world.says(TURKIYE, post, body)).refusal();
    }

    private void isAsked(String name) {
        world.accepts(ISRAEL, new MessageBody.Send(name, TURKIYE, Message.Purpose.QUERY, "Is that you?"));
    }

    private void answers(String name) {
        world.accepts(TURKIYE, new MessageBody.Answer("israel." + name, Reply.RECEIVED, Optional.empty()));
    }

    private static WatchBody acknowledge(String name) {
        return new WatchBody.Acknowledge(Kind.MESSAGE, "israel." + name);
    }

    private List<String> left() {
        return watch().handover().orElseThrow().open().stream()
                .filter(item -> !item.known())
                .map(OpenItem::id)
                .toList();
    }

    @Test
    void aWatchThatNobodyKeepsIsTaken() {
        takes(NIGHT, TAKE);

        assertThat(watch().keeper()).contains(new Watch.Keeper(NIGHT, How.TAKEN));
        assertThat(watch().since()).isEqualTo(START);
        assertThat(refuses(NIGHT, TAKE).reason()).isEqualTo("you keep the watch already, since " + START);
    }

    @Test
    void aWatchIsTakenOverFromWhoeverHasFallenAsleepAndTheRecordSaysSo() {
        takes(POST, TAKE);

        Outcome over = takes(NIGHT, TAKE);

        assertThat(World.heard(over, TURKIYE)).containsExactly("Watch TAKEN_OVER");
        assertThat(watch().keeper()).contains(new Watch.Keeper(NIGHT, How.TAKEN_OVER));
    }

    @Test
    void aWatchPassesWhenAllThatIsOpenHasBeenAcknowledgedOneByOne() {
        isAsked("a");
        isAsked("b");
        takes(POST, TAKE);
        takes(POST, HAND_OVER);
        assertThat(left()).containsExactly("israel.a", "israel.b");

        takes(NIGHT, acknowledge("b"));
        assertThat(watch().isKeptBy(POST)).as("until all are").isTrue();
        Outcome last = takes(NIGHT, acknowledge("a"));

        assertThat(World.heard(last, TURKIYE)).containsExactly("Watch HANDED_OVER");
        assertThat(watch().keeper()).contains(new Watch.Keeper(NIGHT, How.HANDED_OVER));
        assertThat(watch().handover()).isEmpty();
    }

    @Test
    void whatIsOverByThenCountsAsDone() {
        isAsked("a");
        isAsked("b");
        takes(POST, TAKE);
        takes(POST, HAND_OVER);
        answers("b");

        takes(NIGHT, acknowledge("a"));

        assertThat(watch().isKeptBy(NIGHT)).isTrue();
    }

    @Test
    void whatHasComeSinceIsAcknowledgedAsWell() {
        isAsked("a");
        takes(POST, TAKE);
        takes(POST, HAND_OVER);
        isAsked("at-the-change-of-watch");

        takes(NIGHT, acknowledge("a"));

        assertThat(left()).containsExactly("israel.at-the-change-of-watch");
        takes(NIGHT, acknowledge("at-the-change-of-watch"));
        assertThat(watch().isKeptBy(NIGHT)).isTrue();
    }

    @Test
    void whatHasChangedSinceItWasAcknowledgedIsAcknowledgedAnew() {
        world.accepts(ISRAEL, Precedence.FLASH, new MessageBody.Send("a", TURKIYE, Message.Purpose.WARN, "Look out."));
        isAsked("b");
        isAsked("c");
        takes(POST, TAKE);
        takes(POST, HAND_OVER);
        takes(NIGHT, acknowledge("a"));
        takes(NIGHT, acknowledge("b"));
        assertThat(refuses(NIGHT, acknowledge("a")).reason()).isEqualTo("you have acknowledged it already");
        world.passTo(world.get(Message.class, "israel.a").wake().orElseThrow());

        takes(NIGHT, acknowledge("c"));

        assertThat(watch().isKeptBy(POST)).as("its answer has become overdue").isTrue();
        assertThat(left()).containsExactly("israel.a");
        takes(NIGHT, acknowledge("a"));
        assertThat(watch().keeper()).contains(new Watch.Keeper(NIGHT, How.HANDED_OVER));
    }

    @Test
    void takenAfterAChangeOfWhatWasAcknowledgedItIsNoHandover() {
        world.accepts(ISRAEL, Precedence.FLASH, new MessageBody.Send("a", TURKIYE, Message.Purpose.WARN, "Look out."));
        isAsked("b");
        takes(POST, TAKE);
        takes(POST, HAND_OVER);
        takes(NIGHT, acknowledge("a"));
        answers("b");
        world.passTo(world.get(Message.class, "israel.a").wake().orElseThrow());

        takes(NIGHT, TAKE);

        assertThat(watch().keeper()).contains(new Watch.Keeper(NIGHT, How.TAKEN_OVER));
    }

    @Test
    void whereNothingIsOpenTheSuccessorStillSaysThatItIsThere() {
        takes(POST, TAKE);
        takes(POST, HAND_OVER);
        assertThat(watch().isKeptBy(POST)).isTrue();

        takes(NIGHT, TAKE);

        assertThat(watch().keeper()).contains(new Watch.Keeper(NIGHT, How.HANDED_OVER));
    }

    @Test
    void takenInTheMiddleOfAHandoverItIsNoneAndEndsIt() {
        isAsked("a");
        takes(POST, TAKE);
        takes(POST, HAND_OVER);

        takes(NIGHT, TAKE);

        assertThat(watch().keeper()).contains(new Watch.Keeper(NIGHT, How.TAKEN_OVER));
        assertThat(watch().handover()).isEmpty();
        assertThat(refuses(NIGHT, acknowledge("a")).reason()).startsWith("nothing is being handed over");
    }

    @Test
    void onlyTheSuccessorAcknowledgesAndOnlyWhatWaits() {
        isAsked("a");
        takes(POST, TAKE);
        takes(POST, HAND_OVER);

        assertThat(refuses(POST, acknowledge("a")).code()).isEqualTo(Code.NOT_ENTITLED);
        assertThat(refuses(DAY, acknowledge("a")).code()).isEqualTo(Code.NOT_ENTITLED);
        assertThat(refuses(NIGHT, acknowledge("never")).code()).isEqualTo(Code.UNKNOWN);
        assertThat(refuses(NIGHT, new WatchBody.Acknowledge(Kind.CONFLICT, "israel.a"))
                        .code())
                .isEqualTo(Code.UNKNOWN);
    }

    @Test
    void aHandoverIsCalledOffByEitherOfTheTwo() {
        takes(POST, TAKE);
        for (String post : List.of(POST, NIGHT)) {
            takes(POST, HAND_OVER);
            assertThat(refuses(DAY, new WatchBody.Cancel()).code()).isEqualTo(Code.NOT_ENTITLED);

            takes(post, new WatchBody.Cancel());

            assertThat(watch().handover()).isEmpty();
            assertThat(watch().isKeptBy(POST)).isTrue();
        }
        assertThat(refuses(POST, new WatchBody.Cancel()).code()).isEqualTo(Code.WRONG_STATE);
    }

    @Test
    void onlyItsKeeperHandsItOverOrLeavesIt() {
        assertThat(refuses(POST, HAND_OVER).reason()).isEqualTo("nobody keeps the watch; take it first");
        takes(POST, TAKE);
        assertThat(refuses(NIGHT, new WatchBody.Leave()).reason())
                .isEqualTo("duty-officer keeps the watch; take it first");
        assertThat(refuses(POST, new WatchBody.HandOver(POST)).code()).isEqualTo(Code.MALFORMED);
        assertThat(refuses(POST, new WatchBody.HandOver("nobody")).code()).isEqualTo(Code.UNKNOWN);
        assertThat(refuses(POST, new WatchBody.HandOver(PostKey.ROOT)).code()).isEqualTo(Code.UNKNOWN);
        takes(POST, HAND_OVER);
        assertThat(refuses(POST, new WatchBody.HandOver(DAY)).code()).isEqualTo(Code.WRONG_STATE);

        Outcome left = takes(POST, new WatchBody.Leave());

        assertThat(World.heard(left, FACILITATOR)).containsExactly("Watch LEFT");
        assertThat(watch().keeper()).isEmpty();
        assertThat(watch().handover()).isEmpty();
    }

    @Test
    void aTurnThatItsPostDoesNotTakeIsMissedAfterItsGraceAndTheKeeperStays() {
        takes(POST, TAKE);
        takes(POST, TONIGHT);
        world.passTo(EVENING.plus(Watch.GRACE).minusMillis(1));
        assertThat(watch().roster().getFirst().missed()).isFalse();

        world.passTo(EVENING.plus(Watch.GRACE));

        Outcome missed = world.steps().getLast().outcome();
        assertThat(World.heard(missed, TURKIYE)).containsExactly("Watch MISSED");
        assertThat(World.heard(missed, FACILITATOR)).containsExactly("Watch MISSED");
        assertThat(World.heard(missed, ISRAEL)).isEmpty();
        assertThat(watch().isKeptBy(POST)).isTrue();
        assertThat(watch().roster().getFirst().missed()).isTrue();
        assertThat(watch().wake()).as("it is said once").isEmpty();
    }

    @Test
    void aTurnThatIsTakenInTimeIsNotMissed() {
        takes(POST, TONIGHT);
        world.passTo(EVENING.plusSeconds(60));
        takes(NIGHT, TAKE);

        world.passTo(MORNING);

        assertThat(watch().roster())
                .containsExactly(new Watch.Turn(NIGHT, EVENING, MORNING, Optional.of(EVENING.plusSeconds(60)), false));
    }

    @Test
    void whoHasTakenItBeforeItsTurnAndGoesAfterHasNotMissedIt() {
        takes(POST, TONIGHT);
        takes(NIGHT, TAKE);
        world.passTo(EVENING.plusSeconds(60));
        takes(NIGHT, new WatchBody.Leave());

        world.passTo(MORNING);

        assertThat(watch().roster())
                .containsExactly(new Watch.Turn(NIGHT, EVENING, MORNING, Optional.of(EVENING), false));
    }

    @Test
    void whoHasTakenItBeforeItsTurnAndGoesBeforeItMissesIt() {
        takes(POST, TONIGHT);
        takes(NIGHT, TAKE);
        world.passTo(EVENING.minusSeconds(60));
        takes(NIGHT, new WatchBody.Leave());

        world.passTo(MORNING);

        assertThat(watch().roster()).containsExactly(new Watch.Turn(NIGHT, EVENING, MORNING, Optional.empty(), true));
    }

    @Test
    void aRosterReplacesWhatLiesAheadAndNothingElse() {
        takes(
                POST,
                roster(
                        new WatchBody.Turn(NIGHT, EVENING, MORNING),
                        new WatchBody.Turn(DAY, MORNING, MORNING.plusSeconds(3600))));
        world.passTo(EVENING.plus(Watch.GRACE));
        Instant midnight = EVENING.plus(Duration.ofHours(4));

        takes(POST, roster(new WatchBody.Turn(POST, midnight, MORNING)));

        assertThat(watch().roster())
                .containsExactly(
                        new Watch.Turn(NIGHT, EVENING, midnight, Optional.empty(), true),
                        new Watch.Turn(POST, midnight, MORNING, Optional.empty(), false));
        assertThat(refuses(POST, TONIGHT).reason()).contains("must lie ahead").contains("have its post take the watch");
    }

    @Test
    void aRosterIsOfOnePostAtATimeAndOfSoManyTurns() {
        Instant later = MORNING.minusSeconds(1);
        assertThatThrownBy(() -> roster(
                        new WatchBody.Turn(NIGHT, EVENING, MORNING),
                        new WatchBody.Turn(DAY, later, later.plusSeconds(60))))
                .isInstanceOf(InvalidItemException.class)
                .hasMessageContaining("turns[1].from")
                .hasMessageContaining("one post at a time");
        List<WatchBody.Turn> many = IntStream.rangeClosed(0, Watch.MOST_TURNS)
                .mapToObj(i -> new WatchBody.Turn(NIGHT, START.plusSeconds(60L * i), START.plusSeconds(60L * i + 60)))
                .toList();
        assertThatThrownBy(() -> new WatchBody.Roster(many)).isInstanceOf(InvalidItemException.class);
        assertThatThrownBy(() -> new WatchBody.Turn(NIGHT, MORNING, EVENING)).isInstanceOf(InvalidItemException.class);
    }

    @Test
    void aPostWithoutAKeyKeepsNothing() {
        takes(NIGHT, TAKE);
        takes(NIGHT, new WatchBody.HandOver(DAY));
        takes(DAY, new KeyBody.Revoke(DAY, PostKey.Reason.LOST));
        assertThat(watch().handover()).isEmpty();
        assertThat(watch().isKeptBy(NIGHT)).isTrue();

        Outcome revoked = takes(NIGHT, new KeyBody.Revoke(NIGHT, PostKey.Reason.LOST));

        assertThat(World.heard(revoked, TURKIYE)).containsExactly("PostKey REVOKED", "Watch LEFT");
        assertThat(watch().keeper()).isEmpty();
        assertThat(refuses(POST, TONIGHT).reason())
                .isEqualTo("you have no post \"night-desk\" with a valid key; enrol it first");
    }

    @Test
    void whoHasLeftKeepsNothingAndPlansNothing() {
        takes(POST, TAKE);
        takes(POST, TONIGHT);
        world.accepts(TURKIYE, new ArrangementBody.Withdraw("pact.v1", "enough"));
        world.passTo(EVENING);

        assertThat(watch().keeper()).isEmpty();
        assertThat(watch().roster()).isEmpty();
        assertThat(refuses(POST, TAKE).reason()).isEqualTo("you are not on this line");
    }

    @Test
    void thereIsNoWatchBeforeThereIsALine() {
        assertThat(World.enrolled(TURKIYE, ISRAEL).refuses(TURKIYE, TAKE).code())
                .isEqualTo(Code.NO_ARRANGEMENT);
    }

    @Test
    void theWatchOfAPartyIsNobodyElsesAffair() {
        isAsked("a");
        takes(POST, TAKE);
        takes(POST, TONIGHT);
        Outcome handing = takes(POST, HAND_OVER);
        Outcome acknowledged = takes(NIGHT, acknowledge("a"));

        assertThat(world.told(ISRAEL)).noneMatch(t -> t.telling().item() instanceof Watch);
        assertThat(World.shown(handing, FACILITATOR, Watch.class)
                        .handover()
                        .orElseThrow()
                        .open())
                .as("what the party has still to do")
                .isEmpty();
        assertThat(World.heard(acknowledged, FACILITATOR)).containsExactly("Watch HANDED_OVER");
    }

    @Test
    void theFacilitatorKeepsAWatchAsWellAndPartiesAreNotToldOfIt() {
        world.accepts(TURKIYE, new MessageBody.Send("q", FACILITATOR, Message.Purpose.QUERY, "Are you there?"));
        world.enrolsPost(FACILITATOR, NIGHT, "key of its night");
        world.accepts(FACILITATOR, TAKE);

        Outcome handing = world.accepts(FACILITATOR, HAND_OVER);

        assertThat(World.shown(handing, FACILITATOR, Watch.class)
                        .handover()
                        .orElseThrow()
                        .open())
                .containsExactly(OpenItem.of(Kind.MESSAGE, "turkiye.q"));
        assertThat(handing.toldTo(TURKIYE)).isEmpty();
    }

    @Test
    void aMessageThatIsOverdueForGoodIsStillHandedOver() {
        world.accepts(
                ISRAEL, Precedence.FLASH, new MessageBody.Send("old", TURKIYE, Message.Purpose.WARN, "Look out."));
        world.passTo(START.plus(Duration.ofHours(3)));
        takes(POST, TAKE);
        takes(POST, HAND_OVER);

        assertThat(world.get(Message.class, "israel.old").wake())
                .as("nobody is left to be called")
                .isEmpty();
        assertThat(left()).containsExactly("israel.old");
    }

    @Test
    void ofManyThingsTheNextAreListedAsTheFirstAreAcknowledged() {
        for (int i = 100; i < 170; i++) {
            isAsked("m" + i);
        }
        takes(POST, TAKE);
        takes(POST, HAND_OVER);
        assertThat(left()).hasSize(64);

        for (int i = 100; i < 169; i++) {
            takes(NIGHT, acknowledge("m" + i));
        }
        assertThat(left()).containsExactly("israel.m169");
        takes(NIGHT, acknowledge("m169"));
        assertThat(watch().isKeptBy(NIGHT)).isTrue();
    }

    @Test
    void aPostThatTheTermsGiveNoSuchRoleKeepsNoWatch() {
        World roles = withPosts(TermsBuilder.plain()
                .post(POST, Role.DUTY_OFFICER, Role.DELEGATE, Role.CHAIR)
                .post(DAY, Role.DUTY_OFFICER)
                .post(NIGHT, Role.DELEGATE));
        assertThat(roles.says(TURKIYE, NIGHT, TAKE)).isInstanceOf(Decision.Refused.class);
        assertThat(roles.says(TURKIYE, DAY, TAKE)).isInstanceOf(Decision.Accepted.class);
        assertThat(roles.says(TURKIYE, DAY, HAND_OVER)).isInstanceOf(Decision.Refused.class);
        assertThat(roles.refuses(TURKIYE, TONIGHT).reason()).contains("night-desk may not keep the watch");
    }
}
