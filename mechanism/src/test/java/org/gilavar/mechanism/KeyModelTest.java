package org.gilavar.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gilavar.mechanism.World.ISRAEL;
import static org.gilavar.mechanism.World.TURKIYE;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.gilavar.mechanism.KeyModel.Known;
import org.gilavar.mechanism.KeyModel.Step;
import org.gilavar.mechanism.Refusal.Code;
import org.gilavar.mechanism.item.Message;
import org.gilavar.mechanism.item.PostKey;
import org.gilavar.mechanism.item.PostKey.Stage;
import org.gilavar.mechanism.item.Precedence;
import org.gilavar.mechanism.statement.Body;
import org.gilavar.mechanism.statement.KeyBody;
import org.gilavar.mechanism.statement.MessageBody;
import org.gilavar.mechanism.statement.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every sequence of steps up to a bound, and long random ones: the mechanism and {@link KeyModel} take the same, hold the
 * same, and after each step a statement is taken from exactly the keys that are valid. From everywhere there is a way back.
 */
class KeyModelTest {

    private static final int BOUND = 4;
    private static final int LONG = 60;

    private final Set<Stage> met = EnumSet.noneOf(Stage.class);
    private final Set<Code> refusals = EnumSet.noneOf(Code.class);
    private int nodes;

    @Test
    void everySequenceOfStepsKeepsToTheModelAndEndsNowhere() {
        walk(World.inForce().state(), KeyModel.start(), BOUND);

        assertThat(nodes).as("sequences looked at").isGreaterThan(3_000);
        assertThat(met).containsExactlyInAnyOrder(Stage.values());
        assertThat(refusals)
                .contains(
                        Code.KEY_UNKNOWN,
                        Code.KEY_NOT_YET,
                        Code.KEY_EXPIRED,
                        Code.KEY_REVOKED,
                        Code.KEY_REPLACED,
                        Code.TAKEN);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aLongLifeKeepsToTheModelToo(long seed) {
        Chance chance = new Chance(seed);
        State state = World.inForce().state();
        KeyModel model = KeyModel.start();
        for (int i = 0; i < LONG; i++) {
            Step step = chance.of(Step.values());
            Optional<KeyModel> next = take(state, model, step);
            if (next.isPresent()) {
                model = next.get();
                check(state, model);
            }
        }
        assertThat(model.keys()).hasSizeGreaterThan(LONG / 4);
    }

    private void walk(State state, KeyModel model, int left) {
        nodes++;
        check(state, model);
        if (left == 0) {
            return;
        }
        for (Step step : Step.values()) {
            State branch = copy(state);
            take(branch, model, step).ifPresent(next -> walk(branch, next, left - 1));
        }
    }

    /** Takes a step in both; empty when both refuse it. */
    private Optional<KeyModel> take(State state, KeyModel model, Step step) {
        Optional<KeyModel> after = model.after(step);
        Optional<KeyModel.Said> said = model.said(step);
        if (said.isEmpty()) {
            pass(state, after.orElseThrow().now());
            return after;
        }
        Decision decision = says(
                state,
                model.now(),
                said.get().post(),
                said.get().body(),
                said.get().signers());
        switch (decision) {
            case Decision.Accepted accepted -> {
                assertThat(after).as("%s was taken after %s", step, model).isPresent();
                state.apply(accepted.outcome());
            }
            case Decision.Refused refused -> {
                refusals.add(refused.refusal().code());
                assertThat(after)
                        .as("%s after %s: %s", step, model, refused.refusal())
                        .isEmpty();
            }
        }
        return after;
    }

    private static void pass(State state, Instant to) {
        for (Optional<Instant> wake = state.nextWake();
                wake.isPresent() && !wake.get().isAfter(to);
                wake = state.nextWake()) {
            state.apply(Mechanism.wake(state, wake.get()));
        }
    }

    private void check(State state, KeyModel model) {
        List<PostKey> keys =
                state.all(PostKey.class).filter(k -> k.party().equals(TURKIYE)).toList();
        assertThat(keys).as("in %s", model).hasSameSizeAs(model.keys());
        for (Known known : model.keys()) {
            met.add(known.stage());
            assertThat(state.key(known.key()).orElseThrow().stage())
                    .as("%s in %s", known.key(), model)
                    .isEqualTo(known.stage());
            mustSpeakOnlyWhileValid(state, model, known);
        }
        mustSpeakOnlyWhileValid(state, model, new Known("unknown", KeyModel.DUTY, Stage.NAMED, Optional.empty()));
        for (String post : List.of(PostKey.ROOT, KeyModel.DUTY, KeyModel.DELEGATE)) {
            assertThat(keys.stream().filter(k -> k.post().equals(post) && k.holds()))
                    .as("valid keys of %s in %s", post, model)
                    .hasSizeLessThanOrEqualTo(1);
        }
        assertThat(state.validKey(TURKIYE, PostKey.ROOT))
                .as("root key in %s", model)
                .isPresent();
        mustFindAWayBack(state, model);
    }

    private void mustSpeakOnlyWhileValid(State state, KeyModel model, Known known) {
        Body use = new MessageBody.Send("use", ISRAEL, Message.Purpose.CHECK, "EXERCISE. Do you hear?");
        Decision decision = says(state, model.now(), known.post(), use, Set.of(known.key()));
        Optional<Code> refused =
                decision instanceof Decision.Refused r ? Optional.of(r.refusal().code()) : Optional.empty();
        refused.ifPresent(refusals::add);
        assertThat(refused).as("%s speaks in %s", known, model).isEqualTo(expected(known));
    }

    private static Optional<Code> expected(Known known) {
        if (known.key().equals("unknown")) {
            return Optional.of(Code.KEY_UNKNOWN);
        }
        return switch (known.stage()) {
            case VALID -> known.post().equals(PostKey.ROOT) ? Optional.of(Code.NOT_ENTITLED) : Optional.empty();
            case NAMED -> Optional.of(Code.KEY_NOT_YET);
            case EXPIRED -> Optional.of(Code.KEY_EXPIRED);
            case REVOKED -> Optional.of(Code.KEY_REVOKED);
            case REPLACED -> Optional.of(Code.KEY_REPLACED);
        };
    }

    /** Whoever holds the root key can let the duty officer speak again. */
    private static void mustFindAWayBack(State state, KeyModel model) {
        String root = state.validKey(TURKIYE, PostKey.ROOT).orElseThrow().key();
        KeyBody back = state.validKey(TURKIYE, KeyModel.DUTY).isPresent()
                ? new KeyBody.Rotate(KeyModel.DUTY, "the way back", Optional.empty())
                : new KeyBody.EnrolPost(KeyModel.DUTY, "the way back", Optional.empty());
        assertThat(says(state, model.now(), PostKey.ROOT, back, Set.of(root, "the way back")))
                .as("a way back from %s", model)
                .isInstanceOf(Decision.Accepted.class);
    }

    private static Decision says(State state, Instant now, String post, Body body, Set<String> signers) {
        Statement statement = new Statement(
                "step",
                World.MECHANISM,
                new Statement.Sender(TURKIYE, post),
                now,
                Precedence.ROUTINE,
                false,
                Optional.empty(),
                body);
        return Mechanism.decide(state, now, statement, new HashSet<>(signers));
    }

    /** State is the last value of every item, so one outcome makes another of the same. */
    private static State copy(State state) {
        State copy = new State();
        copy.apply(new Outcome(
                state.everything()
                        .map(item -> new Change(Happened.INTRODUCED, item))
                        .toList(),
                new TreeMap<>()));
        return copy;
    }
}
