package org.gilavar.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gilavar.mechanism.World.FACILITATOR;
import static org.gilavar.mechanism.World.ISRAEL;
import static org.gilavar.mechanism.World.TURKIYE;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.gilavar.mechanism.item.Call;
import org.gilavar.mechanism.item.Call.Account;
import org.gilavar.mechanism.item.Call.Outcome;
import org.gilavar.mechanism.item.ChallengeSheet;
import org.gilavar.mechanism.statement.CallBody;
import org.gilavar.mechanism.statement.ChallengesBody;
import org.junit.jupiter.api.Test;

/**
 * What Türkiye can observe of calls is those of which it is an end. Whatever else Israel logs, with others, with one outside and with the
 * facilitator, and whatever sheets of challenge words it makes and uses, leaves no trace, byte for byte and instant for instant.
 */
class CallSecretsTest {

    private static final String SYRIA = "syria";
    private static final int PAIRS = 40;
    private static final int HOURS = 12;

    /** One day: the first seed fixes what both know, the second what Israel keeps to itself, if anything. */
    private static World day(long seed, Optional<Long> secret) {
        World world =
                World.under(TermsBuilder.plain().between(TURKIYE, ISRAEL, SYRIA).build());
        Chance known = new Chance(seed);
        Optional<Chance> kept = secret.map(Chance::new);
        for (int i = 0; i < HOURS; i++) {
            world.passTo(world.now().plus(known.minutes(60)));
            both(world, known, i);
            int number = i;
            kept.ifPresent(chance -> alone(world, chance, number));
            probe(world, known, i);
        }
        world.passTo(world.now().plus(Duration.ofHours(6)));
        return world;
    }

    private static void both(World world, Chance chance, int number) {
        String by = chance.of(TURKIYE, ISRAEL);
        String other = by.equals(TURKIYE) ? ISRAEL : TURKIYE;
        world.accepts(by, Calls.log("both-" + number, account(world.now(), Optional.of(other), chance)));
        if (chance.oneIn(2)) {
            world.accepts(
                    other, new CallBody.Confirm(by + ".both-" + number, chance.oneIn(2), Optional.of("As it was.")));
        }
    }

    private static Account account(Instant now, Optional<String> with, Chance chance) {
        Account account = Calls.ended(now, with, chance.of(Outcome.values()));
        return account.outcome() == Outcome.ANSWERED ? Calls.agreeing(account, now.plus(chance.minutes(120))) : account;
    }

    private static void alone(World world, Chance chance, int number) {
        Optional<String> with = chance.perhaps(chance.of(SYRIA, FACILITATOR));
        world.accepts(ISRAEL, Calls.log("alone-" + number, account(world.now(), with, chance)));
        String sheet = ISRAEL + ".sheet-" + number;
        world.accepts(
                ISRAEL, Calls.seal(ISRAEL, "sheet-" + number, 3, world.now().plus(chance.minutes(120))));
        Account heard = Calls.heard(world.now(), with);
        switch (chance.below(4)) {
            case 0 -> world.accepts(ISRAEL, Calls.log("known-" + number, heard, Calls.row(sheet, 1)));
            case 1 -> world.accepts(ISRAEL, new ChallengesBody.Fail(sheet, 2));
            case 2 -> world.accepts(ISRAEL, new ChallengesBody.Revoke(sheet));
            default -> world.refuses(ISRAEL, Calls.log("known-" + number, heard, Calls.row("israel.none", 1)));
        }
    }

    /** Türkiye guesses what Israel may have called its own. */
    private static void probe(World world, Chance chance, int number) {
        String sheet = ISRAEL + ".sheet-" + number;
        world.says(TURKIYE, new ChallengesBody.Revoke(sheet));
        world.says(TURKIYE, new ChallengesBody.Fail(sheet, 1 + chance.below(3)));
        world.says(TURKIYE, new CallBody.Done(ISRAEL + ".alone-" + number, Optional.empty()));
        Account heard = Calls.ended(world.now(), Optional.empty(), Outcome.ANSWERED);
        world.says(TURKIYE, Calls.log("guess-" + number, heard, Calls.row(sheet, 1)));
    }

    private static Optional<String> firstDifference(Function<World, String> observer) {
        return LongStream.range(0, PAIRS)
                .filter(seed -> !observer.apply(day(seed, Optional.empty()))
                        .equals(observer.apply(day(seed, Optional.of(seed + 1)))))
                .mapToObj(seed -> "seed " + seed)
                .findFirst();
    }

    @Test
    void whatOthersSayElsewhereLeavesNoTrace() {
        assertThat(firstDifference(world -> world.observed(TURKIYE))).isEmpty();
    }

    @Test
    void aLeakWouldBeCaught() {
        assertThat(firstDifference(world -> world.observed(TURKIYE)
                        + world.all(ChallengeSheet.class).size()))
                .isPresent();
        assertThat(firstDifference(world -> world.observed(TURKIYE)
                        + world.all(Call.class).stream()
                                .filter(call -> call.account().with().isEmpty())
                                .count()))
                .isPresent();
    }
}
