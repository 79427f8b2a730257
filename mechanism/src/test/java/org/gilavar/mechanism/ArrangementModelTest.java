package org.gilavar.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gilavar.mechanism.World.FACILITATOR;
import static org.gilavar.mechanism.World.ISRAEL;
import static org.gilavar.mechanism.World.TURKIYE;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gilavar.mechanism.Explorer.Move;
import org.gilavar.mechanism.Explorer.Place;
import org.gilavar.mechanism.Explorer.Step;
import org.gilavar.mechanism.item.Arrangement;
import org.gilavar.mechanism.item.Arrangement.Side;
import org.gilavar.mechanism.item.Arrangement.Standing;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.statement.ArrangementBody;
import org.gilavar.mechanism.statement.Body;
import org.gilavar.mechanism.terms.Terms;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Everything that can become of an arrangement: whatever either party or the facilitator says of it at any moment, and whenever its
 * dates come.
 */
class ArrangementModelTest {

    private static final String PACT = "pact.v1";
    private static final String NEXT = "pact.v2";
    private static final Instant DATE = World.START.plus(Duration.ofHours(2));
    private static final List<String> ALL = List.of(TURKIYE, ISRAEL, FACILITATOR);
    private static final int MOST = 20_000;

    /**
     * Two stretches of its life, each as far as there is an end to it, and how many places the exploration found when it was written:
     * another number means that something can happen that could not, or the other way.
     */
    enum Stretch {
        /** From the table to its date, with one amendment. */
        TO_ITS_DATE(431),
        /** In force for a day, with everything that a party can declare of it. */
        IN_FORCE(512);

        private final int places;

        Stretch(int places) {
            this.places = places;
        }

        Explorer explore() {
            return switch (this) {
                case TO_ITS_DATE -> Explorer.from(tabled(), state -> onTheTable(state), DATE, MOST);
                case IN_FORCE ->
                    Explorer.from(inForce(), state -> whileInForce(), World.START.plus(Duration.ofDays(2)), MOST);
            };
        }
    }

    private static Terms terms() {
        return TermsBuilder.plain().from(DATE).build();
    }

    private static Terms amended() {
        return TermsBuilder.plain().titled("Other words").build();
    }

    private static World tabled() {
        World world = World.enrolled(TURKIYE, ISRAEL);
        world.accepts(TURKIYE, new ArrangementBody.Propose("pact", terms()));
        return world;
    }

    private static World inForce() {
        return World.under(TermsBuilder.plain()
                .checkedAt(LocalTime.of(7, 59))
                .forTerm(Period.ofDays(1), false)
                .reviewedEvery(Period.ofDays(1))
                .leftWithin(Duration.ofHours(12))
                .build());
    }

    private static List<Move> onTheTable(State state) {
        List<Move> moves = new ArrayList<>();
        for (String party : ALL) {
            for (String version : List.of(PACT, NEXT)) {
                String hash = Json.hash(version.equals(PACT) ? terms() : amended());
                moves.add(new Move(party, new ArrangementBody.Sign(version, hash)));
                if (version.equals(PACT)) {
                    moves.add(new Move(party, new ArrangementBody.Adopt(version, hash)));
                    moves.add(new Move(party, new ArrangementBody.Unbracket(version, "title")));
                }
            }
        }
        moves.add(new Move(
                ISRAEL, new ArrangementBody.Bracket(PACT, "title", Optional.empty(), "the name of the place")));
        if (state.find(Arrangement.class, NEXT).isEmpty()) {
            moves.add(new Move(TURKIYE, new ArrangementBody.Amend(PACT, amended(), "the name of the place")));
        }
        return moves;
    }

    private static List<Move> whileInForce() {
        List<Body> bodies = List.of(
                new ArrangementBody.Suspend(PACT, Side.POLITICAL, "declared"),
                new ArrangementBody.Resume(PACT, Side.POLITICAL),
                new ArrangementBody.Withdraw(PACT, "called home"),
                new ArrangementBody.Remain(PACT),
                new ArrangementBody.Review(PACT, "held"));
        return ALL.stream()
                .flatMap(party -> bodies.stream().map(body -> new Move(party, body)))
                .toList();
    }

    private static List<Arrangement> versions(Place place) {
        return place.state().all(Arrangement.class).toList();
    }

    @ParameterizedTest
    @EnumSource
    void fromEverywhereItComesToAnEndOrIntoForce(Stretch stretch) {
        Explorer explorer = stretch.explore();

        assertThat(explorer.places().size()).as("places").isEqualTo(stretch.places);
        assertThat(explorer.neverReaching(state -> state.governing().isPresent()))
                .isEmpty();
        Set<Standing> reached = explorer.places().stream()
                .flatMap(place -> versions(place).stream())
                .map(Arrangement::standing)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Standing.class)));
        assertThat(reached)
                .isEqualTo(
                        stretch == Stretch.TO_ITS_DATE
                                ? EnumSet.complementOf(EnumSet.of(Standing.ENDED))
                                : EnumSet.of(Standing.IN_FORCE, Standing.ENDED));
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsInForceThatNotAllHaveSignedAndNothingInBracketsIsSigned(Stretch stretch) {
        for (Place place : stretch.explore().places()) {
            for (Arrangement a : versions(place)) {
                if (Set.of(Standing.SIGNED, Standing.IN_FORCE, Standing.ENDED).contains(a.standing())) {
                    assertThat(a.signed().keySet()).as("%s", place).containsAll(ALL);
                    assertThat(a.brackets()).as("%s", place).isEmpty();
                }
                if (a.standing() == Standing.ADOPTED) {
                    assertThat(a.adopted()).as("%s", place).containsOnlyKeys(TURKIYE, ISRAEL);
                }
                boolean early = a.id().equals(PACT) && place.at().isBefore(DATE) && stretch == Stretch.TO_ITS_DATE;
                if (early) {
                    assertThat(a.standing()).as("%s", place).isNotEqualTo(Standing.IN_FORCE);
                }
            }
            assertThat(place.state()
                            .all(Arrangement.class)
                            .filter(a -> a.standing() == Standing.IN_FORCE || a.standing() == Standing.ENDED))
                    .as("%s", place)
                    .hasSizeLessThanOrEqualTo(1);
        }
    }

    /** A signature that a place has, and the one before it did not, is that of whoever has just spoken. */
    @ParameterizedTest
    @EnumSource
    void nobodySignsForAnother(Stretch stretch) {
        for (Step step : stretch.explore().steps()) {
            for (Arrangement now : versions(step.to())) {
                Set<String> before = step.from()
                        .state()
                        .find(Arrangement.class, now.id())
                        .map(a -> a.signed().keySet())
                        .orElse(Set.of());
                now.signed().keySet().stream()
                        .filter(party -> !before.contains(party))
                        .forEach(party -> assertThat(step.move().map(Move::party))
                                .as("%s", step)
                                .contains(party));
            }
        }
    }

    /** The terms of a version never change, whatever becomes of it. */
    @ParameterizedTest
    @EnumSource
    void nothingInForceChanges(Stretch stretch) {
        for (Step step : stretch.explore().steps()) {
            step.from().state().all(Arrangement.class).forEach(before -> {
                Arrangement now =
                        step.to().state().find(Arrangement.class, before.id()).orElseThrow();
                assertThat(now.hash()).as("%s", step).isEqualTo(Json.hash(before.terms()));
                assertThat(now.terms()).as("%s", step).isEqualTo(before.terms());
            });
        }
    }
}
