package org.gilavar.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gilavar.mechanism.Explored.made;
import static org.gilavar.mechanism.Explored.written;
import static org.gilavar.mechanism.World.FACILITATOR;
import static org.gilavar.mechanism.World.ISRAEL;
import static org.gilavar.mechanism.World.TURKIYE;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gilavar.mechanism.Explorer.Move;
import org.gilavar.mechanism.Explorer.Place;
import org.gilavar.mechanism.Explorer.Step;
import org.gilavar.mechanism.item.Item;
import org.gilavar.mechanism.item.Line;
import org.gilavar.mechanism.item.Line.Technical;
import org.gilavar.mechanism.item.LineCheck;
import org.gilavar.mechanism.item.LineCheck.Stage;
import org.gilavar.mechanism.statement.CheckBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Everything that can become of two checks of the line, the second due before the time of the first is over. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LineCheckModelTest {

    private static final String GEORGIA = "georgia";

    /** Enrolled, and not on the line. */
    private static final String CYPRUS = "cyprus";

    private static final Set<String> PARTIES = Set.of(TURKIYE, ISRAEL, GEORGIA);
    private static final List<String> ALL = List.of(TURKIYE, ISRAEL, GEORGIA, FACILITATOR, CYPRUS);
    private static final Duration WITHIN = Duration.ofMinutes(15);
    private static final Instant NINE = Instant.parse("2025-04-12T09:00:00Z");
    private static final Instant TEN_PAST = NINE.plus(Duration.ofMinutes(10));

    private static final String FIRST = "20250412-0900z";
    private static final String SECOND = "20250412-0910z";

    private static final int MOST = 3_000;

    /**
     * Counted by hand: before the first 1. From 09:00 on, each of three parties has answered it or not, 8. From 09:10 on, each has answered
     * the first at either time or not, 27, and the second or not, 8: 216. From 09:15 on, where the first was missed, 27 - 8, each has
     * answered the second at either time or not, 27: 513. From 09:25 on, where the second was missed: 27 - 8 of these for each of the 27 - 8,
     * and where the first was done in either of 8 ways, the 8 - 1 in which the second was not: 361 + 56.
     */
    private static final int PLACES = 1 + 8 + 216 + 513 + 361 + 56;

    private final Explorer explorer = explore();

    private static Explorer explore() {
        World world = World.under(TermsBuilder.plain()
                .between(TURKIYE, ISRAEL, GEORGIA)
                .checkedAt(LocalTime.of(9, 0), LocalTime.of(9, 10))
                .build());
        world.enrols(CYPRUS);
        List<Move> moves = ALL.stream()
                .flatMap(party -> Stream.of(FIRST, SECOND).map(id -> new Move(party, new CheckBody.Answer(id))))
                .toList();
        return Explorer.from(world, state -> moves, NINE.plus(Duration.ofHours(1)), MOST);
    }

    private static List<LineCheck> checks(Place place) {
        return place.state().all(LineCheck.class).toList();
    }

    @Test
    void eachCanAlwaysEndAndEveryMoveIsMade() {
        assertThat(explorer.places().size()).as("places").isEqualTo(PLACES);
        Explored.mustComeToAnEnd(explorer, LineCheck.class, c -> c.stage() != Stage.DUE);
        assertThat(made(explorer, LineCheck.class)).isEqualTo(written(LineCheck.class));
    }

    @Test
    void itIsDoneWhenAllHaveAnsweredAndMissedWhenItsTimeIsOverBeforeThat() {
        for (Place place : explorer.places()) {
            assertThat(checks(place))
                    .as("due at their times and not before: %s", place)
                    .extracting(LineCheck::due)
                    .containsExactlyElementsOf(Stream.of(NINE, TEN_PAST)
                            .filter(due -> !due.isAfter(place.at()))
                            .toList());
            for (LineCheck check : checks(place)) {
                Instant end = (check.id().equals(FIRST) ? NINE : TEN_PAST).plus(WITHIN);
                boolean all = check.answered().keySet().equals(PARTIES);
                boolean past = !place.at().isBefore(end);
                assertThat(check.expected()).as("%s", place).isEqualTo(PARTIES);
                assertThat(check.stage())
                        .as("%s at %s", check.id(), place)
                        .isEqualTo(all ? Stage.DONE : past ? Stage.MISSED : Stage.DUE);
                assertThat(check.answered().values())
                        .as("%s", place)
                        .allMatch(at -> !at.isBefore(check.due()) && at.isBefore(end));
            }
        }
    }

    /** What is answered stays so, and an answer that was not there before is that of whoever has just spoken. */
    @Test
    void nobodyAnswersForAnotherAndTimeAnswersForNobody() {
        for (Step step : explorer.steps()) {
            Map<String, Instant> before = answers(step.from());
            Map<String, Instant> now = answers(step.to());
            assertThat(now).as("%s", step).containsAllEntriesOf(before);
            now.keySet().removeAll(before.keySet());
            Map<String, Instant> said = step.move()
                    .map(move -> Map.of(
                            ((CheckBody.Answer) move.body()).check() + " " + move.party(),
                            step.to().at()))
                    .orElse(Map.of());
            assertThat(now).as("%s", step).isEqualTo(said);
        }
        Explored.mustBeSignedByTheSpeaker(explorer, ALL);
    }

    private static Map<String, Instant> answers(Place place) {
        Map<String, Instant> answers = new TreeMap<>();
        checks(place).forEach(c -> c.answered().forEach((party, at) -> answers.put(c.id() + " " + party, at)));
        return answers;
    }

    @Test
    void aCheckIsMissedByTimeAndDoneByWordsAlone() {
        for (Step step : explorer.steps()) {
            for (LineCheck now : checks(step.to())) {
                Stage before = step.from()
                        .state()
                        .find(LineCheck.class, now.id())
                        .map(LineCheck::stage)
                        .orElse(Stage.DUE);
                if (before != now.stage()) {
                    assertThat(before).as("%s", step).isEqualTo(Stage.DUE);
                    assertThat(step.move().isEmpty()).as("%s", step).isEqualTo(now.stage() == Stage.MISSED);
                }
            }
        }
    }

    /** The line shows what the check that ended last has shown. */
    @Test
    void theLineIsAsTheLastCheckHasFoundIt() {
        for (Place place : explorer.places()) {
            Optional<Technical> last = checks(place).stream()
                    .filter(c -> c.stage() != Stage.DUE)
                    .max((a, b) -> ended(a).equals(ended(b))
                            ? b.stage().compareTo(a.stage()) // nothing is said at an instant before its deadlines
                            : ended(a).compareTo(ended(b)))
                    .map(c -> c.stage() == Stage.DONE ? Technical.ANSWERING : Technical.CHECK_MISSED);
            assertThat(place.state().find(Line.class, Line.ID).orElseThrow().technical())
                    .as("%s", place)
                    .isEqualTo(last.orElse(Technical.UNTESTED));
        }
    }

    private static Instant ended(LineCheck check) {
        return check.stage() == Stage.DONE ? Collections.max(check.answered().values()) : check.answerBy();
    }

    @Test
    void allOnTheLineKnowAllOfItAndNobodyElseAnything() {
        Explored.mustTellAllThatMayBeSeen(explorer, LineCheck.class, ALL);
        for (Place place : explorer.places()) {
            Map<String, Item> whole = new TreeMap<>();
            checks(place).forEach(check -> whole.put(check.id(), check));
            for (String party : ALL) {
                assertThat(Explored.seen(place, LineCheck.class, party))
                        .as("%s at %s", party, place)
                        .isEqualTo(party.equals(CYPRUS) ? Map.of() : whole);
            }
        }
        Explored.mustAnswerAlikeEverywhere(explorer, move -> !PARTIES.contains(move.party()));
    }
}
