package org.gilavar.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gilavar.mechanism.Notices.TEN;
import static org.gilavar.mechanism.Notices.activity;
import static org.gilavar.mechanism.Notices.elsewhere;
import static org.gilavar.mechanism.Notices.here;
import static org.gilavar.mechanism.World.FACILITATOR;
import static org.gilavar.mechanism.World.ISRAEL;
import static org.gilavar.mechanism.World.TURKIYE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gilavar.airspace.Length;
import org.gilavar.mechanism.Explorer.Move;
import org.gilavar.mechanism.Explorer.Place;
import org.gilavar.mechanism.Explorer.Step;
import org.gilavar.mechanism.item.Conflict;
import org.gilavar.mechanism.item.Exchange;
import org.gilavar.mechanism.item.Measure;
import org.gilavar.mechanism.item.Notice;
import org.gilavar.mechanism.item.Proposal;
import org.gilavar.mechanism.item.Proposal.Stage;
import org.gilavar.mechanism.statement.Body;
import org.gilavar.mechanism.statement.ConflictBody;
import org.gilavar.mechanism.statement.ExchangeBody;
import org.gilavar.mechanism.statement.NoticeBody;
import org.gilavar.mechanism.statement.ProposalBody;
import org.gilavar.mechanism.terms.Settling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Everything that can become of one conflict: every order in which its sides and the facilitator act, and every deadline. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SettlementModelTest {

    private final Explorer settlement = settlement();

    private static final String CONFLICT = "israel-turkiye-1";
    private static final String PROPOSAL = "azerbaijan.p";
    private static final String COUNTER = "israel.c";
    private static final String ASKED = "turkiye.q";
    private static final List<String> ALL = List.of(TURKIYE, ISRAEL, FACILITATOR);
    private static final int MOST = 30_000;

    /** Counted by this exploration when it was written; another number means that something can happen that could not, or the other way. */
    private static final int PLACES = 23_605;

    private static final int PLACES_OF_WORDS = 491;

    private static World conflicting() {
        Settling settling = new Settling(
                TermsBuilder.p(Duration.ofMinutes(60)),
                TermsBuilder.p(Duration.ofMinutes(10)),
                TermsBuilder.p(Duration.ofMinutes(30)),
                Optional.empty(),
                Optional.empty());
        return ConflictTest.conflicting(TermsBuilder.plain()
                .settling(settling)
                .ladder(TermsBuilder.rung(Duration.ofMinutes(3), "senior duty officer"))
                .build());
    }

    private static Explorer settlement() {
        return Explorer.from(conflicting(), SettlementModelTest::moves, TEN.plus(Duration.ofHours(3)), MOST);
    }

    private static List<Move> moves(State state) {
        List<Body> bodies = new ArrayList<>(List.of(
                new ConflictBody.Receive(CONFLICT),
                new ProposalBody.Accept(PROPOSAL),
                new ProposalBody.Reject(PROPOSAL, Optional.empty()),
                new ProposalBody.Accept(COUNTER),
                new ProposalBody.Withdraw(COUNTER)));
        bodies.add(new ProposalBody.Propose(
                "p",
                CONFLICT,
                Map.of(TURKIYE, Measure.later(Duration.ofHours(2)), ISRAEL, Measure.higher(Length.feet(3000))),
                Optional.empty()));
        bodies.add(new ProposalBody.Counter(
                "c", PROPOSAL, Map.of(TURKIYE, Measure.later(Duration.ofMinutes(1))), Optional.empty()));
        List<Move> moves = new ArrayList<>(ALL.stream()
                .flatMap(party -> bodies.stream().map(body -> new Move(party, body)))
                .filter(move -> !(move.body() instanceof ProposalBody.Propose)
                        || move.party().equals(FACILITATOR))
                .filter(move -> !(move.body() instanceof ProposalBody.Counter)
                        || move.party().equals(ISRAEL))
                .toList());
        Notice own = state.find(Notice.class, "israel.i").orElseThrow();
        if (own.version() == 1) {
            moves.add(new Move(ISRAEL, new NoticeBody.Amend("israel.i", 1, activity(elsewhere()), "away")));
        }
        moves.add(new Move(ISRAEL, new NoticeBody.Amend("israel.i", 2, activity(here()), "back")));
        return moves;
    }

    private static boolean isSettled(State state) {
        return state.all(Conflict.class).noneMatch(Conflict::open);
    }

    @Test
    void fromEverywhereAConflictCanBeSettled() {
        Explorer explorer = settlement;

        assertThat(explorer.neverReaching(SettlementModelTest::isSettled)).isEmpty();
        assertThat(explorer.places().size()).as("places").isEqualTo(PLACES);
        Set<Stage> reached = explorer.places().stream()
                .flatMap(place -> place.state().all(Proposal.class))
                .map(Proposal::stage)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Stage.class)));
        assertThat(reached).isEqualTo(EnumSet.allOf(Stage.class));
    }

    /** All of what was agreed or none of it, and nothing without the word of every side. */
    @Test
    void noSettlementIsPartialAndNoneLacksASignature() {
        for (Step step : settlement.steps()) {
            Set<String> amended = step.outcome().changes().stream()
                    .filter(change -> change.happened() == Happened.AMENDED)
                    .map(change -> ((Notice) change.item()).owner())
                    .collect(Collectors.toCollection(TreeSet::new));
            Optional<Proposal> accepted = proposals(step.to())
                    .filter(p -> p.stage() == Stage.ACCEPTED)
                    .filter(p -> proposal(step.from(), p.id())
                            .filter(before -> before.stage() == Stage.ACCEPTED)
                            .isEmpty())
                    .findFirst();
            if (accepted.isPresent()) {
                assertThat(amended)
                        .as("%s", step)
                        .isEqualTo(accepted.get().measures().keySet());
                assertThat(accepted.get().accepted()).as("%s", step).containsExactly(ISRAEL, TURKIYE);
                assertThat(step.to()
                                .state()
                                .find(Conflict.class, CONFLICT)
                                .orElseThrow()
                                .closed())
                        .as("%s", step)
                        .contains(Conflict.Settlement.AGREED);
            } else if (!amended.isEmpty()) {
                assertThat(step.move().map(Move::body)).as("%s", step).containsInstanceOf(NoticeBody.Amend.class);
                assertThat(amended)
                        .as("%s", step)
                        .containsExactly(step.move().orElseThrow().party());
            }
            acceptances(step);
        }
    }

    private static void acceptances(Step step) {
        proposals(step.to()).forEach(now -> {
            Set<String> before = proposal(step.from(), now.id())
                    .map(Proposal::accepted)
                    .map(Set::copyOf)
                    .orElse(Set.of());
            now.accepted().stream()
                    .filter(party -> !before.contains(party))
                    .forEach(party -> assertThat(step.move().map(Move::party))
                            .as("%s", step)
                            .contains(party));
        });
    }

    private static Stream<Proposal> proposals(Place place) {
        return place.state().all(Proposal.class);
    }

    private static Optional<Proposal> proposal(Place place, String id) {
        return place.state().find(Proposal.class, id);
    }

    /** Both are told of each change of the conflict in the same entry, or neither is. */
    @Test
    void bothSidesAreToldAtOnce() {
        for (Step step : settlement.steps()) {
            assertThat(conflicts(step, TURKIYE)).as("%s", step).isEqualTo(conflicts(step, ISRAEL));
        }
    }

    private static List<Happened> conflicts(Step step, String party) {
        return step.outcome().toldTo(party).stream()
                .filter(telling -> telling.item() instanceof Conflict)
                .map(Telling::happened)
                .toList();
    }

    private static Explorer words() {
        List<Body> bodies = List.of(
                new ExchangeBody.Open("q", CONFLICT, Exchange.Sort.QUERY, "Can you wait?"),
                new ExchangeBody.Relay(ASKED, "Could you begin later?"),
                new ExchangeBody.Answer(ASKED, "We cannot."),
                new ExchangeBody.Close(ASKED, "enough"));
        List<Move> moves = ALL.stream()
                .flatMap(party -> bodies.stream().map(body -> new Move(party, body)))
                .filter(move -> !(move.body() instanceof ExchangeBody.Open)
                        || move.party().equals(TURKIYE))
                .toList();
        return Explorer.from(conflicting(), state -> moves, TEN.plus(Duration.ofHours(3)), MOST);
    }

    @Test
    void whatIsSaidComesToAnEndAndNoWordReachesTheOtherSideUnasked() {
        Explorer explorer = words();
        assertThat(explorer.places().size()).as("places").isEqualTo(PLACES_OF_WORDS);
        assertThat(explorer.neverReaching(state -> state.find(Exchange.class, ASKED)
                                .filter(e -> !e.stage().open())
                                .isPresent()
                        || isSettled(state)))
                .isEmpty();
        for (Step step : explorer.steps()) {
            step.outcome().toldTo(ISRAEL).stream()
                    .map(Telling::item)
                    .filter(Exchange.class::isInstance)
                    .map(Exchange.class::cast)
                    .forEach(told -> {
                        assertThat(told.passedOn()).as("%s", step).isPresent();
                        assertThat(told.said()).as("%s", step).isEmpty();
                    });
            step.outcome().toldTo(TURKIYE).stream()
                    .map(Telling::item)
                    .filter(Exchange.class::isInstance)
                    .map(Exchange.class::cast)
                    .forEach(told -> assertThat(told.answer()).as("%s", step).isEmpty());
        }
    }
}
