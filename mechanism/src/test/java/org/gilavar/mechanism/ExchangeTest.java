package org.gilavar.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gilavar.mechanism.Notices.amend;
import static org.gilavar.mechanism.Notices.elsewhere;
import static org.gilavar.mechanism.World.FACILITATOR;
import static org.gilavar.mechanism.World.ISRAEL;
import static org.gilavar.mechanism.World.START;
import static org.gilavar.mechanism.World.TURKIYE;

import java.time.Duration;
import java.util.List;
import org.gilavar.mechanism.Refusal.Code;
import org.gilavar.mechanism.item.Exchange;
import org.gilavar.mechanism.item.Exchange.Sort;
import org.gilavar.mechanism.item.Exchange.Stage;
import org.gilavar.mechanism.item.Exchange.Words;
import org.gilavar.mechanism.statement.ExchangeBody;
import org.gilavar.mechanism.terms.Channel;
import org.junit.jupiter.api.Test;

/** What the sides say to each other reaches the other as the channel has it. */
class ExchangeTest {

    private static final String CONFLICT = "israel-turkiye-1";
    private static final String ASKED = "turkiye.q";
    private static final ExchangeBody.Open ASK =
            new ExchangeBody.Open("q", CONFLICT, Sort.QUERY, "Our crews are tired; can you wait until noon?");
    private static final ExchangeBody.Relay PASS_ON = new ExchangeBody.Relay(ASKED, "Could you begin at noon?");
    private static final ExchangeBody.Answer ANSWER = new ExchangeBody.Answer(ASKED, "Not before our own is over.");

    private static World conflicting(Channel channel) {
        return ConflictTest.conflicting(TermsBuilder.plain()
                .settling(HandlingTest.SETTLING)
                .channel(channel)
                .build());
    }

    private static World neutral() {
        return conflicting(Channel.NEUTRAL);
    }

    private static Exchange exchange(World world) {
        return world.get(Exchange.class, ASKED);
    }

    @Test
    void whatIsNotPassedOnHasNotBeenSaidToTheOtherSide() {
        World world = neutral();

        assertThat(world.hears(ISRAEL, () -> world.accepts(TURKIYE, ASK))).isEmpty();

        Refusal hidden = world.refuses(ISRAEL, ANSWER);
        Refusal absent = world.refuses(ISRAEL, new ExchangeBody.Answer("turkiye.other", "what?"));
        assertThat(hidden.code()).isEqualTo(Code.UNKNOWN);
        assertThat(hidden.reason()).isEqualTo(absent.reason().replace("turkiye.other", ASKED));
    }

    @Test
    void theFirstWordsStaySealedWhereTheFacilitatorPassesOnOthers() {
        World world = neutral();
        world.accepts(TURKIYE, ASK);

        Exchange toOther = World.shown(world.accepts(FACILITATOR, PASS_ON), ISRAEL, Exchange.class);
        assertThat(toOther.said()).isEmpty();
        assertThat(toOther.passedOn().map(Words::text)).contains("Could you begin at noon?");

        Outcome answered = world.accepts(ISRAEL, ANSWER);
        assertThat(World.shown(answered, TURKIYE, Exchange.class).answer()).isEmpty();
        assertThat(World.shown(answered, FACILITATOR, Exchange.class).answer().map(Words::text))
                .contains("Not before our own is over.");

        Exchange done = World.shown(
                world.accepts(FACILITATOR, new ExchangeBody.Relay(ASKED, "They have to finish first.")),
                TURKIYE,
                Exchange.class);
        assertThat(done.stage()).isEqualTo(Stage.DONE);
        assertThat(done.answer()).isEmpty();
        assertThat(done.answerPassedOn().map(Words::text)).contains("They have to finish first.");
    }

    @Test
    void directlyAndAroundOneTableWordsArriveAsTheyAre() {
        for (Channel channel : List.of(Channel.DIRECT, Channel.JOINT_CENTRE)) {
            World world = conflicting(channel);
            Exchange heard = World.shown(world.accepts(TURKIYE, ASK), ISRAEL, Exchange.class);
            assertThat(heard.passedOn().map(Words::text)).contains(ASK.text());

            Exchange answered = World.shown(world.accepts(ISRAEL, ANSWER), TURKIYE, Exchange.class);

            assertThat(answered.stage()).isEqualTo(Stage.DONE);
            assertThat(answered.answerPassedOn().map(Words::text)).contains(ANSWER.text());
        }
    }

    @Test
    void whoeverItWaitsForIsLateAfterTheTimeOfTheTerms() {
        World world = neutral();
        world.accepts(TURKIYE, ASK);
        assertThat(world.hears(ISRAEL, () -> world.passTo(START.plus(Duration.ofMinutes(9)))))
                .isEmpty();

        List<String> heard = world.hears(TURKIYE, () -> world.passTo(START.plus(Duration.ofMinutes(30))));
        assertThat(heard).contains("Exchange OVERDUE");
        world.accepts(FACILITATOR, PASS_ON);
        assertThat(exchange(world).overdue()).isFalse();

        assertThat(world.hears(ISRAEL, () -> world.passTo(world.now().plus(Duration.ofMinutes(30)))))
                .contains("Exchange OVERDUE");
        world.accepts(ISRAEL, ANSWER);
    }

    @Test
    void anObjectionWaitsForNoAnswer() {
        World world = conflicting(Channel.DIRECT);
        world.accepts(TURKIYE, new ExchangeBody.Open("q", CONFLICT, Sort.OBJECTION, "Not over the town."));

        assertThat(exchange(world).due()).isEmpty();
        world.accepts(ISRAEL, ANSWER);
        assertThat(exchange(world).stage()).isEqualTo(Stage.DONE);
    }

    @Test
    void itEndsWithItsConflict() {
        World world = neutral();
        world.accepts(TURKIYE, ASK);

        List<String> heard = world.hears(ISRAEL, () -> world.accepts(ISRAEL, amend("israel.i", 1, elsewhere())));

        assertThat(exchange(world).stage()).isEqualTo(Stage.CLOSED);
        assertThat(heard).doesNotContain("Exchange CLOSED");
        assertThat(world.refuses(FACILITATOR, PASS_ON).code()).isEqualTo(Code.WRONG_STATE);
    }

    @Test
    void whyItIsClosedReachesTheOtherSideNoMoreThanWhatWasSaid() {
        World world = neutral();
        world.accepts(TURKIYE, ASK);
        world.accepts(FACILITATOR, PASS_ON);

        Outcome closed = world.accepts(TURKIYE, new ExchangeBody.Close(ASKED, "they would only stall"));

        assertThat(World.shown(closed, ISRAEL, Exchange.class).closedBecause()).isEmpty();
        assertThat(World.shown(closed, FACILITATOR, Exchange.class).closedBecause())
                .contains("they would only stall");
    }

    @Test
    void whoAsksTooMuchAtOnceIsToldToCloseSome() {
        World world = neutral();
        for (int i = 0; i < 10; i++) {
            world.accepts(TURKIYE, new ExchangeBody.Open("q-" + i, CONFLICT, Sort.QUERY, "And?"));
        }

        assertThat(world.refuses(TURKIYE, ASK).reason()).contains("close one");
    }

    @Test
    void eachOfThemSpeaksOnlyInItsTurn() {
        World world = neutral();
        assertThat(world.refuses(FACILITATOR, ASK).code()).isEqualTo(Code.NOT_ENTITLED);
        world.accepts(TURKIYE, ASK);
        assertThat(world.refuses(TURKIYE, PASS_ON).code()).isEqualTo(Code.NOT_ENTITLED);
        assertThat(world.refuses(TURKIYE, ANSWER).code()).isEqualTo(Code.NOT_ENTITLED);
        world.accepts(FACILITATOR, PASS_ON);
        assertThat(world.refuses(FACILITATOR, PASS_ON).code()).isEqualTo(Code.WRONG_STATE);
        assertThat(world.refuses(ISRAEL, new ExchangeBody.Close(ASKED, "no")).code())
                .isEqualTo(Code.NOT_ENTITLED);
        world.accepts(ISRAEL, ANSWER);
        assertThat(world.refuses(ISRAEL, ANSWER).code()).isEqualTo(Code.WRONG_STATE);
        world.accepts(TURKIYE, new ExchangeBody.Close(ASKED, "we have settled it by telephone"));
        assertThat(exchange(world).stage()).isEqualTo(Stage.CLOSED);
    }
}
