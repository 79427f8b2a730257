package org.gilavar.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gilavar.mechanism.Explored.made;
import static org.gilavar.mechanism.Explored.written;
import static org.gilavar.mechanism.World.FACILITATOR;
import static org.gilavar.mechanism.World.ISRAEL;
import static org.gilavar.mechanism.World.START;
import static org.gilavar.mechanism.World.TURKIYE;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gilavar.mechanism.Explorer.Move;
import org.gilavar.mechanism.Explorer.Place;
import org.gilavar.mechanism.Explorer.Step;
import org.gilavar.mechanism.Refusal.Code;
import org.gilavar.mechanism.item.Action;
import org.gilavar.mechanism.item.Meeting.Track;
import org.gilavar.mechanism.statement.ActionBody;
import org.gilavar.mechanism.statement.Body;
import org.gilavar.mechanism.statement.MeetingBody;
import org.junit.jupiter.api.Test;

/** What is to be done after a meeting: what one says, and everything that can become of it. */
class ActionTest {

    private static final String GEORGIA = "georgia";
    private static final LocalDate DUE = LocalDate.of(2025, 4, 14);
    private static final Instant DEADLINE = Instant.parse("2025-04-15T00:00:00Z");
    private static final String ID = Meetings.ID + ".draft-line";

    /** None; recorded and nothing yet, done, withdrawn; and its day over and nothing yet, done, withdrawn. */
    private static final int PLACES = 7;

    private final World world = World.enrolled(TURKIYE, ISRAEL, GEORGIA);

    private static ActionBody.Note action(String owner, LocalDate due) {
        return new ActionBody.Note(Meetings.ID, "draft-line", owner, due, Meetings.words("Write the line down."));
    }

    private void opened() {
        Meetings.called(world);
        world.accepts(FACILITATOR, new MeetingBody.Open(Meetings.ID));
    }

    @Test
    void anActionIsToldToTheDelegationsAndIsLateWhenItsDayIsOver() {
        opened();
        Outcome recorded = world.accepts(FACILITATOR, action(ISRAEL, DUE));
        assertThat(World.heard(recorded, TURKIYE)).containsExactly("Action RECORDED");
        assertThat(World.heard(recorded, GEORGIA)).isEmpty();

        assertThat(world.hears(TURKIYE, () -> world.passTo(DEADLINE.minusMillis(1))))
                .isEmpty();
        assertThat(world.hears(TURKIYE, () -> world.passTo(DEADLINE))).containsExactly("Action OVERDUE");
        world.accepts(ISRAEL, new ActionBody.Done(ID, Optional.of("sent")));
        assertThat(world.get(Action.class, ID).stage()).isEqualTo(Action.Stage.DONE);
    }

    @Test
    void onlyItsOwnerSaysThatItIsDone() {
        opened();
        world.accepts(FACILITATOR, action(ISRAEL, DUE));

        assertThat(world.refuses(TURKIYE, new ActionBody.Done(ID, Optional.empty()))
                        .code())
                .isEqualTo(Code.NOT_ENTITLED);
        assertThat(world.refuses(GEORGIA, new ActionBody.Done(ID, Optional.empty()))
                        .code())
                .isEqualTo(Code.UNKNOWN);
    }

    @Test
    void whatCannotBeAnActionIsRefusedByItsField() {
        Meetings.called(world);
        assertThat(world.refuses(FACILITATOR, action(ISRAEL, DUE)).code())
                .as("not opened yet")
                .isEqualTo(Code.WRONG_STATE);
        world.accepts(FACILITATOR, new MeetingBody.Open(Meetings.ID));

        assertThat(world.refuses(ISRAEL, action(ISRAEL, DUE)).code()).isEqualTo(Code.NOT_ENTITLED);
        assertThat(world.refuses(FACILITATOR, action(GEORGIA, DUE)).field()).isEqualTo("body.owner");
        assertThat(world.refuses(FACILITATOR, action(ISRAEL, LocalDate.of(2025, 4, 11)))
                        .field())
                .isEqualTo("body.due");
        assertThat(world.refuses(
                                FACILITATOR,
                                new ActionBody.Note(
                                        Meetings.ID, "a", ISRAEL, DUE, new TreeMap<>(Map.of("en", "One language."))))
                        .field())
                .isEqualTo("body.texts");
        world.accepts(FACILITATOR, action(FACILITATOR, DUE));
        assertThat(world.refuses(FACILITATOR, action(ISRAEL, DUE)).code()).isEqualTo(Code.TAKEN);
    }

    @Test
    void whateverHappensItComesToAnEndByItsOwnerOrTheFacilitatorAndNobodyElse() {
        opened();
        List<Body> bodies = List.of(
                action(ISRAEL, DUE),
                new ActionBody.Done(ID, Optional.empty()),
                new ActionBody.Withdraw(ID, "no longer wanted"));
        List<String> all = List.of(TURKIYE, ISRAEL, FACILITATOR, GEORGIA);
        List<Move> moves = all.stream()
                .flatMap(party -> bodies.stream().map(body -> new Move(party, body)))
                .toList();
        Explorer explorer = Explorer.from(world, state -> moves, START.plus(Duration.ofDays(9)), PLACES + 1);

        assertThat(explorer.places()).hasSize(PLACES);
        Explored.mustComeToAnEnd(explorer, Action.class, a -> !a.stage().open());
        assertThat(made(explorer, Action.class)).isEqualTo(written(Action.class));
        Explored.mustTellAllThatMayBeSeen(explorer, Action.class, all);
        Explored.mustBeSignedByTheSpeaker(explorer, all);
        Explored.mustAnswerAlikeEverywhere(explorer, move -> move.party().equals(GEORGIA));
        for (Step step : explorer.steps()) {
            if (stage(step.to()).equals("DONE")) {
                assertThat(step.move().orElseThrow().party()).isEqualTo(ISRAEL);
            }
        }
    }

    private static String stage(Place place) {
        return place.state().find(Action.class, ID).map(Lifecycles::state).orElse("");
    }

    @Test
    void noTrackLearnsOfAnother() {
        opened();
        world.accepts(FACILITATOR, Meetings.invite("political", Track.POLITICAL, TURKIYE, GEORGIA));

        assertThat(World.heard(world.accepts(FACILITATOR, action(ISRAEL, DUE)), GEORGIA))
                .isEmpty();
        assertThat(world.told(GEORGIA))
                .filteredOn(t -> t.telling().item().id().startsWith(Meetings.ID))
                .isEmpty();
    }
}
