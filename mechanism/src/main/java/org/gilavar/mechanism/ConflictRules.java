package org.gilavar.mechanism;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gilavar.airspace.Volume;
import org.gilavar.mechanism.item.Conflict;
import org.gilavar.mechanism.item.Conflict.NoticeRef;
import org.gilavar.mechanism.item.Conflict.Settlement;
import org.gilavar.mechanism.item.Conflict.Side;
import org.gilavar.mechanism.item.Handling;
import org.gilavar.mechanism.item.Notice;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.terms.Terms;

/** Conflicts follow from notices and terms; nobody declares one and nobody can close one by saying so. */
final class ConflictRules {

    private record Pair(Notice first, Notice second) {

        /** In order of party id, so that both sides mean the same thing by the same id. */
        static Pair of(Notice a, Notice b) {
            return a.owner().compareTo(b.owner()) < 0 ? new Pair(a, b) : new Pair(b, a);
        }
    }

    /** Two that are too close, and what both are told of it in words: to put many in order. */
    private record Found(Pair pair, Detection.Encounter encounter, String words) {
        Found(Pair pair, Detection.Encounter encounter) {
            this(pair, encounter, Json.text(encounter));
        }
    }

    private ConflictRules() {}

    /**
     * Brings conflicts up to date with notices that have changed: settles what is gone, changes what has moved, opens
     * what is new.
     */
    static void reassess(Draft draft, List<Notice> changed, Settlement ifGone) {
        List<Found> found = encounters(draft, changed);
        Set<String> stillOpen = new HashSet<>();
        for (Found now : found) {
            existing(draft, now.pair()).ifPresent(conflict -> stillOpen.add(conflict.id()));
        }
        // In order of conflict id: the order of the notices would tell one side how the other's are called.
        var gone = new TreeMap<String, Conflict>();
        changed.stream()
                .flatMap(notice -> draft.conflictsOf(notice.id()))
                .filter(c -> c.open() && !stillOpen.contains(c.id()))
                .forEach(c -> gone.put(c.id(), c));
        gone.values().forEach(c -> settle(draft, c, ifGone));
        Suggestions suggestions = new Suggestions(draft);
        found.forEach(now -> record(draft, now, suggestions));
    }

    /** The volumes that were too close have passed; the notices may go on elsewhere. Or somebody is late. */
    static void timeUp(Draft draft, Conflict conflict) {
        if (conflict.until().filter(end -> !end.isAfter(draft.at())).isPresent()) {
            settle(draft, conflict, Settlement.LAPSED);
        } else {
            HandlingRules.timeUp(draft, conflict);
        }
    }

    /** Nobody is in conflict with whoever has left. */
    static void leave(Draft draft, String party) {
        draft.all(Conflict.class)
                .filter(c -> c.open() && c.concerns(party))
                .toList()
                .forEach(c -> settle(draft, c, Settlement.LEFT));
    }

    private static void settle(Draft draft, Conflict conflict, Settlement why) {
        draft.record(Happened.SETTLED, conflict.settled(why, draft.at()));
        ProposalRules.lapse(draft, conflict.id());
        ExchangeRules.close(draft, conflict.id());
    }

    private static List<Found> encounters(Draft draft, List<Notice> changed) {
        Terms terms = draft.terms();
        Set<Pair> seen = new HashSet<>();
        List<Found> found = new ArrayList<>();
        for (Notice notice : changed) {
            if (!notice.stage().live() || !draft.parties().contains(notice.owner())) {
                continue;
            }
            near(draft, notice.owner(), notice.activity().volumes()).forEach(other -> {
                Pair pair = Pair.of(notice, other);
                if (seen.add(pair)) {
                    Detection.encounter(
                                    terms,
                                    pair.first().activity(),
                                    pair.second().activity())
                            .filter(e -> e.until().isAfter(draft.at()))
                            .ifPresent(e -> found.add(new Found(pair, e)));
                }
            });
        }
        found.sort(BY_WHAT_BOTH_LEARN);
        return found;
    }

    /**
     * The order in which conflicts of one entry are numbered must not depend on names that one side has never been
     * shown; it follows from the overlaps, which both are.
     */
    private static final Comparator<Found> BY_WHAT_BOTH_LEARN = Comparator.comparing(
                    (Found f) -> f.pair().first().owner())
            .thenComparing(f -> f.pair().second().owner())
            .thenComparing(Found::words)
            .thenComparing(f -> f.pair().first().id())
            .thenComparing(f -> f.pair().second().id());

    /** Live notices of other parties that may be too close to these volumes. */
    static Stream<Notice> near(Draft draft, String owner, List<Volume> volumes) {
        List<String> bound = draft.parties();
        return draft.near(volumes)
                .filter(other -> !other.owner().equals(owner))
                .filter(other -> bound.contains(other.owner()));
    }

    private static Optional<Conflict> existing(Draft draft, Pair pair) {
        return draft.conflictsOf(pair.first().id())
                .filter(c -> c.names(pair.second().id()))
                .findFirst();
    }

    private static void record(Draft draft, Found now, Suggestions suggestions) {
        Optional<Conflict> before = existing(draft, now.pair());
        Conflict conflict = new Conflict(
                before.map(Conflict::id).orElseGet(() -> nextId(draft, now.pair())),
                List.of(side(now.pair().first()), side(now.pair().second())),
                Optional.empty(),
                now.encounter().overlaps(),
                Optional.of(now.encounter().gaps()),
                List.of(),
                Optional.of(now.encounter().until()),
                before.map(Conflict::opened).orElse(draft.at()),
                Handling.NONE);
        if (before.filter(Conflict::open).isPresent()) {
            change(draft, before.get(), conflict, suggestions);
        } else {
            draft.record(
                    before.isPresent() ? Happened.REOPENED : Happened.OPENED,
                    conflict.handled(HandlingRules.begun(draft, conflict, suggestions)));
        }
    }

    /** Where its sides see no other conflict than before, nobody has anything new to receive, and what is on the table stays there. */
    private static void change(Draft draft, Conflict before, Conflict now, Suggestions suggestions) {
        Conflict still = now.handled(before.handling());
        if (!Disclosure.looksTheSame(before, still, draft, draft.at())) {
            draft.record(Happened.CHANGED, now.handled(HandlingRules.begun(draft, now, suggestions)));
            ProposalRules.lapse(draft, now.id());
            return;
        }
        List<String> moved = now.sides().stream()
                .map(Side::party)
                .filter(party -> !before.noticeOf(party).equals(now.noticeOf(party)))
                .toList();
        draft.record(
                Happened.CHANGED,
                now.handled(HandlingRules.suggested(draft, now, before.handling(), suggestions, moved)));
    }

    private static Side side(Notice notice) {
        return new Side(
                notice.owner(),
                Optional.of(new NoticeRef(notice.id(), notice.version())),
                Optional.of(notice.activity()));
    }

    /** Numbered per pair of parties: both have been told of every one before, so the number tells neither anything. */
    private static String nextId(Draft draft, Pair pair) {
        String prefix = pair.first().owner() + "-" + pair.second().owner() + "-";
        long number = draft.conflictsBetween(pair.first().owner(), pair.second().owner()) + 1;
        while (draft.find(Conflict.class, prefix + number).isPresent()) {
            number++; // "a" with "b-c" and "a-b" with "c" share a prefix; neither may overwrite the other's
        }
        return prefix + number;
    }
}
