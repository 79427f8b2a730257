package org.gilavar.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gilavar.mechanism.World.FACILITATOR;
import static org.gilavar.mechanism.World.ISRAEL;
import static org.gilavar.mechanism.World.TURKIYE;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.gilavar.mechanism.Refusal.Code;
import org.gilavar.mechanism.item.Line;
import org.gilavar.mechanism.item.Line.Technical;
import org.gilavar.mechanism.item.LineCheck;
import org.gilavar.mechanism.item.LineCheck.Stage;
import org.gilavar.mechanism.statement.CheckBody;
import org.junit.jupiter.api.Test;

class LineCheckTest {

    private static final Instant SIX = Instant.parse("2025-04-12T18:00:00Z");
    private static final Instant QUARTER_PAST = SIX.plus(Duration.ofMinutes(15));
    private static final String ID = "20250412-1800z";
    private static final CheckBody ANSWER = new CheckBody.Answer(ID);

    private static World due() {
        World world = World.inForce();
        world.passTo(SIX);
        return world;
    }

    private static Line line(World world) {
        return world.get(Line.class, Line.ID);
    }

    @Test
    void aCheckFallsDueAtItsTimeAndNotBefore() {
        World world = World.inForce();
        assertThat(line(world).technical()).isEqualTo(Technical.UNTESTED);
        world.passTo(SIX.minusMillis(1));
        assertThat(world.all(LineCheck.class)).isEmpty();

        for (String party : new String[] {TURKIYE, ISRAEL, FACILITATOR}) {
            assertThat(world.hears(party, () -> world.passTo(SIX)))
                    .isEqualTo(party.equals(TURKIYE) ? List.of("LineCheck DUE", "Line SCHEDULED") : List.of());
            assertThat(world.told(party))
                    .extracting(t -> t.telling().happened())
                    .contains(Happened.DUE);
        }
        assertThat(world.get(LineCheck.class, ID).expected()).containsExactlyInAnyOrder(TURKIYE, ISRAEL);
        assertThat(line(world).nextCheck()).isEqualTo(Instant.parse("2025-04-13T06:00:00Z"));
    }

    @Test
    void itIsDoneWhenAllHaveAnsweredAndTheLineIsSeenToAnswer() {
        World world = due();
        world.accepts(ISRAEL, ANSWER);
        assertThat(world.get(LineCheck.class, ID).stage()).isEqualTo(Stage.DUE);

        Outcome last = world.accepts(TURKIYE, ANSWER);

        assertThat(World.heard(last, ISRAEL)).containsExactly("LineCheck DONE", "Line ANSWERING");
        assertThat(line(world).technical()).isEqualTo(Technical.ANSWERING);
    }

    @Test
    void itIsMissedAtTheEndOfItsTimeAndEveryoneSeesIt() {
        World world = due();
        world.accepts(ISRAEL, ANSWER);
        world.passTo(QUARTER_PAST.minusMillis(1));
        assertThat(world.get(LineCheck.class, ID).stage()).isEqualTo(Stage.DUE);

        int before = world.steps().size();
        world.passTo(QUARTER_PAST);

        Outcome missed = world.steps().get(before).outcome();
        for (String party : new String[] {TURKIYE, ISRAEL, FACILITATOR}) {
            assertThat(World.heard(missed, party)).containsExactly("LineCheck MISSED", "Line MISSED");
        }
        assertThat(line(world).technical()).isEqualTo(Technical.CHECK_MISSED);
        assertThat(world.refuses(TURKIYE, ANSWER).code()).isEqualTo(Code.WRONG_STATE);
    }

    @Test
    void theLineRecoversWithTheNextCheckThatIsDone() {
        World world = due();
        world.passTo(Instant.parse("2025-04-13T06:00:00Z"));
        assertThat(line(world).technical()).isEqualTo(Technical.CHECK_MISSED);

        world.accepts(TURKIYE, new CheckBody.Answer("20250413-0600z"));
        world.accepts(ISRAEL, new CheckBody.Answer("20250413-0600z"));

        assertThat(line(world).technical()).isEqualTo(Technical.ANSWERING);
    }

    @Test
    void aPartyAnswersOnceAndTheFacilitatorNotAtAll() {
        World world = due();
        world.accepts(ISRAEL, ANSWER);

        assertThat(world.refuses(ISRAEL, ANSWER).code()).isEqualTo(Code.WRONG_STATE);
        assertThat(world.refuses(FACILITATOR, ANSWER).code()).isEqualTo(Code.UNKNOWN);
        assertThat(world.refuses(TURKIYE, new CheckBody.Answer("20250412-1900z"))
                        .code())
                .isEqualTo(Code.UNKNOWN);
    }

    @Test
    void checksFollowTheTermsInForceFromTheMomentTheyAre() {
        World world = World.inForce();
        world.bringsIntoForce(
                "hourly", TermsBuilder.plain().checkedAt(LocalTime.of(12, 0)).build());

        assertThat(line(world).nextCheck()).isEqualTo(Instant.parse("2025-04-12T12:00:00Z"));
        world.passTo(Instant.parse("2025-04-12T12:00:00Z"));
        assertThat(line(world).nextCheck()).isEqualTo(Instant.parse("2025-04-13T12:00:00Z"));
    }
}
