package org.gilavar.mechanism;

import java.util.List;
import java.util.Optional;
import org.gilavar.mechanism.item.Arrangement;
import org.gilavar.mechanism.item.Handover;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.item.OpenItem;
import org.gilavar.mechanism.item.PostKey;
import org.gilavar.mechanism.item.Watch;
import org.gilavar.mechanism.item.Watch.How;
import org.gilavar.mechanism.statement.WatchBody;

/**
 * Who keeps the watch. It passes by a handover in which the successor has acknowledged all that is open, or it is taken over without: a
 * watch is never held up by somebody who has fallen asleep, and the record says which of the two it was. It gives nobody a right: whoever
 * is there answers, on watch or not.
 */
final class WatchRules {

    /** More are not acknowledged one by one by anybody who is awake; it bounds what a handover costs, too. */
    private static final int MOST_HANDED_OVER = 512;

    private WatchRules() {}

    static void apply(Draft draft, Said said, WatchBody body) {
        LineRules.mustBeOnTheLine(draft, said);
        Watch watch = draft.find(Watch.class, said.party()).orElseGet(() -> Watch.unkept(said.party(), draft.at()));
        switch (body) {
            case WatchBody.Roster roster -> draft.record(Happened.SCHEDULED, scheduled(draft, said, watch, roster));
            case WatchBody.Take take -> take(draft, said, watch);
            case WatchBody.HandOver handOver -> handOver(draft, said, watch, handOver);
            case WatchBody.Acknowledge acknowledge -> acknowledge(draft, said, watch, acknowledge);
            case WatchBody.Cancel cancel -> {
                boolean successor = handover(watch).to().equals(said.post());
                if (!successor) {
                    mustKeep(watch, said);
                }
                draft.record(Happened.WITHDRAWN, watch.handover(Optional.empty()));
            }
            case WatchBody.Leave leave -> {
                mustKeep(watch, said);
                draft.record(Happened.LEFT, watch.left(draft.at()));
            }
        }
    }

    private static Watch scheduled(Draft draft, Said said, Watch watch, WatchBody.Roster roster) {
        for (int i = 0; i < roster.turns().size(); i++) {
            WatchBody.Turn turn = roster.turns().get(i);
            if (turn.from().isBefore(draft.at())) {
                throw new InvalidItemException(
                        "turns[" + i + "].from",
                        "must lie ahead; now is " + draft.at() + ", found " + turn.from()
                                + ". For a turn that has begun, have its post take the watch");
            }
            mustBeAbleToKeep(draft, said, "body.turns[" + i + "].post", turn.post(), roster);
        }
        List<Watch.Turn> ahead = roster.turns().stream()
                .map(turn -> new Watch.Turn(turn.post(), turn.from(), turn.until(), Optional.empty(), false))
                .toList();
        return watch.roster(ahead, draft.at());
    }

    private static void take(Draft draft, Said said, Watch watch) {
        if (watch.isKeptBy(said.post())) {
            throw Said.wrongState("body", "you keep the watch already, since " + watch.since());
        }
        boolean handedOver = watch.handover()
                .filter(h -> h.to().equals(said.post()))
                .map(OpenItems.of(draft, watch.id())::renewed)
                .filter(Handover::complete)
                .isPresent();
        pass(draft, said, watch, handedOver ? How.HANDED_OVER : watch.keeper().isEmpty() ? How.TAKEN : How.TAKEN_OVER);
    }

    private static void pass(Draft draft, Said said, Watch watch, How how) {
        Happened happened = switch (how) {
            case TAKEN -> Happened.TAKEN;
            case TAKEN_OVER -> Happened.TAKEN_OVER;
            case HANDED_OVER -> Happened.HANDED_OVER;
        };
        draft.record(happened, watch.keptBy(new Watch.Keeper(said.post(), how), draft.at()));
    }

    private static void handOver(Draft draft, Said said, Watch watch, WatchBody.HandOver handOver) {
        mustKeep(watch, said);
        watch.handover().ifPresent(h -> {
            throw Said.wrongState("body", "you are handing it over to " + h.to() + "; cancel that first");
        });
        if (handOver.to().equals(said.post())) {
            throw new InvalidItemException("to", "expected another post than your own");
        }
        mustBeAbleToKeep(draft, said, "body.to", handOver.to(), handOver);
        OpenItems open = OpenItems.of(draft, watch.id());
        if (open.size() > MOST_HANDED_OVER) {
            throw Said.wrongState(
                    "body",
                    open.size() + " things wait for you, and at most " + MOST_HANDED_OVER
                            + " are handed over one by one; have " + handOver.to() + " take the watch");
        }
        Handover begun = open.renewed(new Handover(handOver.to(), draft.at(), List.of()));
        draft.record(Happened.HANDING_OVER, watch.handover(Optional.of(begun)));
    }

    private static void acknowledge(Draft draft, Said said, Watch watch, WatchBody.Acknowledge one) {
        Handover before = handover(watch);
        if (!before.to().equals(said.post())) {
            throw new RefusedException(
                    Refusal.Code.NOT_ENTITLED,
                    "from.post",
                    "the watch is being handed over to " + before.to() + ", which acknowledges what is open");
        }
        OpenItems open = OpenItems.of(draft, watch.id());
        Handover now = open.renewed(before);
        // What was open when the list was last told may be over by now, and then counts as done.
        OpenItem item = now.find(one.kind(), one.item())
                .or(() -> before.find(one.kind(), one.item()))
                .orElseThrow(() -> new RefusedException(
                        Refusal.Code.UNKNOWN,
                        "body.item",
                        "nothing that waits for you is the " + one.kind() + " \"" + one.item() + "\""));
        if (item.known()) {
            throw Said.wrongState("body.item", "you have acknowledged it already");
        }
        Handover next = open.acknowledged(now, item);
        if (next.complete()) {
            pass(draft, said, watch, How.HANDED_OVER);
        } else {
            draft.record(Happened.ACKNOWLEDGED, watch.handover(Optional.of(next)));
        }
    }

    /** A turn has begun, and its post does not keep the watch. */
    static void timeUp(Draft draft, Watch watch) {
        draft.record(Happened.MISSED, watch.missed(draft.at()));
    }

    /** A post has no valid key any more, so it keeps nothing. */
    static void end(Draft draft, String party, String post) {
        draft.find(Watch.class, party).ifPresent(watch -> {
            if (watch.isKeptBy(post)) {
                draft.record(Happened.LEFT, watch.left(draft.at()));
            } else if (watch.handover().filter(h -> h.to().equals(post)).isPresent()) {
                draft.record(Happened.WITHDRAWN, watch.handover(Optional.empty()));
            }
        });
    }

    /** Whoever is not on the line any more keeps no watch on it, and plans none. */
    static void leave(Draft draft, Arrangement arrangement) {
        draft.all(Watch.class)
                .filter(watch -> !arrangement.governs(watch.id()))
                .filter(watch -> watch.keeper().isPresent() || !watch.roster().isEmpty())
                .toList()
                .forEach(watch -> draft.record(Happened.LEFT, Watch.unkept(watch.id(), draft.at())));
    }

    private static Handover handover(Watch watch) {
        return watch.handover()
                .orElseThrow(() -> Said.wrongState("body", "nothing is being handed over; say watch.take to take it"));
    }

    private static void mustKeep(Watch watch, Said said) {
        if (!watch.isKeptBy(said.post())) {
            throw new RefusedException(
                    Refusal.Code.NOT_ENTITLED,
                    "from.post",
                    watch.keeper()
                            .map(k -> k.post() + " keeps the watch; take it first")
                            .orElse("nobody keeps the watch; take it first"));
        }
    }

    private static void mustBeAbleToKeep(Draft draft, Said said, String field, String post, WatchBody body) {
        if (post.equals(PostKey.ROOT) || draft.validKey(said.party(), post).isEmpty()) {
            throw new RefusedException(
                    Refusal.Code.UNKNOWN, field, "you have no post \"" + post + "\" with a valid key; enrol it first");
        }
        if (!RoleRules.maySign(draft, said.party(), post, body)) {
            throw new RefusedException(
                    Refusal.Code.NOT_ENTITLED,
                    field,
                    "by the arrangement in force " + post + " may not keep the watch; name another");
        }
    }
}
