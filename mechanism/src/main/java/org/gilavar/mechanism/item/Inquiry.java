package org.gilavar.mechanism.item;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What follows the first accounts of an incident. Nothing in it takes the place of anything: it is put beside what was said before.
 *
 * @param full party id to its full report, in which it may correct its first account; both stand
 * @param sealed the parties whose full report is in, but not shown to this audience
 * @param evidence id to what has been put in evidence, as far as this audience is told of it
 * @param withheld party id to how much evidence of its own the facilitator is not told of; told to the facilitator alone
 * @param conclusion what goes with the finding
 * @param positions party id to what it says of the finding
 */
public record Inquiry(
        SortedMap<String, Incident.Account> full,
        SortedSet<String> sealed,
        SortedMap<String, Evidence> evidence,
        SortedMap<String, Integer> withheld,
        Optional<Conclusion> conclusion,
        SortedMap<String, Position> positions) {

    /** Nothing yet. */
    public static final Inquiry NONE = new Inquiry(
            new TreeMap<>(), new TreeSet<>(), new TreeMap<>(), new TreeMap<>(), Optional.empty(), new TreeMap<>());

    /**
     * What goes with a finding. There is no blame in it and no score.
     *
     * @param texts the finding by language, where it was given in several
     * @param risk the class of the finding
     * @param lessons what to do otherwise
     * @param without the parties that had given no account when their time was over
     */
    public record Conclusion(
            Instant at,
            Optional<SortedMap<String, String>> texts,
            Optional<RiskClass> risk,
            Optional<List<String>> lessons,
            SortedSet<String> without) {

        /** Most lessons of one finding. */
        public static final int MOST_LESSONS = 20;

        public Conclusion {
            texts = texts.map(all -> Collections.unmodifiableSortedMap(new TreeMap<>(all)));
            lessons = lessons.filter(all -> !all.isEmpty()).map(List::copyOf);
            without = Collections.unmodifiableSortedSet(new TreeSet<>(without));
        }
    }

    /** What a party says of the finding, beside it. */
    public record Position(Says says, Optional<String> text, Instant at) {

        /** Whether it goes with it. */
        public enum Says {
            ACCEPTS,
            DISAGREES
        }
    }

    public Inquiry {
        full = Collections.unmodifiableSortedMap(new TreeMap<>(full));
        sealed = Collections.unmodifiableSortedSet(new TreeSet<>(sealed));
        evidence = Collections.unmodifiableSortedMap(new TreeMap<>(evidence));
        withheld = Collections.unmodifiableSortedMap(new TreeMap<>(withheld));
        positions = Collections.unmodifiableSortedMap(new TreeMap<>(positions));
    }

    Inquiry reported(String party, Incident.Account report) {
        var all = new TreeMap<>(full);
        all.put(party, report);
        return new Inquiry(all, sealed, evidence, withheld, conclusion, positions);
    }

    Inquiry holding(Evidence piece) {
        var all = new TreeMap<>(evidence);
        all.put(piece.id(), piece);
        return new Inquiry(full, sealed, all, withheld, conclusion, positions);
    }

    Inquiry concluded(Conclusion with) {
        return new Inquiry(full, sealed, evidence, withheld, Optional.of(with), positions);
    }

    Inquiry answered(String party, Position position) {
        var all = new TreeMap<>(positions);
        all.put(party, position);
        return new Inquiry(full, sealed, evidence, withheld, conclusion, all);
    }

    /** For a side: evidence of others only once their first accounts are open to it, and full reports when those are. */
    Inquiry sealedFor(String party, boolean accountsOpen, boolean fullOpen) {
        var shown = new TreeMap<>(full);
        var hidden = new TreeSet<String>();
        if (!fullOpen) {
            hidden.addAll(full.keySet());
            hidden.remove(party);
            shown.keySet().removeAll(hidden);
        }
        var told = new TreeMap<>(evidence);
        told.values()
                .removeIf(e -> !e.owner().equals(party)
                        && !(accountsOpen && e.viewers().contains(party)));
        return new Inquiry(shown, hidden, told, withheld, conclusion, positions);
    }

    /** For the facilitator: of what it was not named a viewer, how much there is and no more. */
    Inquiry countedFor(String facilitator) {
        var told = new TreeMap<>(evidence);
        var counts = new TreeMap<String, Integer>();
        evidence.values().stream()
                .filter(e -> !e.viewers().contains(facilitator))
                .forEach(e -> {
                    told.remove(e.id());
                    counts.merge(e.owner(), 1, Integer::sum);
                });
        return new Inquiry(full, sealed, told, counts, conclusion, positions);
    }
}
