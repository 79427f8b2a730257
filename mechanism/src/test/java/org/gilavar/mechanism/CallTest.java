package org.gilavar.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gilavar.mechanism.World.FACILITATOR;
import static org.gilavar.mechanism.World.ISRAEL;
import static org.gilavar.mechanism.World.START;
import static org.gilavar.mechanism.World.TURKIYE;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gilavar.mechanism.Refusal.Code;
import org.gilavar.mechanism.item.Call;
import org.gilavar.mechanism.item.Call.Account;
import org.gilavar.mechanism.item.Call.Outcome;
import org.gilavar.mechanism.item.Call.Stage;
import org.gilavar.mechanism.item.Message;
import org.gilavar.mechanism.item.Precedence;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.json.MalformedException;
import org.gilavar.mechanism.statement.ArrangementBody;
import org.gilavar.mechanism.statement.Body;
import org.gilavar.mechanism.statement.CallBody;
import org.gilavar.mechanism.statement.MessageBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CallTest {

    private static final String GEORGIA = "georgia";
    private static final String ID = "turkiye.c";
    private static final Optional<String> OTHER = Optional.of(ISRAEL);
    private static final Instant BACK = START.plus(Duration.ofMinutes(30));
    private static final Account ANSWERED = Calls.ended(START, OTHER, Outcome.ANSWERED);
    private static final CallBody LOG = Calls.log("c", ANSWERED);
    private static final CallBody CONFIRM = new CallBody.Confirm(ID, true, Optional.empty());
    private static final CallBody RECORDING = new CallBody.Recording(ID, Calls.RECORDED);
    private static final CallBody DONE = new CallBody.Done(ID, Optional.of("They did."));

    private static World three() {
        return World.under(
                TermsBuilder.plain().between(TURKIYE, ISRAEL, GEORGIA).build());
    }

    private static World logged() {
        World world = three();
        world.accepts(TURKIYE, Calls.log("c", Calls.agreeing(ANSWERED, BACK)));
        return world;
    }

    private static Call call(World world) {
        return world.get(Call.class, ID);
    }

    @Test
    void everyStepIsSeenByBothEndsAndTheFacilitatorAndByNobodyElse() {
        World world = logged();
        world.accepts(ISRAEL, CONFIRM);
        world.accepts(ISRAEL, RECORDING);
        world.passTo(BACK);
        world.accepts(ISRAEL, DONE);

        for (String party : List.of(TURKIYE, ISRAEL, FACILITATOR)) {
            assertThat(world.told(party))
                    .filteredOn(t -> t.telling().item() instanceof Call)
                    .extracting(t -> t.telling().happened())
                    .containsExactly(
                            Happened.LOGGED, Happened.CONFIRMED, Happened.RECORDED, Happened.DUE, Happened.DONE);
        }
        assertThat(world.told(GEORGIA)).noneMatch(t -> t.telling().item() instanceof Call);
        Refusal hidden = world.refuses(GEORGIA, DONE);
        Refusal none = world.refuses(GEORGIA, new CallBody.Done("turkiye.d", Optional.empty()));
        assertThat(hidden.code()).isEqualTo(Code.UNKNOWN);
        assertThat(hidden.reason()).isEqualTo(none.reason().replace("turkiye.d", ID));
    }

    @Test
    void theTwoAccountsStandBesideEachOtherAndNeitherIsRewritten() {
        World world = logged();
        world.accepts(ISRAEL, new CallBody.Confirm(ID, false, Optional.of("We said FL160.")));

        assertThat(call(world).stage()).isEqualTo(Stage.DISPUTED);
        assertThat(call(world).account()).isEqualTo(Calls.agreeing(ANSWERED, BACK));
        assertThat(call(world).confirmation())
                .contains(new Call.Confirmation(false, Optional.of("We said FL160."), START));
        assertThat(world.refuses(ISRAEL, CONFIRM).code()).isEqualTo(Code.WRONG_STATE);
        assertThat(world.refuses(TURKIYE, CONFIRM).code()).isEqualTo(Code.NOT_ENTITLED);
        assertThat(world.refuses(FACILITATOR, CONFIRM).code()).isEqualTo(Code.NOT_ENTITLED);
        assertThat(world.refuses(TURKIYE, LOG).code()).isEqualTo(Code.TAKEN);
    }

    @Test
    void aCallLoggedLateIsSeenToBe() {
        World world = World.inForce();
        world.passTo(START.plus(Duration.ofHours(3)));
        world.accepts(TURKIYE, LOG);

        assertThat(call(world).account().ended()).isEqualTo(START);
        assertThat(call(world).logged()).isEqualTo(START.plus(Duration.ofHours(3)));
    }

    @Test
    void aCallIsNotLoggedBeforeItHasEnded() {
        World world = World.inForce();
        Refusal refusal =
                world.refuses(TURKIYE, Calls.log("c", Calls.ended(START.plusMillis(1), OTHER, Outcome.ANSWERED)));

        assertThat(refusal.field()).isEqualTo("body.account.ended");
    }

    @Test
    void itIsOnTheLineThatTheEndsAre() {
        World world = three();
        for (String with : List.of(TURKIYE, "nobody")) {
            Account account = Calls.ended(START, Optional.of(with), Outcome.ANSWERED);
            assertThat(world.refuses(TURKIYE, Calls.log("c", account)).field()).isEqualTo("body.account.with");
        }
        world.enrols("cyprus");
        assertThat(world.refuses("cyprus", LOG).code()).isEqualTo(Code.NOT_ENTITLED);
        assertThat(World.enrolled(TURKIYE, ISRAEL).refuses(TURKIYE, LOG).code()).isEqualTo(Code.NO_ARRANGEMENT);
        world.accepts(FACILITATOR, LOG);
        assertThat(World.shown(
                                world.accepts(ISRAEL, new CallBody.Confirm("azerbaijan.c", true, Optional.empty())),
                                FACILITATOR,
                                Call.class)
                        .stage())
                .isEqualTo(Stage.CONFIRMED);
    }

    @Test
    void ofACallerOutsideOnlyTheEndThatLoggedItAndTheFacilitatorKnow() {
        World world = three();
        Outcome outcome = Outcome.ANSWERED;
        var logged = world.accepts(TURKIYE, Calls.log("c", Calls.ended(START, Optional.empty(), outcome)));

        assertThat(World.heard(logged, TURKIYE)).containsExactly("Call LOGGED");
        assertThat(World.heard(logged, FACILITATOR)).containsExactly("Call LOGGED");
        assertThat(logged.told().keySet()).containsExactlyInAnyOrder(TURKIYE, FACILITATOR);
        assertThat(call(world).awaitsConfirmation()).isFalse();
        for (String party : List.of(TURKIYE, FACILITATOR)) {
            Refusal refusal = world.refuses(party, CONFIRM);
            assertThat(refusal.code()).isEqualTo(Code.NOT_ENTITLED);
            assertThat(refusal.reason()).contains("outside this system", "on the word of turkiye alone");
        }
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void aCallAboutAMessageDoesNotAnswerIt(Outcome outcome) {
        World world = World.inForce();
        world.accepts(TURKIYE, Precedence.FLASH, send(ISRAEL));
        Message before = world.get(Message.class, "turkiye.m");

        world.accepts(TURKIYE, Calls.log("c", Calls.about(Calls.ended(START, OTHER, outcome), "turkiye.m")));

        assertThat(world.get(Message.class, "turkiye.m")).isEqualTo(before);
        world.passTo(before.answerBy());
        assertThat(world.get(Message.class, "turkiye.m").overdue()).isTrue();
    }

    private static MessageBody send(String to) {
        return new MessageBody.Send("m", to, Message.Purpose.QUERY, "Whose are they?");
    }

    @Test
    void aMessageThatTheOtherEndDoesNotKnowOfIsNotGivenAwayByALink() {
        World world = three();
        world.accepts(TURKIYE, send(GEORGIA));
        Account about = Calls.about(ANSWERED, "turkiye.m");

        Refusal hidden = world.refuses(TURKIYE, Calls.log("c", about));
        Refusal others = world.refuses(
                ISRAEL,
                Calls.log("c", Calls.about(Calls.ended(START, Optional.of(TURKIYE), Outcome.ANSWERED), "turkiye.m")));
        Refusal none = world.refuses(TURKIYE, Calls.log("c", Calls.about(ANSWERED, "turkiye.n")));

        assertThat(hidden.field()).isEqualTo("body.account.message");
        assertThat(hidden.code()).isEqualTo(Code.UNKNOWN);
        assertThat(others).isEqualTo(hidden);
        assertThat(none.reason().replace("turkiye.n", "turkiye.m")).isEqualTo(hidden.reason());
        world.accepts(
                TURKIYE,
                Calls.log("c", Calls.about(Calls.ended(START, Optional.of(GEORGIA), Outcome.NO_ANSWER), "turkiye.m")));
        world.accepts(
                FACILITATOR,
                Calls.log("c", Calls.about(Calls.ended(START, Optional.of(GEORGIA), Outcome.NO_ANSWER), "turkiye.m")));
    }

    @Test
    void eachEndHasOneRecordingAndPutsNoOtherInItsPlace() {
        World world = logged();
        world.accepts(ISRAEL, RECORDING);
        world.passTo(START.plusSeconds(60));
        world.accepts(TURKIYE, new CallBody.Recording(ID, new CallBody.Recorded("f".repeat(64), "archive")));

        assertThat(call(world).recordings())
                .containsOnlyKeys(ISRAEL, TURKIYE)
                .containsEntry(ISRAEL, new Call.Recording(Calls.HASH, "duty desk, archive", START));
        assertThat(world.refuses(ISRAEL, RECORDING).code()).isEqualTo(Code.WRONG_STATE);
        assertThat(world.refuses(FACILITATOR, RECORDING).code()).isEqualTo(Code.NOT_ENTITLED);
    }

    @Test
    void theRecordingOfWhoeverLogsItMayComeWithTheLog() {
        World world = World.inForce();
        world.accepts(TURKIYE, new CallBody.Log("c", ANSWERED, Optional.of(Calls.RECORDED), Optional.empty()));

        assertThat(call(world).recordings()).containsOnlyKeys(TURKIYE);
        assertThat(world.refuses(TURKIYE, RECORDING).code()).isEqualTo(Code.WRONG_STATE);
    }

    @Test
    void whatWasAgreedFallsDueOnceUnlessItIsDone() {
        World world = logged();
        world.accepts(ISRAEL, DONE);
        assertThat(world.hears(TURKIYE, () -> world.passTo(BACK))).doesNotContain("Call DUE");
        assertThat(call(world).due()).isFalse();

        World late = logged();
        assertThat(late.hears(TURKIYE, () -> late.passTo(BACK.minusMillis(1)))).doesNotContain("Call DUE");
        assertThat(late.hears(TURKIYE, () -> late.passTo(BACK))).containsOnlyOnce("Call DUE");
        late.accepts(TURKIYE, DONE);
        assertThat(call(late).due()).as("a late word does not undo it").isTrue();
        assertThat(call(late).done()).contains(new Call.Done(TURKIYE, BACK, Optional.of("They did.")));
        assertThat(late.refuses(ISRAEL, DONE).reason()).startsWith("turkiye has said so already");
    }

    @Test
    void ofWhatWasNotAgreedNothingIsDone() {
        World world = World.inForce();
        world.accepts(TURKIYE, LOG);

        assertThat(world.refuses(ISRAEL, DONE).code()).isEqualTo(Code.WRONG_STATE);
    }

    @Test
    void whoeverHasLeftTheTermsMayStillSpeakOfItsCalls() {
        World world = World.under(TermsBuilder.plain()
                .between(TURKIYE, ISRAEL, GEORGIA)
                .leftWithin(Duration.ofMinutes(5))
                .build());
        world.accepts(TURKIYE, LOG);
        world.accepts(ISRAEL, new ArrangementBody.Withdraw("pact.v1", "no longer"));
        world.passTo(START.plus(Duration.ofMinutes(5)));

        world.accepts(ISRAEL, CONFIRM);

        assertThat(world.refuses(ISRAEL, LOG).code()).isEqualTo(Code.NOT_ENTITLED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"with\":\"israel\"|\"with\":\"israel\",\"outside\":\"the tower\"|account.with",
                ",\"with\":\"israel\"|''|account.with",
                "\"attempt\":1|\"attempt\":0|account.attempt",
                "\"ended\":\"2025-04-12T08:00:00Z\"|\"ended\":\"2025-04-12T07:00:00Z\"|account.ended",
                "\"answered\":\"2025-04-12T07:58:20Z\"|\"answered\":\"2025-04-12T07:57:59Z\"|account.answered",
                "\"answered\":\"2025-04-12T07:58:20Z\"|\"answered\":\"2025-04-12T08:00:01Z\"|account.answered",
                "\"answered\":\"2025-04-12T07:58:20Z\",|''|account.answered",
                "\"outcome\":\"ANSWERED\"|\"outcome\":\"NO_ANSWER\"|account.answered",
                "\"outcome\":\"ANSWERED\"|\"outcome\":\"GARBLED\"|account.agreed",
                "\"by\":\"2025-04-12T08:30:00Z\"|\"by\":\"2025-04-12T07:59:59Z\"|account.agreed.by",
                "\"by\":\"2025-04-12T08:30:00Z\"|\"by\":\"2026-04-13T08:00:01Z\"|account.agreed.by",
                "\"channel\":\"duty desk, satellite telephone\"|\"channel\":\" \"|account.channel",
                "\"summary\":\"Whose are the two at FL170?\"|\"summary\":\"\"|account.summary",
                "\"action\":\"They ring back.\"|\"action\":\"\"|account.agreed.action",
            })
    void whatCannotBeNamesTheFieldThatIsWrong(String right, String wrong, String field) {
        String good = Json.text(Calls.log("c", Calls.agreeing(ANSWERED, BACK)));
        String bad = good.replace(right, wrong);
        assertThat(bad).isNotEqualTo(good);

        assertThat(fault(bad)).isEqualTo(field);
    }

    private static String fault(String json) {
        try {
            throw new AssertionError("was read: " + Json.read(json.getBytes(StandardCharsets.UTF_8), Body.class));
        } catch (MalformedException e) {
            return e.field();
        }
    }

    @Test
    void aHashIsOneAndANameIsShort() {
        String good = Json.text(RECORDING);
        assertThat(fault(good.replace("0123", "0xyz"))).isEqualTo("recording.hash");
        assertThat(fault(good.replace("duty desk, archive", "a".repeat(201)))).isEqualTo("recording.custodian");
    }
}
