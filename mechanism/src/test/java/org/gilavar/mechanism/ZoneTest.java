package org.gilavar.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gilavar.mechanism.Notices.ELEVEN;
import static org.gilavar.mechanism.Notices.activity;
import static org.gilavar.mechanism.Notices.amend;
import static org.gilavar.mechanism.Notices.declare;
import static org.gilavar.mechanism.Notices.elsewhere;
import static org.gilavar.mechanism.Notices.file;
import static org.gilavar.mechanism.Notices.here;
import static org.gilavar.mechanism.Notices.later;
import static org.gilavar.mechanism.World.FACILITATOR;
import static org.gilavar.mechanism.World.ISRAEL;
import static org.gilavar.mechanism.World.TURKIYE;

import java.util.List;
import org.gilavar.mechanism.Refusal.Code;
import org.gilavar.mechanism.item.Category;
import org.gilavar.mechanism.item.Conflict;
import org.gilavar.mechanism.item.Crossing;
import org.gilavar.mechanism.item.Zone;
import org.gilavar.mechanism.statement.NoticeBody;
import org.gilavar.mechanism.statement.ZoneBody;
import org.junit.jupiter.api.Test;

class ZoneTest {

    private static final ZoneBody.Lift LIFT = new ZoneBody.Lift("israel.line", "no longer needed");

    /** A red line of Israel's around {@link Notices#here}, for manned flight. */
    private static World withLine() {
        World world = World.inForce();
        world.accepts(ISRAEL, declare("line", here(), Category.MANNED_AIR));
        return world;
    }

    @Test
    void aDeclarationIsOpenToAllAndUnilateralUntilTheOthersAgree() {
        World world = World.inForce();
        Outcome declared = world.accepts(ISRAEL, declare("line", here(), Category.MANNED_AIR));

        for (String party : List.of(TURKIYE, ISRAEL, FACILITATOR)) {
            assertThat(World.heard(declared, party)).containsExactly("Zone DECLARED");
        }
        assertThat(world.get(Zone.class, "israel.line").standing()).isEqualTo(Zone.Standing.UNILATERAL);
        world.accepts(TURKIYE, new ZoneBody.Agree("israel.line"));
        assertThat(world.get(Zone.class, "israel.line").standing()).isEqualTo(Zone.Standing.AGREED);
        assertThat(world.refuses(TURKIYE, new ZoneBody.Agree("israel.line")).code())
                .isEqualTo(Code.WRONG_STATE);
    }

    @Test
    void nobodyAgreesToItsOwnDeclaration() {
        assertThat(withLine().refuses(ISRAEL, new ZoneBody.Agree("israel.line")).code())
                .isEqualTo(Code.NOT_ENTITLED);
    }

    @Test
    void aNoticeThatTouchesItIsPointedOutToItsFilerAndTheFacilitatorAlone() {
        World world = withLine();

        Outcome filed = world.accepts(TURKIYE, file("t", here()));

        assertThat(World.heard(filed, TURKIYE)).containsExactly("Notice FILED", "Crossing ENTERED");
        assertThat(World.heard(filed, FACILITATOR)).containsExactly("Notice FILED", "Crossing ENTERED");
        assertThat(World.heard(filed, ISRAEL)).as("a red line is no window").isEmpty();
    }

    @Test
    void aPartyDoesNotCrossItsOwnZone() {
        World world = withLine();

        assertThat(World.heard(world.accepts(ISRAEL, file("i", here())), ISRAEL))
                .containsExactly("Notice FILED");
    }

    @Test
    void itMattersOnlyToTheCategoriesItNames() {
        World world = withLine();
        world.accepts(TURKIYE, new NoticeBody.File("ground", activity(Category.GROUND_MOVEMENT, here())));
        world.accepts(TURKIYE, file("later", later(here(), 60)));
        world.accepts(TURKIYE, file("above", Notices.between(here(), "FL241", "FL300")));

        assertThat(world.all(Crossing.class)).isEmpty();
    }

    @Test
    void declaringALinePointsOutWhatStandsInIt() {
        World world = World.inForce();
        world.accepts(TURKIYE, file("t", here()));

        Outcome declared = world.accepts(ISRAEL, declare("line", here(), Category.MANNED_AIR));

        assertThat(World.heard(declared, TURKIYE)).containsExactly("Zone DECLARED", "Crossing ENTERED");
        assertThat(World.heard(declared, ISRAEL)).containsExactly("Zone DECLARED");
    }

    @Test
    void movingAwayOrEndingClosesTheCrossing() {
        World world = withLine();
        world.accepts(TURKIYE, file("t", here()));
        world.accepts(TURKIYE, file("u", here()));

        Outcome away = world.accepts(TURKIYE, amend("turkiye.t", 1, elsewhere()));
        assertThat(World.heard(away, TURKIYE)).containsExactly("Notice AMENDED", "Crossing LEFT");
        assertThat(World.heard(away, ISRAEL)).isEmpty();
        Outcome withdrawn = world.accepts(TURKIYE, Notices.withdraw("turkiye.u", 1));
        assertThat(World.heard(withdrawn, TURKIYE)).containsExactly("Notice WITHDRAWN", "Crossing LEFT");
        assertThat(world.all(Crossing.class)).noneMatch(Crossing::open);
    }

    @Test
    void aNewVersionThatStillTouchesItIsPointedOutAgain() {
        World world = withLine();
        world.accepts(TURKIYE, file("t", here()));

        assertThat(World.heard(world.accepts(TURKIYE, amend("turkiye.t", 1, later(here(), 5))), TURKIYE))
                .containsExactly("Notice AMENDED", "Crossing CHANGED");
    }

    @Test
    void anotherZoneDoesNotPointOutTheSameAgain() {
        World world = withLine();
        world.accepts(TURKIYE, file("t", here()));

        Outcome other = world.accepts(ISRAEL, declare("other", elsewhere(), Category.MANNED_AIR));

        assertThat(World.heard(other, TURKIYE)).containsExactly("Zone DECLARED");
    }

    @Test
    void onlyItsDeclarantLiftsItAndThatClosesEveryCrossing() {
        World world = withLine();
        world.accepts(TURKIYE, file("t", here()));

        assertThat(world.refuses(TURKIYE, LIFT).code()).isEqualTo(Code.NOT_ENTITLED);
        assertThat(World.heard(world.accepts(ISRAEL, LIFT), TURKIYE)).containsExactly("Zone LIFTED", "Crossing LEFT");
        assertThat(world.refuses(ISRAEL, LIFT).code()).isEqualTo(Code.WRONG_STATE);
        assertThat(world.refuses(TURKIYE, new ZoneBody.Agree("israel.line")).code())
                .isEqualTo(Code.WRONG_STATE);
    }

    @Test
    void itExpiresAtItsEnd() {
        World world = withLine();
        world.accepts(TURKIYE, file("t", here(), later(elsewhere(), 60)));

        world.passTo(ELEVEN.minusMillis(1));
        assertThat(world.hears(TURKIYE, () -> world.passTo(ELEVEN))).containsExactly("Zone EXPIRED", "Crossing LEFT");
    }

    @Test
    void aZoneIsNoConflictAndPermitsAndForbidsNothing() {
        World world = withLine();
        world.accepts(TURKIYE, file("t", here()));

        assertThat(world.all(Conflict.class)).isEmpty();
    }

    @Test
    void aZoneThatIsNotThereIsUnknown() {
        assertThat(World.inForce().refuses(ISRAEL, LIFT).code()).isEqualTo(Code.UNKNOWN);
        assertThat(World.inForce()
                        .refuses(FACILITATOR, declare("line", here(), Category.NAVAL))
                        .code())
                .isEqualTo(Code.NOT_ENTITLED);
    }
}
