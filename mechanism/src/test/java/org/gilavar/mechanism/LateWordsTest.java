package org.gilavar.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gilavar.mechanism.World.ISRAEL;
import static org.gilavar.mechanism.World.START;
import static org.gilavar.mechanism.World.TURKIYE;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.gilavar.mechanism.Refusal.Code;
import org.gilavar.mechanism.item.Message;
import org.gilavar.mechanism.item.Message.Reply;
import org.gilavar.mechanism.item.Precedence;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.statement.Body;
import org.gilavar.mechanism.statement.MessageBody;
import org.gilavar.mechanism.statement.Statement;
import org.junit.jupiter.api.Test;

/** Words that were long under way: shown as late, and nothing counts from before they were taken. */
class LateWordsTest {

    private static final String ID = "turkiye.m";
    private static final MessageBody SEND = new MessageBody.Send("m", ISRAEL, Message.Purpose.WARN, "Traffic.");
    private static final MessageBody ANSWER = new MessageBody.Answer(ID, Reply.RECEIVED, Optional.empty());

    private final World world = World.inForce();

    private Decision says(
            String party, Instant sent, Optional<Instant> firstSaid, Optional<Instant> goodUntil, Body body) {
        Statement now = world.statement(party, Precedence.FLASH, body);
        Statement dated = new Statement(
                now.id(),
                now.mechanism(),
                now.from(),
                sent,
                now.precedence(),
                false,
                Optional.empty(),
                body,
                firstSaid,
                goodUntil);
        return world.says(dated, Set.of(World.key(party)));
    }

    private Decision sent(Instant sent) {
        return says(TURKIYE, sent, Optional.empty(), Optional.empty(), SEND);
    }

    private Message message() {
        return world.get(Message.class, ID);
    }

    @Test
    void aMessageTakenMoreThanAMinuteAfterItWasSaidBearsWhenThatWas() {
        Instant said = world.now();
        world.passTo(said.plusSeconds(61));

        assertThat(sent(said)).isInstanceOf(Decision.Accepted.class);

        assertThat(message().said()).contains(said);
    }

    @Test
    void aMinuteIsNotLate() {
        Instant said = world.now();
        world.passTo(said.plusSeconds(60));

        assertThat(sent(said)).isInstanceOf(Decision.Accepted.class);

        assertThat(message().said()).isEmpty();
        assertThat(Json.text(message())).doesNotContain("said");
    }

    @Test
    void deadlinesCountFromTheTakingAndNothingIsBackDated() {
        Instant said = world.now();
        world.passTo(said.plus(Duration.ofMinutes(30)));

        sent(said);

        assertThat(message().sent()).isEqualTo(world.now());
        assertThat(message().answerBy()).isAfter(world.now());
        assertThat(message().overdue()).isFalse();
    }

    @Test
    void aLateAnswerBearsItTooAndTheMessageStaysOverdue() {
        sent(world.now());
        Instant said = world.now().plusSeconds(20);
        world.passTo(START.plus(Duration.ofMinutes(40)));

        assertThat(says(ISRAEL, said, Optional.empty(), Optional.empty(), ANSWER))
                .isInstanceOf(Decision.Accepted.class);

        assertThat(message().answer()).hasValueSatisfying(answer -> {
            assertThat(answer.said()).contains(said);
            assertThat(answer.at()).isEqualTo(world.now());
            assertThat(answer.secondsElapsed()).isGreaterThan(2_000);
        });
        assertThat(message().overdue()).isTrue();
    }

    @Test
    void whatIsSaidAnewSaysWhenItWasSaidFirstAndIsAsFreshAsAnyOther() {
        Instant first = world.now();
        world.passTo(first.plus(Duration.ofHours(3)));

        assertThat(sent(first)).satisfies(isRefused(Code.WRONG_TIME, "sent"));
        assertThat(says(TURKIYE, world.now(), Optional.of(first), Optional.empty(), SEND))
                .isInstanceOf(Decision.Accepted.class);

        assertThat(message().said()).contains(first);
        assertThat(message().sent()).isEqualTo(world.now());
    }

    @Test
    void nothingWasSaidFirstAfterItWasSaidAgainOrBeforeThereWasAMechanism() {
        Instant now = world.now();

        assertThat(says(TURKIYE, now, Optional.of(now.plusMillis(1)), Optional.empty(), SEND))
                .satisfies(isRefused(Code.WRONG_TIME, "firstSaid"));
        assertThat(says(TURKIYE, now, Optional.of(Instant.MIN), Optional.empty(), SEND))
                .satisfies(isRefused(Code.WRONG_TIME, "firstSaid"));
    }

    @Test
    void whoSignedThatItMayBeADayUnderWayIsHeardForADay() {
        Instant said = world.now();
        Optional<Instant> until = Optional.of(said.plus(Mechanism.LONGEST));
        world.passTo(until.orElseThrow());

        assertThat(says(TURKIYE, said, Optional.empty(), until, SEND)).isInstanceOf(Decision.Accepted.class);
        assertThat(message().said()).contains(said);
    }

    @Test
    void afterThatItIsNotTakenNorLongerThanADayNorBeforeItWasSaid() {
        Instant said = world.now();
        Optional<Instant> shortly = Optional.of(said.plusSeconds(5));
        world.passTo(said.plusSeconds(6));

        assertThat(says(TURKIYE, said, Optional.empty(), shortly, SEND))
                .satisfies(isRefused(Code.WRONG_TIME, "goodUntil"));
        assertThat(says(
                        TURKIYE,
                        said,
                        Optional.empty(),
                        Optional.of(said.plus(Mechanism.LONGEST).plusMillis(1)),
                        SEND))
                .satisfies(isRefused(Code.WRONG_TIME, "goodUntil"));
        assertThat(says(TURKIYE, said, Optional.empty(), Optional.of(said.minusMillis(1)), SEND))
                .satisfies(isRefused(Code.WRONG_TIME, "goodUntil"));
    }

    private static Consumer<Decision> isRefused(Code code, String field) {
        return decision -> assertThat(decision).isInstanceOfSatisfying(Decision.Refused.class, refused -> {
            assertThat(refused.refusal().code()).isEqualTo(code);
            assertThat(refused.refusal().field()).isEqualTo(field);
        });
    }
}
