package org.gilavar.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gilavar.mechanism.Notices.file;
import static org.gilavar.mechanism.Notices.here;
import static org.gilavar.mechanism.Notices.later;
import static org.gilavar.mechanism.World.FACILITATOR;
import static org.gilavar.mechanism.World.ISRAEL;
import static org.gilavar.mechanism.World.TURKIYE;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gilavar.mechanism.Refusal.Code;
import org.gilavar.mechanism.item.Arrangement;
import org.gilavar.mechanism.item.Arrangement.Standing;
import org.gilavar.mechanism.item.Category;
import org.gilavar.mechanism.item.Conflict;
import org.gilavar.mechanism.item.Line;
import org.gilavar.mechanism.item.Zone;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.statement.ArrangementBody;
import org.gilavar.mechanism.statement.ArrangementBody.Sign;
import org.gilavar.mechanism.statement.Body;
import org.gilavar.mechanism.statement.NoticeBody;
import org.gilavar.mechanism.terms.Source;
import org.gilavar.mechanism.terms.Sourced;
import org.gilavar.mechanism.terms.Terms;
import org.gilavar.mechanism.terms.ZoneTerms;
import org.junit.jupiter.api.Test;

class ArrangementTest {

    private static final Terms TERMS = TermsBuilder.plain().build();
    private static final Terms OTHER_TERMS =
            TermsBuilder.plain().titled("Other words").build();

    private static World tabled() {
        World world = World.enrolled(TURKIYE, ISRAEL);
        world.accepts(TURKIYE, new ArrangementBody.Propose("pact", TERMS));
        return world;
    }

    private static Sign sign(World world, String id) {
        return new Sign(id, world.get(Arrangement.class, id).hash());
    }

    @Test
    void itIsInForceWhenEveryPartyAndTheFacilitatorHaveSignedAndNotBefore() {
        World world = tabled();
        Sign sign = sign(world, "pact.v1");

        for (String party : List.of(ISRAEL, FACILITATOR)) {
            world.accepts(party, sign);
            assertThat(world.state().inForce()).as("after %s", party).isEmpty();
            assertThat(world.refuses(TURKIYE, file("early", here())).code()).isEqualTo(Code.NO_ARRANGEMENT);
        }
        Outcome last = world.accepts(TURKIYE, sign);

        assertThat(world.state().inForce()).map(Arrangement::id).contains("pact.v1");
        for (String party : List.of(TURKIYE, ISRAEL, FACILITATOR)) {
            assertThat(World.heard(last, party))
                    .containsExactly("Arrangement SIGNED", "Arrangement IN_FORCE", "Line SCHEDULED");
        }
        assertThat(world.get(Line.class, Line.ID).on()).containsExactly(TURKIYE, ISRAEL, FACILITATOR);
    }

    @Test
    void anAmendmentNeedsEverySignatureAgain() {
        World world = tabled();
        world.accepts(ISRAEL, sign(world, "pact.v1"));
        world.accepts(FACILITATOR, sign(world, "pact.v1"));

        world.accepts(ISRAEL, new ArrangementBody.Amend("pact.v1", OTHER_TERMS, "wording"));

        assertThat(world.get(Arrangement.class, "pact.v2").signed()).isEmpty();
        assertThat(world.get(Arrangement.class, "pact.v1").standing()).isEqualTo(Standing.SUPERSEDED);
        world.accepts(TURKIYE, sign(world, "pact.v2"));
        assertThat(world.state().inForce()).isEmpty();
    }

    @Test
    void aSupersededVersionCannotBeSigned() {
        World world = tabled();
        Sign old = sign(world, "pact.v1");
        world.accepts(ISRAEL, new ArrangementBody.Amend("pact.v1", OTHER_TERMS, "wording"));

        assertThat(world.refuses(TURKIYE, old).code()).isEqualTo(Code.WRONG_STATE);
    }

    @Test
    void aSignatureOnOtherWordsIsRefused() {
        World world = tabled();
        String other = Json.hash(OTHER_TERMS);

        assertThat(world.refuses(ISRAEL, new Sign("pact.v1", other)).code()).isEqualTo(Code.STALE_VERSION);
    }

    @Test
    void nobodySignsTwice() {
        World world = tabled();
        world.accepts(ISRAEL, sign(world, "pact.v1"));

        assertThat(world.refuses(ISRAEL, sign(world, "pact.v1")).code()).isEqualTo(Code.WRONG_STATE);
    }

    @Test
    void theVersionInForceStaysInForceWhileTheNextIsOnTheTable() {
        World world = World.inForce();
        world.accepts(ISRAEL, new ArrangementBody.Amend("pact.v1", OTHER_TERMS, "wording"));

        assertThat(world.state().inForce()).map(Arrangement::id).contains("pact.v1");
        world.allSign("pact.v2");

        assertThat(world.state().inForce()).map(Arrangement::id).contains("pact.v2");
        assertThat(world.get(Arrangement.class, "pact.v1").standing()).isEqualTo(Standing.SUPERSEDED);
    }

    @Test
    void onlyTheLatestVersionIsAmended() {
        World world = tabled();
        world.accepts(ISRAEL, new ArrangementBody.Amend("pact.v1", OTHER_TERMS, "wording"));

        assertThat(world.refuses(TURKIYE, new ArrangementBody.Amend("pact.v1", TERMS, "back"))
                        .code())
                .isEqualTo(Code.STALE_VERSION);
    }

    @Test
    void aNameIsTakenOnce() {
        World world = tabled();

        assertThat(world.refuses(ISRAEL, new ArrangementBody.Propose("pact", OTHER_TERMS))
                        .code())
                .isEqualTo(Code.TAKEN);
    }

    @Test
    void whoeverIsNotNamedNeitherTablesNorSignsNorHearsOfIt() {
        World world = World.enrolled(TURKIYE, ISRAEL, "georgia");
        assertThat(world.refuses("georgia", new ArrangementBody.Propose("pact", TERMS))
                        .code())
                .isEqualTo(Code.NOT_ENTITLED);

        assertThat(world.hears("georgia", () -> world.bringsIntoForce("pact", TERMS)))
                .isEmpty();
        Refusal hidden = world.refuses("georgia", sign(world, "pact.v1"));
        Refusal absent = world.refuses("georgia", new Sign("other.v1", "x"));
        assertThat(hidden.code()).isEqualTo(Code.UNKNOWN);
        assertThat(hidden.reason()).isEqualTo(absent.reason().replace("other.v1", "pact.v1"));
    }

    @Test
    void termsNameOnlyPartiesThatAreEnrolledAndTheRealFacilitator() {
        World world = World.enrolled(TURKIYE);

        Refusal refusal = world.refuses(TURKIYE, new ArrangementBody.Propose("pact", TERMS));

        assertThat(refusal.code()).isEqualTo(Code.MALFORMED);
        assertThat(refusal.field()).isEqualTo("body.terms.parties[1]");
    }

    @Test
    void newTermsOpenAndSettleConflictsForBothAtOnce() {
        World world = World.inForce();
        world.accepts(TURKIYE, file("a", here()));
        world.accepts(ISRAEL, file("b", later(here(), 75)));
        assertThat(world.all(Conflict.class)).isEmpty();

        Outcome stricter =
                amended(world, "pact.v1", TermsBuilder.plain().minutesApart(20).build());
        assertThat(World.heard(stricter, TURKIYE)).contains("Conflict OPENED");
        assertThat(World.heard(stricter, ISRAEL)).contains("Conflict OPENED");

        Outcome looser =
                amended(world, "pact.v2", TermsBuilder.plain().minutesApart(10).build());
        assertThat(World.heard(looser, TURKIYE)).contains("Conflict SETTLED");
        assertThat(World.heard(looser, ISRAEL)).contains("Conflict SETTLED");
        assertThat(world.all(Conflict.class).getFirst().closed()).contains(Conflict.Settlement.NEW_TERMS);
    }

    private static Outcome amended(World world, String from, Terms terms) {
        world.accepts(ISRAEL, new ArrangementBody.Amend(from, terms, "other minima"));
        Arrangement next = world.all(Arrangement.class).getLast();
        world.allSign(next.id());
        return world.steps().getLast().outcome();
    }

    @Test
    void newTermsCannotEndTheOldOnesForAPartyThatHasNotSigned() {
        World world = World.under(
                TermsBuilder.plain().between(TURKIYE, ISRAEL, "georgia").build());
        world.accepts("georgia", file("g", here()));
        world.accepts(ISRAEL, file("i", here()));
        Terms without = TermsBuilder.plain().build();
        world.accepts(FACILITATOR, new ArrangementBody.Propose("smaller", without));
        Body sign = new ArrangementBody.Sign("smaller.v1", Json.hash(without));
        world.accepts(TURKIYE, sign);
        world.accepts(ISRAEL, sign);

        Refusal refusal = world.refuses(FACILITATOR, sign);

        assertThat(refusal.code()).isEqualTo(Refusal.Code.WRONG_STATE);
        assertThat(refusal.reason()).contains("georgia");
        assertThat(world.all(Conflict.class)).singleElement().matches(Conflict::open);
        world.accepts("georgia", new NoticeBody.Withdraw("georgia.g", 1, "its word still counts"));
    }

    @Test
    void termsTabledBeforeOthersCameIntoForceCannotReplaceThem() {
        World world = World.inForce();
        Terms old = TermsBuilder.plain().build();
        world.accepts(FACILITATOR, new ArrangementBody.Propose("old", old));
        world.bringsIntoForce("newer", TermsBuilder.plain().build());

        assertThat(world.get(Arrangement.class, "old.v1").standing()).isEqualTo(Arrangement.Standing.SUPERSEDED);
        assertThat(world.refuses(ISRAEL, new ArrangementBody.Sign("old.v1", Json.hash(old)))
                        .code())
                .isEqualTo(Refusal.Code.WRONG_STATE);
    }

    @Test
    void anArrangementAndAPartyDoNotShareAName() {
        World world = World.inForce();

        assertThat(world.refuses(
                                FACILITATOR,
                                new ArrangementBody.Propose(
                                        ISRAEL, TermsBuilder.plain().build()))
                        .code())
                .isEqualTo(Refusal.Code.TAKEN);
    }

    @Test
    void theZonesItRecordsStandWhileItIsInForce() {
        ZoneTerms line = zone("line", Zone.Standing.UNILATERAL, Optional.of(ISRAEL));
        ZoneTerms common = zone("common", Zone.Standing.AGREED, Optional.empty());
        World world = World.under(TermsBuilder.plain().zones(line, common).build());

        assertThat(world.get(Zone.class, "pact.line").standing()).isEqualTo(Zone.Standing.UNILATERAL);
        assertThat(world.get(Zone.class, "pact.common").agreed()).containsOnlyKeys(TURKIYE, ISRAEL);

        List<String> heard = world.hears(
                TURKIYE,
                () -> amended(world, "pact.v1", TermsBuilder.plain().zones(line).build()));
        assertThat(heard).containsOnlyOnce("Zone LIFTED").doesNotContain("Zone DECLARED");
        assertThat(world.get(Zone.class, "pact.common").lifted()).isTrue();
        assertThat(world.get(Zone.class, "pact.line").lifted()).isFalse();
    }

    private static ZoneTerms zone(String name, Zone.Standing standing, Optional<String> declaredBy) {
        return new ZoneTerms(
                name,
                Zone.Type.RED_LINE,
                standing,
                declaredBy,
                new Sourced<>(new TreeMap<>(Map.of("en", "A line.", "fr", "Une ligne.")), Source.P),
                new Sourced<>(here().shape(), Source.P),
                here().altitude(),
                here().window(),
                List.of(Category.MANNED_AIR),
                Optional.empty());
    }
}
