package org.gilavar.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gilavar.mechanism.Incidents.HASH;
import static org.gilavar.mechanism.Incidents.ID;
import static org.gilavar.mechanism.Incidents.account;
import static org.gilavar.mechanism.Incidents.evidence;
import static org.gilavar.mechanism.Incidents.report;
import static org.gilavar.mechanism.World.FACILITATOR;
import static org.gilavar.mechanism.World.ISRAEL;
import static org.gilavar.mechanism.World.START;
import static org.gilavar.mechanism.World.TURKIYE;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.gilavar.mechanism.Refusal.Code;
import org.gilavar.mechanism.item.Evidence;
import org.gilavar.mechanism.item.Evidence.Custody;
import org.gilavar.mechanism.item.Incident;
import org.gilavar.mechanism.item.Inquiry;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.statement.IncidentBody;
import org.junit.jupiter.api.Test;

/** Evidence by its hash: who has it, and who is told of it. */
class EvidenceTest {

    private final World world = reported();

    private static World reported() {
        World world = Incidents.world();
        world.accepts(TURKIYE, report(ISRAEL));
        return world;
    }

    private Inquiry seenBy(String party) {
        return ((Incident) Disclosure.sight(world.get(Incident.class, ID), party, world.state(), world.now())
                        .item()
                        .orElseThrow())
                .inquiryOrNone();
    }

    private Evidence track(String party) {
        return Objects.requireNonNull(seenBy(party).evidence().get("turkiye.track"));
    }

    @Test
    void theOtherSideIsToldNothingOfItNotEvenThatThereIsSome() {
        assertThat(world.hears(ISRAEL, () -> world.accepts(TURKIYE, evidence("track"))))
                .isEmpty();
        assertThat(seenBy(ISRAEL)).isEqualTo(Inquiry.NONE);
        assertThat(seenBy(TURKIYE).evidence()).containsOnlyKeys("turkiye.track");
    }

    @Test
    void theFacilitatorIsToldThatThereIsSomeUnlessItIsAViewer() {
        world.accepts(TURKIYE, evidence("track"));
        world.accepts(TURKIYE, evidence("log", FACILITATOR));

        assertThat(seenBy(FACILITATOR).evidence()).containsOnlyKeys("turkiye.log");
        assertThat(seenBy(FACILITATOR).withheld()).isEqualTo(Map.of(TURKIYE, 1));
        assertThat(seenBy(TURKIYE).withheld()).isEmpty();
    }

    @Test
    void aViewerOfTheOtherSideSeesItWhenTheAccountsAreOpenToIt() {
        world.accepts(TURKIYE, evidence("track", ISRAEL));
        assertThat(seenBy(ISRAEL)).isEqualTo(Inquiry.NONE);

        world.accepts(ISRAEL, account());

        assertThat(seenBy(ISRAEL).evidence()).containsOnlyKeys("turkiye.track");
    }

    @Test
    void itIsShownToMoreAndNeverToFewer() {
        world.accepts(ISRAEL, account());
        world.accepts(TURKIYE, evidence("track"));

        assertThat(world.hears(
                        ISRAEL, () -> world.accepts(TURKIYE, new IncidentBody.Show(ID, "track", List.of(ISRAEL)))))
                .containsExactly("Incident DISCLOSED");
        world.accepts(TURKIYE, new IncidentBody.Show(ID, "track", List.of(FACILITATOR)));

        assertThat(track(ISRAEL).viewers()).containsExactly(FACILITATOR, ISRAEL);
        assertThat(world.refuses(TURKIYE, new IncidentBody.Show(ID, "track", List.of(ISRAEL)))
                        .reason())
                .contains("may see it already");
    }

    @Test
    void custodyIsAChainThatOnlyGrows() {
        world.accepts(TURKIYE, evidence("track"));
        world.passTo(START.plusSeconds(60));
        world.accepts(TURKIYE, new IncidentBody.HandOver(ID, "track", "the laboratory"));

        assertThat(track(TURKIYE).custody())
                .containsExactly(
                        new Custody("the registry", START), new Custody("the laboratory", START.plusSeconds(60)));
        assertThat(world.refuses(TURKIYE, new IncidentBody.HandOver(ID, "track", "the laboratory"))
                        .field())
                .isEqualTo("body.custodian");
    }

    @Test
    void othersEvidenceIsAnsweredAsWhatNeverWas() {
        world.accepts(TURKIYE, evidence("track", ISRAEL));

        Refusal there = world.refuses(ISRAEL, new IncidentBody.HandOver(ID, "track", "us"));
        Refusal never = world.refuses(ISRAEL, new IncidentBody.HandOver(ID, "never", "us"));

        assertThat(there.code()).isEqualTo(Code.UNKNOWN);
        assertThat(there.reason()).isEqualTo(never.reason().replace("never", "track"));
        world.accepts(ISRAEL, evidence("track"));
        assertThat(world.refuses(ISRAEL, evidence("track")).code()).isEqualTo(Code.TAKEN);
    }

    @Test
    void whatIsNoHashOrNoViewerIsRefused() {
        assertThatThrownBy(() ->
                        new IncidentBody.AddEvidence(ID, "track", HASH.toUpperCase(Locale.ROOT), "d", "c", List.of()))
                .isInstanceOf(InvalidItemException.class);
        assertThat(world.refuses(TURKIYE, evidence("track", TURKIYE)).reason())
                .contains("expected one of [azerbaijan, israel]");
        assertThat(world.refuses(FACILITATOR, evidence("track")).code()).isEqualTo(Code.UNKNOWN);
    }

    @Test
    void thereIsABoundForEachSide() {
        for (int i = 0; i < Evidence.MOST; i++) {
            world.accepts(TURKIYE, evidence("e" + i));
        }
        assertThat(world.refuses(TURKIYE, evidence("more")).code()).isEqualTo(Code.WRONG_STATE);
        world.accepts(ISRAEL, evidence("first"));
        for (int i = 1; i < Evidence.LONGEST_CUSTODY; i++) {
            world.accepts(TURKIYE, new IncidentBody.HandOver(ID, "e0", "office " + i));
        }
        assertThat(world.refuses(TURKIYE, new IncidentBody.HandOver(ID, "e0", "one more"))
                        .code())
                .isEqualTo(Code.WRONG_STATE);
        assertThatThrownBy(() -> new IncidentBody.HandOver(ID, "e0", "o".repeat(201)))
                .hasMessageContaining("at most 200");
    }
}
