package org.gilavar.mechanism;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.gilavar.mechanism.Explorer.Move;
import org.gilavar.mechanism.Explorer.Place;
import org.gilavar.mechanism.Explorer.Step;
import org.gilavar.mechanism.item.Item;
import org.gilavar.mechanism.item.Notice;
import org.gilavar.mechanism.item.NoticeTrace;
import org.gilavar.mechanism.json.Json;

/** What is asked of every exploration, whatever kind of item it is of. */
final class Explored {

    /** A move of a {@link Lifecycle}, whoever makes it. */
    record Moved(String from, Happened happened, String to) {}

    private Explored() {}

    /** Every move of items of a kind that some step made. */
    static Set<Moved> made(Explorer explorer, Class<? extends Item> kind) {
        Set<Moved> made = new HashSet<>();
        for (Step step : explorer.steps()) {
            Map<String, String> states = new HashMap<>();
            step.from().state().all(kind).forEach(item -> states.put(item.id(), Lifecycles.state(item)));
            step.outcome().changes().stream()
                    .filter(change -> kind.isInstance(change.item()))
                    .forEach(change -> {
                        String to = Lifecycles.state(change.item());
                        String from = states.getOrDefault(change.item().id(), Lifecycle.NOWHERE);
                        made.add(new Moved(from, change.happened(), to));
                        states.put(change.item().id(), to);
                    });
        }
        return made;
    }

    /** Every move of items of a kind that is written in {@link Lifecycles}. */
    static Set<Moved> written(Class<? extends Item> kind) {
        return Lifecycles.all().entrySet().stream()
                .filter(lifecycle -> lifecycle.getKey().equals(kind.getSimpleName()))
                .flatMap(lifecycle -> lifecycle.getValue().moves().stream())
                .map(move -> new Moved(move.from(), move.happened(), move.to()))
                .collect(toSet());
    }

    /** The same without these. */
    static Set<Moved> written(Class<? extends Item> kind, Set<Moved> without) {
        Set<Moved> written = written(kind);
        assertThat(written).as("what is left out is written").containsAll(without);
        written.removeAll(without);
        return written;
    }

    /** From wherever there is an item of a kind, it can come to an end, and where it has it stays. */
    static <T extends Item> void mustComeToAnEnd(Explorer explorer, Class<T> kind, Predicate<T> ended) {
        Set<String> ids = explorer.places().stream()
                .flatMap(place -> place.state().all(kind))
                .map(Item::id)
                .collect(toSet());
        assertThat(ids).as("there are some").isNotEmpty();
        for (String id : ids) {
            Predicate<State> isThere = state -> state.find(kind, id).isPresent();
            Predicate<State> isOver =
                    state -> state.find(kind, id).filter(ended).isPresent();
            assertThat(explorer.neverReaching(isOver))
                    .as("from where %s does not end", id)
                    .noneMatch(place -> isThere.test(place.state()));
            for (Step step : explorer.steps()) {
                if (isOver.test(step.from().state())) {
                    assertThat(isOver.test(step.to().state()))
                            .as("%s stays over: %s", id, step)
                            .isTrue();
                }
            }
        }
    }

    /** All that each was told of items of a kind, laid over one another, is what it may see: after every step, by every way. */
    static void mustTellAllThatMayBeSeen(Explorer explorer, Class<? extends Item> kind, List<String> audiences) {
        mustTellAllThatMayBeSeen(explorer, kind, audiences, step -> false);
    }

    /** The same, but for these steps. */
    static void mustTellAllThatMayBeSeen(
            Explorer explorer, Class<? extends Item> kind, List<String> audiences, Predicate<Step> but) {
        for (String audience : audiences) {
            assertThat(seen(explorer.start(), kind, audience))
                    .as("at the start, by %s", audience)
                    .isEmpty();
            for (Step step : explorer.steps()) {
                if (but.test(step)) {
                    continue;
                }
                Map<String, Item> told = seen(step.from(), kind, audience);
                step.outcome().toldTo(audience).stream()
                        .map(Telling::item)
                        .filter(item -> isOf(kind, item))
                        .forEach(item -> told.put(item.id(), item));
                assertThat(told).as("told to %s: %s", audience, step).isEqualTo(seen(step.to(), kind, audience));
            }
        }
    }

    /** What an audience may see of all items of a kind. */
    static Map<String, Item> seen(Place place, Class<? extends Item> kind, String audience) {
        Map<String, Item> seen = new TreeMap<>();
        place.state()
                .all(kind)
                .forEach(item -> Disclosure.sight(item, audience, place.state(), place.at())
                        .item()
                        .ifPresent(part -> seen.put(item.id(), part)));
        return seen;
    }

    private static boolean isOf(Class<? extends Item> kind, Item told) {
        return kind.isInstance(told) || (kind == Notice.class && told instanceof NoticeTrace);
    }

    /** What was taken from a party is not taken where all others have signed it in its place. */
    static void mustBeSignedByTheSpeaker(Explorer explorer, List<String> all) {
        for (Step step : explorer.steps()) {
            step.move().ifPresent(move -> {
                Set<String> others = all.stream()
                        .filter(party -> !party.equals(move.party()))
                        .map(World::key)
                        .collect(toSet());
                Place place = step.from();
                assertThat(Mechanism.decide(place.state(), place.at(), move.at(place.at()), others))
                        .as("signed by all others: %s", step)
                        .isInstanceOfSatisfying(
                                Decision.Refused.class,
                                no -> assertThat(no.refusal().code()).isEqualTo(Refusal.Code.NOT_SIGNED));
            });
        }
    }

    /** Whoever may not know of a thing never has it taken, and is told the same whether it is there or never was. */
    static void mustAnswerAlikeEverywhere(Explorer explorer, Predicate<Move> which) {
        assertThat(explorer.steps()).noneMatch(step -> step.move().filter(which).isPresent());
        Map<Move, Set<String>> answers = explorer.refused().stream()
                .filter(refused -> which.test(refused.move()))
                .collect(groupingBy(Explorer.Refused::move, mapping(refused -> Json.text(refused.refusal()), toSet())));
        assertThat(answers).as("somebody tried").isNotEmpty();
        answers.forEach((move, texts) -> assertThat(texts).as("%s", move).hasSize(1));
    }
}
