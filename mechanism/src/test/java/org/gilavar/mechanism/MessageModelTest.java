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
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.gilavar.mechanism.Explored.Moved;
import org.gilavar.mechanism.Explorer.Move;
import org.gilavar.mechanism.Explorer.Place;
import org.gilavar.mechanism.Explorer.Step;
import org.gilavar.mechanism.item.Alarm;
import org.gilavar.mechanism.item.Item;
import org.gilavar.mechanism.item.Means;
import org.gilavar.mechanism.item.Message;
import org.gilavar.mechanism.item.Message.Reply;
import org.gilavar.mechanism.item.PassedDown;
import org.gilavar.mechanism.item.Precedence;
import org.gilavar.mechanism.item.Relay;
import org.gilavar.mechanism.item.Rung;
import org.gilavar.mechanism.item.Taken;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.statement.Body;
import org.gilavar.mechanism.statement.MessageBody;
import org.gilavar.mechanism.terms.LadderStep;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Everything that can become of one message on the hotline: whatever anybody says at any moment, and however long nobody does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MessageModelTest {

    /** On the line, and neither end of the message. */
    private static final String GEORGIA = "georgia";

    /** Enrolled, and not on the line. */
    private static final String CYPRUS = "cyprus";

    private static final List<String> ALL = List.of(TURKIYE, ISRAEL, GEORGIA, FACILITATOR, CYPRUS);
    private static final String TEXT = "Staying at FL170 or above.";
    private static final Duration WITHIN = Duration.ofMinutes(10);
    private static final Duration RELAYED_WITHIN = Duration.ofMinutes(2);
    private static final int MOST = 20_000;

    /**
     * Who says it to whom, when somebody is called by the terms, in minutes after the sending, when that is in fact, and how many places
     * that makes.
     *
     * <p>Counted by this exploration when it was written; another number means that something can happen that could not, or the other way.
     */
    @SuppressWarnings("ImmutableEnumChecker") // lists of numbers
    enum Given {
        TO_A_PARTY(TURKIYE, ISRAEL, List.of(20), List.of(20), false, 6_945),
        BY_THE_FACILITATOR(FACILITATOR, ISRAEL, List.of(3, 12), List.of(10, 19), false, 1_327),
        TO_THE_FACILITATOR_WITH_NOBODY_TO_CALL(TURKIYE, FACILITATOR, List.of(), List.of(), false, 865),
        RELAYED(TURKIYE, ISRAEL, List.of(12), List.of(12), true, 1_542);

        private final String from;
        private final String to;
        private final List<Integer> calling;
        private final List<Integer> called;
        private final boolean relayed;
        private final int places;

        Given(String from, String to, List<Integer> calling, List<Integer> called, boolean relayed, int places) {
            this.from = from;
            this.to = to;
            this.calling = calling;
            this.called = called;
            this.relayed = relayed;
            this.places = places;
        }

        String id() {
            return from + ".m";
        }

        /** When it was there for its recipient, whose time began. */
        Instant there(Message message) {
            return message.relay().flatMap(Relay::passedOn).orElse(START);
        }

        List<Instant> rungs(Message message) {
            return called.stream()
                    .map(m -> there(message).plus(Duration.ofMinutes(m)))
                    .toList();
        }

        Explorer explore() {
            TermsBuilder plain = TermsBuilder.plain();
            World world = World.under((relayed ? plain.relayed(RELAYED_WITHIN) : plain)
                    .between(TURKIYE, ISRAEL, GEORGIA)
                    .answeredWithin(Precedence.ROUTINE, WITHIN)
                    .ladder(calling.stream()
                            .map(m -> TermsBuilder.rung(
                                    Duration.ofMinutes(m), Means.FACILITATOR, "whom to call after " + m))
                            .toArray(LadderStep[]::new))
                    .build());
            world.enrols(CYPRUS);
            List<Body> everywhere = List.of(
                    new MessageBody.Read(id()),
                    new MessageBody.Take(id()),
                    new MessageBody.Relay(id()),
                    new MessageBody.ReadBack(id(), Json.hashOfText(TEXT)),
                    new MessageBody.ReadBack(id(), Json.hashOfText("Staying at FL160 or above.")),
                    new MessageBody.Answer(id(), Reply.RECEIVED, Optional.empty()),
                    new MessageBody.Answer(id(), Reply.QUERY, Optional.of("Say again.")));
            List<Body> bodies = Stream.concat(everywhere.stream(), isWhole() ? whatIsTheSameHowever() : Stream.empty())
                    .toList();
            Move send = new Move(from, new MessageBody.Send("m", to, Message.Purpose.INFORM, TEXT));
            List<Move> moves = Stream.concat(
                            Stream.of(send),
                            ALL.stream().flatMap(party -> bodies.stream().map(body -> new Move(party, body))))
                    .toList();
            return Explorer.from(world, state -> moves, START.plus(Duration.ofHours(1)), MOST);
        }

        /** What is the same by whomever it was sent, and however, is explored once. */
        private boolean isWhole() {
            return !from.equals(FACILITATOR) && !relayed;
        }

        private Stream<Body> whatIsTheSameHowever() {
            return Stream.of(new MessageBody.Deliver(id()), new MessageBody.PassDown(id(), "patrol leader"));
        }

        Optional<Message> at(Place place) {
            return place.state().find(Message.class, id());
        }
    }

    private final Map<Given, Explorer> explored = new EnumMap<>(Given.class);

    private Explorer explored(Given given) {
        return explored.computeIfAbsent(given, Given::explore);
    }

    @ParameterizedTest
    @EnumSource
    void itCanAlwaysBeAnsweredAndEveryMoveIsMade(Given given) {
        Explorer explorer = explored(given);

        assertThat(explorer.places().size()).as("places").isEqualTo(given.places);
        Explored.mustComeToAnEnd(explorer, Message.class, m -> m.answer().isPresent());
        Set<Moved> not = new HashSet<>();
        not.add(new Moved("WITH_FACILITATOR", Happened.RETURNED, "RETURNED")); // nobody leaves here
        if (given.called.isEmpty()) { // nobody is on the ladder
            not.add(new Moved("OVERDUE", Happened.ESCALATED, "OVERDUE"));
            not.add(new Moved("OVERDUE", Happened.ALARM_TAKEN, "OVERDUE"));
        }
        if (given.relayed) {
            not.add(new Moved(Lifecycle.NOWHERE, Happened.SENT, "WAITING"));
        } else {
            not.add(new Moved(Lifecycle.NOWHERE, Happened.SENT, "WITH_FACILITATOR"));
            not.add(new Moved("WITH_FACILITATOR", Happened.RELAYED, "WAITING"));
        }
        if (!given.isWhole()) {
            for (String state : List.of("WAITING", "OVERDUE", "ANSWERED")) {
                not.add(new Moved(state, Happened.DELIVERED, state));
                not.add(new Moved(state, Happened.PASSED_DOWN, state));
            }
        }
        assertThat(made(explorer, Message.class)).isEqualTo(written(Message.class, not));
    }

    /** Each word that a place has more than the one before it was just said, and by the recipient; no word is taken back. */
    @ParameterizedTest
    @EnumSource
    void onlyItsRecipientSaysThatItIsThereReadsItBackAndAnswersIt(Given given) {
        Explorer explorer = explored(given);
        for (Step step : explorer.steps()) {
            Optional<Message> before = given.at(step.from());
            Message now = given.at(step.to()).orElseThrow();
            Optional<String> speaker = step.move().map(Move::party);
            Optional<Body> body = step.move().map(Move::body);
            if (before.isEmpty()) {
                assertThat(speaker).as("%s", step).contains(given.from);
                assertThat(now.to()).as("%s", step).isEqualTo(given.to);
                assertThat(now.text()).as("%s", step).contains(TEXT);
                assertThat(now.hasGoneOn()).as("%s", step).isEqualTo(!given.relayed);
                assertThat(Stream.of(
                                        now.delivered(),
                                        now.read(),
                                        now.taken(),
                                        now.readBack(),
                                        now.answer(),
                                        now.passedDown())
                                .flatMap(Optional::stream))
                        .as("nothing else is said by it: %s", step)
                        .isEmpty();
                continue;
            }
            int words = 0;
            if (!now.read().equals(before.get().read())) {
                words++;
                assertThat(before.get().read()).as("once: %s", step).isEmpty();
                assertThat(now.read()).as("%s", step).contains(step.to().at());
                assertThat(now.delivered())
                        .as("what is read is there: %s", step)
                        .isPresent();
                assertThat(body).as("%s", step).containsInstanceOf(MessageBody.Read.class);
            } else if (!now.delivered().equals(before.get().delivered())) {
                words++;
                assertThat(before.get().delivered()).as("once: %s", step).isEmpty();
                assertThat(now.delivered()).as("%s", step).contains(step.to().at());
                assertThat(body).as("%s", step).containsInstanceOf(MessageBody.Deliver.class);
            }
            if (!now.passedDown().equals(before.get().passedDown())) {
                words++;
                assertThat(now.passedDown())
                        .as("%s", step)
                        .contains(new PassedDown("patrol leader", step.to().at()));
                assertThat(body).as("%s", step).containsInstanceOf(MessageBody.PassDown.class);
            }
            if (!now.taken().equals(before.get().taken())) {
                words++;
                assertThat(before.get().answer()).as("%s", step).isEmpty();
                assertThat(now.taken())
                        .as("%s", step)
                        .contains(new Taken(World.POST, step.to().at()));
                assertThat(body).as("%s", step).containsInstanceOf(MessageBody.Take.class);
            }
            if (!now.readBack().equals(before.get().readBack())) {
                words++;
                mustBeReadBackAs(before.get(), now, step);
            }
            if (!now.answer().equals(before.get().answer())) {
                words++;
                mustBeAnsweredAs(before.get(), now, step);
            }
            if (!now.relay().equals(before.get().relay())) {
                mustBeRelayedAs(before.get(), now, step);
            }
            if (!now.alarm().equals(before.get().alarm())) {
                mustBeAlarmedAs(before.get(), now, step);
            }
            if (words > 0) {
                assertThat(before.get().hasGoneOn()).as("it is there: %s", step).isTrue();
                assertThat(words).as("one thing at a time: %s", step).isEqualTo(1);
                assertThat(speaker).as("%s", step).contains(given.to);
            }
        }
        Explored.mustBeSignedByTheSpeaker(explorer, ALL);
    }

    private static boolean isOfTheFacilitator(Body body) {
        return body instanceof MessageBody.Take || body instanceof MessageBody.Relay;
    }

    private static void mustBeRelayedAs(Message before, Message now, Step step) {
        assertThat(before.hasGoneOn()).as("once: %s", step).isFalse();
        assertThat(now.relay().orElseThrow().passedOn())
                .as("%s", step)
                .contains(step.to().at());
        if (step.move().isPresent()) {
            assertThat(step.move().get().party()).as("%s", step).isEqualTo(FACILITATOR);
            assertThat(now.relay().get().post()).as("%s", step).contains(World.POST);
        } else {
            assertThat(step.to().at()).as("by its time: %s", step).isEqualTo(START.plus(RELAYED_WITHIN));
            assertThat(now.relay().get().post()).as("%s", step).isEmpty();
        }
    }

    private static void mustBeAlarmedAs(Message before, Message now, Step step) {
        if (before.alarm().isEmpty()) {
            assertThat(step.move()).as("the ladder raises it: %s", step).isEmpty();
            assertThat(now.alarm().orElseThrow().taken()).as("%s", step).isEmpty();
            return;
        }
        assertThat(before.alarm().get().taken()).as("once: %s", step).isEmpty();
        assertThat(before.answer()).as("%s", step).isEmpty();
        assertThat(step.move().map(Move::party)).as("%s", step).contains(FACILITATOR);
        assertThat(now.alarm().orElseThrow())
                .as("%s", step)
                .isEqualTo(new Alarm(
                        before.alarm().get().raised(),
                        Optional.of(new Taken(World.POST, step.to().at()))));
    }

    private static void mustBeReadBackAs(Message before, Message now, Step step) {
        assertThat(before.readBack().filter(Message.ReadBack::matches))
                .as("never again once it was right: %s", step)
                .isEmpty();
        boolean right = now.readBack().orElseThrow().matches();
        assertThat(step.move().map(Move::body))
                .as("%s", step)
                .containsInstanceOf(MessageBody.ReadBack.class)
                .hasValueSatisfying(
                        said -> assertThat(((MessageBody.ReadBack) said).hash().equals(Json.hashOfText(TEXT)))
                                .isEqualTo(right));
        if (right || before.readBack().isEmpty()) {
            assertThat(now.readBack().orElseThrow().at())
                    .as("%s", step)
                    .isEqualTo(step.to().at());
        }
    }

    private static void mustBeAnsweredAs(Message before, Message now, Step step) {
        Message.Answer answer = now.answer().orElseThrow();
        assertThat(before.answer()).as("once: %s", step).isEmpty();
        assertThat(step.move().map(Move::body))
                .as("%s", step)
                .contains(new MessageBody.Answer(now.id(), answer.reply(), answer.text()));
        assertThat(answer.at()).as("%s", step).isEqualTo(step.to().at());
        assertThat(START.plusSeconds(answer.secondsElapsed())).as("%s", step).isEqualTo(answer.at());
        if (answer.reply() == Reply.RECEIVED) {
            assertThat(before.readBack().filter(r -> !r.matches()))
                    .as("nothing garbled is received: %s", step)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void itIsOverdueByItsDeadlineAloneAndThenTheLadderIsClimbedInItsOrder(Given given) {
        for (Place place : explored(given).places()) {
            given.at(place).ifPresent(m -> {
                Instant end = m.answer().map(Message.Answer::at).orElse(place.at());
                Instant deadline = given.there(m).plus(WITHIN);
                assertThat(m.overdue()).as("%s", place).isEqualTo(m.hasGoneOn() && !end.isBefore(deadline));
                List<Rung> all = new ArrayList<>(m.escalated());
                all.addAll(m.ladder());
                assertThat(all).as("%s", place).extracting(Rung::at).isEqualTo(given.rungs(m));
                assertThat(all).extracting(Rung::level).isSorted();
                assertThat(m.escalated()).as("%s", place).allMatch(r -> !r.at().isAfter(end));
                assertThat(m.ladder()).as("%s", place).noneMatch(r -> r.at().isBefore(end));
            });
        }
        for (Step step : explored(given).steps()) {
            Message now = given.at(step.to()).orElseThrow();
            Optional<Message> before = given.at(step.from());
            boolean late = now.overdue() && before.filter(Message::overdue).isEmpty();
            int climbed = now.escalated().size()
                    - before.map(m -> m.escalated().size()).orElse(0);
            boolean relayed = now.hasGoneOn()
                    && before.filter(m -> !m.hasGoneOn()).isPresent()
                    && step.move().isEmpty();
            assertThat((late ? 1 : 0) + climbed + (relayed ? 1 : 0))
                    .as("one at a time, and by time alone: %s", step)
                    .isEqualTo(step.move().isEmpty() ? 1 : 0);
        }
    }

    /** Both ends and the facilitator are told of each step in the entry in which it is made, and nobody else of any. */
    @ParameterizedTest
    @EnumSource
    void bothEndsAndTheFacilitatorKnowAllOfItAndNobodyElseAnything(Given given) {
        Explorer explorer = explored(given);
        List<String> concerned = List.of(given.from, given.to, FACILITATOR);
        Explored.mustTellAllThatMayBeSeen(explorer, Message.class, ALL);
        for (Place place : explorer.places()) {
            Map<String, Item> whole =
                    given.at(place).map(m -> Map.<String, Item>of(m.id(), m)).orElse(Map.of());
            boolean there = given.at(place).filter(Message::hasGoneOn).isPresent();
            for (String party : ALL) {
                boolean knows = concerned.contains(party) && (there || !party.equals(given.to));
                assertThat(Explored.seen(place, Message.class, party))
                        .as("%s at %s", party, place)
                        .isEqualTo(knows ? whole : Map.of());
            }
        }
        Explored.mustAnswerAlikeEverywhere(
                explorer,
                move -> !move.party().equals(given.to)
                        && !(move.body() instanceof MessageBody.Send)
                        && !(move.party().equals(FACILITATOR) && isOfTheFacilitator(move.body())));
    }
}
