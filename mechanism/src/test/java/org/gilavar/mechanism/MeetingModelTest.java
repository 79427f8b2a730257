package org.gilavar.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gilavar.mechanism.Explored.made;
import static org.gilavar.mechanism.Explored.written;
import static org.gilavar.mechanism.Meetings.BEGINS;
import static org.gilavar.mechanism.Meetings.ENDS;
import static org.gilavar.mechanism.Meetings.ID;
import static org.gilavar.mechanism.Meetings.MINUTES;
import static org.gilavar.mechanism.Meetings.WORDS;
import static org.gilavar.mechanism.Meetings.words;
import static org.gilavar.mechanism.World.FACILITATOR;
import static org.gilavar.mechanism.World.ISRAEL;
import static org.gilavar.mechanism.World.START;
import static org.gilavar.mechanism.World.TURKIYE;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.gilavar.mechanism.Explored.Moved;
import org.gilavar.mechanism.Explorer.Move;
import org.gilavar.mechanism.Explorer.Place;
import org.gilavar.mechanism.Explorer.Step;
import org.gilavar.mechanism.item.Item;
import org.gilavar.mechanism.item.Meeting;
import org.gilavar.mechanism.item.Meeting.Stage;
import org.gilavar.mechanism.item.Minutes;
import org.gilavar.mechanism.item.PointText;
import org.gilavar.mechanism.item.Proceedings;
import org.gilavar.mechanism.item.Proceedings.Answer;
import org.gilavar.mechanism.statement.Body;
import org.gilavar.mechanism.statement.MeetingBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Everything that can become of a round of two delegations, with a text for one point, one other time, and minutes written twice. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MeetingModelTest {

    private static final String GEORGIA = "georgia";
    private static final List<String> ALL = List.of(TURKIYE, ISRAEL, FACILITATOR, GEORGIA);
    private static final int MOST = 2_000;

    /**
     * Counted by hand. At one of two times (2), each of two has declined or not (4), with no text or one to which each has agreed, set a bracket
     * or neither (1 + 9): called, and cancelled from any of these. Opened where not both have declined (3). Then minuted, first or again (2): each
     * at the table has signed, refused or neither, and where all have signed it is over: 9 of two, 3 of one. And before it is called.
     */
    private static final int PLACES = 1 + 2 * (2 * 4 * 10) + 2 * 3 * 10 + 2 * 10 * 2 * (9 + 2 * 3);

    private final Explorer explorer =
            Explorer.from(World.enrolled(TURKIYE, ISRAEL, GEORGIA), MeetingModelTest::moves, START, MOST);

    private static List<Move> moves(State state) {
        Optional<Proceedings> now = state.find(Meeting.class, ID).flatMap(Meeting::proceedings);
        int version = now.map(Proceedings::version).orElse(1);
        Optional<Minutes> minutes = now.flatMap(Proceedings::minutes);
        List<Body> bodies = new ArrayList<>(List.of(
                Meetings.invite("round-2", Meeting.Track.TECHNICAL, TURKIYE, ISRAEL),
                Meetings.reply(version, Answer.DECLINES),
                Meetings.text(WORDS),
                Meetings.agree(WORDS),
                Meetings.agree(words("Never said.")),
                Meetings.bracket(WORDS),
                new MeetingBody.Unbracket(ID, 1),
                new MeetingBody.Cancel(ID, "put off"),
                new MeetingBody.Open(ID)));
        if (version == 1) {
            bodies.add(new MeetingBody.Move(ID, BEGINS.plusSeconds(60), ENDS));
        }
        if (minutes.isEmpty()) {
            bodies.add(Meetings.minutes(MINUTES));
        } else if (minutes.get().version() == 1) {
            bodies.add(Meetings.minutes(words("They met.")));
        }
        String hash = minutes.map(Minutes::hash).orElse("");
        bodies.add(new MeetingBody.Sign(ID, hash));
        bodies.add(new MeetingBody.Sign(ID, "other"));
        bodies.add(new MeetingBody.Refuse(ID, hash, "not so"));
        return ALL.stream()
                .flatMap(party -> bodies.stream().map(body -> new Move(party, body)))
                .filter(move -> !(move.body() instanceof MeetingBody.Text)
                        || !Meetings.DELEGATIONS.contains(move.party())) // else each text would be there three times
                .toList();
    }

    private static Optional<Meeting> at(Place place) {
        return place.state().find(Meeting.class, ID);
    }

    private static Optional<Minutes> minutes(Place place) {
        return at(place).flatMap(Meeting::proceedings).flatMap(Proceedings::minutes);
    }

    private static Optional<PointText> text(Place place) {
        return at(place)
                .flatMap(Meeting::proceedings)
                .flatMap(p -> Optional.ofNullable(p.texts().get(1)));
    }

    /** Papers, an attendance, other members and the rounds that were held elsewhere are left out: they only multiply what there is. */
    @Test
    void itCanAlwaysComeToAnEndAndEveryMoveIsMade() {
        assertThat(explorer.places().size()).as("places").isEqualTo(PLACES);
        Explored.mustComeToAnEnd(
                explorer, Meeting.class, m -> m.stage() == Stage.SIGNED || m.stage() == Stage.CANCELLED);
        assertThat(made(explorer, Meeting.class))
                .isEqualTo(written(
                        Meeting.class,
                        Set.of(
                                new Moved("", Happened.RECORDED, "RECORDED"),
                                new Moved("HELD", Happened.ANSWERED, "HELD"),
                                new Moved("MINUTED", Happened.ANSWERED, "MINUTED"),
                                new Moved("INVITED", Happened.TABLED, "INVITED"),
                                new Moved("HELD", Happened.TABLED, "HELD"))));
    }

    @Test
    void itIsSignedWhereAllAtTheTableHaveSignedItsMinutesAndNowhereElse() {
        for (Place place : explorer.places()) {
            at(place).ifPresent(m -> {
                boolean byAll = minutes(place)
                        .filter(words -> words.signed().keySet().equals(Set.copyOf(m.atTable())))
                        .isPresent();
                assertThat(m.stage() == Stage.SIGNED).as("%s", place).isEqualTo(byAll);
                if (m.stage() != Stage.INVITED && m.stage() != Stage.CANCELLED) {
                    assertThat(m.atTable()).as("%s", place).isNotEmpty();
                }
            });
        }
    }

    /** So a signature or an agreement is there only where its delegation has named these very words since they were written. */
    @Test
    void nobodySpeaksForAnotherAndOtherWordsHaveNoHandsUnderThem() {
        for (Step step : explorer.steps()) {
            Move move = step.move().orElseThrow();
            Set<String> signed = signed(step.to());
            if (minutes(step.from())
                    .map(Minutes::hash)
                    .equals(minutes(step.to()).map(Minutes::hash))) {
                signed.removeAll(signed(step.from()));
                boolean names = minutes(step.from())
                        .filter(m -> move.body().equals(new MeetingBody.Sign(ID, m.hash())))
                        .isPresent();
                assertThat(signed).as("%s", step).isEqualTo(names ? Set.of(move.party()) : Set.of());
            } else {
                assertThat(signed).as("%s", step).isEmpty();
            }
            Set<String> agreed = agreed(step.to());
            agreed.removeAll(agreed(step.from()));
            assertThat(agreed)
                    .as("%s", step)
                    .isEqualTo(move.body().equals(Meetings.agree(WORDS)) ? Set.of(move.party()) : Set.of());
        }
        Explored.mustBeSignedByTheSpeaker(explorer, ALL);
    }

    private static Set<String> signed(Place place) {
        return new TreeSet<>(minutes(place).map(m -> m.signed().keySet()).orElse(Set.of()));
    }

    private static Set<String> agreed(Place place) {
        return new TreeSet<>(text(place).map(t -> t.agreed().keySet()).orElse(Set.of()));
    }

    @Test
    void whatTheMinutesSayWasAgreedAllAtTheTableHaveAgreedTo() {
        for (Place place : explorer.places()) {
            minutes(place).ifPresent(m -> {
                boolean isAgreed = text(place)
                        .filter(t -> t.standing(at(place).orElseThrow().atTable()) == PointText.Standing.AGREED)
                        .isPresent();
                assertThat(m.words().agreed().containsKey(1)).as("%s", place).isEqualTo(isAgreed);
            });
        }
    }

    @Test
    void itIsKnownToItsDelegationsAndTheFacilitatorAlone() {
        Explored.mustTellAllThatMayBeSeen(explorer, Meeting.class, ALL);
        for (Place place : explorer.places()) {
            for (String party : ALL) {
                Map<String, Item> expected = party.equals(GEORGIA)
                        ? Map.of()
                        : at(place).map(m -> Map.<String, Item>of(ID, m)).orElse(Map.of());
                assertThat(Explored.seen(place, Meeting.class, party)).isEqualTo(expected);
            }
        }
        Stream.of(MeetingBody.Invite.class, MeetingBody.Agree.class, MeetingBody.Open.class)
                .forEach(type -> Explored.mustAnswerAlikeEverywhere(
                        explorer, move -> move.party().equals(GEORGIA) && type.isInstance(move.body())));
    }
}
