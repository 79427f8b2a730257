package org.gilavar.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gilavar.mechanism.Incidents.FULL;
import static org.gilavar.mechanism.Incidents.ID;
import static org.gilavar.mechanism.Incidents.INITIAL;
import static org.gilavar.mechanism.Incidents.OCCURRED;
import static org.gilavar.mechanism.Incidents.account;
import static org.gilavar.mechanism.Incidents.ended;
import static org.gilavar.mechanism.Incidents.finding;
import static org.gilavar.mechanism.Incidents.full;
import static org.gilavar.mechanism.Incidents.linking;
import static org.gilavar.mechanism.Incidents.report;
import static org.gilavar.mechanism.Incidents.risk;
import static org.gilavar.mechanism.Incidents.world;
import static org.gilavar.mechanism.World.FACILITATOR;
import static org.gilavar.mechanism.World.ISRAEL;
import static org.gilavar.mechanism.World.START;
import static org.gilavar.mechanism.World.TURKIYE;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.gilavar.mechanism.Refusal.Code;
import org.gilavar.mechanism.item.Incident;
import org.gilavar.mechanism.item.Incident.Status;
import org.gilavar.mechanism.item.Inquiry;
import org.gilavar.mechanism.item.Inquiry.Position.Says;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.item.Message;
import org.gilavar.mechanism.item.Particulars;
import org.gilavar.mechanism.item.Particulars.Link;
import org.gilavar.mechanism.item.Reporting.Due;
import org.gilavar.mechanism.item.Reporting.Stage;
import org.gilavar.mechanism.item.Reporting.Unsealed;
import org.gilavar.mechanism.item.RiskClass;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.statement.IncidentBody;
import org.gilavar.mechanism.statement.MessageBody;
import org.junit.jupiter.api.Test;

/** Reports of an incident by their deadlines, what they say, and what each side reads of the other's. */
class IncidentReportsTest {

    private static Incident seen(World world, String party) {
        return (Incident) Disclosure.sight(world.get(Incident.class, ID), party, world.state(), world.now())
                .item()
                .orElseThrow();
    }

    private static Due due(World world, String party) {
        return Objects.requireNonNull(
                world.get(Incident.class, ID).reporting().orElseThrow().due().get(party));
    }

    private static boolean isLate(World world, String party, Stage stage) {
        return seen(world, FACILITATOR).reporting().orElseThrow().isLate(party, stage);
    }

    @Test
    void theReporterIsDueFromWhatHappenedAndAllElseFromTheReport() {
        World world = world();
        world.passTo(START.plusSeconds(600));
        world.accepts(TURKIYE, report("april", ISRAEL, START.minusSeconds(300)));

        assertThat(due(world, TURKIYE).initial())
                .isEqualTo(START.minusSeconds(300).plus(INITIAL));
        assertThat(due(world, ISRAEL).initial())
                .isEqualTo(START.plusSeconds(600).plus(INITIAL));
        for (String party : List.of(TURKIYE, ISRAEL)) {
            assertThat(due(world, party).full())
                    .isEqualTo(START.plusSeconds(600).plus(FULL));
        }
        assertThat(isLate(world, TURKIYE, Stage.INITIAL)).isFalse();
    }

    @Test
    void aLateReportIsTakenAndSaidToBeLate() {
        World world = world();
        world.accepts(TURKIYE, report("april", ISRAEL, START.minus(INITIAL).minusSeconds(1)));

        assertThat(isLate(world, TURKIYE, Stage.INITIAL)).isTrue();
        assertThat(isLate(world, ISRAEL, Stage.INITIAL)).isFalse();
    }

    @Test
    void aReportThatHasNotComeByItsTimeIsOverdueAndAllWhoKnowOfItAreTold() {
        World world = world();
        world.accepts(TURKIYE, report(ISRAEL));

        for (String party : List.of(TURKIYE, ISRAEL, FACILITATOR)) {
            World again = world();
            again.accepts(TURKIYE, report(ISRAEL));
            assertThat(again.hears(party, () -> again.passTo(START.plus(INITIAL))))
                    .containsExactly("Incident OVERDUE");
        }
        world.passTo(START.plus(INITIAL).minusMillis(1));
        assertThat(isLate(world, ISRAEL, Stage.INITIAL)).isFalse();
        world.passTo(START.plus(INITIAL));
        assertThat(isLate(world, ISRAEL, Stage.INITIAL)).isTrue();
        world.accepts(ISRAEL, account());
        assertThat(isLate(world, ISRAEL, Stage.INITIAL))
                .as("that it came late stays")
                .isTrue();
    }

    @Test
    void whatIsInByItsTimeIsNotOverdueAndBothOverdueAreOneEntry() {
        World world = world();
        world.accepts(TURKIYE, report(ISRAEL));
        world.accepts(ISRAEL, account());
        int before = world.steps().size();
        world.passTo(START.plus(FULL));

        long told = world.steps().subList(before, world.steps().size()).stream()
                .filter(step -> World.heard(step.outcome(), TURKIYE).contains("Incident OVERDUE"))
                .count();
        assertThat(told).isEqualTo(1);
        assertThat(List.of(TURKIYE, ISRAEL)).allMatch(party -> isLate(world, party, Stage.FULL));
        assertThat(world.get(Incident.class, ID).wake()).isEmpty();
    }

    @Test
    void withoutSuchTermsNothingIsDue() {
        World world = World.inForce();
        world.accepts(TURKIYE, report(ISRAEL));

        assertThat(world.get(Incident.class, ID).reporting()).isEmpty();
        assertThat(world.get(Incident.class, ID).wake()).isEmpty();
    }

    @Test
    void aFullReportComesAfterOnesOwnAccountAndLeavesItAsItIs() {
        World world = world();
        world.accepts(TURKIYE, report(ISRAEL));
        assertThat(world.refuses(ISRAEL, full("All of it.")).reason()).contains("your account comes first");

        world.accepts(TURKIYE, full("It was a minute later."));

        Incident incident = world.get(Incident.class, ID);
        assertThat(incident.accounts().get(TURKIYE)).extracting("text").isEqualTo("The reporter's own words.");
        assertThat(incident.inquiryOrNone().full().get(TURKIYE))
                .extracting("text")
                .isEqualTo("It was a minute later.");
        assertThat(world.refuses(TURKIYE, full("No.")).reason()).contains("not rewritten");
        assertThat(world.refuses(FACILITATOR, full("No.")).code()).isEqualTo(Code.UNKNOWN);
    }

    @Test
    void aFullReportIsReadWhenBothAreIn() {
        World world = world();
        world.accepts(TURKIYE, report(ISRAEL));
        world.accepts(ISRAEL, account());
        world.accepts(TURKIYE, full("Ours."));
        assertThat(seen(world, ISRAEL).accounts()).containsOnlyKeys(TURKIYE, ISRAEL);
        assertThat(seen(world, ISRAEL).inquiryOrNone().full()).isEmpty();
        assertThat(seen(world, ISRAEL).inquiryOrNone().sealed()).containsExactly(TURKIYE);

        world.accepts(ISRAEL, full("Theirs."));

        for (String party : List.of(TURKIYE, ISRAEL)) {
            assertThat(seen(world, party).inquiryOrNone().full()).containsOnlyKeys(TURKIYE, ISRAEL);
        }
    }

    @Test
    void theTermsMayKeepFirstAccountsSealedUntilTheFullReports() {
        World world = world(Unsealed.BOTH_FULL);
        world.accepts(TURKIYE, report(risk(RiskClass.A)));
        world.accepts(ISRAEL, account());
        assertThat(seen(world, ISRAEL).accounts()).containsOnlyKeys(ISRAEL);
        assertThat(Json.text(seen(world, ISRAEL))).doesNotContain("\"risk\"");
        assertThat(seen(world, ISRAEL).status()).isEqualTo(Status.ACKNOWLEDGED);
        world.accepts(TURKIYE, full("Ours."));
        assertThat(seen(world, TURKIYE).accounts()).containsOnlyKeys(TURKIYE);

        world.accepts(ISRAEL, full("Theirs."));

        assertThat(seen(world, TURKIYE).accounts()).containsOnlyKeys(TURKIYE, ISRAEL);
        assertThat(seen(world, ISRAEL).accounts().get(TURKIYE))
                .extracting(Incident.Account::particulars)
                .isEqualTo(Optional.of(risk(RiskClass.A)));
    }

    @Test
    void whoKeepsSilentReadsNothingAndKeepsNobodyFromReading() {
        World world = world(Unsealed.BOTH_FULL);
        world.accepts(TURKIYE, report(ISRAEL));
        world.accepts(ISRAEL, account());
        world.accepts(TURKIYE, full("Ours."));
        world.passTo(START.plus(FULL));
        Outcome late = world.steps().getLast().outcome();

        assertThat(World.shown(late, TURKIYE, Incident.class).accounts()).containsOnlyKeys(TURKIYE, ISRAEL);
        assertThat(World.shown(late, ISRAEL, Incident.class).accounts()).containsOnlyKeys(ISRAEL);
    }

    @Test
    void aFindingWaitsForBothAccountsOrForTheEndOfTheTime() {
        World world = world();
        world.accepts(TURKIYE, report(ISRAEL));
        assertThat(world.refuses(FACILITATOR, finding()).reason())
                .contains("both accounts must be in first", START.plus(FULL).toString());
        world.passTo(START.plus(FULL));

        world.accepts(FACILITATOR, finding());

        Incident found = seen(world, ISRAEL);
        assertThat(found.status()).isEqualTo(Status.RESOLVED);
        assertThat(found.inquiryOrNone().conclusion().orElseThrow().without()).containsExactly(ISRAEL);
        assertThat(found.accounts()).as("the finding opens nothing").isEmpty();
        world.accepts(ISRAEL, account());
        assertThat(world.get(Incident.class, ID).status()).isEqualTo(Status.RESOLVED);
        assertThat(seen(world, ISRAEL).accounts()).containsOnlyKeys(TURKIYE, ISRAEL);
    }

    @Test
    void aFindingHasWordsInOneLanguageOrInSeveralAClassAndLessons() {
        World world = world();
        world.accepts(TURKIYE, report(ISRAEL));
        world.accepts(ISRAEL, account());
        assertThatThrownBy(() -> new IncidentBody.Finding(
                        ID, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()))
                .isInstanceOf(InvalidItemException.class);
        assertThatThrownBy(() -> new IncidentBody.Finding(
                        ID, Optional.empty(), Optional.of(Map.of("en", "One.")), Optional.empty(), Optional.empty()))
                .hasMessageContaining("two languages");

        world.accepts(
                FACILITATOR,
                new IncidentBody.Finding(
                        ID,
                        Optional.empty(),
                        Optional.of(Map.of("en", "Both were there.", "tr", "İkisi de oradaydı.")),
                        Optional.of(RiskClass.B),
                        Optional.of(List.of("File earlier."))));

        Inquiry.Conclusion conclusion =
                seen(world, ISRAEL).inquiryOrNone().conclusion().orElseThrow();
        assertThat(conclusion.texts().orElseThrow()).containsOnlyKeys("en", "tr");
        assertThat(conclusion.risk()).contains(RiskClass.B);
        assertThat(conclusion.lessons().orElseThrow()).containsExactly("File earlier.");
        assertThat(conclusion.without()).isEmpty();
    }

    @Test
    void eachSideMaySayOnceWhatItThinksOfTheFinding() {
        World world = world();
        world.accepts(TURKIYE, report(ISRAEL));
        var disagrees = new IncidentBody.Position(ID, Says.DISAGREES, Optional.of("It was nearer."));
        assertThat(world.refuses(TURKIYE, disagrees).reason()).isEqualTo("it has no finding yet");
        world.accepts(ISRAEL, account());
        world.accepts(FACILITATOR, finding());

        world.accepts(TURKIYE, disagrees);
        world.accepts(ISRAEL, new IncidentBody.Position(ID, Says.ACCEPTS, Optional.empty()));

        Incident seen = seen(world, ISRAEL);
        assertThat(seen.inquiryOrNone().positions().get(TURKIYE))
                .extracting("says")
                .isEqualTo(Says.DISAGREES);
        assertThat(seen.finding()).as("the finding stands").contains("Neutral words.");
        assertThat(world.refuses(TURKIYE, disagrees).code()).isEqualTo(Code.WRONG_STATE);
        assertThat(world.refuses(FACILITATOR, disagrees).code()).isEqualTo(Code.UNKNOWN);
    }

    @Test
    void itLinksToWhatTheReporterHasBeenToldOfAndToNothingElse() {
        World world = World.under(TermsBuilder.plain()
                .between(TURKIYE, ISRAEL, "georgia")
                .incidents(INITIAL, FULL, Unsealed.BOTH_INITIAL)
                .build());
        world.accepts(ISRAEL, Notices.file("hidden", Notices.here()));
        world.accepts(TURKIYE, Notices.file("own", Notices.north(40)));
        world.accepts(ISRAEL, ask("theirs", "georgia"));
        world.accepts(TURKIYE, ask("ours", ISRAEL));
        world.accepts(TURKIYE, ask("third", "georgia"));

        Refusal hidden = world.refuses(TURKIYE, report(linking(Link.Kind.NOTICE, "israel.hidden")));
        Refusal none = world.refuses(TURKIYE, report(linking(Link.Kind.NOTICE, "israel.nothing")));

        assertThat(hidden.code()).isEqualTo(Code.UNKNOWN);
        assertThat(hidden.reason()).isEqualTo(none.reason().replace("nothing", "hidden"));
        assertThat(world.refuses(TURKIYE, report(linking(Link.Kind.MESSAGE, "israel.theirs")))
                        .code())
                .isEqualTo(Code.UNKNOWN);
        assertThat(world.refuses(TURKIYE, report(linking(Link.Kind.MESSAGE, "turkiye.third")))
                        .field())
                .as("it would tell Israel of words with a third party")
                .isEqualTo("body.particulars.links[0]");
        world.accepts(TURKIYE, report(linking(Link.Kind.MESSAGE, "turkiye.ours")));
        world.accepts(
                TURKIYE, new IncidentBody.Full(ID, "All.", Optional.of(linking(Link.Kind.NOTICE, "turkiye.own"))));
    }

    private static MessageBody ask(String name, String to) {
        return new MessageBody.Send(name, to, Message.Purpose.QUERY, "Is this yours?");
    }

    @Test
    void whatIsReportedIsOverAndInOrder() {
        World world = world();
        assertThat(world.refuses(TURKIYE, report(ended(world.now().plusMillis(1))))
                        .field())
                .isEqualTo("body.particulars.ended");
        assertThat(world.refuses(TURKIYE, report(ended(OCCURRED.minusMillis(1))))
                        .reason())
                .contains("before it occurred");
        world.accepts(TURKIYE, report(ended(OCCURRED.plusSeconds(30))));
        assertThatThrownBy(() -> new Particulars.Nearest(Optional.of(-1.0), Optional.empty(), Optional.empty()))
                .isInstanceOf(InvalidItemException.class);
        assertThatThrownBy(() -> new Particulars.Nearest(Optional.of(Double.NaN), Optional.empty(), Optional.empty()))
                .isInstanceOf(InvalidItemException.class);
        assertThatThrownBy(() -> new Particulars.Nearest(Optional.empty(), Optional.empty(), Optional.empty()))
                .isInstanceOf(InvalidItemException.class);
    }

    @Test
    void newTermsChangeNoClockThatRuns() {
        World world = world();
        world.accepts(TURKIYE, report(ISRAEL));
        world.bringsIntoForce(
                "later",
                TermsBuilder.plain()
                        .incidents(Duration.ofHours(2), Duration.ofHours(48), Unsealed.BOTH_FULL)
                        .build());

        assertThat(due(world, ISRAEL).full()).isEqualTo(START.plus(FULL));
    }

    @Test
    void anIncidentThatWasWrittenBeforeAnythingWasDueIsReadAsItWas() {
        String old = """
                {"kind":"incident","accounts":{"turkiye":{"at":"2025-04-12T08:00:00Z","text":"words"}},\
                "between":["israel","turkiye"],"id":"turkiye.april","occurred":"2025-04-12T07:59:00Z",\
                "position":{"type":"point","position":{"lat":34.5,"lon":38.0},"uncertainty":"5 km"},\
                "reported":"2025-04-12T08:00:00Z","sealed":[],"status":"CLAIMED","type":"AIRPROX"}""";

        Incident read = Json.read(old.getBytes(StandardCharsets.UTF_8), Incident.class);

        assertThat(read.inquiry()).isEmpty();
        assertThat(Json.text(read)).isEqualTo(old);
    }
}
