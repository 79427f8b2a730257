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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gilavar.mechanism.Explorer.Move;
import org.gilavar.mechanism.Explorer.Place;
import org.gilavar.mechanism.Explorer.Step;
import org.gilavar.mechanism.item.Call;
import org.gilavar.mechanism.item.Call.Account;
import org.gilavar.mechanism.item.Call.Outcome;
import org.gilavar.mechanism.item.Call.Stage;
import org.gilavar.mechanism.statement.Body;
import org.gilavar.mechanism.statement.CallBody;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Everything that can become of one call that Türkiye has logged: whatever anybody says at any moment, and if nobody does. */
class CallModelTest {

    /** On the line, and neither end of the call. */
    private static final String GEORGIA = "georgia";

    /** Enrolled, and not on the line. */
    private static final String CYPRUS = "cyprus";

    private static final List<String> ALL = List.of(TURKIYE, ISRAEL, GEORGIA, FACILITATOR, CYPRUS);
    private static final String ID = "turkiye.c";
    private static final Instant BY = START.plus(Duration.ofMinutes(30));
    private static final int MOST = 300;

    /**
     * With whom, whether something was agreed, and how many places that makes.
     *
     * <p>Counted by hand, of the first: none yet 1. Before the deadline, the other end has agreed, disagreed or not spoken 3, each of the two
     * has named a recording or not 4, and either or neither has said that it is done 3: 36. From the deadline on, which comes where neither
     * has: the other end has agreed before it, spoken after it or not 4 (what it disputes falls due for nobody), each has named a recording before, after or not 9, and either or neither
     * says that it is done 3: 108.
     */
    enum Given {
        AGREED_WITH_A_PARTY(Optional.of(ISRAEL), true, 1 + 36 + 108),
        AGREED_WITH_THE_FACILITATOR(Optional.of(FACILITATOR), true, 1 + 36 + 108),
        AGREED_WITH_ONE_OUTSIDE(Optional.empty(), true, 1 + 2 * 2 + 3 * 2),
        OF_NO_ANSWER(Optional.of(ISRAEL), false, 1 + 3 * 4);

        private final Optional<String> with;
        private final boolean agreed;
        private final int places;

        Given(Optional<String> with, boolean agreed, int places) {
            this.with = with;
            this.agreed = agreed;
            this.places = places;
        }

        private Account account() {
            Account heard = Calls.ended(START, with, agreed ? Outcome.ANSWERED : Outcome.NO_ANSWER);
            return agreed ? Calls.agreeing(heard, BY) : heard;
        }

        Explorer explore() {
            World world = World.under(
                    TermsBuilder.plain().between(TURKIYE, ISRAEL, GEORGIA).build());
            world.enrols(CYPRUS);
            List<Body> bodies = List.of(
                    new CallBody.Confirm(ID, true, Optional.empty()),
                    new CallBody.Confirm(ID, false, Optional.of("Otherwise.")),
                    new CallBody.Recording(ID, Calls.RECORDED),
                    new CallBody.Done(ID, Optional.empty()));
            List<Move> moves = Stream.concat(
                            Stream.of(new Move(TURKIYE, Calls.log("c", account()))),
                            ALL.stream().flatMap(party -> bodies.stream().map(body -> new Move(party, body))))
                    .toList();
            return Explorer.from(world, state -> moves, BY, MOST);
        }

        boolean isEnd(String party) {
            return party.equals(TURKIYE) || with.filter(party::equals).isPresent();
        }
    }

    private static Optional<Call> at(Place place) {
        return place.state().find(Call.class, ID);
    }

    @ParameterizedTest
    @EnumSource(Given.class)
    void itGoesWhereItIsWrittenToAndNowhereElse(Given given) {
        Explorer explorer = given.explore();

        assertThat(explorer.places()).as("places").hasSize(given.places);
        if (given.agreed && given.with.isPresent()) {
            assertThat(made(explorer, Call.class)).isEqualTo(written(Call.class));
        }
        for (Place place : explorer.places()) {
            at(place).ifPresent(call -> {
                boolean past = given.agreed && place.at().equals(BY);
                assertThat(call.due()).as("due at %s", place).isEqualTo(past);
                if (call.stage() != Stage.LOGGED) {
                    assertThat(given.with).as("confirmed at %s", place).isPresent();
                }
            });
        }
    }

    /** What is new at a place is the word of whoever has just spoken; and what was there before stays as it was. */
    @ParameterizedTest
    @EnumSource(Given.class)
    void noWordIsPutIntoAnybodysMouthAndNoneIsTakenBack(Given given) {
        Explorer explorer = given.explore();
        for (Step step : explorer.steps()) {
            Call now = at(step.to()).orElseThrow();
            assertThat(now.account()).as("%s", step).isEqualTo(given.account());
            at(step.from()).ifPresent(before -> {
                if (before.confirmation().isPresent()) {
                    assertThat(now.confirmation()).as("%s", step).isEqualTo(before.confirmation());
                }
                assertThat(now.recordings()).as("%s", step).containsAllEntriesOf(before.recordings());
                if (before.done().isPresent()) {
                    assertThat(now.done()).as("%s", step).isEqualTo(before.done());
                }
                mustBeTheWordOfTheSpeaker(given, step, before, now);
            });
        }
        Explored.mustBeSignedByTheSpeaker(explorer, ALL);
    }

    private static void mustBeTheWordOfTheSpeaker(Given given, Step step, Call before, Call now) {
        boolean confirmed = !now.confirmation().equals(before.confirmation());
        boolean recorded = !now.recordings().equals(before.recordings());
        boolean done = !now.done().equals(before.done());
        boolean due = now.due() != before.due();
        assertThat(Stream.of(confirmed, recorded, done, due).filter(changed -> changed))
                .as("one thing at a time: %s", step)
                .hasSize(1);
        assertThat(due).as("by time alone: %s", step).isEqualTo(step.move().isEmpty());
        step.move().map(Move::party).ifPresent(speaker -> {
            assertThat(given.isEnd(speaker)).as("%s", step).isTrue();
            if (confirmed) {
                assertThat(given.with).as("%s", step).contains(speaker);
            }
            if (recorded) {
                assertThat(now.recordings()).as("%s", step).containsKey(speaker);
                assertThat(before.recordings()).as("%s", step).doesNotContainKey(speaker);
            }
            if (done) {
                assertThat(now.done().map(Call.Done::by)).as("%s", step).contains(speaker);
            }
        });
    }

    @ParameterizedTest
    @EnumSource(Given.class)
    void allThatMayBeSeenIsToldAndTheRestIsAsIfItHadNeverBeen(Given given) {
        Explorer explorer = given.explore();

        Explored.mustTellAllThatMayBeSeen(explorer, Call.class, ALL);
        for (String party : ALL) {
            boolean knows = given.isEnd(party) || party.equals(FACILITATOR);
            Map<String, ?> seen = Explored.seen(explorer.steps().getLast().to(), Call.class, party);
            assertThat(seen.isEmpty()).as(party).isEqualTo(!knows);
            if (!knows) {
                Explored.mustAnswerAlikeEverywhere(
                        explorer, move -> move.party().equals(party));
            }
        }
    }
}
