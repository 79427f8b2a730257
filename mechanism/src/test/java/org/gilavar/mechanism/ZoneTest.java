package org.gilavar.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gilavar.mechanism.Notices.ELEVEN;
import static org.gilavar.mechanism.Notices.TEN;
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

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gilavar.airspace.Altitude;
import org.gilavar.airspace.AltitudeBand;
import org.gilavar.airspace.TimeWindow;
import org.gilavar.airspace.Volume;
import org.gilavar.mechanism.Refusal.Code;
import org.gilavar.mechanism.item.Calendar;
import org.gilavar.mechanism.item.Category;
import org.gilavar.mechanism.item.Conflict;
import org.gilavar.mechanism.item.Crossing;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.item.Level;
import org.gilavar.mechanism.item.Tolerance;
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

    private static ZoneBody.Declare ruled(String name, Zone.Rules rules) {
        return declared(name, Optional.of(rules), Optional.empty());
    }

    private static ZoneBody.Declare secret(String name, String... knownTo) {
        return declared(name, Optional.empty(), Optional.of(List.of(knownTo)));
    }

    private static ZoneBody.Declare declared(String name, Optional<Zone.Rules> rules, Optional<List<String>> knownTo) {
        return new ZoneBody.Declare(
                name,
                Zone.Type.BUFFER,
                new TreeMap<>(Map.of("en", "Keep clear.")),
                here(),
                List.of(Category.MANNED_AIR, Category.MEDICAL_EVACUATION),
                rules,
                knownTo);
    }

    private static Zone.Rules tolerating(Tolerance... tolerated) {
        return new Zone.Rules(Optional.empty(), List.of(tolerated), Optional.empty(), List.of());
    }

    private static Tolerance between(String lower, String upper) {
        return new Tolerance(
                List.of(),
                List.of(),
                Optional.of(new AltitudeBand(Altitude.parse(lower), Altitude.parse(upper))),
                Optional.empty(),
                Optional.empty());
    }

    private static Zone.Rules asking(Duration ahead, Category... emergency) {
        return new Zone.Rules(
                Optional.empty(),
                List.of(),
                Optional.of(new Zone.Procedure(new TreeMap<>(Map.of("en", "Say so on the line.")), ahead)),
                List.of(emergency));
    }

    private static final String LINE = "israel.line";

    @Test
    void whatLiesWhollyWithinWhatIsToleratedDoesNotCross() {
        World world = World.inForce();
        world.accepts(ISRAEL, ruled("line", tolerating(between("FL200", "FL220"))));

        world.accepts(TURKIYE, file("in", Notices.between(here(), "FL200", "FL220")));
        world.accepts(TURKIYE, file("out", Notices.between(here(), "FL200", "FL221")));

        assertThat(world.all(Crossing.class)).extracting(Crossing::notice).containsExactly("turkiye.out");
    }

    @Test
    void toleratedLevelsThatMeetLeaveNothingBetweenThem() {
        World world = World.inForce();
        world.accepts(ISRAEL, ruled("met", tolerating(between("FL220", "FL240"), between("FL190", "FL220"))));
        world.accepts(ISRAEL, ruled("apart", tolerating(between("FL221", "FL240"), between("FL190", "FL220"))));

        world.accepts(TURKIYE, file("t", here()));

        assertThat(world.all(Crossing.class)).extracting(Crossing::zone).containsExactly("israel.apart");
    }

    @Test
    void aToleranceIsForThePartiesKindsAndTimesThatItNames() {
        World world = World.inForce();
        TimeWindow firstHalf = new TimeWindow(TEN, TEN.plusSeconds(1800));
        world.accepts(
                ISRAEL,
                ruled(
                        "line",
                        tolerating(
                                new Tolerance(
                                        List.of(Category.MEDICAL_EVACUATION),
                                        List.of(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty()),
                                new Tolerance(
                                        List.of(),
                                        List.of(TURKIYE),
                                        Optional.empty(),
                                        Optional.of(firstHalf),
                                        Optional.empty()))));

        world.accepts(TURKIYE, new NoticeBody.File("hurt", activity(Category.MEDICAL_EVACUATION, here())));
        world.accepts(TURKIYE, file("t", here()));

        assertThat(world.all(Crossing.class)).hasSize(1);
        Crossing crossing = world.get(Crossing.class, "turkiye.t@" + LINE);
        assertThat(crossing.begins()).contains(firstHalf.end());
    }

    @Test
    void aTolerancesPartiesAreParties() {
        World world = World.inForce();
        var own = new Tolerance(List.of(), List.of(ISRAEL), Optional.empty(), Optional.empty(), Optional.empty());

        Refusal refusal = world.refuses(ISRAEL, ruled("line", tolerating(own)));

        assertThat(refusal.field()).isEqualTo("body.rules.tolerated");
    }

    @Test
    void aMoratoriumAppliesOnTheDaysOfItsCalendar() {
        World world = World.inForce();
        Volume years =
                new Volume(here().shape(), here().altitude(), new TimeWindow(TEN, TEN.plus(Duration.ofDays(900))));
        var calendar = new Calendar(
                Optional.of(List.of(new Calendar.Span(MonthDay.of(7, 1), MonthDay.of(9, 1)))),
                Optional.of(List.of(LocalDate.of(2025, 10, 29))),
                Optional.empty(),
                Optional.empty());
        world.accepts(
                ISRAEL,
                new ZoneBody.Declare(
                        "line",
                        Zone.Type.MORATORIUM,
                        new TreeMap<>(Map.of("en", "No exercises.")),
                        years,
                        List.of(Category.MANNED_AIR),
                        Optional.of(new Zone.Rules(Optional.of(calendar), List.of(), Optional.empty(), List.of())),
                        Optional.empty()));

        world.accepts(TURKIYE, file("june", on("2025-06-30T00:00:00Z", "2025-07-01T00:00:00Z")));
        world.accepts(TURKIYE, file("july", on("2025-06-30T00:00:00Z", "2025-07-01T00:00:01Z")));
        world.accepts(TURKIYE, file("september", on("2026-09-01T23:00:00Z", "2026-09-05T00:00:00Z")));
        world.accepts(TURKIYE, file("autumn", on("2026-09-02T00:00:00Z", "2027-01-05T00:00:00Z")));
        world.accepts(TURKIYE, file("feast", on("2025-10-29T23:00:00Z", "2025-10-30T23:00:00Z")));

        assertThat(world.all(Crossing.class))
                .extracting(Crossing::notice)
                .containsExactly("turkiye.feast", "turkiye.july", "turkiye.september");
        assertThat(world.get(Crossing.class, "turkiye.july@" + LINE).begins())
                .contains(Instant.parse("2025-07-01T00:00:00Z"));
    }

    private static Volume on(String start, String end) {
        return new Volume(here().shape(), here().altitude(), new TimeWindow(Instant.parse(start), Instant.parse(end)));
    }

    @Test
    void aCrossingSaysWhetherItsNoticeCameByTheProcedure() {
        World world = World.inForce();
        world.accepts(TURKIYE, file("before", here()));
        world.accepts(ISRAEL, ruled("line", asking(Duration.ofHours(2), Category.MEDICAL_EVACUATION)));
        world.accepts(TURKIYE, file("in-time", here())); // at eight, of ten
        world.passTo(World.START.plusMillis(1));
        world.accepts(TURKIYE, file("late", here()));
        world.accepts(TURKIYE, new NoticeBody.File("hurt", activity(Category.MEDICAL_EVACUATION, here())));

        assertThat(word(world, "before")).contains(Crossing.Word.BEFORE_IT_WAS_KNOWN);
        assertThat(word(world, "in-time")).contains(Crossing.Word.BY_PROCEDURE);
        assertThat(word(world, "late")).contains(Crossing.Word.SHORT);
        assertThat(word(world, "hurt")).contains(Crossing.Word.EMERGENCY);
    }

    private static Optional<Crossing.Word> word(World world, String notice) {
        return world.get(Crossing.class, "turkiye." + notice + "@" + LINE).word();
    }

    @Test
    void theOwnerSaysThatItHasReceivedACrossingAndNobodyApproves() {
        World world = withLine();
        world.accepts(TURKIYE, file("t", here()));
        var received = new ZoneBody.AcknowledgeCrossing("turkiye.t@" + LINE);

        assertThat(world.refuses(ISRAEL, received).code()).isEqualTo(Code.UNKNOWN);
        Outcome said = world.accepts(TURKIYE, received);

        assertThat(World.heard(said, FACILITATOR)).containsExactly("Crossing ACKNOWLEDGED");
        assertThat(World.heard(said, ISRAEL)).isEmpty();
        assertThat(world.get(Crossing.class, "turkiye.t@" + LINE).acknowledged())
                .contains(World.START);
        assertThat(world.refuses(TURKIYE, received).code()).isEqualTo(Code.WRONG_STATE);
        world.accepts(TURKIYE, amend("turkiye.t", 1, later(here(), 5)));
        assertThat(world.get(Crossing.class, "turkiye.t@" + LINE).acknowledged())
                .as("of another version")
                .isEmpty();
    }

    @Test
    void whoTakesNoteDoesNotAgree() {
        World world = withLine();

        assertThat(World.heard(world.accepts(TURKIYE, new ZoneBody.Acknowledge(LINE)), ISRAEL))
                .containsExactly("Zone ACKNOWLEDGED");
        Zone noted = world.get(Zone.class, LINE);
        assertThat(noted.standing()).isEqualTo(Zone.Standing.ACKNOWLEDGED);
        assertThat(noted.agreed()).isEmpty();
        world.accepts(TURKIYE, new ZoneBody.Agree(LINE));
        assertThat(world.get(Zone.class, LINE).standing()).isEqualTo(Zone.Standing.AGREED);
    }

    @Test
    void aRedLineIsStatedInTwoLanguages() {
        assertThatThrownBy(() -> new ZoneBody.Declare(
                        "line", Zone.Type.RED_LINE, Map.of("en", "Keep clear."), here(), List.of()))
                .isInstanceOf(InvalidItemException.class)
                .hasMessageContaining("statement");
    }

    @Test
    void ofAConfidentialZoneOnlyTheFacilitatorIsToldWhoTouchesIt() {
        World world = World.inForce();
        assertThat(World.heard(world.accepts(ISRAEL, secret("line")), TURKIYE)).isEmpty();

        Outcome filed = world.accepts(TURKIYE, file("t", here()));

        assertThat(World.heard(filed, TURKIYE)).containsExactly("Notice FILED");
        assertThat(World.heard(filed, ISRAEL)).isEmpty();
        assertThat(World.heard(filed, FACILITATOR)).containsExactly("Notice FILED", "Crossing ENTERED");
        assertThat(world.refuses(TURKIYE, new ZoneBody.Agree(LINE)))
                .isEqualTo(new Refusal(
                        Code.UNKNOWN,
                        "body.zone",
                        world.refuses(TURKIYE, new ZoneBody.Agree("israel.none"))
                                .reason()
                                .replace("none", "line")));
    }

    @Test
    void whoLearnsOfAZoneLearnsWhatOfItsOwnTouchesIt() {
        World world = World.inForce();
        world.accepts(ISRAEL, secret("line"));
        world.accepts(TURKIYE, file("t", here()));

        Outcome disclosed = world.accepts(ISRAEL, new ZoneBody.Disclose(LINE, Optional.empty()));

        assertThat(World.heard(disclosed, TURKIYE)).containsExactly("Zone DISCLOSED", "Crossing INTRODUCED");
        assertThat(World.heard(disclosed, ISRAEL)).containsExactly("Zone DISCLOSED");
        assertThat(World.heard(disclosed, FACILITATOR)).containsExactly("Zone DISCLOSED");
        assertThat(world.refuses(ISRAEL, new ZoneBody.Disclose(LINE, Optional.empty()))
                        .code())
                .isEqualTo(Code.WRONG_STATE);
    }

    @Test
    void whoSeesOnlyWhereIsNotToldWhen() {
        World world = World.under(TermsBuilder.plain().facilitator(Level.CELL).build());
        world.accepts(ISRAEL, ruled("line", asking(Duration.ofHours(2))));

        Outcome filed = world.accepts(TURKIYE, file("t", here()));

        Crossing seen = World.shown(filed, FACILITATOR, Crossing.class);
        assertThat(seen.begins()).isEmpty();
        assertThat(seen.word()).isEmpty();
        assertThat(World.shown(filed, TURKIYE, Crossing.class).begins()).contains(TEN);
    }
}
