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
import java.util.Optional;
import java.util.stream.Stream;
import org.gilavar.mechanism.Explorer.Move;
import org.gilavar.mechanism.Explorer.Place;
import org.gilavar.mechanism.Explorer.Step;
import org.gilavar.mechanism.item.Line;
import org.gilavar.mechanism.item.Line.Technical;
import org.gilavar.mechanism.item.LineCheck;
import org.gilavar.mechanism.item.Outage;
import org.gilavar.mechanism.statement.ArrangementBody;
import org.gilavar.mechanism.statement.CheckBody;
import org.gilavar.mechanism.statement.OutageBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Everything that can become of the line while each on it has one outage, a check falls due, and one of three parties leaves. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutageModelTest {

    private static final String GEORGIA = "georgia";

    /** Enrolled, and not on the line. */
    private static final String CYPRUS = "cyprus";

    private static final List<String> ALL = List.of(TURKIYE, ISRAEL, GEORGIA, FACILITATOR, CYPRUS);
    private static final List<String> TALKING = List.of(TURKIYE, FACILITATOR, CYPRUS);
    private static final Instant SIX = Instant.parse("2025-04-12T18:00:00Z");
    private static final String CHECK = "20250412-1800z";
    private static final int MOST = 10_000;

    /** Counted by this exploration when it was written; another number means that something can happen that could not, or the other way. */
    private static final int PLACES = 2_555;

    private final Explorer outages = explore();

    private static Explorer explore() {
        World world = World.under(
                TermsBuilder.plain().between(TURKIYE, ISRAEL, GEORGIA).build());
        world.enrols(CYPRUS);
        Stream<Move> ofEach = TALKING.stream()
                .flatMap(party -> Stream.of(
                                new OutageBody.Report("o", START, Optional.empty()),
                                new OutageBody.End("turkiye.o", START),
                                new OutageBody.End("azerbaijan.o", START))
                        .map(body -> new Move(party, body)));
        Stream<Move> others = Stream.of(
                new Move(TURKIYE, new CheckBody.Answer(CHECK)),
                new Move(ISRAEL, new CheckBody.Answer(CHECK)),
                new Move(GEORGIA, new CheckBody.Answer(CHECK)),
                new Move(TURKIYE, new ArrangementBody.Withdraw("pact.v1", "enough")));
        List<Move> moves = Stream.concat(ofEach, others).toList();
        return Explorer.from(world, state -> moves, SIX.plus(Duration.ofHours(1)), MOST);
    }

    private static Technical technical(Place place) {
        return place.state().find(Line.class, Line.ID).orElseThrow().technical();
    }

    private static boolean anyOpen(Place place) {
        return place.state().all(Outage.class).anyMatch(Outage::open);
    }

    @Test
    void eachCanAlwaysEndAndEveryMoveIsMade() {
        Explored.mustComeToAnEnd(outages, Outage.class, o -> !o.open());
        assertThat(made(outages, Outage.class)).isEqualTo(written(Outage.class));
        assertThat(outages.places().size()).as("places").isEqualTo(PLACES);
    }

    @Test
    void theLineIsOutJustWhileSomebodySaysSo() {
        for (Place place : outages.places()) {
            assertThat(technical(place) == Technical.OUT).as("%s", place).isEqualTo(anyOpen(place));
        }
    }

    /** What is said once of when it was, and when that was said, stays. */
    @Test
    void nothingIsDatedBackAndTimeEndsNone() {
        for (Step step : outages.steps()) {
            step.to().state().all(Outage.class).forEach(now -> {
                Optional<Outage> before = step.from().state().find(Outage.class, now.id());
                assertThat(before.map(Outage::reported).orElse(step.to().at()))
                        .as("%s", step)
                        .isEqualTo(now.reported());
                if (!before.equals(Optional.of(now))) {
                    assertThat(step.move().orElseThrow().party()).as("%s", step).isEqualTo(now.by());
                    now.ended()
                            .ifPresent(end ->
                                    assertThat(end.at()).isEqualTo(step.to().at()));
                }
            });
        }
        Explored.mustBeSignedByTheSpeaker(outages, ALL);
    }

    @Test
    void aMissedCheckNamesAnOutageJustWhereOneWasOpen() {
        for (Step step : outages.steps()) {
            boolean missed = step.outcome().changes().stream()
                    .anyMatch(change -> change.item() instanceof LineCheck && change.happened() == Happened.MISSED);
            if (missed) {
                Optional<String> named = step.to()
                        .state()
                        .find(LineCheck.class, CHECK)
                        .orElseThrow()
                        .outage();
                assertThat(named.isPresent()).as("%s", step).isEqualTo(anyOpen(step.from()));
            }
        }
    }

    @Test
    void allOnTheLineKnowAllOfItAndNobodyElseAnything() {
        Explored.mustTellAllThatMayBeSeen(
                outages,
                Outage.class,
                ALL,
                step -> step.move()
                        .filter(m -> m.body() instanceof ArrangementBody)
                        .isPresent());
        for (Place place : outages.places()) {
            assertThat(Explored.seen(place, Outage.class, CYPRUS))
                    .as("%s", place)
                    .isEmpty();
            assertThat(Explored.seen(place, Outage.class, GEORGIA))
                    .isEqualTo(Explored.seen(place, Outage.class, FACILITATOR));
        }
        Explored.mustAnswerAlikeEverywhere(
                outages, move -> move.party().equals(CYPRUS) && move.body() instanceof OutageBody.End);
    }
}
