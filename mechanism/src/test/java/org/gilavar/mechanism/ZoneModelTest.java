package org.gilavar.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gilavar.mechanism.World.FACILITATOR;
import static org.gilavar.mechanism.World.ISRAEL;
import static org.gilavar.mechanism.World.TURKIYE;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.gilavar.mechanism.Explorer.Move;
import org.gilavar.mechanism.Explorer.Place;
import org.gilavar.mechanism.Explorer.Refused;
import org.gilavar.mechanism.Explorer.Step;
import org.gilavar.mechanism.Refusal.Code;
import org.gilavar.mechanism.item.Category;
import org.gilavar.mechanism.item.Crossing;
import org.gilavar.mechanism.item.Zone;
import org.gilavar.mechanism.item.Zone.Standing;
import org.gilavar.mechanism.statement.ZoneBody;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Everything that can become of one zone of Türkiye's that a notice of Georgia's touches, whatever anybody says at any moment. */
class ZoneModelTest {

    private static final String GEORGIA = "georgia";
    private static final String ID = "turkiye.z";
    private static final String CROSSING = "georgia.n@turkiye.z";
    private static final int MOST = 2_000;

    @SuppressWarnings("ImmutableEnumChecker") // lists of constants
    enum Given {
        OPEN_TO_ALL(Optional.empty()),
        KNOWN_TO_ONE(Optional.of(List.of(ISRAEL))),
        KNOWN_TO_NOBODY(Optional.of(List.of()));

        private final Optional<List<String>> knownTo;

        Given(Optional<List<String>> knownTo) {
            this.knownTo = knownTo;
        }

        Explorer explore() {
            World world = World.under(
                    TermsBuilder.plain().between(TURKIYE, ISRAEL, GEORGIA).build());
            world.accepts(GEORGIA, Notices.file("n", Notices.here()));
            List<Move> moves = new ArrayList<>();
            moves.add(new Move(
                    TURKIYE,
                    new ZoneBody.Declare(
                            "z",
                            Zone.Type.BUFFER,
                            new TreeMap<>(Map.of("en", "Keep clear.")),
                            Notices.here(),
                            List.of(Category.MANNED_AIR),
                            Optional.empty(),
                            knownTo)));
            for (String party : List.of(TURKIYE, ISRAEL, GEORGIA, FACILITATOR)) {
                moves.add(new Move(party, new ZoneBody.Acknowledge(ID)));
                moves.add(new Move(party, new ZoneBody.Agree(ID)));
                moves.add(new Move(party, new ZoneBody.Lift(ID, "over")));
                moves.add(new Move(party, new ZoneBody.Disclose(ID, Optional.of(List.of(ISRAEL)))));
                moves.add(new Move(party, new ZoneBody.Disclose(ID, Optional.of(List.of(GEORGIA)))));
                moves.add(new Move(party, new ZoneBody.Disclose(ID, Optional.empty())));
                moves.add(new Move(party, new ZoneBody.AcknowledgeCrossing(CROSSING)));
            }
            return Explorer.from(world, state -> moves, Notices.ELEVEN, MOST);
        }
    }

    private static Optional<Zone> zone(State state) {
        return state.find(Zone.class, ID);
    }

    @ParameterizedTest
    @EnumSource
    void itStandsAsThoseHaveItWhoKnowOfIt(Given given) {
        for (Place place : given.explore().places()) {
            zone(place.state()).ifPresent(zone -> {
                List<String> others = List.of(ISRAEL, GEORGIA).stream()
                        .filter(p ->
                                zone.knownTo().isEmpty() || zone.knownTo().get().contains(p))
                        .toList();
                Set<String> word = new HashSet<>(zone.acknowledged().keySet());
                word.addAll(zone.agreed().keySet());
                Standing expected = others.isEmpty()
                        ? Standing.UNILATERAL
                        : zone.agreed().keySet().containsAll(others)
                                ? Standing.AGREED
                                : word.containsAll(others) ? Standing.ACKNOWLEDGED : Standing.UNILATERAL;
                assertThat(zone.standing()).as("%s", place).isEqualTo(expected);
                assertThat(others).as("%s", place).containsAll(word);
            });
        }
    }

    /** What each party has been told by then, replayed along every step, is what it may know. */
    @ParameterizedTest
    @EnumSource
    void nobodyIsToldOfItWhoMayNotKnow(Given given) {
        for (Step step : given.explore().steps()) {
            Optional<Zone> now = zone(step.to().state());
            for (String party : List.of(ISRAEL, GEORGIA)) {
                boolean known = now.filter(z -> z.isKnownTo(party)).isPresent();
                if (!known) {
                    assertThat(step.outcome().toldTo(party))
                            .as("%s, %s", party, step)
                            .noneMatch(t -> t.item() instanceof Zone || t.item() instanceof Crossing);
                }
            }
            assertThat(step.outcome().toldTo(TURKIYE)).as("%s", step).noneMatch(t -> t.item() instanceof Crossing);
            assertThat(step.outcome().toldTo(ISRAEL)).as("%s", step).noneMatch(t -> t.item() instanceof Crossing);
        }
    }

    /** Whoever comes to know of it is told of its own notice that touches it, in the same outcome. */
    @ParameterizedTest
    @EnumSource
    void whoLearnsOfItLearnsWhatTouchesIt(Given given) {
        for (Step step : given.explore().steps()) {
            boolean before =
                    zone(step.from().state()).filter(z -> z.isKnownTo(GEORGIA)).isPresent();
            boolean now = zone(step.to().state())
                    .filter(z -> !z.lifted() && z.isKnownTo(GEORGIA))
                    .isPresent();
            if (!before && now) {
                assertThat(step.outcome().toldTo(GEORGIA))
                        .as("%s", step)
                        .anyMatch(t -> t.item() instanceof Zone)
                        .anyMatch(t -> t.item() instanceof Crossing);
            }
        }
    }

    /** What is hidden and what never was are refused in the same words. */
    @ParameterizedTest
    @EnumSource
    void whatIsHiddenIsRefusedAsWhatNeverWas(Given given) {
        for (Refused refused : given.explore().refused()) {
            boolean party = List.of(ISRAEL, GEORGIA).contains(refused.move().party());
            boolean known = zone(refused.place().state())
                    .filter(z -> z.isKnownTo(refused.move().party()))
                    .isPresent();
            if (party && !known) {
                assertThat(refused.refusal().code()).as("%s", refused).isEqualTo(Code.UNKNOWN);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void itCanAlwaysBeLiftedAndThenNothingTouchesIt(Given given) {
        Explorer explored = given.explore();

        assertThat(explored.neverReaching(
                        state -> zone(state).filter(Zone::lifted).isPresent()))
                .isEmpty();
        for (Place place : explored.places()) {
            boolean stands = zone(place.state()).filter(z -> !z.lifted()).isPresent();
            boolean touched = place.state().all(Crossing.class).anyMatch(Crossing::open);
            boolean noticeStands = place.state().liveNotices().findAny().isPresent();
            assertThat(touched).as("%s", place).isEqualTo(stands && noticeStands);
        }
    }
}
