package org.gilavar.mechanism;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.gilavar.mechanism.Explored.made;
import static org.gilavar.mechanism.Explored.written;
import static org.gilavar.mechanism.Notices.ELEVEN;
import static org.gilavar.mechanism.Notices.TEN;
import static org.gilavar.mechanism.Notices.activity;
import static org.gilavar.mechanism.Notices.here;
import static org.gilavar.mechanism.Notices.later;
import static org.gilavar.mechanism.World.FACILITATOR;
import static org.gilavar.mechanism.World.ISRAEL;
import static org.gilavar.mechanism.World.TURKIYE;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gilavar.mechanism.Explored.Moved;
import org.gilavar.mechanism.Explorer.Move;
import org.gilavar.mechanism.Explorer.Place;
import org.gilavar.mechanism.Explorer.Step;
import org.gilavar.mechanism.item.Activity;
import org.gilavar.mechanism.item.Arrangement;
import org.gilavar.mechanism.item.Item;
import org.gilavar.mechanism.item.Level;
import org.gilavar.mechanism.item.Notice;
import org.gilavar.mechanism.item.Notice.Stage;
import org.gilavar.mechanism.item.NoticeTrace;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.statement.ArrangementBody;
import org.gilavar.mechanism.statement.NoticeBody;
import org.gilavar.mechanism.terms.Terms;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Everything that can become of one notice of Türkiye's from 10 to 11 o'clock, with one amendment to later: whatever anybody
 * says at any moment, and whenever new terms bring another time minimum. A line check that nobody answers, at half past
 * 10, lets time come to the start of either, and to the one before the other.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NoticeModelTest {

    /** Enrolled, and no party to the arrangement. */
    private static final String CYPRUS = "cyprus";

    private static final List<String> ALL = List.of(TURKIYE, ISRAEL, FACILITATOR, CYPRUS);
    private static final String ID = "turkiye.n";
    private static final int LATER = 45;
    private static final Activity FILED = activity(here());
    private static final Activity AMENDED = activity(later(here(), LATER));
    private static final int MOST = 3_000;

    /** The stages that are explored here; moves that begin elsewhere are not asked for. */
    private static final Set<String> FROM = Set.of("FILED", "ACTIVE", "ENDED", "WITHDRAWN");

    /**
     * What the other party is told. How many places there are was found by this exploration when it was written, and is the same whoever
     * is told: another number means that something can happen that could not, or the other way.
     */
    enum Given {
        NOTHING,
        EXISTENCE,
        FULL;

        static final int PLACES = 342;

        private Level level() {
            return Level.valueOf(name());
        }

        private Terms terms(int minutes) {
            return TermsBuilder.plain()
                    .otherwise(level())
                    .minutesApart(minutes)
                    .checkedAt(LocalTime.of(10, 30))
                    .build();
        }

        Explorer explore() {
            World world = World.under(terms(15));
            world.enrols(CYPRUS);
            Terms next = terms(30);
            world.accepts(FACILITATOR, new ArrangementBody.Propose("next", next));
            next.parties().forEach(party -> world.accepts(party, new ArrangementBody.Sign("next.v1", Json.hash(next))));
            Move signs = new Move(FACILITATOR, new ArrangementBody.Sign("next.v1", Json.hash(next)));
            List<Move> moves = moves(signs);
            return Explorer.from(world, state -> moves, ELEVEN.plus(Duration.ofHours(2)), MOST);
        }

        private static List<Move> moves(Move signs) {
            List<Move> moves = new ArrayList<>(List.of(signs, new Move(TURKIYE, new NoticeBody.File("n", FILED))));
            for (String party : ALL) {
                moves.add(new Move(party, new NoticeBody.Amend(ID, 1, AMENDED, "later")));
                moves.addAll(moves(party, 1));
            }
            moves.addAll(moves(TURKIYE, 2));
            return moves;
        }

        private static List<Move> moves(String party, int version) {
            return List.of(
                    new Move(party, new NoticeBody.Withdraw(ID, version, "not needed")),
                    new Move(party, new NoticeBody.Activate(ID, version)),
                    new Move(party, new NoticeBody.End(ID, version)));
        }
    }

    private final Map<Given, Explorer> explored = new EnumMap<>(Given.class);

    private Explorer explored(Given given) {
        return explored.computeIfAbsent(given, Given::explore);
    }

    private static Optional<Notice> at(Place place) {
        return place.state().find(Notice.class, ID);
    }

    private static boolean isLive(Notice notice) {
        return notice.stage() == Stage.FILED || notice.stage() == Stage.ACTIVE;
    }

    private static Instant start(Notice notice) {
        return notice.activity().equals(FILED) ? TEN : TEN.plus(Duration.ofMinutes(LATER));
    }

    /** When it leaves the picture: the time minimum of the terms after the end of its last window. */
    private static Instant until(Place place, Notice notice) {
        boolean next =
                place.state().find(Arrangement.class, "next.v1").orElseThrow().standing()
                        == Arrangement.Standing.IN_FORCE;
        Instant end = notice.activity().equals(FILED) ? ELEVEN : ELEVEN.plus(Duration.ofMinutes(LATER));
        return end.plus(Duration.ofMinutes(next ? 30 : 15));
    }

    @ParameterizedTest
    @EnumSource
    void itCanAlwaysEndAndEveryMoveIsMade(Given given) {
        Explorer explorer = explored(given);

        assertThat(explorer.places().size()).as("places").isEqualTo(Given.PLACES);
        Explored.mustComeToAnEnd(explorer, Notice.class, n -> n.stage() == Stage.ENDED || n.stage() == Stage.WITHDRAWN);
        assertThat(explorer.neverReaching(state -> state.find(Notice.class, ID)
                        .filter(n -> n.stage() == Stage.ENDED)
                        .isPresent()))
                .as("what stands can end by itself")
                .noneMatch(place -> at(place).filter(NoticeModelTest::isLive).isPresent());
        Set<Moved> made = made(explorer, Notice.class);
        assertThat(made).contains(new Moved("", Happened.FILED, "FILED"));
        assertThat(fromHere(made)).isEqualTo(fromHere(written(Notice.class)));
    }

    private static Set<Moved> fromHere(Set<Moved> moves) {
        return moves.stream().filter(move -> FROM.contains(move.from())).collect(toSet());
    }

    /** Every change of it is one that its owner has just asked for, of that version, or that time or new terms make. */
    @ParameterizedTest
    @EnumSource
    void itStandsByTheWordOfItsOwnerAndByTimeAlone(Given given) {
        for (Step step : explored(given).steps()) {
            Optional<Notice> before = at(step.from());
            Optional<Notice> now = at(step.to());
            if (before.equals(now)) {
                continue;
            }
            if (step.move().isEmpty()) {
                assertThat(before.filter(NoticeModelTest::isLive))
                        .as("%s", step)
                        .isPresent();
                assertThat(now).as("by its end: %s", step).map(Notice::stage).contains(Stage.ENDED);
                assertThat(step.to().at()).as("%s", step).isEqualTo(until(step.from(), before.get()));
                continue;
            }
            Move move = step.move().get();
            if (move.body() instanceof ArrangementBody.Sign) {
                assertThat(before.filter(NoticeModelTest::isLive))
                        .as("%s", step)
                        .isPresent();
                assertThat(now).as("%s", step).contains(before.get().keptUntil(until(step.to(), before.get())));
                continue;
            }
            assertThat(move.party()).as("%s", step).isEqualTo(TURKIYE);
            mustBeAsItsOwnerSays((NoticeBody) move.body(), before, now.orElseThrow(), step);
        }
        Explored.mustBeSignedByTheSpeaker(explored(given), ALL);
    }

    private static void mustBeAsItsOwnerSays(NoticeBody said, Optional<Notice> before, Notice now, Step step) {
        Optional<Stage> was = before.map(Notice::stage);
        boolean amended = false;
        switch (said) {
            case NoticeBody.File file -> {
                assertThat(was).as("%s", step).isEmpty();
                assertThat(now.stage()).as("%s", step).isEqualTo(Stage.FILED);
                assertThat(now.version()).as("%s", step).isEqualTo(1);
                assertThat(now.activity()).as("%s", step).isEqualTo(file.activity());
                return;
            }
            case NoticeBody.Amend amend -> {
                amended = true;
                assertThat(was).as("%s", step).isIn(Optional.of(Stage.FILED), Optional.of(Stage.ACTIVE));
                assertThat(Optional.of(now.stage())).as("%s", step).isEqualTo(was);
                assertThat(now.activity()).as("%s", step).isEqualTo(amend.activity());
            }
            case NoticeBody.Activate activate -> {
                assertThat(was).as("%s", step).contains(Stage.FILED);
                assertThat(now.stage()).as("%s", step).isEqualTo(Stage.ACTIVE);
                assertThat(step.to().at()).as("not before its start: %s", step).isAfterOrEqualTo(start(now));
                assertThat(activate.version()).as("%s", step).isEqualTo(now.version());
            }
            case NoticeBody.End end -> {
                assertThat(was).as("%s", step).contains(Stage.ACTIVE);
                assertThat(now.stage()).as("%s", step).isEqualTo(Stage.ENDED);
                assertThat(end.version()).as("%s", step).isEqualTo(now.version());
            }
            case NoticeBody.Withdraw withdraw -> {
                assertThat(was).as("%s", step).isIn(Optional.of(Stage.FILED), Optional.of(Stage.ACTIVE));
                assertThat(now.stage()).as("%s", step).isEqualTo(Stage.WITHDRAWN);
                assertThat(withdraw.version()).as("%s", step).isEqualTo(now.version());
            }
            default -> throw new AssertionError("nobody has said this: " + step);
        }
        Notice notice = before.orElseThrow();
        assertThat(now.version()).as("%s", step).isEqualTo(notice.version() + (amended ? 1 : 0));
        if (!amended) {
            assertThat(now.activity()).as("%s", step).isEqualTo(notice.activity());
        }
    }

    @ParameterizedTest
    @EnumSource
    void itLeavesThePictureByTheTimeMinimumOfTheTermsThatApply(Given given) {
        for (Place place : explored(given).places()) {
            at(place).filter(NoticeModelTest::isLive).ifPresent(notice -> {
                assertThat(notice.until()).as("%s", place).isEqualTo(until(place, notice));
                assertThat(place.at()).as("%s", place).isBefore(notice.until());
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void theOtherPartyKnowsAsMuchOfItAsTheTermsSayAndWhoHasNotSignedThemNothing(Given given) {
        Explored.mustTellAllThatMayBeSeen(explored(given), Notice.class, ALL);
        for (Place place : explored(given).places()) {
            Optional<Notice> notice = at(place);
            Optional<Item> other = switch (given) {
                case NOTHING -> Optional.empty();
                case EXISTENCE -> notice.map(n -> new NoticeTrace(ID, TURKIYE, n.stage(), List.of(), Optional.empty()));
                case FULL -> notice.map(n -> n);
            };
            assertThat(seen(place, TURKIYE)).as("%s", place).isEqualTo(notice);
            assertThat(seen(place, FACILITATOR)).as("%s", place).isEqualTo(notice);
            assertThat(seen(place, ISRAEL)).as("%s", place).isEqualTo(other);
            assertThat(seen(place, CYPRUS)).as("%s", place).isEmpty();
        }
        Explored.mustAnswerAlikeEverywhere(
                explored(given),
                move -> move.body() instanceof NoticeBody && !move.party().equals(TURKIYE));
    }

    private static Optional<Item> seen(Place place, String party) {
        return Optional.ofNullable(Explored.seen(place, Notice.class, party).get(ID));
    }
}
