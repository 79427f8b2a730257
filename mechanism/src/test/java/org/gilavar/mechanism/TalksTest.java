package org.gilavar.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gilavar.mechanism.World.FACILITATOR;
import static org.gilavar.mechanism.World.ISRAEL;
import static org.gilavar.mechanism.World.TURKIYE;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.gilavar.mechanism.Refusal.Code;
import org.gilavar.mechanism.item.Communique;
import org.gilavar.mechanism.item.Meeting;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.statement.CommuniqueBody;
import org.gilavar.mechanism.statement.MeetingBody;
import org.junit.jupiter.api.Test;

class TalksTest {

    private static final String TEXT = "The parties have agreed to talk.";
    private static final CommuniqueBody DRAFT = new CommuniqueBody.Draft("may", TEXT);
    private static final CommuniqueBody APPROVE = new CommuniqueBody.Approve("azerbaijan.may", Json.hashOfText(TEXT));

    private static MeetingBody round(String... delegations) {
        return new MeetingBody.Hold(
                "round-1",
                1,
                "Baku",
                Meeting.Track.TECHNICAL,
                LocalDate.of(2025, 4, 9),
                List.of(delegations),
                List.of("a line"),
                List.of(),
                List.of(),
                Optional.empty());
    }

    @Test
    void aCommuniqueIsPublishedWhenAllHaveApprovedTheseVeryWords() {
        World world = World.inForce();
        world.enrols("georgia");
        world.accepts(FACILITATOR, DRAFT);
        assertThat(World.heard(world.accepts(TURKIYE, APPROVE), ISRAEL)).containsExactly("Communique APPROVED");
        assertThat(world.get(Communique.class, "azerbaijan.may").published()).isEmpty();

        Outcome last = world.accepts(ISRAEL, APPROVE);

        assertThat(World.heard(last, TURKIYE)).containsExactly("Communique PUBLISHED");
        assertThat(World.heard(last, "georgia")).as("the public").containsExactly("Communique PUBLISHED");
        assertThat(world.told("georgia"))
                .filteredOn(t -> t.telling().item() instanceof Communique)
                .hasSize(1);
    }

    @Test
    void otherWordsAreNotApproved() {
        World world = World.inForce();
        world.accepts(FACILITATOR, DRAFT);

        Refusal refusal =
                world.refuses(TURKIYE, new CommuniqueBody.Approve("azerbaijan.may", Json.hashOfText(TEXT + " ")));
        assertThat(refusal.code()).isEqualTo(Code.STALE_VERSION);
    }

    @Test
    void onlyThePartiesApproveAndEachOnce() {
        World world = World.inForce();
        world.accepts(FACILITATOR, DRAFT);
        world.accepts(TURKIYE, APPROVE);

        assertThat(world.refuses(TURKIYE, APPROVE).code()).isEqualTo(Code.WRONG_STATE);
        assertThat(world.refuses(FACILITATOR, APPROVE).code()).isEqualTo(Code.UNKNOWN);
    }

    @Test
    void onlyTheFacilitatorDraftsAndOnlyUnderAnArrangement() {
        assertThat(World.inForce().refuses(TURKIYE, DRAFT).code()).isEqualTo(Code.NOT_ENTITLED);
        assertThat(World.enrolled(TURKIYE, ISRAEL).refuses(FACILITATOR, DRAFT).code())
                .isEqualTo(Code.NO_ARRANGEMENT);
    }

    @Test
    void aRoundOfTalksIsShownToItsDelegations() {
        World world = World.enrolled(TURKIYE, ISRAEL, "georgia");

        Outcome recorded = world.accepts(FACILITATOR, round(TURKIYE, ISRAEL));

        assertThat(World.heard(recorded, TURKIYE)).containsExactly("Meeting RECORDED");
        assertThat(World.heard(recorded, ISRAEL)).containsExactly("Meeting RECORDED");
        assertThat(World.heard(recorded, "georgia")).isEmpty();
    }

    @Test
    void onlyTheFacilitatorRecordsARoundAndOnlyOfThoseEnrolled() {
        World world = World.enrolled(TURKIYE, ISRAEL);

        assertThat(world.refuses(TURKIYE, round(TURKIYE, ISRAEL)).code()).isEqualTo(Code.NOT_ENTITLED);
        assertThat(world.refuses(FACILITATOR, round(TURKIYE, "nobody")).field()).isEqualTo("body.delegations[1]");
        world.accepts(FACILITATOR, round(TURKIYE, ISRAEL));
        assertThat(world.refuses(FACILITATOR, round(TURKIYE, ISRAEL)).code()).isEqualTo(Code.TAKEN);
    }
}
