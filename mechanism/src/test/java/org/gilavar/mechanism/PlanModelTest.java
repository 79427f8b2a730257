package org.gilavar.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gilavar.mechanism.Notices.activity;
import static org.gilavar.mechanism.Notices.here;
import static org.gilavar.mechanism.Notices.north;
import static org.gilavar.mechanism.PlanTest.RELEASE;
import static org.gilavar.mechanism.PlanTest.TOMORROW;
import static org.gilavar.mechanism.PlanTest.tomorrow;
import static org.gilavar.mechanism.World.FACILITATOR;
import static org.gilavar.mechanism.World.ISRAEL;
import static org.gilavar.mechanism.World.TURKIYE;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gilavar.mechanism.Explorer.Move;
import org.gilavar.mechanism.Explorer.Place;
import org.gilavar.mechanism.Explorer.Step;
import org.gilavar.mechanism.item.Batch;
import org.gilavar.mechanism.item.Conflict;
import org.gilavar.mechanism.item.Item;
import org.gilavar.mechanism.item.Measure;
import org.gilavar.mechanism.item.Notice;
import org.gilavar.mechanism.item.Plan;
import org.gilavar.mechanism.statement.ArrangementBody;
import org.gilavar.mechanism.statement.BatchBody;
import org.gilavar.mechanism.statement.BatchBody.Moved;
import org.gilavar.mechanism.statement.Body;
import org.gilavar.mechanism.statement.NoticeBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Everything that can become of one day's plan: every order of drafts, of a batch for them and of what is said of it, and every deadline. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlanModelTest {

    private static final String BATCH = "azerbaijan.b";
    private static final List<String> ALL = List.of(TURKIYE, ISRAEL, FACILITATOR);
    private static final int MOST = 30_000;

    /** Counted by this exploration when it was written; another number means that something can happen that could not, or the other way. */
    private static final int PLACES = 1_447;

    private final Explorer planning =
            Explorer.from(World.under(PlanTest.planned().build()), PlanModelTest::moves, RELEASE, MOST);

    private static List<Move> moves(State state) {
        Stream<Move> ofEach = Stream.of(TURKIYE, ISRAEL)
                .flatMap(party -> ofDraft(state, party).map(body -> new Move(party, body)));
        Stream<Move> ofBatch = Stream.of(
                        new BatchBody.Accept(BATCH),
                        new BatchBody.Reject(BATCH, Optional.empty()),
                        new BatchBody.Withdraw(BATCH))
                .flatMap(body -> ALL.stream().map(party -> new Move(party, body)));
        Stream<Move> once = Stream.of(
                new Move(FACILITATOR, propose(state)),
                new Move(ISRAEL, new ArrangementBody.Withdraw("pact.v1", "enough")));
        return Stream.of(ofEach, ofBatch, once).flatMap(moves -> moves).toList();
    }

    private static Stream<Body> ofDraft(State state, String party) {
        String id = party + ".d";
        int version = state.find(Notice.class, id).map(Notice::version).orElse(1);
        Stream<Body> bodies = Stream.of(
                new NoticeBody.Draft("d", activity(tomorrow(here()))),
                new NoticeBody.Withdraw(id, version, "not needed"));
        return version > 1 || party.equals(ISRAEL)
                ? bodies
                : Stream.concat(
                        bodies, Stream.of(new NoticeBody.Amend(id, version, activity(tomorrow(north(1))), "better")));
    }

    private static BatchBody.Propose propose(State state) {
        var moves = new TreeMap<String, Moved>(Map.of(
                "turkiye.d", new Moved(version(state, "turkiye.d"), Measure.later(Duration.ofMinutes(90))),
                "israel.d", new Moved(version(state, "israel.d"), Measure.later(Duration.ofMinutes(-90)))));
        return new BatchBody.Propose("b", TOMORROW, moves);
    }

    private static int version(State state, String id) {
        return state.find(Notice.class, id).map(Notice::version).orElse(1);
    }

    private static Plan.Stage stage(State state) {
        return state.find(Plan.class, TOMORROW).orElseThrow().stage();
    }

    private static Stream<Change> changes(Step step, Class<? extends Item> type) {
        return step.outcome().changes().stream().filter(change -> type.isInstance(change.item()));
    }

    @Test
    void fromEverywhereThePlanIsReleasedOrItsTermsEnd() {
        assertThat(planning.neverReaching(
                        state -> stage(state) == Plan.Stage.RELEASED || stage(state) == Plan.Stage.ENDED))
                .isEmpty();
        assertThat(planning.places().size()).as("places").isEqualTo(PLACES);
    }

    @Test
    void everyMoveThatIsDrawnCanBeMade() {
        Set<String> made = planning.steps().stream()
                .flatMap(step -> step.outcome().changes().stream()
                        .filter(change -> change.item() instanceof Plan
                                || change.item() instanceof Batch
                                || change.item() instanceof Notice)
                        .map(change -> moved(step, change)))
                .filter(move -> !move.startsWith("Notice") || move.contains("DRAFT"))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> drawn = Stream.of("Plan", "Batch", "Notice")
                .map(kind -> Lifecycles.all().get(kind))
                .flatMap(lifecycle -> lifecycle.moves().stream()
                        .filter(move ->
                                !lifecycle.kind().equals("Notice") || (move.from() + move.to()).contains("DRAFT"))
                        .map(move -> lifecycle.kind() + " " + move.from() + " " + move.happened() + " " + move.to()))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(made).isEqualTo(drawn);
    }

    private static String moved(Step step, Change change) {
        String before = step.from()
                .state()
                .find(change.item().getClass(), change.item().id())
                .map(Lifecycles::state)
                .orElse("");
        return change.item().getClass().getSimpleName() + " " + before + " " + change.happened() + " "
                + Lifecycles.state(change.item());
    }

    /** All of what is left of a batch or none of it, and nothing without the word of every owner. */
    @Test
    void noBatchIsDoneInPartAndNoneLacksAnAcceptance() {
        for (Step step : planning.steps()) {
            Set<String> moved = changes(step, Notice.class)
                    .filter(change -> change.happened() == Happened.AMENDED)
                    .map(change -> change.item().id())
                    .collect(Collectors.toSet());
            Optional<Batch> done = changes(step, Batch.class)
                    .map(change -> (Batch) change.item())
                    .filter(batch -> batch.stage() == Batch.Stage.ACCEPTED)
                    .findFirst();
            if (done.isEmpty()) {
                boolean byItsOwner = step.move()
                        .filter(m -> m.body() instanceof NoticeBody.Amend)
                        .isPresent();
                assertThat(moved).as("%s", step).hasSize(byItsOwner ? 1 : 0);
                continue;
            }
            Set<String> standing = Stream.of(TURKIYE, ISRAEL)
                    .filter(party -> step.to()
                            .state()
                            .find(Notice.class, party + ".d")
                            .filter(n -> n.stage() == Notice.Stage.DRAFT)
                            .isPresent())
                    .collect(Collectors.toSet());
            assertThat(done.get().accepted()).as("%s", step).containsAll(standing);
            assertThat(moved)
                    .as("%s", step)
                    .isEqualTo(standing.stream().map(party -> party + ".d").collect(Collectors.toSet()));
        }
    }

    /** Before the release nothing is filed, nothing in conflict, and nobody told of another's draft; then all at once. */
    @Test
    void allIsFiledAtTheReleaseAndNothingBefore() {
        for (Step step : planning.steps()) {
            boolean released = changes(step, Plan.class).anyMatch(c -> c.happened() == Happened.RELEASED);
            List<Notice> before = step.from()
                    .state()
                    .all(Notice.class)
                    .filter(n -> n.stage() == Notice.Stage.DRAFT)
                    .toList();
            assertThat(changes(step, Notice.class)
                            .filter(c -> c.happened() == Happened.FILED)
                            .count())
                    .as("%s", step)
                    .isEqualTo(released ? before.size() : 0);
            assertThat(step.to().state().all(Conflict.class).findAny().isPresent()
                            && stage(step.to().state()) != Plan.Stage.RELEASED)
                    .as("%s", step)
                    .isFalse();
            for (String party : List.of(TURKIYE, ISRAEL)) {
                assertThat(step.outcome().toldTo(party))
                        .as("%s", step)
                        .noneMatch(telling -> isOfAnother(telling.item(), party));
            }
        }
    }

    private static boolean isOfAnother(Item item, String party) {
        return switch (item) {
            case Notice notice -> !notice.owner().equals(party);
            case Batch batch ->
                batch.moves().values().stream().anyMatch(move -> !move.owner().equals(party))
                        || !Set.of(party).containsAll(batch.accepted());
            default -> false;
        };
    }

    /** Cut off, a draft changes by a batch and in no other way. */
    @Test
    void afterTheCutOffNobodyChangesADraftAlone() {
        for (Place place : planning.places()) {
            if (stage(place.state()) == Plan.Stage.CUT_OFF) {
                assertThat(planning.leadingOn(place))
                        .as("%s", place)
                        .noneMatch(step -> step.move()
                                .filter(move -> move.body() instanceof NoticeBody.Amend
                                        || move.body() instanceof NoticeBody.Draft)
                                .isPresent());
            }
        }
    }
}
