package org.gilavar.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gilavar.mechanism.World.FACILITATOR;
import static org.gilavar.mechanism.World.ISRAEL;
import static org.gilavar.mechanism.World.TURKIYE;

import java.time.Instant;
import java.util.List;
import org.gilavar.airspace.LatLon;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.Point;
import org.gilavar.mechanism.Refusal.Code;
import org.gilavar.mechanism.item.Incident;
import org.gilavar.mechanism.item.Incident.Status;
import org.gilavar.mechanism.statement.IncidentBody;
import org.junit.jupiter.api.Test;

class IncidentTest {

    private static final String ID = "turkiye.april";
    private static final IncidentBody ACCOUNT = new IncidentBody.Account(ID, true, "Israel's own words.");
    private static final IncidentBody FINDING = new IncidentBody.Finding(ID, "Neutral words.");

    private static IncidentBody report(String with) {
        return new IncidentBody.Report(
                "april",
                Incident.Type.AIRPROX,
                with,
                World.START.minusSeconds(60),
                new Point(new LatLon(34.5, 38), Length.kilometres(5)),
                "Türkiye's own words.");
    }

    private static World reported() {
        World world = World.inForce();
        world.accepts(TURKIYE, report(ISRAEL));
        return world;
    }

    @Test
    void anAccountIsSealedFromTheOtherUntilBothAreIn() {
        World world = World.inForce();
        Outcome reported = world.accepts(TURKIYE, report(ISRAEL));

        Incident seen = World.shown(reported, ISRAEL, Incident.class);
        assertThat(seen.accounts()).isEmpty();
        assertThat(seen.sealed()).containsExactly(TURKIYE);
        assertThat(World.shown(reported, TURKIYE, Incident.class).accounts()).containsOnlyKeys(TURKIYE);
        assertThat(World.shown(reported, FACILITATOR, Incident.class).accounts())
                .containsOnlyKeys(TURKIYE);

        Outcome accounted = world.accepts(ISRAEL, ACCOUNT);

        for (String party : new String[] {TURKIYE, ISRAEL}) {
            Incident both = World.shown(accounted, party, Incident.class);
            assertThat(both.accounts()).containsOnlyKeys(TURKIYE, ISRAEL);
            assertThat(both.sealed()).isEmpty();
        }
        assertThat(world.get(Incident.class, ID).status()).isEqualTo(Status.ACKNOWLEDGED);
    }

    @Test
    void theOtherSideMayDispute() {
        World world = reported();
        world.accepts(ISRAEL, new IncidentBody.Account(ID, false, "It was otherwise."));

        assertThat(world.get(Incident.class, ID).status()).isEqualTo(Status.DISPUTED);
    }

    @Test
    void aFindingComesOnceAndOnlyAfterBothAccounts() {
        World world = reported();
        assertThat(world.refuses(FACILITATOR, FINDING).code()).isEqualTo(Code.WRONG_STATE);
        world.accepts(ISRAEL, ACCOUNT);
        assertThat(world.refuses(ISRAEL, FINDING).code()).isEqualTo(Code.NOT_ENTITLED);

        Outcome found = world.accepts(FACILITATOR, FINDING);

        assertThat(World.shown(found, ISRAEL, Incident.class).finding()).contains("Neutral words.");
        assertThat(world.get(Incident.class, ID).status()).isEqualTo(Status.RESOLVED);
        assertThat(world.refuses(FACILITATOR, FINDING).code()).isEqualTo(Code.WRONG_STATE);
    }

    @Test
    void accountsAreNotRewritten() {
        World world = reported();
        world.accepts(ISRAEL, ACCOUNT);

        assertThat(world.refuses(ISRAEL, ACCOUNT).code()).isEqualTo(Code.WRONG_STATE);
        assertThat(world.refuses(TURKIYE, ACCOUNT).code()).isEqualTo(Code.WRONG_STATE);
    }

    @Test
    void aThirdPartyNeitherHearsOfItNorLearnsThatItExists() {
        World world = World.under(
                TermsBuilder.plain().between(TURKIYE, ISRAEL, "georgia").build());

        assertThat(world.hears("georgia", () -> world.accepts(TURKIYE, report(ISRAEL))))
                .isEmpty();
        Refusal hidden = world.refuses("georgia", ACCOUNT);
        Refusal none = world.refuses("georgia", new IncidentBody.Account("turkiye.may", true, "words"));
        assertThat(hidden.code()).isEqualTo(Code.UNKNOWN);
        assertThat(hidden.reason()).isEqualTo(none.reason().replace("turkiye.may", ID));
    }

    @Test
    void itIsReportedOfAnotherPartyAndOfThePast() {
        World world = World.inForce();
        for (String with : new String[] {TURKIYE, FACILITATOR, "nobody"}) {
            assertThat(world.refuses(TURKIYE, report(with)).field()).isEqualTo("body.with");
        }
        IncidentBody tomorrow = new IncidentBody.Report(
                "april",
                Incident.Type.AIRPROX,
                ISRAEL,
                world.now().plusMillis(1),
                new Point(new LatLon(34.5, 38), Length.kilometres(5)),
                "words");
        assertThat(world.refuses(TURKIYE, tomorrow).field()).isEqualTo("body.occurred");
        assertThat(world.refuses(FACILITATOR, report(ISRAEL)).code()).isEqualTo(Code.NOT_ENTITLED);
    }

    @Test
    void aTimeBefore1970IsRefusedWithTheFieldNamed() {
        World world = World.inForce();
        for (Instant mistyped : List.of(Instant.MIN, Instant.EPOCH.minusMillis(1))) {
            IncidentBody report = new IncidentBody.Report(
                    "april",
                    Incident.Type.AIRPROX,
                    ISRAEL,
                    mistyped,
                    new Point(new LatLon(34.5, 38), Length.kilometres(5)),
                    "words");

            Refusal refused = world.refuses(TURKIYE, report);

            assertThat(refused.field()).isEqualTo("body.occurred");
            assertThat(refused.reason()).contains("before 1970-01-01T00:00:00Z");
        }
    }

    @Test
    void itCanBeReportedBeforeThereIsAnyArrangement() {
        World world = World.enrolled(TURKIYE, ISRAEL);

        assertThat(World.heard(world.accepts(TURKIYE, report(ISRAEL)), ISRAEL)).containsExactly("Incident REPORTED");
    }
}
