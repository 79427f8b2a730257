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
import java.util.Map;
import java.util.Optional;
import org.gilavar.airspace.Length;
import org.gilavar.mechanism.Refusal.Code;
import org.gilavar.mechanism.item.Conflict;
import org.gilavar.mechanism.item.Notice;
import org.gilavar.mechanism.item.Proposal;
import org.gilavar.mechanism.item.Proposal.Measure;
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
    void whatCannotBeDoneIsRefusedWithoutQuotingTheOthersNotice() {
        World world = ConflictTest.conflicting();
        Measure tooHigh = new Measure(Optional.empty(), Optional.of(Length.feet(60_000)));
        world.accepts(FACILITATOR, propose(Map.of(ISRAEL, tooHigh)));
        world.accepts(ISRAEL, new ProposalBody.Accept("azerbaijan.p"));

        Refusal refusal = world.refuses(TURKIYE, new ProposalBody.Accept("azerbaijan.p"));

        assertThat(refusal.code()).isEqualTo(Code.WRONG_STATE);
        assertThat(refusal.field()).isEqualTo("body.proposal");
        assertThat(refusal.reason()).doesNotContain("FL").doesNotContain("2025");
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
