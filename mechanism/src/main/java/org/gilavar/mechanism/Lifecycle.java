package org.gilavar.mechanism;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The states of one kind of item, and every move between them: written once, held against every change that a rule makes, and drawn
 * from here in the documentation. Immutable.
 *
 * @param kind the simple name of the kind of item
 * @param moves in the order in which they are drawn
 */
public record Lifecycle(String kind, List<Move> moves) {

    /** Where an item is before it is made. */
    static final String NOWHERE = "";

    /**
     * One move.
     *
     * @param from the state before; empty for what is made by it
     * @param to the state after; the same where nothing moves but what is told of it
     * @param by whose words or which deadline does it, for people
     */
    public record Move(String from, Happened happened, String to, String by) {

        /** Whether it makes the item. */
        public boolean begins() {
            return from.equals(NOWHERE);
        }
    }

    public Lifecycle {
        moves = List.copyOf(moves);
    }

    static Lifecycle of(Class<?> kind) {
        return new Lifecycle(kind.getSimpleName(), List.of());
    }

    /** The state in which an item is made. */
    Lifecycle begins(Happened happened, Enum<?> in, String by) {
        return with(Stream.of(new Move(NOWHERE, happened, in.name(), by)));
    }

    Lifecycle moves(Enum<?> from, Happened happened, Enum<?> to, String by) {
        return with(Stream.of(new Move(from.name(), happened, to.name(), by)));
    }

    /** From each of these to the same state. */
    Lifecycle moves(List<? extends Enum<?>> from, Happened happened, Enum<?> to, String by) {
        return with(from.stream().map(state -> new Move(state.name(), happened, to.name(), by)));
    }

    /** In each of these states, which stays. */
    Lifecycle stays(List<? extends Enum<?>> in, Happened happened, String by) {
        return with(in.stream().map(state -> new Move(state.name(), happened, state.name(), by)));
    }

    private Lifecycle with(Stream<Move> more) {
        List<Move> all = new ArrayList<>(moves);
        more.forEach(all::add);
        return new Lifecycle(kind, all);
    }

    /** Every state, in the order in which it is first named. */
    public Set<String> states() {
        Set<String> states = new LinkedHashSet<>();
        moves.forEach(move -> {
            if (!move.begins()) {
                states.add(move.from());
            }
            states.add(move.to());
        });
        return states;
    }

    /** Whether an item never leaves this state. */
    public boolean isLast(String state) {
        return moves.stream().noneMatch(m -> m.from().equals(state) && !m.to().equals(state));
    }

    boolean allows(String from, Happened happened, String to) {
        return moves.stream().anyMatch(m -> m.from().equals(from) && m.happened() == happened && m.to().equals(to));
    }
}
