package org.gilavar.mechanism;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.gilavar.mechanism.Explored.made;
import static org.gilavar.mechanism.Explored.written;
import static org.gilavar.mechanism.World.FACILITATOR;
import static org.gilavar.mechanism.World.ISRAEL;
import static org.gilavar.mechanism.World.POST;
import static org.gilavar.mechanism.World.START;
import static org.gilavar.mechanism.World.TURKIYE;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.gilavar.mechanism.Explorer.Move;
import org.gilavar.mechanism.Explorer.Place;
import org.gilavar.mechanism.Explorer.Step;
import org.gilavar.mechanism.item.Message;
import org.gilavar.mechanism.item.OpenItem;
import org.gilavar.mechanism.item.OpenItem.Kind;
import org.gilavar.mechanism.item.PostKey;
import org.gilavar.mechanism.item.Watch;
import org.gilavar.mechanism.item.Watch.How;
import org.gilavar.mechanism.statement.ArrangementBody;
import org.gilavar.mechanism.statement.KeyBody;
import org.gilavar.mechanism.statement.MessageBody;
import org.gilavar.mechanism.statement.WatchBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Everything that can become of the watch of one party with two posts and one turn ahead, while two questions come to it and are answered,
 * a key ends, and the party leaves.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WatchModelTest {

    private static final String NIGHT = "night-desk";
    private static final Set<String> POSTS = Set.of(POST, NIGHT);
    private static final List<String> ALL = List.of(TURKIYE, ISRAEL, FACILITATOR);
    private static final List<String> QUESTIONS = List.of("a", "b");
    private static final Instant TURN = START.plus(Duration.ofMinutes(10));
    private static final Instant UNTIL = TURN.plus(Watch.GRACE);

    private static final int MOST = 60_000;

    /** Counted by this exploration when it was written; another number means that something can happen that could not, or the other way. */
    private static final int PLACES = 3_347;

    private final Explorer watches = explore();

    private static Explorer explore() {
        World world = World.inForce();
        world.enrolsPost(TURKIYE, NIGHT, "key of the night");
        return Explorer.from(world, WatchModelTest::moves, UNTIL, MOST);
    }

    private static List<Move> moves(State state) {
        Stream<Move> ofPosts = POSTS.stream()
                .flatMap(post -> Stream.of(
                                new WatchBody.Take(),
                                new WatchBody.HandOver(NIGHT),
                                new WatchBody.HandOver(POST),
                                new WatchBody.Acknowledge(Kind.MESSAGE, "israel.a"),
                                new WatchBody.Acknowledge(Kind.MESSAGE, "israel.b"),
                                new WatchBody.Cancel(),
                                new WatchBody.Leave())
                        .map(body -> new Move(TURKIYE, post, body)));
        Stream<Move> questions = QUESTIONS.stream()
                .flatMap(name -> Stream.of(
                        new Move(ISRAEL, new MessageBody.Send(name, TURKIYE, Message.Purpose.QUERY, "Who is there?")),
                        new Move(
                                TURKIYE,
                                new MessageBody.Answer("israel." + name, Message.Reply.RECEIVED, Optional.empty()))));
        Stream<Move> once = Stream.of(
                new Move(
                        TURKIYE,
                        new WatchBody.Roster(List.of(new WatchBody.Turn(NIGHT, TURN, TURN.plus(Duration.ofHours(1)))))),
                new Move(TURKIYE, NIGHT, new KeyBody.Revoke(NIGHT, PostKey.Reason.LOST)),
                new Move(TURKIYE, new ArrangementBody.Withdraw("pact.v1", "enough")));
        return Stream.of(ofPosts, questions, once).flatMap(moves -> moves).toList();
    }

    private static Optional<Watch> watch(Place place) {
        return place.state().find(Watch.class, TURKIYE);
    }

    private static boolean bound(Place place) {
        return place.state().parties().contains(TURKIYE);
    }

    private static Set<String> unanswered(Place place) {
        return place.state()
                .all(Message.class)
                .filter(m -> m.answer().isEmpty())
                .map(Message::id)
                .collect(toSet());
    }

    private static Stream<Happened> happened(Step step) {
        return step.outcome().changes().stream()
                .filter(change -> change.item() instanceof Watch)
                .map(Change::happened);
    }

    @Test
    void everyMoveThatIsDrawnCanBeMade() {
        assertThat(made(watches, Watch.class)).isEqualTo(written(Watch.class));
        assertThat(watches.places().size()).as("places").isEqualTo(PLACES);
    }

    /** Whoever has fallen asleep, whatever waits: a post of the party that has a key can have the watch with its next word. */
    @Test
    void noWatchIsEverHeldUp() {
        Map<Place, Set<String>> taking = watches.steps().stream()
                .filter(step -> step.move()
                        .filter(m -> m.body() instanceof WatchBody.Take)
                        .isPresent())
                .collect(groupingBy(
                        Step::from, mapping(step -> step.move().orElseThrow().post(), toSet())));
        for (Place place : watches.places()) {
            Set<String> able = POSTS.stream()
                    .filter(post -> bound(place)
                            && place.state().validKey(TURKIYE, post).isPresent())
                    .filter(post -> watch(place).filter(w -> w.isKeptBy(post)).isEmpty())
                    .collect(toSet());
            assertThat(taking.getOrDefault(place, Set.of())).as("%s", place).isEqualTo(able);
        }
    }

    @Test
    void itPassesByHandoverOnlyWhenTheSuccessorHasAcknowledgedAllThatIsOpen() {
        for (Step step : watches.steps()) {
            if (happened(step).noneMatch(h -> h == Happened.HANDED_OVER)) {
                continue;
            }
            Move move = step.move().orElseThrow();
            Watch before = watch(step.from()).orElseThrow();
            assertThat(before.handover().orElseThrow().to()).as("%s", step).isEqualTo(move.post());
            Set<String> known = before.handover().orElseThrow().open().stream()
                    .filter(OpenItem::known)
                    .map(OpenItem::id)
                    .collect(toSet());
            if (move.body() instanceof WatchBody.Acknowledge last) {
                known.add(last.item());
            }
            assertThat(known).as("%s", step).containsAll(unanswered(step.to()));
            assertThat(watch(step.to()).orElseThrow().keeper())
                    .contains(new Watch.Keeper(move.post(), How.HANDED_OVER));
        }
    }

    /** By its own word somebody begins to keep the watch, and time makes nobody do so. */
    @Test
    void nobodyIsMadeToKeepTheWatch() {
        for (Step step : watches.steps()) {
            Optional<Watch.Keeper> before = watch(step.from()).flatMap(Watch::keeper);
            Optional<Watch.Keeper> now = watch(step.to()).flatMap(Watch::keeper);
            if (now.isPresent() && !now.equals(before)) {
                assertThat(step.move().orElseThrow().post())
                        .as("%s", step)
                        .isEqualTo(now.get().post());
                assertThat(happened(step))
                        .as("%s", step)
                        .containsExactly(Happened.valueOf(now.get().how().name()));
            }
        }
    }

    @Test
    void whoHasLeftAndWhoHasNoKeyKeepsNothing() {
        for (Place place : watches.places()) {
            watch(place).ifPresent(watch -> {
                watch.keeper()
                        .ifPresent(k -> assertThat(place.state().validKey(TURKIYE, k.post()))
                                .as("%s", place)
                                .isPresent());
                watch.handover().ifPresent(h -> {
                    assertThat(watch.keeper()).as("%s", place).isPresent();
                    assertThat(place.state().validKey(TURKIYE, h.to()))
                            .as("%s", place)
                            .isPresent();
                });
                if (!bound(place)) {
                    assertThat(watch.keeper()).as("%s", place).isEmpty();
                    assertThat(watch.roster()).as("%s", place).isEmpty();
                }
            });
        }
    }

    /** A turn is missed at the end of its grace, where its post has not kept the watch in it, and at no other time. */
    @Test
    void aTurnIsMissedWhereItsPostWasNotThere() {
        for (Step step : watches.steps()) {
            boolean missed = happened(step).anyMatch(h -> h == Happened.MISSED);
            if (missed) {
                Watch before = watch(step.from()).orElseThrow();
                assertThat(step.move()).as("%s", step).isEmpty();
                assertThat(step.to().at()).as("%s", step).isEqualTo(UNTIL);
                assertThat(before.isKeptBy(NIGHT)).as("%s", step).isFalse();
                assertThat(watch(step.to()).flatMap(Watch::keeper)).isEqualTo(before.keeper());
            }
        }
        for (Place place : watches.places()) {
            boolean over = !place.at().isBefore(UNTIL);
            watch(place).stream()
                    .filter(watch -> over && watch.wake().isEmpty())
                    .flatMap(watch -> watch.roster().stream().map(turn -> Map.entry(watch, turn)))
                    .forEach(e -> assertThat(e.getValue().missed()
                                    || e.getValue().taken().isPresent()
                                    || e.getKey().isKeptBy(NIGHT))
                            .as("%s", place)
                            .isTrue());
        }
    }

    @Test
    void itsPartyKnowsAllOfItTheFacilitatorWhoKeepsItAndOthersNothing() {
        Explored.mustTellAllThatMayBeSeen(watches, Watch.class, ALL);
        for (Place place : watches.places()) {
            assertThat(Explored.seen(place, Watch.class, ISRAEL))
                    .as("%s", place)
                    .isEmpty();
            watch(place).ifPresent(watch -> {
                assertThat(Explored.seen(place, Watch.class, TURKIYE)).containsValue(watch);
                assertThat(Explored.seen(place, Watch.class, FACILITATOR)).containsValue(watch.withoutItems());
            });
        }
    }
}
