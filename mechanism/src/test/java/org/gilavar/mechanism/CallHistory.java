package org.gilavar.mechanism;

import static org.gilavar.mechanism.World.FACILITATOR;
import static org.gilavar.mechanism.World.ISRAEL;
import static org.gilavar.mechanism.World.TURKIYE;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.gilavar.mechanism.item.Call;
import org.gilavar.mechanism.item.Call.Account;
import org.gilavar.mechanism.item.Call.Outcome;
import org.gilavar.mechanism.item.ChallengeSheet;
import org.gilavar.mechanism.item.Message;
import org.gilavar.mechanism.statement.Body;
import org.gilavar.mechanism.statement.CallBody;
import org.gilavar.mechanism.statement.ChallengesBody;

/** Of random histories what is said of calls: mostly what can be, and now and then not. */
final class CallHistory {

    private static final int ROWS = 3;

    private final Chance chance;

    CallHistory(Chance chance) {
        this.chance = chance;
    }

    void say(World world, Supplier<String> name, BiConsumer<String, Body> says) {
        switch (chance.below(8)) {
            case 0 -> {
                String owner = chance.of(TURKIYE, ISRAEL, FACILITATOR);
                Instant expires = world.now().plus(chance.minutes(600));
                says.accept(owner, Calls.seal(owner, name.get(), ROWS, expires));
            }
            case 1, 2 ->
                chance.of(world.all(ChallengeSheet.class)).ifPresent(sheet -> says.accept(sheet.owner(), of(sheet)));
            case 3 ->
                chance.of(world.all(ChallengeSheet.class))
                        .ifPresent(sheet -> says.accept(sheet.owner(), recognised(world, name.get(), sheet)));
            case 4, 5 -> log(world, name.get(), says);
            default -> chance.of(world.all(Call.class)).ifPresent(call -> of(call, says));
        }
    }

    private Body of(ChallengeSheet sheet) {
        return chance.oneIn(4)
                ? new ChallengesBody.Revoke(sheet.id())
                : new ChallengesBody.Fail(sheet.id(), 1 + chance.below(ROWS + 1));
    }

    private Body recognised(World world, String name, ChallengeSheet sheet) {
        Account account = Calls.heard(world.now(), Optional.empty());
        return Calls.log(name, account, Calls.row(sheet.id(), 1 + chance.below(ROWS)));
    }

    private void log(World world, String name, BiConsumer<String, Body> says) {
        String by = chance.of(TURKIYE, ISRAEL, FACILITATOR);
        Account account = Calls.ended(
                world.now().minus(chance.minutes(90)),
                chance.perhaps(chance.of(TURKIYE, ISRAEL, "georgia")),
                chance.of(Outcome.values()));
        Optional<Message> message = chance.of(world.all(Message.class));
        if (chance.oneIn(3) && message.isPresent()) {
            account = Calls.about(account, message.get().id());
        } else if (account.outcome() == Outcome.ANSWERED) {
            account = Calls.agreeing(account, account.ended().plus(chance.minutes(120)));
        }
        says.accept(by, new CallBody.Log(name, account, chance.perhaps(Calls.RECORDED), Optional.empty()));
    }

    private void of(Call call, BiConsumer<String, Body> says) {
        String end = call.account().with().orElse(call.by());
        List<Body> bodies = List.of(
                new CallBody.Confirm(call.id(), chance.oneIn(2), chance.perhaps("As we have it.")),
                new CallBody.Recording(call.id(), Calls.RECORDED),
                new CallBody.Done(call.id(), chance.perhaps("They did.")));
        says.accept(chance.oneIn(3) ? call.by() : end, chance.of(bodies).orElseThrow());
    }
}
