package org.gilavar.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gilavar.mechanism.World.FACILITATOR;
import static org.gilavar.mechanism.World.ISRAEL;
import static org.gilavar.mechanism.World.START;
import static org.gilavar.mechanism.World.TURKIYE;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gilavar.mechanism.Refusal.Code;
import org.gilavar.mechanism.item.Line;
import org.gilavar.mechanism.item.Line.Technical;
import org.gilavar.mechanism.item.LineCheck;
import org.gilavar.mechanism.item.Outage;
import org.gilavar.mechanism.statement.ArrangementBody;
import org.gilavar.mechanism.statement.CheckBody;
import org.gilavar.mechanism.statement.OutageBody;
import org.junit.jupiter.api.Test;

class OutageTest {

    private static final Instant SIX = Instant.parse("2025-04-12T18:00:00Z");
    private static final Instant AN_HOUR_AGO = START.minus(Duration.ofHours(1));
    private static final String CHECK = "20250412-1800z";
    private static final String ID = "turkiye.cable";
    private static final OutageBody REPORT =
            new OutageBody.Report("cable", AN_HOUR_AGO, Optional.of("The cable is cut."));

    private final World world = World.inForce();

    private Technical technical() {
        return world.get(Line.class, Line.ID).technical();
    }

    private static OutageBody end(String id, Instant until) {
        return new OutageBody.End(id, until);
    }

    @Test
    void anOutageIsSeenByAllOnTheLineAndItsWordStandsBesideTheTimeItWasSaid() {
        Outcome reported = world.accepts(TURKIYE, REPORT);

        assertThat(technical()).isEqualTo(Technical.OUT);
        for (String each : List.of(TURKIYE, ISRAEL, FACILITATOR)) {
            assertThat(World.heard(reported, each)).containsExactly("Outage REPORTED", "Line REPORTED");
            assertThat(World.shown(reported, each, Outage.class).from()).isEqualTo(AN_HOUR_AGO);
            assertThat(World.shown(reported, each, Outage.class).reported()).isEqualTo(START);
        }
    }

    @Test
    void afterAnOutageNobodyKnowsHowTheLineIsUntilACheckGoesThrough() {
        world.accepts(TURKIYE, REPORT);
        world.accepts(TURKIYE, end(ID, START));
        assertThat(technical()).isEqualTo(Technical.UNTESTED);

        world.passTo(SIX);
        world.accepts(TURKIYE, new CheckBody.Answer(CHECK));
        world.accepts(ISRAEL, new CheckBody.Answer(CHECK));

        assertThat(technical()).isEqualTo(Technical.ANSWERING);
    }

    @Test
    void aCheckThatGoesThroughDoesNotSayThatSomebodysOutageIsOver() {
        world.accepts(ISRAEL, new OutageBody.Report("radio", START, Optional.empty()));
        world.passTo(SIX);
        world.accepts(TURKIYE, new CheckBody.Answer(CHECK));
        world.accepts(ISRAEL, new CheckBody.Answer(CHECK));

        assertThat(world.get(LineCheck.class, CHECK).stage()).isEqualTo(LineCheck.Stage.DONE);
        assertThat(technical()).isEqualTo(Technical.OUT);
    }

    @Test
    void aCheckMissedInAnOutageSaysInWhich() {
        world.accepts(TURKIYE, REPORT);
        world.passTo(START.plusSeconds(1));
        world.accepts(ISRAEL, new OutageBody.Report("aaa", START, Optional.empty()));

        world.passTo(SIX.plus(Duration.ofHours(1)));

        assertThat(world.get(LineCheck.class, CHECK).outage()).contains(ID);
        assertThat(technical()).isEqualTo(Technical.OUT);
    }

    @Test
    void aCheckMissedWithoutOneNamesNone() {
        world.accepts(TURKIYE, REPORT);
        world.accepts(TURKIYE, end(ID, START));
        world.passTo(SIX.plus(Duration.ofHours(1)));

        assertThat(world.get(LineCheck.class, CHECK).outage()).isEmpty();
        assertThat(technical()).isEqualTo(Technical.CHECK_MISSED);
    }

    @Test
    void onlyWhoSaidSoEndsItAndTheLineIsOutWhileAnyIsOpen() {
        world.accepts(TURKIYE, REPORT);
        world.accepts(FACILITATOR, new OutageBody.Report("mast", START, Optional.empty()));
        assertThat(world.refuses(ISRAEL, end(ID, START)).code()).isEqualTo(Code.UNKNOWN);
        assertThat(world.refuses(FACILITATOR, end(ID, START)).code()).isEqualTo(Code.UNKNOWN);

        world.accepts(TURKIYE, end(ID, START));
        assertThat(technical()).isEqualTo(Technical.OUT);
        assertThat(world.refuses(TURKIYE, end(ID, START)).reason()).isEqualTo("you have ended it at " + START);
        world.accepts(FACILITATOR, end("azerbaijan.mast", START));

        assertThat(technical()).isEqualTo(Technical.UNTESTED);
        assertThat(world.get(Outage.class, ID).ended()).contains(new Outage.End(START, START));
    }

    @Test
    void eachSaysSoOnceAtATimeAndNothingLiesAhead() {
        Instant ahead = START.plusSeconds(1);
        assertThat(world.refuses(TURKIYE, new OutageBody.Report("soon", ahead, Optional.empty()))
                        .field())
                .isEqualTo("body.from");
        world.accepts(TURKIYE, REPORT);
        assertThat(world.refuses(TURKIYE, new OutageBody.Report("again", START, Optional.empty()))
                        .reason())
                .isEqualTo("you have said so in turkiye.cable; end that first");
        assertThat(world.refuses(TURKIYE, end(ID, ahead)).field()).isEqualTo("body.until");
        assertThat(world.refuses(TURKIYE, end(ID, AN_HOUR_AGO.minusSeconds(1))).field())
                .isEqualTo("body.until");
    }

    @Test
    void whoHasLeftTheLineHasNoOutageOnIt() {
        world.accepts(TURKIYE, REPORT);

        Outcome left = world.accepts(TURKIYE, new ArrangementBody.Withdraw("pact.v1", "enough"));

        assertThat(World.heard(left, TURKIYE)).contains("Outage ENDED");
        assertThat(technical()).isEqualTo(Technical.UNTESTED);
        assertThat(world.refuses(TURKIYE, new OutageBody.Report("again", START, Optional.empty()))
                        .reason())
                .isEqualTo("you are not on this line");
    }
}
