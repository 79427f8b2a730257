package org.gilavar.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gilavar.mechanism.World.FACILITATOR;
import static org.gilavar.mechanism.World.ISRAEL;
import static org.gilavar.mechanism.World.START;
import static org.gilavar.mechanism.World.TURKIYE;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gilavar.mechanism.Refusal.Code;
import org.gilavar.mechanism.item.Phase;
import org.gilavar.mechanism.item.Phase.Stage;
import org.gilavar.mechanism.statement.ArrangementBody;
import org.gilavar.mechanism.statement.PhaseBody;
import org.gilavar.mechanism.terms.PhaseTerms;
import org.gilavar.mechanism.terms.Terms;
import org.junit.jupiter.api.Test;

class PhaseTest {

    private static final Duration CLOCK = Duration.ofHours(150);
    private static final PhaseBody.Report DONE = new PhaseBody.Report("back.1", Optional.of("Behind the line."));
    private static final PhaseBody.Confirm CONFIRM = new PhaseBody.Confirm("back.1");
    private static final PhaseBody.Dispute DISPUTE = new PhaseBody.Dispute("back.1", "Not seen to be.");

    /** Türkiye goes back within 150 hours. */
    private static PhaseTerms back() {
        return phase("back", CLOCK, Optional.empty(), TURKIYE);
    }

    static PhaseTerms phase(String name, Duration within, Optional<Duration> every, String... by) {
        return new PhaseTerms(
                name,
                TermsBuilder.p(new TreeMap<>(Map.of("en", "Go back.", "fr", "Reculez."))),
                List.of(by),
                TermsBuilder.p(within),
                every.map(TermsBuilder::p),
                Optional.empty());
    }

    private static World under(PhaseTerms... phases) {
        return World.under(TermsBuilder.plain().phases(phases).build());
    }

    private static Phase phase(World world, String id) {
        return world.get(Phase.class, id);
    }

    @Test
    void itsClockStartsWithTheTermsAndAllAreToldTheSame() {
        World world = under(back());

        Phase phase = phase(world, "back.1");
        assertThat(phase.due()).isEqualTo(START.plus(CLOCK));
        assertThat(phase.stage()).isEqualTo(Stage.RUNNING);
        for (String party : List.of(TURKIYE, ISRAEL, FACILITATOR)) {
            assertThat(world.told(party))
                    .as(party)
                    .anyMatch(t -> t.telling().happened() == Happened.STARTED
                            && t.telling().item().equals(phase));
        }
    }

    @Test
    void whoDoesItReportsAndTheOthersConfirm() {
        World world = under(back());

        assertThat(World.heard(world.accepts(TURKIYE, DONE), ISRAEL)).containsExactly("Phase REPORTED");
        assertThat(World.heard(world.accepts(ISRAEL, CONFIRM), FACILITATOR)).containsExactly("Phase CONFIRMED");
        assertThat(phase(world, "back.1").stage()).isEqualTo(Stage.CONFIRMED);
        assertThat(world.hears(TURKIYE, () -> world.passTo(START.plus(CLOCK)))).doesNotContain("Phase OVERDUE");
    }

    @Test
    void onlyTheyDo() {
        World world = under(back());

        assertThat(world.refuses(ISRAEL, DONE).code()).isEqualTo(Code.NOT_ENTITLED);
        assertThat(world.refuses(FACILITATOR, DONE).code()).isEqualTo(Code.NOT_ENTITLED);
        assertThat(world.refuses(ISRAEL, CONFIRM).code())
                .as("before the report")
                .isEqualTo(Code.WRONG_STATE);
        world.accepts(TURKIYE, DONE);
        assertThat(world.refuses(TURKIYE, CONFIRM).code()).isEqualTo(Code.NOT_ENTITLED);
        assertThat(world.refuses(TURKIYE, DONE).code()).isEqualTo(Code.WRONG_STATE);
        assertThat(world.refuses(ISRAEL, new PhaseBody.Confirm("other.1")).code())
                .isEqualTo(Code.UNKNOWN);
    }

    @Test
    void itIsOverdueAtTheInstantAndCanStillBeReportedAndConfirmed() {
        World world = under(back());

        world.passTo(START.plus(CLOCK).minusMillis(1));
        assertThat(phase(world, "back.1").stage()).isEqualTo(Stage.RUNNING);
        assertThat(world.hears(ISRAEL, () -> world.passTo(START.plus(CLOCK)))).contains("Phase OVERDUE");
        world.accepts(TURKIYE, DONE);
        world.accepts(ISRAEL, CONFIRM);
        assertThat(phase(world, "back.1").stage()).isEqualTo(Stage.CONFIRMED);
        assertThat(phase(world, "back.1").overdue()).as("the fact stays").isTrue();
    }

    @Test
    void aDisputeIsRecordedAndItMayBeReportedAgain() {
        World world = under(back());
        world.accepts(TURKIYE, DONE);

        world.accepts(ISRAEL, DISPUTE);
        assertThat(phase(world, "back.1").stage()).isEqualTo(Stage.DISPUTED);
        assertThat(phase(world, "back.1").disputes())
                .extracting(Phase.Dispute::reason)
                .containsExactly("Not seen to be.");
        world.passTo(START.plus(CLOCK));
        assertThat(phase(world, "back.1").overdue())
                .as("it was reported in time")
                .isFalse();
        world.accepts(TURKIYE, DONE);
        world.accepts(ISRAEL, CONFIRM);
        assertThat(phase(world, "back.1").stage()).isEqualTo(Stage.CONFIRMED);
        assertThat(phase(world, "back.1").disputes()).hasSize(1);
    }

    @Test
    void whatAllDoTogetherIsDoneOnceAllHaveReported() {
        World world = under(phase("patrol", CLOCK, Optional.empty(), TURKIYE, ISRAEL));
        var report = new PhaseBody.Report("patrol.1", Optional.empty());

        assertThat(World.heard(world.accepts(ISRAEL, report), TURKIYE)).containsExactly("Phase REPORTED");
        assertThat(phase(world, "patrol.1").stage()).isEqualTo(Stage.RUNNING);
        assertThat(World.heard(world.accepts(TURKIYE, report), ISRAEL)).containsExactly("Phase CONFIRMED");
    }

    @Test
    void aPatrolOfEachWeekHasAClockForEach() {
        Duration week = Duration.ofDays(7);
        World world = under(phase("patrol", CLOCK, Optional.of(week), TURKIYE, ISRAEL));
        var report = new PhaseBody.Report("patrol.1", Optional.empty());
        world.accepts(TURKIYE, report);
        world.accepts(ISRAEL, report);

        world.passTo(START.plus(CLOCK));
        assertThat(phase(world, "patrol.2").started()).isEqualTo(START.plus(CLOCK));
        assertThat(phase(world, "patrol.2").due()).isEqualTo(START.plus(CLOCK).plus(week));
        world.passTo(START.plus(CLOCK).plus(week));
        assertThat(phase(world, "patrol.1").overdue()).isFalse();
        assertThat(phase(world, "patrol.2").stage()).isEqualTo(Stage.OVERDUE);
        assertThat(phase(world, "patrol.3").stage()).isEqualTo(Stage.RUNNING);
    }

    @Test
    void newTermsThatSayTheSameLeaveItRunningAndOthersEndIt() {
        World world = under(back(), phase("other", CLOCK, Optional.empty(), ISRAEL));
        world.accepts(TURKIYE, DONE);
        world.passTo(START.plus(Duration.ofHours(10)));

        next(world, "pact.v1", TermsBuilder.plain().phases(back()).build());

        assertThat(phase(world, "back.1").stage()).isEqualTo(Stage.REPORTED);
        assertThat(phase(world, "other.1").stage()).isEqualTo(Stage.ENDED);
        next(
                world,
                "pact.v2",
                TermsBuilder.plain()
                        .phases(phase("back", CLOCK.plusHours(1), Optional.empty(), TURKIYE))
                        .build());
        assertThat(phase(world, "back.1").stage()).isEqualTo(Stage.ENDED);
        assertThat(phase(world, "back.2").due())
                .isEqualTo(world.now().plus(CLOCK).plus(Duration.ofHours(1)));
    }

    private static void next(World world, String before, Terms terms) {
        world.accepts(FACILITATOR, new ArrangementBody.Amend(before, terms, "better"));
        world.allSign("pact.v" + (before.charAt(before.length() - 1) - '0' + 1));
    }

    @Test
    void whoIsLeftConfirmsAndWhatNobodyDoesEnds() {
        World world = World.under(TermsBuilder.plain()
                .between(TURKIYE, ISRAEL, "georgia", "cyprus")
                .phases(back(), phase("out", CLOCK, Optional.empty(), "georgia"))
                .build());
        world.accepts(TURKIYE, DONE);
        world.accepts(ISRAEL, CONFIRM);
        world.accepts("cyprus", CONFIRM);
        assertThat(phase(world, "back.1").stage()).isEqualTo(Stage.REPORTED);

        Outcome left = world.accepts("georgia", new ArrangementBody.Withdraw("pact.v1", "no longer"));

        assertThat(phase(world, "back.1").stage()).isEqualTo(Stage.CONFIRMED);
        assertThat(phase(world, "out.1").stage()).isEqualTo(Stage.ENDED);
        assertThat(World.heard(left, ISRAEL)).contains("Phase CHANGED", "Phase ENDED");
    }

    @Test
    void termsNameTheirOwnPartiesAndZones() {
        assertThatThrownBy(() -> under(phase("back", CLOCK, Optional.empty(), "georgia")))
                .hasMessage("phases[0].by: \"georgia\" is not a party to these terms");
        assertThatThrownBy(() -> under(back(), back())).hasMessageStartingWith("phases[1].name: ");
        assertThatThrownBy(() -> phase("back", Duration.ZERO, Optional.empty(), TURKIYE))
                .hasMessageStartingWith("within.value: ");
        PhaseTerms nowhere = new PhaseTerms(
                "back", back().words(), List.of(TURKIYE), back().within(), Optional.empty(), Optional.of("none"));
        assertThatThrownBy(() -> under(nowhere)).hasMessageStartingWith("phases[0].zone: ");
    }
}
