package org.gilavar.server.audience;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.gilavar.mechanism.Telling;
import org.gilavar.mechanism.item.Item;

/** A feed as it was told up to one moment: what stood when, and since when. Reads from the journal, and holds up nobody who publishes. */
final class History {

    /** @param erased how many of what was asked for cannot be had any more */
    record Reading(List<Known> known, int erased) {}

    private final String party;
    private final Outcomes outcomes;
    private final Places places;
    private final Links links;
    private final Function<Set<Integer>, Map<Integer, Item>> unchanged;

    /** @param unchanged what some tellings told, of those that nothing has replaced since */
    History(
            String party,
            Outcomes outcomes,
            Places places,
            Links links,
            Function<Set<Integer>, Map<Integer, Item>> unchanged) {
        this.party = party;
        this.outcomes = outcomes;
        this.places = places;
        this.links = links;
        this.unchanged = unchanged;
    }

    /**
     * The same, without what only the present still knows: whether something has changed since it was erased depends on what this party
     * was told later, which is no affair of others.
     */
    History ofEntriesAlone() {
        return new History(party, outcomes, places, links, gone -> Map.of());
    }

    /** The last telling not after an instant; 0 when there was none. Entries are never dated before one that precedes them. */
    int upTo(Instant at) {
        int notAfter = 0;
        int after = places.size() + 1;
        while (after - notAfter > 1) {
            int middle = (notAfter + after) >>> 1;
            if (toldAt(middle).isAfter(at)) {
                after = middle;
            } else {
                notAfter = middle;
            }
        }
        return notAfter;
    }

    /** When something was told; before everything, where the version that erased it did not keep that. */
    Instant toldAt(int n) {
        return outcomes.at(places.seq(n));
    }

    /** The entry of a telling. */
    long seq(int n) {
        return places.seq(n);
    }

    /** The telling of the same item before; 0 when there is none. */
    int before(int n) {
        return links.replacedBy(n);
    }

    int[] standing(int upTo, int since) {
        return links.standing(upTo, since);
    }

    /** Whether anything has been erased, whenever it was told: asked of every instant in turn, less would say what was told when. */
    boolean isErased() {
        return places.anyErased();
    }

    /** What some tellings told, in their order. */
    Reading read(int[] tellings) {
        List<Known> known = new ArrayList<>(tellings.length);
        Set<Integer> gone = new HashSet<>();
        long seq = 0;
        List<Telling> told = List.of();
        Instant at = Instant.MIN;
        for (int n : tellings) {
            if (places.isErased(n)) {
                gone.add(n);
                continue;
            }
            if (places.seq(n) != seq) {
                seq = places.seq(n);
                told = outcomes.told(seq, party);
                at = toldAt(n);
            }
            known.add(new Known(n, at, told.get(places.indexInEntry(n)).item()));
        }
        return gone.isEmpty() ? new Reading(known, 0) : withUnchanged(known, gone);
    }

    private Reading withUnchanged(List<Known> kept, Set<Integer> gone) {
        Map<Integer, Item> found = unchanged.apply(gone);
        List<Known> all = new ArrayList<>(kept);
        found.forEach((n, item) -> all.add(new Known(n, toldAt(n), item)));
        all.sort((one, other) -> Long.compare(one.n(), other.n()));
        return new Reading(all, gone.size() - found.size());
    }

    /** What one telling told; empty when it cannot be had any more. */
    Optional<Item> item(int n) {
        return read(new int[] {n}).known().stream().map(Known::item).findFirst();
    }
}
