package org.gilavar.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gilavar.mechanism.Notices.amend;
import static org.gilavar.mechanism.Notices.elsewhere;
import static org.gilavar.mechanism.Notices.file;
import static org.gilavar.mechanism.Notices.here;
import static org.gilavar.mechanism.Notices.north;
import static org.gilavar.mechanism.World.FACILITATOR;
import static org.gilavar.mechanism.World.ISRAEL;
import static org.gilavar.mechanism.World.TURKIYE;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gilavar.airspace.Length;
import org.gilavar.mechanism.Refusal.Code;
import org.gilavar.mechanism.item.Conflict;
import org.gilavar.mechanism.item.Measure;
import org.gilavar.mechanism.item.Notice;
import org.gilavar.mechanism.item.Proposal;
import org.gilavar.mechanism.item.Proposal.Stage;
import org.gilavar.mechanism.statement.NoticeBody;
import org.gilavar.mechanism.statement.ProposalBody;
import org.junit.jupiter.api.Test;

class ProposalTest {

    private static final String CONFLICT = "israel-turkiye-1";
    private static final Measure CLIMB = new Measure(Optional.empty(), Optional.of(Length.feet(6000)));
    private static final Measure DELAY = new Measure(Optional.of(Duration.ofMinutes(30)), Optional.empty());

    private static ProposalBody.Propose propose(Map<String, Measure> measures) {
        return new ProposalBody.Propose("p", CONFLICT, measures, Optional.empty());
    }

    /** The facilitator asks one to climb and the other to wait. */
    private static World proposed() {
        World world = ConflictTest.conflicting();
        world.accepts(FACILITATOR, propose(Map.of(TURKIYE, CLIMB, ISRAEL, DELAY)));
        return world;
    }

    private static Stage stage(World world, String id) {
        return world.get(Proposal.class, id).stage();
    }

    @Test
    void itTakesEffectOnBothInOneStepWhenTheLastHasAccepted() {
        World world = proposed();
        world.accepts(ISRAEL, new ProposalBody.Accept("azerbaijan.p"));
        assertThat(world.get(Notice.class, "israel.i").version()).isEqualTo(1);

        Outcome last = world.accepts(TURKIYE, new ProposalBody.Accept("azerbaijan.p"));

        assertThat(World.heard(last, TURKIYE))
                .containsExactly("Proposal ACCEPTED", "Notice AMENDED", "Conflict SETTLED");
        assertThat(World.heard(last, ISRAEL))
                .containsExactly("Proposal ACCEPTED", "Notice AMENDED", "Conflict SETTLED");
        assertThat(world.get(Notice.class, "turkiye.t").activity().volumes())
                .containsExactly(here().climbed(Length.feet(6000)));
        assertThat(world.get(Notice.class, "israel.i").activity().volumes())
                .containsExactly(Notices.later(north(5), 30));
        assertThat(world.get(Conflict.class, CONFLICT).closed()).contains(Conflict.Settlement.AGREED);
    }

    @Test
    void aPartyThatProposesHasAccepted() {
        World world = ConflictTest.conflicting();
        world.accepts(TURKIYE, propose(Map.of(TURKIYE, CLIMB)));

        assertThat(world.refuses(TURKIYE, new ProposalBody.Accept("turkiye.p")).code())
                .isEqualTo(Code.WRONG_STATE);
        world.accepts(ISRAEL, new ProposalBody.Accept("turkiye.p"));
        assertThat(stage(world, "turkiye.p")).isEqualTo(Stage.ACCEPTED);
        assertThat(world.get(Notice.class, "israel.i").version()).isEqualTo(1);
    }

    @Test
    void aSideIsToldWhatIsAskedOfItAndNotOfTheOther() {
        World world = ConflictTest.conflicting();
        Outcome proposed = world.accepts(FACILITATOR, propose(Map.of(TURKIYE, CLIMB, ISRAEL, DELAY)));

        assertThat(World.shown(proposed, TURKIYE, Proposal.class).measures())
                .containsEntry(TURKIYE, CLIMB)
                .containsEntry(ISRAEL, Measure.UNDISCLOSED);
        assertThat(World.shown(proposed, ISRAEL, Proposal.class).measures())
                .containsEntry(TURKIYE, Measure.UNDISCLOSED)
                .containsEntry(ISRAEL, DELAY);
    }

    @Test
    void oneRejectionEndsIt() {
        World world = proposed();
        world.accepts(ISRAEL, new ProposalBody.Accept("azerbaijan.p"));
        world.accepts(TURKIYE, new ProposalBody.Reject("azerbaijan.p", Optional.of("no")));

        assertThat(stage(world, "azerbaijan.p")).isEqualTo(Stage.REJECTED);
        assertThat(world.refuses(TURKIYE, new ProposalBody.Accept("azerbaijan.p"))
                        .code())
                .isEqualTo(Code.WRONG_STATE);
        assertThat(world.get(Conflict.class, CONFLICT).open()).isTrue();
    }

    @Test
    void onlyItsProposerWithdrawsItAndOnlySidesAnswer() {
        World world = proposed();

        assertThat(world.refuses(TURKIYE, new ProposalBody.Withdraw("azerbaijan.p"))
                        .code())
                .isEqualTo(Code.NOT_ENTITLED);
        assertThat(world.refuses(FACILITATOR, new ProposalBody.Accept("azerbaijan.p"))
                        .code())
                .isEqualTo(Code.NOT_ENTITLED);
        assertThat(world.refuses(FACILITATOR, new ProposalBody.Reject("azerbaijan.p", Optional.empty()))
                        .code())
                .isEqualTo(Code.NOT_ENTITLED);
        world.accepts(FACILITATOR, new ProposalBody.Withdraw("azerbaijan.p"));
        assertThat(stage(world, "azerbaijan.p")).isEqualTo(Stage.WITHDRAWN);
    }

    @Test
    void itLapsesWhenANoticeMoves() {
        World world = proposed();

        Outcome moved = world.accepts(ISRAEL, amend("israel.i", 1, north(3)));

        assertThat(World.heard(moved, TURKIYE)).containsExactly("Conflict CHANGED", "Proposal LAPSED");
        assertThat(stage(world, "azerbaijan.p")).isEqualTo(Stage.LAPSED);
    }

    @Test
    void itLapsesWhenTheConflictIsSettled() {
        World world = proposed();

        world.accepts(ISRAEL, amend("israel.i", 1, elsewhere()));

        assertThat(stage(world, "azerbaijan.p")).isEqualTo(Stage.LAPSED);
        assertThat(world.refuses(TURKIYE, propose(Map.of(TURKIYE, CLIMB))).code())
                .isEqualTo(Code.WRONG_STATE);
    }

    @Test
    void itStandsWhenOnlyWhatTheOtherNeverSawHasChanged() {
        World world = proposed();
        NoticeBody remarks =
                new NoticeBody.Amend("israel.i", 1, Notices.remarking(Notices.activity(north(5)), "more"), "remarks");

        assertThat(world.hears(TURKIYE, () -> world.accepts(ISRAEL, remarks))).isEmpty();
        assertThat(stage(world, "azerbaijan.p")).isEqualTo(Stage.OPEN);
        world.accepts(TURKIYE, new ProposalBody.Accept("azerbaijan.p"));
        world.accepts(ISRAEL, new ProposalBody.Accept("azerbaijan.p"));
        assertThat(world.get(Notice.class, "israel.i").version()).isEqualTo(3);
    }

    @Test
    void whatCannotBeDoneMovesNothingAndSaysNothingOfTheOthersNotice() {
        World world = ConflictTest.conflicting();
        Measure tooHigh = new Measure(Optional.empty(), Optional.of(Length.feet(60_000)));
        world.accepts(FACILITATOR, propose(Map.of(ISRAEL, tooHigh)));
        world.accepts(ISRAEL, new ProposalBody.Accept("azerbaijan.p"));

        Outcome outcome = world.accepts(TURKIYE, new ProposalBody.Accept("azerbaijan.p"));

        assertThat(outcome.changes()).hasSize(1);
        for (String party : List.of(TURKIYE, ISRAEL)) {
            assertThat(World.heard(outcome, party)).containsExactly("Proposal FAILED");
        }
        assertThat(world.get(Notice.class, "israel.i").version()).isEqualTo(1);
    }

    @Test
    void whatWouldNotSettleTheConflictMovesNothingForBothAlike() {
        World world = ConflictTest.conflicting();
        world.accepts(FACILITATOR, propose(Map.of(ISRAEL, Measure.later(Duration.ofMinutes(1)))));
        assertThat(world.get(Proposal.class, "azerbaijan.p").verdict()).contains(new Proposal.Verdict(false, 0));
        world.accepts(ISRAEL, new ProposalBody.Accept("azerbaijan.p"));

        world.accepts(TURKIYE, new ProposalBody.Accept("azerbaijan.p"));

        assertThat(stage(world, "azerbaijan.p")).isEqualTo(Stage.FAILED);
        assertThat(world.get(Notice.class, "israel.i").version()).isEqualTo(1);
        assertThat(world.all(Conflict.class)).singleElement().matches(Conflict::open);
    }

    @Test
    void aSettlementThatMakesANewConflictTellsOnlyThoseWhoHaveItAndTheFacilitatorBefore() {
        World world = World.under(
                TermsBuilder.plain().between(TURKIYE, ISRAEL, "georgia").build());
        world.accepts(TURKIYE, file("t", here()));
        world.accepts(ISRAEL, file("i", here()));
        world.accepts("georgia", file("g", Notices.later(here(), 180)));

        Outcome proposed = world.accepts(FACILITATOR, propose(Map.of(ISRAEL, Measure.later(Duration.ofHours(3)))));
        assertThat(World.shown(proposed, FACILITATOR, Proposal.class).verdict())
                .contains(new Proposal.Verdict(true, 1));
        assertThat(World.shown(proposed, TURKIYE, Proposal.class).verdict()).isEmpty();
        assertThat(World.shown(proposed, ISRAEL, Proposal.class).verdict()).isEmpty();
        world.accepts(ISRAEL, new ProposalBody.Accept("azerbaijan.p"));
        Outcome settled = world.accepts(TURKIYE, new ProposalBody.Accept("azerbaijan.p"));

        assertThat(World.heard(settled, TURKIYE)).containsExactly("Proposal ACCEPTED", "Conflict SETTLED");
        assertThat(World.heard(settled, ISRAEL)).contains("Conflict SETTLED", "Conflict OPENED");
        assertThat(World.heard(settled, "georgia")).containsExactly("Conflict OPENED");
    }

    @Test
    void aCounterTakesThePlaceOfWhatItCounters() {
        World world = proposed();

        world.accepts(ISRAEL, counter("c", "azerbaijan.p"));

        assertThat(stage(world, "azerbaijan.p")).isEqualTo(Stage.COUNTERED);
        Proposal counter = world.get(Proposal.class, "israel.c");
        assertThat(counter.counters()).contains("azerbaijan.p");
        assertThat(counter.accepted()).containsExactly(ISRAEL);
        assertThat(world.refuses(ISRAEL, counter("d", "israel.c")).reason()).contains("your own");
        assertThat(world.refuses(FACILITATOR, counter("d", "israel.c")).code()).isEqualTo(Code.NOT_ENTITLED);
        world.accepts(TURKIYE, new ProposalBody.Accept("israel.c"));
        assertThat(world.all(Conflict.class)).noneMatch(Conflict::open);
    }

    private static ProposalBody.Counter counter(String name, String proposal) {
        return new ProposalBody.Counter(
                name, proposal, Map.of(TURKIYE, Measure.later(Duration.ofHours(3))), Optional.empty());
    }

    @Test
    void whatIsNotAcceptedInTimeIsOffTheTable() {
        World world = ConflictTest.conflicting(
                TermsBuilder.plain().settling(HandlingTest.SETTLING).build());
        world.accepts(FACILITATOR, propose(Map.of(TURKIYE, CLIMB)));
        world.accepts(TURKIYE, new ProposalBody.Accept("azerbaijan.p"));

        world.passTo(world.now().plus(Duration.ofMinutes(30)));

        assertThat(stage(world, "azerbaijan.p")).isEqualTo(Stage.EXPIRED);
        Refusal late = world.refuses(ISRAEL, new ProposalBody.Accept("azerbaijan.p"));
        assertThat(late.code()).isEqualTo(Code.WRONG_STATE);
        assertThat(late.reason()).contains("EXPIRED");
    }

    @Test
    void onlySidesAreAskedToMove() {
        World world = World.under(
                TermsBuilder.plain().between(TURKIYE, ISRAEL, "georgia").build());
        world.accepts(TURKIYE, file("t", here()));
        world.accepts(ISRAEL, file("i", here()));

        Refusal refusal = world.refuses(FACILITATOR, propose(Map.of("georgia", CLIMB)));
        assertThat(refusal.code()).isEqualTo(Code.MALFORMED);
        assertThat(refusal.field()).isEqualTo("body.measures.georgia");
    }

    @Test
    void toAPartyNotConcernedItIsAsUnknownAsNone() {
        World world = World.under(
                TermsBuilder.plain().between(TURKIYE, ISRAEL, "georgia").build());
        world.accepts(TURKIYE, file("t", here()));
        world.accepts(ISRAEL, file("i", here()));
        world.accepts(FACILITATOR, propose(Map.of(TURKIYE, CLIMB)));

        Refusal hidden = world.refuses("georgia", new ProposalBody.Accept("azerbaijan.p"));
        Refusal none = world.refuses("georgia", new ProposalBody.Accept("azerbaijan.q"));
        assertThat(hidden.code()).isEqualTo(Code.UNKNOWN).isEqualTo(none.code());
        assertThat(hidden.reason()).isEqualTo(none.reason().replace("azerbaijan.q", "azerbaijan.p"));
        Refusal conflict = world.refuses("georgia", propose(Map.of(TURKIYE, CLIMB)));
        assertThat(conflict.code()).isEqualTo(Code.UNKNOWN);
    }
}
