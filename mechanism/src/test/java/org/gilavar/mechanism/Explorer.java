package org.gilavar.mechanism;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.gilavar.mechanism.item.PostKey;
import org.gilavar.mechanism.item.Precedence;
import org.gilavar.mechanism.statement.Body;
import org.gilavar.mechanism.statement.Statement;

/**
 * Everywhere that a mechanism can come to from a state, when any of some things may be said at any moment and every deadline may
 * come first: by the real {@link Mechanism}, breadth first, so that what leads to a place is as short as can be.
 *
 * <p>Two places are the same when their states have the same hash and their instants are the same. No time passes while
 * something is said; it goes from deadline to deadline. So a place stands for all histories with the same steps in any order
 * in which they come to the same. Use it for a state machine of few items: the number of places is bounded, and it is an error
 * to come to more.
 */
final class Explorer {

    /** What somebody may say. */
    record Move(String party, String post, Body body) {

        /** Said by the post that {@link World} has for each party. */
        Move(String party, Body body) {
            this(party, World.POST, body);
        }

        Statement at(Instant at) {
            return new Statement(
                    "step",
                    World.MECHANISM,
                    new Statement.Sender(party, post),
                    at,
                    Precedence.ROUTINE,
                    false,
                    Optional.empty(),
                    body);
        }
    }

    /** Where it can come to. Each is one object, and equal to no other. */
    static final class Place {
        private final State state;
        private final Instant at;
        private final Optional<Place> before;
        private final String said;

        private Place(State state, Instant at, Optional<Place> before, String said) {
            this.state = state;
            this.at = at;
            this.before = before;
            this.said = said;
        }

        /** To be read only. */
        State state() {
            return state;
        }

        Instant at() {
            return at;
        }

        /** The shortest way there, a step a line. */
        @Override
        public String toString() {
            return before.map(place -> place + "\n  ").orElse("") + said;
        }
    }

    /**
     * From a place to the next, or to the same.
     *
     * @param move empty when a deadline passed
     */
    record Step(Place from, Optional<Move> move, Outcome outcome, Place to) {
        @Override
        public String toString() {
            return from + "\n  " + what(move, to.at());
        }
    }

    /** What was not taken, and where. */
    record Refused(Place place, Move move, Refusal refusal) {}

    private final Function<State, List<Move>> moves;
    private final Instant until;
    private final int most;
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<Refused> refused = new ArrayList<>();

    private Explorer(Function<State, List<Move>> moves, Instant until, int most) {
        this.moves = moves;
        this.until = until;
        this.most = most;
    }

    /**
     * Goes everywhere.
     *
     * @param start where to begin; it is not changed
     * @param moves all that may be tried in a state, by whom it is allowed and by whom not
     * @param until deadlines after this are not waited for
     * @param most how many places there are at most
     * @throws AssertionError if there are more
     */
    static Explorer from(World start, Function<State, List<Move>> moves, Instant until, int most) {
        Explorer explorer = new Explorer(moves, until, most);
        explorer.explore(start.state(), start.now());
        return explorer;
    }

    /** In the order in which they were found. */
    Collection<Place> places() {
        return places.values();
    }

    Place start() {
        return places.values().iterator().next();
    }

    /** All that was taken, and all deadlines. */
    List<Step> steps() {
        return steps;
    }

    List<Refused> refused() {
        return refused;
    }

    /** The places from which none that fits can be reached, whatever is said and however long one waits. */
    List<Place> neverReaching(Predicate<State> fits) {
        Map<Place, List<Place>> before = steps.stream()
                .collect(Collectors.groupingBy(Step::to, Collectors.mapping(Step::from, Collectors.toList())));
        Set<Place> reaching = new HashSet<>();
        Deque<Place> open = new ArrayDeque<>(
                places().stream().filter(place -> fits.test(place.state())).toList());
        while (!open.isEmpty()) {
            Place place = open.pop();
            if (reaching.add(place)) {
                open.addAll(before.getOrDefault(place, List.of()));
            }
        }
        return places().stream().filter(place -> !reaching.contains(place)).toList();
    }

    /** The steps that lead on from a place. */
    List<Step> leadingOn(Place place) {
        return steps.stream()
                .filter(step -> step.from() == place && step.to() != place)
                .toList();
    }

    private void explore(State state, Instant at) {
        Deque<Place> open = new ArrayDeque<>();
        reach(copy(state), at, Optional.empty(), "from the start", open);
        while (!open.isEmpty()) {
            Place place = open.remove();
            for (Move move : moves.apply(place.state())) {
                say(place, move, open);
            }
            place.state()
                    .nextWake()
                    .filter(wake -> !wake.isAfter(until))
                    .map(wake -> wake.isAfter(place.at()) ? wake : place.at())
                    .ifPresent(wake -> take(place, Optional.empty(), Mechanism.wake(place.state(), wake), wake, open));
        }
    }

    private void say(Place place, Move move, Deque<Place> open) {
        String key = place.state()
                .validKey(move.party(), move.post())
                .map(PostKey::key)
                .orElse(World.key(move.party()));
        switch (Mechanism.decide(place.state(), place.at(), move.at(place.at()), Set.of(key))) {
            case Decision.Accepted accepted -> take(place, Optional.of(move), accepted.outcome(), place.at(), open);
            case Decision.Refused no -> refused.add(new Refused(place, move, no.refusal()));
        }
    }

    private void take(Place from, Optional<Move> move, Outcome outcome, Instant at, Deque<Place> open) {
        State next = copy(from.state());
        next.apply(outcome);
        steps.add(new Step(from, move, outcome, reach(next, at, Optional.of(from), what(move, at), open)));
    }

    private Place reach(State state, Instant at, Optional<Place> before, String said, Deque<Place> open) {
        return places.computeIfAbsent(state.hash() + " " + at, same -> {
            Place place = new Place(state, at, before, said);
            open.add(place);
            if (places.size() >= most) {
                throw new AssertionError("more than " + most + " places; the last is " + place);
            }
            return place;
        });
    }

    private static String what(Optional<Move> move, Instant at) {
        return move.map(Move::toString).orElse("the deadline at " + at);
    }

    private static State copy(State state) {
        return State.of(state.held().toList());
    }
}
