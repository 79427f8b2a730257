package org.gilavar.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gilavar.mechanism.Notices.file;
import static org.gilavar.mechanism.Notices.here;
import static org.gilavar.mechanism.Notices.later;
import static org.gilavar.mechanism.World.FACILITATOR;
import static org.gilavar.mechanism.World.ISRAEL;
import static org.gilavar.mechanism.World.START;
import static org.gilavar.mechanism.World.TURKIYE;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gilavar.mechanism.Refusal.Code;
import org.gilavar.mechanism.item.Arrangement;
import org.gilavar.mechanism.item.Arrangement.Side;
import org.gilavar.mechanism.item.Arrangement.Standing;
import org.gilavar.mechanism.item.Conflict;
import org.gilavar.mechanism.item.Line;
import org.gilavar.mechanism.item.Notice;
import org.gilavar.mechanism.item.Zone;
import org.gilavar.mechanism.statement.ArrangementBody;
import org.gilavar.mechanism.statement.NoticeBody;
import org.gilavar.mechanism.statement.ZoneBody;
import org.gilavar.mechanism.terms.Terms;
import org.junit.jupiter.api.Test;

/** From the table to the end: brackets, adoption, the dates of an arrangement, suspension and withdrawal. */
class ArrangementLifeTest {

    private static final String GEORGIA = "georgia";
    private static final String PACT = "pact.v1";

    private static World tabled(Terms terms) {
        World world = World.enrolled(TURKIYE, ISRAEL, GEORGIA);
        world.accepts(TURKIYE, new ArrangementBody.Propose("pact", terms));
        return world;
    }

    private static World tabled() {
        return tabled(TermsBuilder.plain().build());
    }

    private static Arrangement pact(World world) {
        return world.get(Arrangement.class, PACT);
    }

    private static ArrangementBody.Bracket bracket(String provision) {
        return new ArrangementBody.Bracket(PACT, provision, Optional.of("15 NM"), "too little over mountains");
    }

    private static ArrangementBody.Adopt adopt(World world) {
        return new ArrangementBody.Adopt(PACT, pact(world).hash());
    }

    private static ArrangementBody.Sign sign(World world) {
        return new ArrangementBody.Sign(PACT, pact(world).hash());
    }

    @Test
    void whatStandsInBracketsIsNeitherAdoptedNorSigned() {
        World world = tabled();
        world.accepts(ISRAEL, bracket("separation.lateral"));

        for (var body : List.of(adopt(world), sign(world))) {
            Refusal refusal = world.refuses(TURKIYE, body);
            assertThat(refusal.code()).isEqualTo(Code.WRONG_STATE);
            assertThat(refusal.reason()).contains("separation.lateral (israel)");
        }
        world.accepts(ISRAEL, new ArrangementBody.Unbracket(PACT, "separation.lateral"));
        world.allSign(PACT);

        assertThat(pact(world).standing()).isEqualTo(Standing.IN_FORCE);
    }

    @Test
    void onlyWhoHasSetABracketTakesItAway() {
        World world = tabled();
        world.accepts(ISRAEL, bracket("separation"));

        assertThat(world.refuses(TURKIYE, new ArrangementBody.Unbracket(PACT, "separation"))
                        .code())
                .isEqualTo(Code.WRONG_STATE);
        assertThat(pact(world).brackets()).singleElement().matches(b -> b.by().equals(ISRAEL));
    }

    @Test
    void aBracketIsSetOnWhatIsThere() {
        World world = tabled();

        Refusal refusal = world.refuses(ISRAEL, bracket("separation.diagonal"));

        assertThat(refusal.code()).isEqualTo(Code.UNKNOWN);
        assertThat(refusal.field()).isEqualTo("body.provision");
    }

    @Test
    void bracketsStayOnWhatAnAmendmentLeavesAsItWas() {
        World world = tabled();
        world.accepts(ISRAEL, bracket("separation.lateral"));
        world.accepts(ISRAEL, bracket("separation.time"));

        world.accepts(
                TURKIYE,
                new ArrangementBody.Amend(
                        PACT, TermsBuilder.plain().minutesApart(20).build(), "half-way"));

        assertThat(world.get(Arrangement.class, "pact.v2").brackets())
                .extracting(Arrangement.Bracket::provision)
                .containsExactly("separation.lateral");
    }

    @Test
    void aTextThatEveryPartyHasAdoptedIsNoLongerDisputedAndNoAmendmentTakesItOffTheTable() {
        World world = tabled();
        world.accepts(TURKIYE, adopt(world));
        assertThat(pact(world).standing()).isEqualTo(Standing.PROPOSED);
        assertThat(world.refuses(TURKIYE, bracket("title")).code()).isEqualTo(Code.WRONG_STATE);
        assertThat(world.refuses(FACILITATOR, adopt(world)).code()).isEqualTo(Code.NOT_ENTITLED);

        world.accepts(ISRAEL, adopt(world));

        assertThat(pact(world).standing()).isEqualTo(Standing.ADOPTED);
        assertThat(world.refuses(FACILITATOR, bracket("title")).code()).isEqualTo(Code.WRONG_STATE);
        world.accepts(
                ISRAEL,
                new ArrangementBody.Amend(
                        PACT, TermsBuilder.plain().titled("Later").build(), "for later"));
        assertThat(pact(world).standing()).isEqualTo(Standing.ADOPTED);
        world.allSign(PACT);
        assertThat(pact(world).standing()).isEqualTo(Standing.IN_FORCE);
        assertThat(world.get(Arrangement.class, "pact.v2").standing()).isEqualTo(Standing.SUPERSEDED);
    }

    @Test
    void aSignatureNamesThePostsThatGaveIt() {
        World world = tabled();
        world.allSign(PACT);

        assertThat(pact(world).signed().get(TURKIYE))
                .isEqualTo(new Arrangement.Signature(world.now(), List.of(World.POST)));
    }

    @Test
    void aDateThatIsStillToComeIsWaitedFor() {
        Instant date = START.plus(Duration.ofDays(3));
        World world = tabled(TermsBuilder.plain().from(date).build());
        world.allSign(PACT);
        assertThat(pact(world).standing()).isEqualTo(Standing.SIGNED);
        assertThat(world.refuses(TURKIYE, file("early", here())).code()).isEqualTo(Code.NO_ARRANGEMENT);

        List<String> heard = world.hears(ISRAEL, () -> world.passTo(date));

        assertThat(heard).containsExactly("Arrangement IN_FORCE", "Line SCHEDULED");
        assertThat(pact(world).inForceSince()).contains(date);
    }

    @Test
    void oneThatIsSignedAndWaitsGivesWayToWhatIsSignedAfterIt() {
        World world =
                tabled(TermsBuilder.plain().from(START.plus(Duration.ofDays(3))).build());
        world.allSign(PACT);
        world.accepts(
                ISRAEL,
                new ArrangementBody.Amend(
                        PACT, TermsBuilder.plain().titled("At once").build(), "sooner"));
        assertThat(pact(world).standing()).isEqualTo(Standing.SIGNED);

        world.allSign("pact.v2");
        world.passTo(START.plus(Duration.ofDays(4)));

        assertThat(pact(world).standing()).isEqualTo(Standing.SUPERSEDED);
        assertThat(world.state().inForce()).map(Arrangement::id).contains("pact.v2");
    }

    @Test
    void aTermOfMonthsIsRenewedFromItsFirstDay() {
        World world =
                tabled(TermsBuilder.plain().forTerm(Period.ofMonths(1), true).build());
        world.passTo(Instant.parse("2025-05-31T10:00:00Z"));
        world.allSign(PACT);

        assertThat(pact(world).course().orElseThrow().until()).contains(Instant.parse("2025-06-30T10:00:00Z"));
        world.passTo(Instant.parse("2025-07-01T00:00:00Z"));

        assertThat(pact(world).course().orElseThrow().until())
                .as("not the thirtieth, as it was cut short by June")
                .contains(Instant.parse("2025-07-31T10:00:00Z"));
        assertThat(pact(world).standing()).isEqualTo(Standing.IN_FORCE);
    }

    @Test
    void whenATermIsOverWithoutAnotherWhatStandsRunsOutAndNothingNewIsFiled() {
        World world =
                tabled(TermsBuilder.plain().forTerm(Period.ofDays(1), false).build());
        world.allSign(PACT);
        world.accepts(TURKIYE, file("a", later(here(), 60 * 24)));
        world.accepts(ISRAEL, file("b", later(here(), 60 * 24)));
        world.passTo(START.plus(Duration.ofDays(1)));
        assertThat(pact(world).standing()).isEqualTo(Standing.ENDED);

        Refusal refusal = world.refuses(TURKIYE, file("c", later(here(), 60 * 24)));
        assertThat(refusal.code()).isEqualTo(Code.NO_ARRANGEMENT);
        assertThat(refusal.reason()).contains("pact.v1 has ended");
        assertThat(world.all(Conflict.class)).singleElement().matches(Conflict::open);
        world.accepts(TURKIYE, new NoticeBody.Withdraw("turkiye.a", 1, "its word still counts"));
        assertThat(world.all(Conflict.class)).singleElement().matches(c -> !c.open());
        world.passTo(START.plus(Duration.ofDays(3)));
        assertThat(world.get(Notice.class, "israel.b").stage()).isEqualTo(Notice.Stage.ENDED);
    }

    @Test
    void aReviewIsDueUntilItIsHeld() {
        World world =
                tabled(TermsBuilder.plain().reviewedEvery(Period.ofDays(30)).build());
        world.allSign(PACT);
        Instant due = world.now().plus(Duration.ofDays(30));
        world.passTo(due.plus(Duration.ofDays(2)));
        assertThat(pact(world).course().orElseThrow().reviewDue()).isTrue();
        assertThat(world.refuses(TURKIYE, new ArrangementBody.Review(PACT, "held"))
                        .code())
                .isEqualTo(Code.NOT_ENTITLED);

        world.accepts(FACILITATOR, new ArrangementBody.Review(PACT, "held; nothing changes"));

        assertThat(pact(world).course().orElseThrow().reviewDue()).isFalse();
        assertThat(pact(world).course().orElseThrow().reviewBy())
                .contains(world.now().plus(Duration.ofDays(30)));
    }

    @Test
    void suspendedInPublicAndUsedInPrivateAreTwoStates() {
        World world = World.inForce();

        List<String> heard = world.hears(
                ISRAEL, () -> world.accepts(TURKIYE, new ArrangementBody.Suspend(PACT, Side.POLITICAL, "declared")));

        assertThat(heard).containsExactly("Arrangement SUSPENDED", "Line SUSPENDED");
        assertThat(pact(world).isSuspended(Side.POLITICAL, TURKIYE)).isTrue();
        assertThat(pact(world).isSuspended(Side.TECHNICAL, TURKIYE)).isFalse();
        Line line = world.get(Line.class, Line.ID);
        assertThat(line.declared()).isEqualTo(Line.Declared.SUSPENDED);
        assertThat(line.technical()).isEqualTo(Line.Technical.UNTESTED);
        world.accepts(TURKIYE, file("a", here()));
        world.accepts(ISRAEL, file("b", here()));
        assertThat(world.all(Conflict.class))
                .as("what is filed is compared all the same")
                .hasSize(1);

        assertThat(world.refuses(ISRAEL, new ArrangementBody.Resume(PACT, Side.POLITICAL))
                        .code())
                .isEqualTo(Code.WRONG_STATE);
        world.accepts(TURKIYE, new ArrangementBody.Resume(PACT, Side.POLITICAL));
        assertThat(world.get(Line.class, Line.ID).declared()).isEqualTo(Line.Declared.OPEN);
    }

    @Test
    void aClosedDeskIsNoDeclaration() {
        World world = World.inForce();

        world.accepts(TURKIYE, new ArrangementBody.Suspend(PACT, Side.TECHNICAL, "the desk moves house"));

        assertThat(pact(world).isSuspended(Side.TECHNICAL, TURKIYE)).isTrue();
        assertThat(world.get(Line.class, Line.ID).declared()).isEqualTo(Line.Declared.OPEN);
    }

    @Test
    void aPartyLeavesAfterItsNoticeAndCanTakeItBackBefore() {
        World world =
                World.under(TermsBuilder.plain().leftWithin(Duration.ofDays(30)).build());
        Instant said = world.now();
        world.accepts(ISRAEL, new ArrangementBody.Withdraw(PACT, "to be negotiated anew"));
        assertThat(world.refuses(ISRAEL, new ArrangementBody.Withdraw(PACT, "again"))
                        .code())
                .isEqualTo(Code.WRONG_STATE);
        world.passTo(said.plus(Duration.ofDays(29)));
        world.accepts(ISRAEL, new ArrangementBody.Remain(PACT));
        world.passTo(said.plus(Duration.ofDays(31)));
        assertThat(pact(world).binds(ISRAEL)).isTrue();

        world.accepts(ISRAEL, new ArrangementBody.Withdraw(PACT, "after all"));
        world.passTo(world.now().plus(Duration.ofDays(30)));

        assertThat(pact(world).binds(ISRAEL)).isFalse();
        assertThat(pact(world).standing()).as("one is left").isEqualTo(Standing.ENDED);
    }

    @Test
    void whoLeavesInTheMiddleOfAConflictIsComparedWithNobodyAnyMore() {
        World world = World.under(TermsBuilder.plain()
                .between(TURKIYE, ISRAEL, GEORGIA)
                .leftWithin(Duration.ofMinutes(10))
                .build());
        world.accepts(
                GEORGIA, new ZoneBody.Declare("z", Zone.Type.BUFFER, Map.of("en", "A buffer."), here(), List.of()));
        for (String party : List.of(TURKIYE, ISRAEL, GEORGIA)) {
            world.accepts(party, file("n", here()));
        }
        world.accepts(GEORGIA, new ArrangementBody.Withdraw(PACT, "called home"));

        List<String> heard = world.hears(TURKIYE, () -> world.passTo(world.now().plus(Duration.ofMinutes(10))));

        assertThat(heard).containsExactly("Arrangement LEFT", "Line LEFT", "Zone LIFTED", "Conflict SETTLED");
        assertThat(world.get(Conflict.class, "georgia-turkiye-1").closed()).contains(Conflict.Settlement.LEFT);
        assertThat(world.get(Conflict.class, "israel-turkiye-1").open()).isTrue();
        assertThat(world.get(Line.class, Line.ID).on()).containsExactly(TURKIYE, ISRAEL, FACILITATOR);
        assertThat(world.state().inForce()).isPresent();
        assertThat(world.refuses(GEORGIA, file("m", here())).code()).isEqualTo(Code.NOT_ENTITLED);
        world.accepts(TURKIYE, file("m", later(here(), 600)));
    }

    @Test
    void theDeclarantOfAConfidentialZoneCanDiscloseItAfterAnotherHasLeft() {
        World world = World.under(
                TermsBuilder.plain().between(TURKIYE, ISRAEL, GEORGIA).build());
        world.accepts(
                TURKIYE,
                new ZoneBody.Declare(
                        "z",
                        Zone.Type.BUFFER,
                        new TreeMap<>(Map.of("en", "A buffer.", "fr", "Une zone.")),
                        here(),
                        List.of(),
                        Optional.empty(),
                        Optional.of(List.of(ISRAEL, GEORGIA))));
        world.accepts(ISRAEL, new ZoneBody.Acknowledge("turkiye.z"));
        world.accepts(GEORGIA, new ArrangementBody.Withdraw(PACT, "called home"));

        world.accepts(TURKIYE, new ZoneBody.Disclose("turkiye.z", Optional.empty()));

        assertThat(world.get(Zone.class, "turkiye.z").standing()).isEqualTo(Zone.Standing.ACKNOWLEDGED);
    }

    @Test
    void underALongerTimeMinimumWhatStandsStaysInThePictureForLonger() {
        World world = World.inForce();
        world.accepts(TURKIYE, file("a", here()));
        world.accepts(
                ISRAEL,
                new ArrangementBody.Amend(
                        PACT, TermsBuilder.plain().minutesApart(60).build(), "more"));
        world.allSign("pact.v2");
        world.passTo(Notices.ELEVEN.plus(Duration.ofMinutes(30)));

        world.accepts(ISRAEL, file("b", later(here(), 100)));

        assertThat(world.all(Conflict.class)).singleElement().matches(Conflict::open);
    }

    @Test
    void newTermsNeedNoSignatureOfWhoHasLeft() {
        World world = World.under(
                TermsBuilder.plain().between(TURKIYE, ISRAEL, GEORGIA).build());
        world.accepts(GEORGIA, new ArrangementBody.Withdraw(PACT, "at once, as nothing else is agreed"));

        assertThat(world.refuses(
                                ISRAEL,
                                new ArrangementBody.Amend(
                                        PACT, TermsBuilder.plain().build(), "we two"))
                        .field())
                .isEqualTo("body.terms.parties");
        world.bringsIntoForce("pair", TermsBuilder.plain().build());

        assertThat(world.state().inForce()).map(Arrangement::id).contains("pair.v1");
    }
}
