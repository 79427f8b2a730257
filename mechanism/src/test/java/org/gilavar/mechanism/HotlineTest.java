package org.gilavar.mechanism;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gilavar.mechanism.TermsBuilder.rung;
import static org.gilavar.mechanism.World.FACILITATOR;
import static org.gilavar.mechanism.World.ISRAEL;
import static org.gilavar.mechanism.World.START;
import static org.gilavar.mechanism.World.TURKIYE;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gilavar.mechanism.Refusal.Code;
import org.gilavar.mechanism.item.Alarm;
import org.gilavar.mechanism.item.Coded;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.item.Means;
import org.gilavar.mechanism.item.Message;
import org.gilavar.mechanism.item.Message.Reply;
import org.gilavar.mechanism.item.PassedDown;
import org.gilavar.mechanism.item.Precedence;
import org.gilavar.mechanism.item.Rung;
import org.gilavar.mechanism.item.Taken;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.statement.ArrangementBody;
import org.gilavar.mechanism.statement.Body;
import org.gilavar.mechanism.statement.MessageBody;
import org.gilavar.mechanism.terms.LadderStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HotlineTest {

    private static final String ID = "turkiye.m";
    private static final String TEXT = "Staying at FL170 or above.";
    private static final MessageBody SEND = new MessageBody.Send("m", ISRAEL, Message.Purpose.INFORM, TEXT);
    private static final Coded LATE =
            new Coded(1, "N67", new TreeMap<>(Map.of("notice", "turkiye.patrol-7", "delay", "PT30M")));
    private static final MessageBody ANSWER = new MessageBody.Answer(ID, Reply.RECEIVED, Optional.empty());

    private static World sent(Precedence precedence) {
        World world = World.inForce();
        world.accepts(TURKIYE, precedence, SEND);
        return world;
    }

    private static Message message(World world) {
        return world.get(Message.class, ID);
    }

    @Test
    void everyStepIsSeenByBothEndsAndTheFacilitatorAndByNobodyElse() {
        World world = World.under(
                TermsBuilder.plain().between(TURKIYE, ISRAEL, "georgia").build());
        Runnable talk = () -> {
            world.accepts(TURKIYE, SEND);
            world.accepts(ISRAEL, new MessageBody.Deliver(ID));
            world.accepts(ISRAEL, new MessageBody.Read(ID));
            world.accepts(ISRAEL, new MessageBody.ReadBack(ID, Json.hashOfText("Staying at FL160 or above.")));
            world.accepts(ISRAEL, new MessageBody.ReadBack(ID, Json.hashOfText(TEXT)));
            world.accepts(ISRAEL, ANSWER);
            world.accepts(ISRAEL, new MessageBody.PassDown(ID, "patrol leader"));
        };

        talk.run();

        for (String party : new String[] {TURKIYE, ISRAEL, FACILITATOR}) {
            assertThat(world.told(party))
                    .filteredOn(t -> t.telling().item() instanceof Message)
                    .extracting(t -> t.telling().happened())
                    .containsExactly(
                            Happened.SENT,
                            Happened.DELIVERED,
                            Happened.READ,
                            Happened.GARBLED,
                            Happened.READ_BACK,
                            Happened.ANSWERED,
                            Happened.PASSED_DOWN);
        }
        assertThat(world.told("georgia")).noneMatch(t -> t.telling().item() instanceof Message);
    }

    @Test
    void theAnswerSaysHowLongItTook() {
        World world = sent(Precedence.IMMEDIATE);
        world.passTo(START.plusMillis(61_900));
        world.accepts(ISRAEL, ANSWER);

        assertThat(message(world).answer()).map(Message.Answer::secondsElapsed).contains(61L);
        assertThat(message(world).overdue()).isFalse();
        assertThat(message(world).wake()).as("nothing is pending any more").isEmpty();
    }

    @Test
    void aStepIsTakenOnce() {
        World world = sent(Precedence.ROUTINE);
        world.accepts(ISRAEL, new MessageBody.Deliver(ID));
        assertThat(world.refuses(ISRAEL, new MessageBody.Deliver(ID)).code()).isEqualTo(Code.WRONG_STATE);
        world.accepts(ISRAEL, new MessageBody.ReadBack(ID, Json.hashOfText(TEXT)));
        assertThat(world.refuses(ISRAEL, new MessageBody.ReadBack(ID, "x")).code())
                .isEqualTo(Code.WRONG_STATE);
        world.accepts(ISRAEL, ANSWER);
        assertThat(world.refuses(ISRAEL, ANSWER).code()).isEqualTo(Code.WRONG_STATE);
    }

    @Test
    void whatIsReadIsThere() {
        World world = sent(Precedence.ROUTINE);
        world.accepts(ISRAEL, new MessageBody.Read(ID));

        assertThat(message(world).delivered()).contains(START);
        assertThat(world.refuses(ISRAEL, new MessageBody.Read(ID)).reason()).isEqualTo("you have read it already");
        assertThat(world.refuses(TURKIYE, new MessageBody.PassDown(ID, "anybody"))
                        .code())
                .as("it is the recipient who passes it down")
                .isEqualTo(Code.UNKNOWN);
    }

    @Test
    void howFarDownItHasBeenPassedIsKnownToItsSenderBeforeItIsAnsweredAndAfter() {
        World world = sent(Precedence.ROUTINE);
        world.accepts(ISRAEL, new MessageBody.PassDown(ID, "air base"));
        world.accepts(ISRAEL, ANSWER);
        world.passTo(START.plusSeconds(90));

        Outcome further = world.accepts(ISRAEL, new MessageBody.PassDown(ID, "patrol leader"));

        assertThat(World.shown(further, TURKIYE, Message.class).passedDown())
                .contains(new PassedDown("patrol leader", START.plusSeconds(90)));
    }

    @Test
    void whatIsSaidByAPhraseIsReadBackByItsCodeAndByNoWords() {
        World world = World.inForce();
        world.accepts(
                TURKIYE,
                new MessageBody.Send("m", ISRAEL, Message.Purpose.INFORM, Optional.empty(), Optional.of(LATE)));
        String json = Json.text(LATE);

        readsBack(world, Json.hashOfText("Notice turkiye.patrol-7 will begin late by 30 min."), Happened.GARBLED);
        readsBack(world, new Coded(1, "N76", LATE.parameters()).readBack(Optional.empty()), Happened.GARBLED);
        readsBack(world, Json.hashOfText(json), Happened.READ_BACK);
        assertThat(message(world).coded()).contains(LATE);
        assertThat(message(world).text()).isEmpty();
    }

    @Test
    void ofAPhraseWithTextBesideItNeitherIsGarbledUnseen() {
        World world = World.inForce();
        Optional<String> text = Optional.of("Fuel.");
        world.accepts(TURKIYE, new MessageBody.Send("m", ISRAEL, Message.Purpose.INFORM, text, Optional.of(LATE)));

        readsBack(world, LATE.readBack(Optional.empty()), Happened.GARBLED);
        readsBack(world, Json.hashOfText("Fuel."), Happened.GARBLED);
        readsBack(world, LATE.readBack(Optional.of("Fuel")), Happened.GARBLED);
        readsBack(world, LATE.readBack(text), Happened.READ_BACK);
    }

    private static void readsBack(World world, String hash, Happened expected) {
        world.passTo(world.now().plusSeconds(1));
        Outcome outcome = world.accepts(ISRAEL, new MessageBody.ReadBack(ID, hash));
        assertThat(outcome.toldTo(TURKIYE)).extracting(Telling::happened).containsExactly(expected);
    }

    @Test
    void nothingAtAllIsNotSaid() {
        assertThatThrownBy(() ->
                        new MessageBody.Send("m", ISRAEL, Message.Purpose.INFORM, Optional.empty(), Optional.empty()))
                .isInstanceOf(InvalidItemException.class)
                .hasMessage("text: is missing; expected a text, or a phrase as coded, or both");
    }

    @Test
    void whatWasSaidInWordsBeforeThereWerePhrasesStillReads() {
        String said = """
                {"type":"message.send","name":"m","purpose":"INFORM","text":"Staying at FL170 or above.","to":"israel"}""";

        assertThat(Json.read(said.getBytes(UTF_8), Body.class)).isEqualTo(SEND);
        assertThat(Json.text(SEND)).isEqualTo(said);
    }

    @Test
    void whatWasGarbledIsNotAnsweredAsReceived() {
        World world = sent(Precedence.ROUTINE);
        world.accepts(ISRAEL, new MessageBody.ReadBack(ID, Json.hashOfText("something else")));

        assertThat(world.refuses(ISRAEL, ANSWER).code()).isEqualTo(Code.WRONG_STATE);
        world.accepts(ISRAEL, new MessageBody.Answer(ID, Reply.QUERY, Optional.of("Say again.")));
    }

    @ParameterizedTest
    @EnumSource(Precedence.class)
    void itIsOverdueAtItsDeadlineAndNotBefore(Precedence precedence) {
        World world = sent(precedence);
        Duration within = TermsBuilder.plain().build().answerWithin(precedence);
        Instant deadline = START.plus(within);

        world.passTo(deadline.minusMillis(1));
        assertThat(message(world).overdue()).isFalse();
        assertThat(world.hears(TURKIYE, () -> world.passTo(deadline))).startsWith("Message OVERDUE");
        assertThat(message(world).overdue()).isTrue();
        assertThat(message(world).answerBy()).isEqualTo(deadline);
    }

    @Test
    void theLadderIsClimbedRungByRung() {
        World world = sent(Precedence.FLASH);
        assertThat(message(world).ladder())
                .containsExactly(
                        new Rung(1, "senior duty officer", START.plus(Duration.ofMinutes(3))),
                        new Rung(2, "head of the duty centre", START.plus(Duration.ofMinutes(10))),
                        new Rung(3, "head of delegation", START.plus(Duration.ofMinutes(30))));
        world.passTo(START.plus(Duration.ofMinutes(1)));

        for (int rung = 0; rung < 3; rung++) {
            Rung next = message(world).ladder().getFirst();
            world.passTo(next.at().minusMillis(1));
            assertThat(message(world).escalated()).hasSize(rung);
            assertThat(world.hears(ISRAEL, () -> world.passTo(next.at()))).containsExactly("Message ESCALATED");
            assertThat(message(world).escalated()).hasSize(rung + 1).endsWith(next);
        }
        assertThat(message(world).wake()).isEmpty();
    }

    @Test
    void nobodyIsCalledBeforeAnyoneIsLateAndTheRungsKeepTheirDistances() {
        World world = sent(Precedence.IMMEDIATE);
        Instant deadline = START.plus(Duration.ofMinutes(10));

        assertThat(message(world).ladder())
                .extracting(Rung::at)
                .containsExactly(deadline, deadline.plus(Duration.ofMinutes(7)), deadline.plus(Duration.ofMinutes(27)));
        assertThat(world.hears(ISRAEL, () -> world.passTo(deadline)))
                .containsExactly("Message OVERDUE", "Message ESCALATED");
    }

    @Test
    void aLateAnswerStopsTheLadderAndTheMessageStaysOverdue() {
        World world = sent(Precedence.FLASH);
        world.passTo(START.plus(Duration.ofMinutes(5)));
        assertThat(message(world).escalated()).hasSize(1);

        world.accepts(ISRAEL, ANSWER);

        assertThat(world.hears(TURKIYE, () -> world.passTo(START.plus(Duration.ofHours(2)))))
                .isEmpty();
        assertThat(message(world).overdue()).isTrue();
        assertThat(message(world).escalated()).hasSize(1);
    }

    @Test
    void whoeverIsNotItsRecipientCannotAnswerIt() {
        World world = sent(Precedence.ROUTINE);

        for (String other : new String[] {TURKIYE, FACILITATOR}) {
            Refusal hidden = world.refuses(other, ANSWER);
            Refusal none = world.refuses(other, new MessageBody.Answer("turkiye.n", Reply.RECEIVED, Optional.empty()));
            assertThat(hidden.code()).isEqualTo(Code.UNKNOWN);
            assertThat(hidden.reason()).isEqualTo(none.reason().replace("turkiye.n", ID));
        }
    }

    @Test
    void theFacilitatorIsOnTheLineToo() {
        World world = World.inForce();
        world.accepts(FACILITATOR, new MessageBody.Send("m", ISRAEL, Message.Purpose.QUERY, "Are you there?"));
        world.accepts(ISRAEL, new MessageBody.Answer("azerbaijan.m", Reply.RECEIVED, Optional.of("Yes.")));

        assertThat(world.told(TURKIYE)).noneMatch(t -> t.telling().item() instanceof Message);
    }

    @Test
    void aMessageGoesToAnotherOnTheLine() {
        World world = World.inForce();
        world.enrols("georgia");

        for (String to : new String[] {TURKIYE, "georgia", "nobody"}) {
            Refusal refusal = world.refuses(TURKIYE, new MessageBody.Send("m", to, Message.Purpose.INFORM, TEXT));
            assertThat(refusal.code()).isEqualTo(Code.MALFORMED);
            assertThat(refusal.field()).isEqualTo("body.to");
        }
        assertThat(world.refuses("georgia", SEND).code()).isEqualTo(Code.NOT_ENTITLED);
        assertThat(World.enrolled(TURKIYE, ISRAEL).refuses(TURKIYE, SEND).code())
                .isEqualTo(Code.NO_ARRANGEMENT);
    }

    private static World calling(LadderStep... ladder) {
        World world = World.under(TermsBuilder.plain().ladder(ladder).build());
        world.enrolsPost(ISRAEL, "duty-2", "key 2");
        world.enrolsPost(ISRAEL, "duty-3", "key 3");
        return world;
    }

    @Test
    void aFlashThatTwoPostsDoNotAnswerIsTakenByTheThird() {
        World world = calling(
                rung(Duration.ofMinutes(3), Means.POST, "duty-2"),
                rung(Duration.ofMinutes(10), Means.POST, "duty-3"),
                rung(Duration.ofMinutes(30), Means.FACILITATOR, "the chair's duty officer"));
        world.accepts(TURKIYE, Precedence.FLASH, SEND);
        world.accepts(ISRAEL, new MessageBody.Deliver(ID));

        assertThat(world.hears(ISRAEL, () -> world.passTo(START.plus(Duration.ofMinutes(10)))))
                .containsExactly("Message OVERDUE", "Message ESCALATED", "Message ESCALATED");
        assertThat(message(world).escalated()).extracting(Rung::to).containsExactly("duty-2", "duty-3");

        Outcome taken = world.accepts(ISRAEL, "duty-3", "key 3", new MessageBody.Take(ID));
        assertThat(World.shown(taken, TURKIYE, Message.class).taken())
                .as("its sender sees who has it")
                .contains(new Taken("duty-3", START.plus(Duration.ofMinutes(10))));
        world.passTo(START.plus(Duration.ofMinutes(11)));
        Outcome answered = world.accepts(ISRAEL, "duty-3", "key 3", ANSWER);

        Message.Answer answer =
                World.shown(answered, TURKIYE, Message.class).answer().orElseThrow();
        assertThat(answer.post()).contains("duty-3");
        assertThat(answer.secondsElapsed()).isEqualTo(660);
        assertThat(message(world).alarm()).as("nobody had to be alarmed").isEmpty();
    }

    @Test
    void whoeverHasTakenItHasNotAnsweredAndAnotherMayTakeItFromThere() {
        World world = calling(rung(Duration.ofMinutes(3), Means.POST, "duty-*"));
        world.accepts(TURKIYE, Precedence.FLASH, SEND);
        world.accepts(ISRAEL, new MessageBody.Take(ID));
        assertThat(world.refuses(ISRAEL, new MessageBody.Take(ID)).reason())
                .isEqualTo("you have taken it already; what it waits for is an answer");

        world.accepts(ISRAEL, "duty-2", "key 2", new MessageBody.Take(ID));

        assertThat(message(world).taken()).map(Taken::post).contains("duty-2");
        assertThat(world.hears(TURKIYE, () -> world.passTo(START.plus(Duration.ofMinutes(3)))))
                .as("to have it in hand stops no clock")
                .containsExactly("Message OVERDUE", "Message ESCALATED");
        world.accepts(ISRAEL, ANSWER);
        assertThat(world.refuses(ISRAEL, new MessageBody.Take(ID)).reason()).isEqualTo("it is answered already");
    }

    @Test
    void theFacilitatorIsAlarmedByTheLadderAndTakesTheAlarmOnce() {
        World world = calling(
                rung(Duration.ofMinutes(3), Means.FACILITATOR, "duty officer"),
                rung(Duration.ofMinutes(10), Means.FACILITATOR, "head of the centre"));
        world.accepts(TURKIYE, Precedence.FLASH, SEND);
        assertThat(world.refuses(FACILITATOR, new MessageBody.Take(ID)).reason())
                .isEqualTo("it is for israel, and the ladder has not called you");

        world.passTo(START.plus(Duration.ofMinutes(3)));
        assertThat(message(world).alarm()).contains(new Alarm(START.plus(Duration.ofMinutes(3)), Optional.empty()));
        assertThat(world.hears(ISRAEL, () -> world.accepts(FACILITATOR, new MessageBody.Take(ID))))
                .containsExactly("Message ALARM_TAKEN");
        assertThat(world.refuses(FACILITATOR, new MessageBody.Take(ID)).code()).isEqualTo(Code.WRONG_STATE);

        world.passTo(START.plus(Duration.ofMinutes(10)));
        assertThat(message(world).alarm().flatMap(Alarm::taken))
                .as("an alarm that is taken stays taken")
                .isPresent();
        assertThat(message(world).taken())
                .as("the silent side has it no more for that")
                .isEmpty();
    }

    @Test
    void onARelayedLineTheOtherSideKnowsNothingUntilTheFacilitatorHasPassedItOn() {
        World world =
                World.under(TermsBuilder.plain().relayed(Duration.ofMinutes(2)).build());
        assertThat(world.hears(ISRAEL, () -> world.accepts(TURKIYE, SEND))).isEmpty();
        assertThat(world.refuses(ISRAEL, ANSWER).code()).isEqualTo(Code.UNKNOWN);
        assertThat(world.refuses(TURKIYE, new MessageBody.Relay(ID)).code()).isEqualTo(Code.NOT_ENTITLED);
        world.passTo(START.plusSeconds(30));

        assertThat(world.hears(ISRAEL, () -> world.accepts(FACILITATOR, new MessageBody.Relay(ID))))
                .containsExactly("Message RELAYED");

        assertThat(message(world).answerBy())
                .as("its time begins when it is there")
                .isEqualTo(
                        START.plusSeconds(30).plus(TermsBuilder.plain().build().answerWithin(Precedence.ROUTINE)));
        assertThat(world.refuses(FACILITATOR, new MessageBody.Relay(ID)).reason())
                .isEqualTo("it has reached israel already");
        world.accepts(ISRAEL, ANSWER);
        assertThat(message(world).answer()).map(Message.Answer::secondsElapsed).contains(30L);
    }

    @Test
    void noWordIsLostWhereNobodyIsThereToPassItOn() {
        World world =
                World.under(TermsBuilder.plain().relayed(Duration.ofMinutes(2)).build());
        world.accepts(TURKIYE, SEND);
        world.passTo(START.plus(Duration.ofMinutes(2)).minusMillis(1));

        assertThat(world.hears(ISRAEL, () -> world.passTo(START.plus(Duration.ofMinutes(2)))))
                .containsExactly("Message RELAYED");
        assertThat(message(world).relay().orElseThrow().post()).isEmpty();
    }

    @Test
    void aFlashWaitsForNobodyToPassItOnNorDoesWhatIsSaidToOrByTheFacilitator() {
        World world =
                World.under(TermsBuilder.plain().relayed(Duration.ofMinutes(2)).build());

        assertThat(world.hears(ISRAEL, () -> world.accepts(TURKIYE, Precedence.FLASH, SEND)))
                .containsExactly("Message SENT");
        world.accepts(TURKIYE, new MessageBody.Send("n", FACILITATOR, Message.Purpose.INFORM, TEXT));
        world.accepts(FACILITATOR, new MessageBody.Send("m", ISRAEL, Message.Purpose.INFORM, TEXT));
        assertThat(world.all(Message.class)).allMatch(Message::hasGoneOn);
    }

    @Test
    void onAnIndirectLineEachSpeaksWithTheFacilitator() {
        World world = World.under(TermsBuilder.plain().indirect().build());

        Refusal refusal = world.refuses(TURKIYE, SEND);
        assertThat(refusal.field()).isEqualTo("body.to");
        assertThat(refusal.reason()).endsWith("say it to azerbaijan");
        world.accepts(TURKIYE, new MessageBody.Send("m", FACILITATOR, Message.Purpose.INFORM, TEXT));
        world.accepts(FACILITATOR, new MessageBody.Send("m", ISRAEL, Message.Purpose.INFORM, TEXT));
    }

    @Test
    void whatWasToBeRelayedToWhoeverHasLeftGoesBackAndIsNeverHeard() {
        World world = World.under(TermsBuilder.plain()
                .between(TURKIYE, ISRAEL, "georgia")
                .relayed(Duration.ofMinutes(2))
                .build());
        world.accepts(TURKIYE, SEND);
        world.accepts(ISRAEL, new ArrangementBody.Withdraw("pact.v1", "no longer"));
        assertThat(world.refuses(FACILITATOR, new MessageBody.Relay(ID)).reason())
                .isEqualTo("by the terms as they are now nothing is passed on to israel");

        assertThat(world.hears(ISRAEL, () -> world.passTo(START.plus(Duration.ofHours(2)))))
                .noneMatch(heard -> heard.startsWith("Message"));

        assertThat(message(world).hasGoneBack()).isTrue();
        assertThat(message(world).overdue()).as("nobody was asked").isFalse();
        assertThat(world.refuses(FACILITATOR, new MessageBody.Relay(ID)).reason())
                .isEqualTo("it has gone back to turkiye");
    }

    @Test
    void aHashThatIsNoneGarblesNothing() {
        World world = sent(Precedence.ROUTINE);

        assertThat(world.refuses(ISRAEL, new MessageBody.ReadBack(ID, "abc")).field())
                .isEqualTo("body.hash");
        assertThat(message(world).readBack()).isEmpty();
    }
}
