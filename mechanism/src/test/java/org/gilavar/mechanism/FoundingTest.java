package org.gilavar.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gilavar.mechanism.World.FACILITATOR;
import static org.gilavar.mechanism.World.ISRAEL;
import static org.gilavar.mechanism.World.TURKIYE;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.gilavar.mechanism.Refusal.Code;
import org.gilavar.mechanism.item.Founding;
import org.gilavar.mechanism.item.Founding.Mode;
import org.gilavar.mechanism.item.Party;
import org.gilavar.mechanism.item.PostKey;
import org.gilavar.mechanism.item.Precedence;
import org.gilavar.mechanism.statement.Body;
import org.gilavar.mechanism.statement.MechanismBody;
import org.gilavar.mechanism.statement.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoundingTest {

    private static final Body ENROL_TURKIYE = World.enrolment(TURKIYE);

    private static final Set<String> FACILITATORS = Set.of(World.key(FACILITATOR), World.root(FACILITATOR));

    @Test
    void theFirstWordNamesTheFacilitatorAndItsKeys() {
        World world = World.founded(Mode.OPERATIONAL);

        assertThat(world.get(Founding.class, World.MECHANISM).facilitator()).isEqualTo(FACILITATOR);
        assertThat(world.get(Party.class, FACILITATOR).name()).isEqualTo("Azerbaijan");
        assertThat(world.get(PostKey.class, "azerbaijan.root.1").key()).isEqualTo(World.root(FACILITATOR));
        assertThat(world.get(PostKey.class, "azerbaijan.duty-officer.1").key()).isEqualTo(World.key(FACILITATOR));
    }

    @ParameterizedTest
    @CsvSource({"key of azerbaijan, body.root", "root of azerbaijan, body.key"})
    void aFoundingNotSignedWithBothKeysItNamesIsRefused(String signer, String missing) {
        World world = World.empty();
        Statement found = world.statement(FACILITATOR, Precedence.ROUTINE, World.found("A test", Mode.OPERATIONAL));

        assertThat(world.says(found, Set.of(signer))).satisfies(isRefused(Code.NOT_SIGNED, missing));
    }

    @Test
    void theRootKeyFoundsNothingByItselfAndIsNotThatOfAPost() {
        World world = World.empty();
        Statement byRoot = new Statement(
                "found",
                World.MECHANISM,
                new Statement.Sender(FACILITATOR, PostKey.ROOT),
                world.now(),
                Precedence.ROUTINE,
                false,
                Optional.empty(),
                World.found("A test", Mode.OPERATIONAL));
        Body oneForBoth = new MechanismBody.Found(
                "A test",
                "Azerbaijan",
                World.key(FACILITATOR),
                World.key(FACILITATOR),
                Optional.empty(),
                Mode.OPERATIONAL);

        assertThat(world.says(byRoot, FACILITATORS)).satisfies(isRefused(Code.NOT_ENTITLED, "from.post"));
        assertThat(world.refuses(FACILITATOR, oneForBoth).code()).isEqualTo(Code.TAKEN);
    }

    @Test
    void aMechanismIsFoundedOnce() {
        World world = World.founded(Mode.OPERATIONAL);
        Body again = World.found("Another", Mode.OPERATIONAL);

        assertThat(world.refuses(FACILITATOR, again).code()).isEqualTo(Code.WRONG_STATE);
    }

    @Test
    void aMechanismIsNotFoundedBeyondTheCalendar() {
        World world = World.empty();
        Body found = World.found("A test", Mode.OPERATIONAL);
        Statement statement = world.statement(FACILITATOR, Precedence.ROUTINE, found);

        assertThat(Mechanism.decide(new State(), Instant.MAX, statement, FACILITATORS))
                .satisfies(isRefused(Code.WRONG_TIME, "sent"));
    }

    @Test
    void nothingButAFoundingIsTakenFirst() {
        World world = World.empty();

        assertThat(world.refuses(FACILITATOR, ENROL_TURKIYE).code()).isEqualTo(Code.NOT_ENTITLED);
        assertThat(world.refuses(TURKIYE, Notices.file("first", Notices.here())).code())
                .isEqualTo(Code.NO_ARRANGEMENT);
    }

    @Test
    void anEnrolmentIsSignedByTheFacilitatorByTheRootKeyAndByThePost() {
        World world = World.founded(Mode.OPERATIONAL);
        Statement enrol = world.statement(FACILITATOR, Precedence.ROUTINE, ENROL_TURKIYE);
        String host = World.key(FACILITATOR);

        assertThat(world.says(enrol, Set.of(host, World.root(TURKIYE))))
                .satisfies(isRefused(Code.NOT_SIGNED, "body.key"));
        assertThat(world.says(enrol, Set.of(host, World.key(TURKIYE))))
                .satisfies(isRefused(Code.NOT_SIGNED, "body.root"));
        assertThat(world.says(enrol, Set.of(World.key(TURKIYE), World.root(TURKIYE))))
                .satisfies(isRefused(Code.NOT_SIGNED, "from"));
        assertThat(world.says(enrol, Set.of(host, World.key(TURKIYE), World.root(TURKIYE))))
                .isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void onlyTheFacilitatorEnrolsParties() {
        World world = World.enrolled(TURKIYE);

        assertThat(world.refuses(TURKIYE, World.enrolment(ISRAEL)).code()).isEqualTo(Code.NOT_ENTITLED);
    }

    @Test
    void aKeyServesOnePartyOnce() {
        World world = World.enrolled(TURKIYE);

        Refusal sameKey = world.refuses(FACILITATOR, enrolment(ISRAEL, World.root(ISRAEL), World.key(TURKIYE)));
        assertThat(sameKey.code()).isEqualTo(Code.TAKEN);
        assertThat(sameKey.field()).isEqualTo("body.key");
        Refusal sameRoot = world.refuses(FACILITATOR, enrolment(ISRAEL, World.root(TURKIYE), World.key(ISRAEL)));
        assertThat(sameRoot.code()).isEqualTo(Code.TAKEN);
        assertThat(sameRoot.field()).isEqualTo("body.root");
        assertThat(world.refuses(FACILITATOR, enrolment(ISRAEL, "one for both", "one for both"))
                        .code())
                .isEqualTo(Code.TAKEN);
    }

    private static Body enrolment(String party, String root, String key) {
        return new MechanismBody.Enrol(party, "The " + party, root, World.POST, key, Optional.empty());
    }

    @Test
    void theFacilitatorEnrolsAPartyOnceAndNoPostOfItAfterwards() {
        World world = World.enrolled(TURKIYE);
        Statement nightDesk = world.statement(
                FACILITATOR, Precedence.ROUTINE, enrolment(TURKIYE, "the facilitator's root", "the facilitator's own"));

        assertThat(world.says(
                        nightDesk, Set.of(World.key(FACILITATOR), "the facilitator's root", "the facilitator's own")))
                .as("or the facilitator could speak for anybody")
                .satisfies(isRefused(Code.TAKEN, "body.party"));
    }

    @Test
    void aPartyThatJoinsIsShownWhatItWouldHaveBeenTold() {
        World world = World.enrolled(TURKIYE);

        assertThat(world.hears(ISRAEL, () -> world.enrols(ISRAEL)))
                .containsExactly(
                        "Founding INTRODUCED",
                        "Party INTRODUCED",
                        "Party INTRODUCED",
                        "PostKey INTRODUCED",
                        "PostKey INTRODUCED",
                        "PostKey INTRODUCED",
                        "PostKey INTRODUCED",
                        "Party ENROLLED",
                        "PostKey ENROLLED",
                        "PostKey ENROLLED");
    }

    @Test
    void aStatementForAnotherMechanismIsRefused() {
        World world = World.inForce();
        Statement here = world.statement(TURKIYE, Precedence.ROUTINE, Notices.file("a", Notices.here()));
        Statement elsewhere = new Statement(
                here.id(),
                "another",
                here.from(),
                here.sent(),
                here.precedence(),
                false,
                Optional.empty(),
                here.body());

        assertThat(world.says(elsewhere, Set.of(World.key(TURKIYE))))
                .satisfies(isRefused(Code.WRONG_MECHANISM, "mechanism"));
    }

    @Test
    void exerciseAndTheRealThingAreNeverMixed() {
        for (Mode mode : Mode.values()) {
            World world = World.founded(mode);
            Statement right = world.statement(FACILITATOR, Precedence.ROUTINE, ENROL_TURKIYE);
            Statement wrong = new Statement(
                    right.id(),
                    right.mechanism(),
                    right.from(),
                    right.sent(),
                    right.precedence(),
                    !right.exercise(),
                    Optional.empty(),
                    right.body());

            assertThat(world.says(wrong, world.signers(FACILITATOR, ENROL_TURKIYE)))
                    .as(mode.toString())
                    .satisfies(isRefused(Code.WRONG_MECHANISM, "exercise"));
            assertThat(world.says(right, world.signers(FACILITATOR, ENROL_TURKIYE)))
                    .isInstanceOf(Decision.Accepted.class);
        }
    }

    @Test
    void aFoundingThatIsMarkedOtherwiseThanItsModeIsRefused() {
        World world = World.empty();
        Body exercise = World.found("A test", Mode.EXERCISE);

        assertThat(world.refuses(FACILITATOR, exercise).code()).isEqualTo(Code.WRONG_MECHANISM);
    }

    @Test
    void aClockMayRunFiveSecondsAheadAndNoMore() {
        World world = World.inForce();
        Instant limit = world.now().plus(Mechanism.CLOCK_TOLERANCE);

        assertThat(sentAt(world, "early", limit.plusMillis(1))).satisfies(isRefused(Code.WRONG_TIME, "sent"));
        assertThat(sentAt(world, "in-time", limit)).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void aStatementKeptBackForMoreThanAnHourIsNotTaken() {
        World world = World.inForce();
        Instant limit = world.now().minus(Mechanism.OLDEST);

        assertThat(sentAt(world, "kept", limit.minusMillis(1))).satisfies(isRefused(Code.WRONG_TIME, "sent"));
        assertThat(sentAt(world, "resent", limit)).isInstanceOf(Decision.Accepted.class);
    }

    private static Decision sentAt(World world, String name, Instant sent) {
        Statement now = world.statement(TURKIYE, Precedence.ROUTINE, Notices.file(name, Notices.here()));
        Statement dated = new Statement(
                now.id(), now.mechanism(), now.from(), sent, now.precedence(), false, Optional.empty(), now.body());
        return world.says(dated, Set.of(World.key(TURKIYE)));
    }

    @Test
    void exerciseTimeNeverGoesBack() {
        World world = World.founded(Mode.EXERCISE);
        Instant later = World.START.plusSeconds(60);
        world.accepts(FACILITATOR, new MechanismBody.SetTime(later));

        assertThat(world.state().exerciseTime()).contains(later);
        assertThat(world.refuses(FACILITATOR, new MechanismBody.SetTime(later.minusMillis(1)))
                        .code())
                .isEqualTo(Code.WRONG_TIME);
        world.accepts(FACILITATOR, new MechanismBody.SetTime(later));
        assertThat(world.refuses(FACILITATOR, new MechanismBody.SetTime(Instant.MAX))
                        .code())
                .isEqualTo(Code.WRONG_TIME);
    }

    @Test
    void onlyTheFacilitatorSetsTheTimeAndOnlyInAnExercise() {
        World exercise = World.founded(Mode.EXERCISE);
        exercise.enrols(TURKIYE);
        Body time = new MechanismBody.SetTime(World.START.plusSeconds(60));

        assertThat(exercise.refuses(TURKIYE, time).code()).isEqualTo(Code.NOT_ENTITLED);
        assertThat(World.inForce().refuses(FACILITATOR, time).code()).isEqualTo(Code.WRONG_MECHANISM);
        assertThat(World.inForce().state().exerciseTime()).isEmpty();
    }

    private static Consumer<Decision> isRefused(Code code, String field) {
        return decision -> {
            assertThat(decision).isInstanceOf(Decision.Refused.class);
            Refusal refusal = ((Decision.Refused) decision).refusal();
            assertThat(refusal.code()).isEqualTo(code);
            assertThat(refusal.field()).isEqualTo(field);
        };
    }
}
