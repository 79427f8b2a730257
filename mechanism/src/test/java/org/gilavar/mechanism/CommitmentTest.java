package org.gilavar.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gilavar.mechanism.World.FACILITATOR;
import static org.gilavar.mechanism.World.ISRAEL;
import static org.gilavar.mechanism.World.TURKIYE;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gilavar.airspace.LatLon;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.Point;
import org.gilavar.mechanism.Refusal.Code;
import org.gilavar.mechanism.item.Commitment;
import org.gilavar.mechanism.item.Commitment.Condition;
import org.gilavar.mechanism.item.Commitment.Stage;
import org.gilavar.mechanism.item.Incident;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.item.Languages;
import org.gilavar.mechanism.item.Level;
import org.gilavar.mechanism.item.Meeting;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.statement.Body;
import org.gilavar.mechanism.statement.CommitmentBody;
import org.gilavar.mechanism.statement.IncidentBody;
import org.gilavar.mechanism.statement.MeetingBody;
import org.gilavar.mechanism.statement.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What one commitment says and does; everything that can become of it stands in {@link CommitmentModelTest}. */
class CommitmentTest {

    private static final String GEORGIA = "georgia";
    private static final String ID = "turkiye.reopen";
    private static final Instant DUE = World.START.plus(Duration.ofDays(30));

    private static World three() {
        return World.under(
                TermsBuilder.plain().between(TURKIYE, ISRAEL, GEORGIA).build());
    }

    static CommitmentBody.Offer offer(List<String> to, String... links) {
        return offer(to, Optional.of(DUE), links);
    }

    static CommitmentBody.Offer offer(List<String> to, Optional<Instant> due, String... links) {
        return new CommitmentBody.Offer(
                "reopen",
                to,
                new TreeMap<>(Map.of("en", "The crossing opens.", "tr", "Kapı açılır.")),
                Optional.empty(),
                List.of(links),
                due);
    }

    /** Met by the word of Israel. */
    private static CommitmentBody.Offer conditional(Optional<String> link) {
        return new CommitmentBody.Offer(
                "reopen",
                List.of(ISRAEL),
                new TreeMap<>(Map.of("en", "The crossing opens.")),
                Optional.of(new Condition(new TreeMap<>(Map.of("en", "Once the zone is lifted.")), ISRAEL, link)),
                List.of(),
                Optional.of(DUE));
    }

    @Test
    void itIsOfferedAcceptedMetStatedAndAcknowledgedAndKeepsWhoSaidWhatAndWhen() {
        World world = World.inForce();
        assertThat(World.heard(world.accepts(TURKIYE, conditional(Optional.empty())), ISRAEL))
                .containsExactly("Commitment OFFERED");
        world.passTo(World.START.plusSeconds(10));
        world.accepts(ISRAEL, new CommitmentBody.Accept(ID));
        assertThat(world.get(Commitment.class, ID).stage()).isEqualTo(Stage.ACCEPTED);
        world.passTo(World.START.plusSeconds(20));
        world.accepts(ISRAEL, new CommitmentBody.Met(ID, Optional.of("Lifted at noon.")));
        world.passTo(World.START.plusSeconds(30));
        assertThat(World.heard(world.accepts(TURKIYE, new CommitmentBody.Fulfil(ID, Optional.empty())), FACILITATOR))
                .containsExactly("Commitment STATED");
        world.passTo(World.START.plusSeconds(40));
        world.accepts(ISRAEL, new CommitmentBody.Dispute(ID, "Only for lorries."));
        world.passTo(World.START.plusSeconds(50));

        Outcome last = world.accepts(ISRAEL, new CommitmentBody.Acknowledge(ID));

        assertThat(World.heard(last, TURKIYE)).containsExactly("Commitment FULFILLED");
        Commitment done = world.get(Commitment.class, ID);
        assertThat(done.accepted()).isEqualTo(Map.of(ISRAEL, World.START.plusSeconds(10)));
        assertThat(done.met())
                .contains(new Commitment.Word(ISRAEL, World.START.plusSeconds(20), Optional.of("Lifted at noon.")));
        assertThat(done.stated()).contains(new Commitment.Word(TURKIYE, World.START.plusSeconds(30), Optional.empty()));
        assertThat(done.disputed().get(ISRAEL))
                .as("stays beside the acknowledgement")
                .isEqualTo(new Commitment.Word(ISRAEL, World.START.plusSeconds(40), Optional.of("Only for lorries.")));
        assertThat(done.acknowledged()).isEqualTo(Map.of(ISRAEL, World.START.plusSeconds(50)));
    }

    @Test
    void itLapsesWhenItsTimePassesAndNotOnceItIsSaidToBeFulfilled() {
        World world = three();
        world.accepts(TURKIYE, offer(List.of(ISRAEL, GEORGIA)));
        world.accepts(ISRAEL, new CommitmentBody.Accept(ID));
        world.passTo(DUE.minusMillis(1));
        assertThat(world.get(Commitment.class, ID).stage()).isEqualTo(Stage.OFFERED);
        assertThat(world.hears(GEORGIA, () -> world.passTo(DUE))).contains("Commitment LAPSED");
        assertThat(world.refuses(GEORGIA, new CommitmentBody.Accept(ID)).reason())
                .contains("LAPSED");

        World other = World.inForce();
        other.accepts(TURKIYE, offer(List.of(ISRAEL)));
        other.accepts(ISRAEL, new CommitmentBody.Accept(ID));
        other.accepts(TURKIYE, new CommitmentBody.Fulfil(ID, Optional.empty()));
        other.passTo(DUE.plus(Duration.ofDays(30)));
        assertThat(other.get(Commitment.class, ID).stage())
                .as("silence of those it was given to is no end")
                .isEqualTo(Stage.ACCEPTED);
        other.accepts(ISRAEL, new CommitmentBody.Acknowledge(ID));
        assertThat(other.get(Commitment.class, ID).stage()).isEqualTo(Stage.FULFILLED);
    }

    @Test
    void beforeAllHaveAcceptedItsMakerMayWithdrawAndWhoeverAcceptedMayStillDecline() {
        World world = three();
        world.accepts(TURKIYE, offer(List.of(ISRAEL, GEORGIA)));
        world.accepts(ISRAEL, new CommitmentBody.Accept(ID));
        Body decline = new CommitmentBody.Decline(ID, Optional.of("Not like this."));
        Body withdraw = new CommitmentBody.Withdraw(ID, Optional.empty());

        assertThat(world.refuses(ISRAEL, withdraw).code()).isEqualTo(Code.NOT_ENTITLED);
        assertThat(world.refuses(TURKIYE, decline).code()).isEqualTo(Code.NOT_ENTITLED);
        assertThat(World.heard(world.accepts(ISRAEL, decline), GEORGIA)).containsExactly("Commitment DECLINED");
        assertThat(world.refuses(TURKIYE, withdraw).code()).isEqualTo(Code.WRONG_STATE);

        World accepted = World.inForce();
        accepted.accepts(TURKIYE, offer(List.of(ISRAEL)));
        accepted.accepts(ISRAEL, new CommitmentBody.Accept(ID));
        assertThat(accepted.refuses(TURKIYE, withdraw).reason()).contains("all have accepted it");
        assertThat(accepted.refuses(ISRAEL, decline).code()).isEqualTo(Code.WRONG_STATE);
    }

    @Test
    void nothingIsSaidOfTheConditionBeforeItIsAcceptedNorOfFulfilmentBeforeItIsMet() {
        World world = World.inForce();
        world.accepts(TURKIYE, conditional(Optional.empty()));
        Body met = new CommitmentBody.Met(ID, Optional.empty());
        Body fulfil = new CommitmentBody.Fulfil(ID, Optional.empty());

        assertThat(world.refuses(ISRAEL, met).reason()).isEqualTo("it is OFFERED, and not yet accepted by israel");
        world.accepts(ISRAEL, new CommitmentBody.Accept(ID));
        assertThat(world.refuses(TURKIYE, met).code()).isEqualTo(Code.NOT_ENTITLED);
        assertThat(world.refuses(FACILITATOR, met).code()).isEqualTo(Code.NOT_ENTITLED);
        assertThat(world.refuses(TURKIYE, fulfil).reason()).contains("israel has to say that it is");
        assertThat(world.refuses(ISRAEL, new CommitmentBody.Acknowledge(ID)).reason())
                .contains("turkiye has not said yet");
        world.accepts(ISRAEL, met);
        assertThat(world.refuses(ISRAEL, met).code()).isEqualTo(Code.WRONG_STATE);
        world.accepts(TURKIYE, fulfil);
        assertThat(world.refuses(TURKIYE, fulfil).code()).isEqualTo(Code.WRONG_STATE);
    }

    @Test
    void itIsGivenToOtherPartiesOfTheArrangementOrToTheFacilitator() {
        World world = World.inForce();
        world.enrols(GEORGIA);

        for (String nobody : List.of(TURKIYE, GEORGIA, "nobody")) {
            assertThat(world.refuses(TURKIYE, offer(List.of(ISRAEL, nobody))).field())
                    .isEqualTo("body.to[1]");
        }
        assertThat(world.refuses(GEORGIA, offer(List.of(ISRAEL))).code()).isEqualTo(Code.NOT_ENTITLED);
        assertThat(world.refuses(FACILITATOR, offer(List.of(ISRAEL))).code()).isEqualTo(Code.NOT_ENTITLED);
        Outcome offered = world.accepts(TURKIYE, offer(List.of(FACILITATOR)));
        assertThat(World.heard(offered, FACILITATOR)).containsExactly("Commitment OFFERED");
        assertThat(World.heard(offered, ISRAEL)).as("not named").isEmpty();
        assertThat(world.refuses(ISRAEL, new CommitmentBody.Accept(ID)))
                .as("as of one that never was")
                .isEqualTo(World.inForce().refuses(ISRAEL, new CommitmentBody.Accept(ID)));
        world.accepts(FACILITATOR, new CommitmentBody.Accept(ID));
        assertThat(World.enrolled(TURKIYE, ISRAEL)
                        .refuses(TURKIYE, offer(List.of(ISRAEL)))
                        .code())
                .isEqualTo(Code.NO_ARRANGEMENT);
    }

    @Test
    void theConditionIsMetByTheWordOfSomebodyWhoSeesIt() {
        World world = three();
        CommitmentBody.Offer strange = new CommitmentBody.Offer(
                "reopen",
                List.of(ISRAEL),
                new TreeMap<>(Map.of("en", "We will.")),
                Optional.of(new Condition(new TreeMap<>(Map.of("en", "If.")), GEORGIA, Optional.empty())),
                List.of(),
                Optional.empty());

        assertThat(world.refuses(TURKIYE, strange).field()).isEqualTo("body.condition.metBy");
    }

    private static World withRoundAndIncident() {
        World world = three();
        world.accepts(
                FACILITATOR,
                new MeetingBody.Hold(
                        "round-1",
                        1,
                        "Baku",
                        Meeting.Track.POLITICAL,
                        LocalDate.of(2025, 4, 9),
                        List.of(TURKIYE, ISRAEL, GEORGIA),
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.empty()));
        world.accepts(
                ISRAEL,
                new IncidentBody.Report(
                        "i",
                        Incident.Type.AIRPROX,
                        TURKIYE,
                        World.START,
                        new Point(new LatLon(34.5, 38), Length.kilometres(5)),
                        "Too close."));
        return world;
    }

    @Test
    void itIsLinkedToWhatAllWhoWillSeeItKnowOf() {
        World world = withRoundAndIncident();

        world.accepts(TURKIYE, offer(List.of(ISRAEL), "azerbaijan.round-1", "israel.i"));
        assertThat(world.get(Commitment.class, ID).links()).containsExactly("azerbaijan.round-1", "israel.i");
        Refusal hiddenFromGeorgia = withRoundAndIncident()
                .refuses(TURKIYE, offer(List.of(ISRAEL, GEORGIA), "azerbaijan.round-1", "israel.i"));
        assertThat(hiddenFromGeorgia.code()).isEqualTo(Code.UNKNOWN);
        assertThat(hiddenFromGeorgia.field()).isEqualTo("body.links[1]");
        assertThat(three().refuses(TURKIYE, offer(List.of(ISRAEL, GEORGIA), "israel.i"))
                        .reason())
                .as("the same words as of what never was")
                .isEqualTo(hiddenFromGeorgia.reason());
        assertThat(withRoundAndIncident()
                        .refuses(GEORGIA, offer(List.of(ISRAEL), "israel.i"))
                        .reason())
                .as("hidden from its maker")
                .isEqualTo(hiddenFromGeorgia.reason());
        assertThat(withRoundAndIncident()
                        .refuses(TURKIYE, conditional(Optional.of("israel.j")))
                        .field())
                .isEqualTo("body.condition.link");
    }

    /** The facilitator sees every commitment; where the terms hide conflicts from it, none can be named in one. */
    @ParameterizedTest
    @CsvSource({"FULL,true", "EXISTENCE,true", "NOTHING,false"})
    void aLinkShowsTheFacilitatorNoConflictThatTheTermsHide(Level facilitator, boolean taken) {
        World world = World.under(TermsBuilder.plain().facilitator(facilitator).build());
        world.accepts(TURKIYE, Notices.file("t", Notices.here()));
        world.accepts(ISRAEL, Notices.file("i", Notices.here()));

        assertThat(world.says(TURKIYE, offer(List.of(ISRAEL), "israel-turkiye-1")) instanceof Decision.Accepted)
                .isEqualTo(taken);
    }

    @Test
    void itIsDueAfterNowAndWithinTenYears() {
        World world = World.inForce();

        for (Duration later : List.of(Duration.ZERO, Duration.ofMinutes(-1), Duration.ofDays(3_654))) {
            assertThat(world.refuses(TURKIYE, offer(List.of(ISRAEL), Optional.of(World.START.plus(later))))
                            .field())
                    .isEqualTo("body.due");
        }
        world.accepts(TURKIYE, offer(List.of(ISRAEL), Optional.of(World.START.plus(Duration.ofDays(3_653)))));
        assertThat(world.refuses(TURKIYE, offer(List.of(ISRAEL))).code()).isEqualTo(Code.TAKEN);
    }

    @Test
    void aPartyHasAHundredOpenAtMost() {
        World world = World.inForce();
        for (int i = 0; i < 100; i++) {
            world.accepts(TURKIYE, named("c-" + i));
        }

        assertThat(world.refuses(TURKIYE, named("one-more")).code()).isEqualTo(Code.WRONG_STATE);
        world.accepts(TURKIYE, new CommitmentBody.Withdraw("turkiye.c-7", Optional.empty()));
        world.accepts(TURKIYE, named("one-more"));
    }

    private static CommitmentBody.Offer named(String name) {
        return new CommitmentBody.Offer(
                name,
                List.of(ISRAEL),
                new TreeMap<>(Map.of("en", "We will.")),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "english", "EN", "e", "en_GB", "en-", "iw en"})
    void whatIsNoLanguageTagIsRefused(String tag) {
        assertThatThrownBy(() -> Languages.require("text", Map.of(tag, "We will."), 1))
                .isInstanceOf(InvalidItemException.class)
                .hasMessageStartingWith("text: expected a language");
    }

    @Test
    void itHasWordsAndItsConditionHasThemInTheSameLanguages() {
        assertThatThrownBy(() -> Languages.require("text", Map.of(), 1)).hasMessageContaining("found []");
        assertThatThrownBy(() -> Languages.require("text", Map.of("en", " "), 1))
                .hasMessage("text.en: must not be empty");
        Condition turkish = new Condition(new TreeMap<>(Map.of("tr", "Eğer.")), ISRAEL, Optional.empty());
        assertThatThrownBy(() -> new CommitmentBody.Offer(
                        "c",
                        List.of(ISRAEL),
                        new TreeMap<>(Map.of("en", "We will.")),
                        Optional.of(turkish),
                        List.of(),
                        Optional.empty()))
                .hasMessage("condition.text: expected the languages of the text, [en], found [tr]");
        assertThatThrownBy(() -> offer(List.of(ISRAEL, ISRAEL))).hasMessage("to[1]: stands there twice");
        assertThatThrownBy(() -> offer(List.of())).hasMessage("to: it must be given to somebody");
    }

    @Test
    void eachIsReadAsItIsWritten() {
        World world = withRoundAndIncident();
        world.accepts(TURKIYE, conditional(Optional.of("israel.i")));
        world.accepts(ISRAEL, new CommitmentBody.Accept(ID));
        world.accepts(ISRAEL, new CommitmentBody.Met(ID, Optional.of("Yes.")));
        world.accepts(TURKIYE, new CommitmentBody.Fulfil(ID, Optional.of("Done.")));
        world.accepts(ISRAEL, new CommitmentBody.Dispute(ID, "No."));

        Commitment kept = world.get(Commitment.class, ID);
        assertThat(Json.read(Json.write(kept), Commitment.class)).isEqualTo(kept);
        assertThat(Json.text(kept)).startsWith("{\"kind\":\"commitment\"");
        assertThat(world.steps().stream()
                        .flatMap(step -> step.statement().stream())
                        .map(said -> Json.read(Json.write(said), Statement.class))
                        .map(Statement::body)
                        .filter(CommitmentBody.class::isInstance))
                .hasSize(5);
        assertThat(Arrays.asList(Stage.values()))
                .filteredOn(Stage::open)
                .containsExactly(Stage.OFFERED, Stage.ACCEPTED, Stage.CONDITION_MET);
    }
}
