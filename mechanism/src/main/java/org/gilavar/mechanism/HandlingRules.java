package org.gilavar.mechanism;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.gilavar.mechanism.item.Category;
import org.gilavar.mechanism.item.Conflict;
import org.gilavar.mechanism.item.Handling;
import org.gilavar.mechanism.item.Handling.Awaited;
import org.gilavar.mechanism.item.Handling.Clock;
import org.gilavar.mechanism.item.Handling.Suggested;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.item.Notice;
import org.gilavar.mechanism.item.PassedDown;
import org.gilavar.mechanism.item.Precedence;
import org.gilavar.mechanism.item.Rung;
import org.gilavar.mechanism.statement.ConflictBody;
import org.gilavar.mechanism.terms.LadderStep;
import org.gilavar.mechanism.terms.Settling;
import org.gilavar.mechanism.terms.Sourced;
import org.gilavar.mechanism.terms.Terms;

/** What is done about a conflict beside proposals: receipts, deadlines, the ladder, and what is suggested to each side. */
final class HandlingRules {

    /** Goes before every category: somebody is in an emergency. */
    private static final int EMERGENCY = -1;

    private HandlingRules() {}

    static void apply(Draft draft, Said said, ConflictBody body) {
        switch (body) {
            case ConflictBody.Receive receive -> receive(draft, said, receive);
            case ConflictBody.PassDown passDown -> passDown(draft, said, passDown);
            case ConflictBody.Deadline deadline -> setDeadline(draft, said, deadline);
            case ConflictBody.Escalate escalate -> escalate(draft, said, escalate);
        }
    }

    /** An open conflict that the speaker has a part in. */
    static Conflict open(Draft draft, Said said, String id) {
        Conflict conflict = draft.find(Conflict.class, id)
                .filter(c -> said.byFacilitator() || c.concerns(said.party()))
                .orElseThrow(() -> Said.unknown("body.conflict", "conflict", id));
        if (!conflict.open()) {
            throw Said.wrongState("body.conflict", "it is settled");
        }
        return conflict;
    }

    private static void receive(Draft draft, Said said, ConflictBody.Receive receive) {
        Conflict conflict = open(draft, said, receive.conflict());
        mustBeSide(conflict, said);
        Handling before = conflict.handling();
        if (before.received().containsKey(said.party())) {
            throw Said.wrongState("body.conflict", "you have said already that you have received it");
        }
        Handling now = before.receivedBy(said.party(), draft.at());
        boolean byBoth = conflict.sides().stream().allMatch(s -> now.received().containsKey(s.party()));
        boolean done = byBoth
                && now.clock().filter(c -> c.awaited() == Awaited.RECEIPT).isPresent();
        draft.record(Happened.RECEIVED, conflict.handled(done ? now.waiting(Optional.empty()) : now));
    }

    /** What stays at a headquarters moves nobody. Of another conflict than before, it is to be passed down again. */
    private static void passDown(Draft draft, Said said, ConflictBody.PassDown passDown) {
        Conflict conflict = open(draft, said, passDown.conflict());
        mustBeSide(conflict, said);
        Handling before = conflict.handling();
        if (!before.received().containsKey(said.party())) {
            throw Said.wrongState("body.conflict", "say first that you have received it");
        }
        draft.record(
                Happened.PASSED_DOWN,
                conflict.handled(before.passedDownBy(said.party(), new PassedDown(passDown.to(), draft.at()))));
    }

    static void mustBeSide(Conflict conflict, Said said) {
        if (!conflict.concerns(said.party())) {
            throw new RefusedException(
                    Refusal.Code.NOT_ENTITLED, "from.party", "only a side of the conflict can say this");
        }
    }

    private static void setDeadline(Draft draft, Said said, ConflictBody.Deadline deadline) {
        said.mustBeFacilitator();
        Conflict conflict = open(draft, said, deadline.conflict());
        Duration within = Duration.between(draft.at(), deadline.by());
        if (!within.isPositive() || within.compareTo(Terms.MAX_DEADLINE) > 0) {
            throw new InvalidItemException(
                    "by", "must be later than now " + draft.at() + ", by " + Terms.MAX_DEADLINE + " at most");
        }
        Clock clock = new Clock(Awaited.SETTLEMENT, deadline.by(), false, pending(draft, conflict, within));
        draft.record(Happened.DUE, conflict.handled(conflict.handling().waiting(Optional.of(clock))));
    }

    /** Whoever has been called is not called again. */
    private static List<Rung> pending(Draft draft, Conflict conflict, Duration within) {
        int level = conflict.handling().level();
        return draft.terms().ladder(draft.at(), within).stream()
                .filter(rung -> rung.level() > level)
                .toList();
    }

    private static void escalate(Draft draft, Said said, ConflictBody.Escalate escalate) {
        Conflict conflict = open(draft, said, escalate.conflict());
        int level = conflict.handling().level();
        LadderStep next = draft.terms().ladder().stream()
                .skip(level)
                .findFirst()
                .orElseThrow(() -> Said.wrongState("body.conflict", "the ladder ends where it has got to"));
        draft.record(
                Happened.ESCALATED,
                conflict.handled(conflict.handling()
                        .escalated(new Rung(
                                level + 1, next.to(), draft.at(), Optional.of(escalate.reason()), next.means()))));
    }

    /** Its deadline, or the next rung after it. */
    static void timeUp(Draft draft, Conflict conflict) {
        Handling handling = conflict.handling();
        Clock clock = handling.clock().orElseThrow();
        if (clock.overdue()) {
            draft.record(
                    Happened.ESCALATED,
                    conflict.handled(handling.escalated(clock.pending().getFirst())));
        } else {
            draft.record(Happened.OVERDUE, conflict.handled(handling.pastDeadline()));
        }
    }

    /** What a conflict begins with, and begins with again when its sides see another. */
    static Handling begun(Draft draft, Conflict conflict, Suggestions suggestions) {
        Optional<Clock> clock = draft.terms().settling().map(settling -> {
            Instant by = draft.at().plus(receipt(draft, settling, conflict));
            return new Clock(
                    Awaited.RECEIPT, by, false, draft.terms().ladder(draft.at(), Duration.between(draft.at(), by)));
        });
        return suggested(
                draft,
                conflict,
                Handling.NONE.waiting(clock),
                suggestions,
                conflict.sides().stream().map(Conflict.Side::party).toList());
    }

    /**
     * By how soon the two come too close; how early either was filed is its own affair. Where the sides are told less than that, it does not
     * depend on it either.
     */
    private static Duration receipt(Draft draft, Settling settling, Conflict conflict) {
        if (!Disclosure.tellsWhen(conflict, draft, draft.at())) {
            return settling.receiptUrgent().value();
        }
        Instant begins = conflict.overlaps().stream()
                .map(overlap -> overlap.window().start())
                .min(Comparator.naturalOrder())
                .orElse(draft.at());
        Duration warning = Duration.between(draft.at(), begins);
        boolean routine = warning.compareTo(draft.terms().lead().routine().value()) >= 0;
        return (routine ? settling.receiptRoutine() : settling.receiptUrgent()).value();
    }

    /**
     * What would free these sides; what is known of the others stays, and so does that nothing is. A side's suggestions change only with
     * what that side sees: with its own notice, or with the conflict as it is told to it.
     */
    static Handling suggested(
            Draft draft, Conflict conflict, Handling handling, Suggestions suggestions, List<String> sides) {
        Optional<String> first = precedence(draft, conflict);
        var suggested = new TreeMap<>(handling.suggested());
        for (String party : sides) {
            suggested.remove(party);
            if (first.filter(party::equals).isEmpty()) {
                suggestions
                        .of(notice(draft, conflict, party), conflict)
                        .ifPresent(measures -> suggested.put(party, new Suggested(measures, draft.at())));
            }
        }
        return handling.suggesting(suggested).preceded(first);
    }

    /** The side that goes before the other, where the terms say that one does. */
    private static Optional<String> precedence(Draft draft, Conflict conflict) {
        List<Category> order = draft.terms()
                .settling()
                .flatMap(Settling::precedence)
                .map(Sourced::value)
                .orElse(List.of());
        if (order.isEmpty()) {
            return Optional.empty();
        }
        String one = conflict.sides().getFirst().party();
        String other = conflict.sides().getLast().party();
        int compared =
                Integer.compare(rank(notice(draft, conflict, one), order), rank(notice(draft, conflict, other), order));
        return compared == 0 ? Optional.empty() : Optional.of(compared < 0 ? one : other);
    }

    private static Notice notice(Draft draft, Conflict conflict, String party) {
        return draft.find(Notice.class, conflict.noticeOf(party).id()).orElseThrow();
    }

    /** Its place in the order of categories that the terms have; what is not in it comes last, and an emergency first. */
    static int rank(Notice notice, List<Category> order) {
        int place = order.indexOf(notice.activity().category());
        if (notice.precedence() == Precedence.FLASH) {
            return EMERGENCY;
        }
        return place < 0 ? order.size() : place;
    }
}
