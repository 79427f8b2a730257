package org.gilavar.mechanism.item;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gilavar.mechanism.terms.PhaseTerms;
import org.gilavar.mechanism.terms.Sourced;

/**
 * Something that the terms say is to be done, with its clock: a withdrawal to a line, a joint patrol. Those who do it report, the others
 * confirm or dispute; what they say stands side by side, and nothing here says who is right.
 *
 * @param id {@code name.run}
 * @param run counts from 1: the clocks that there have been under this name
 * @param words language tag (BCP 47) to what is to be done
 * @param by the parties that do it
 * @param zone id of the zone that it is about
 * @param within how long the clock runs, as the terms have it for the first
 * @param every how long after it is due the next is due; absent where it is done once
 * @param overdue whether its due instant came before all had reported. A fact, which a later report does not undo
 * @param past whether its due instant has come
 * @param reports party id to its report; none while it is disputed
 * @param confirmed party id to the time it confirmed
 */
@JsonTypeName("phase")
public record Phase(
        String id,
        String name,
        int run,
        SortedMap<String, String> words,
        List<String> by,
        Optional<String> zone,
        Duration within,
        Optional<Duration> every,
        Instant started,
        Instant due,
        Stage stage,
        boolean overdue,
        boolean past,
        SortedMap<String, Report> reports,
        SortedMap<String, Instant> confirmed,
        List<Dispute> disputes)
        implements Item {

    /** Where it stands. */
    public enum Stage {
        /** Its clock runs, and not all who do it have reported. */
        RUNNING,
        /** Its due instant came before that. */
        OVERDUE,
        /** All who do it have reported, and not all others have confirmed. */
        REPORTED,
        /** All others have confirmed. */
        CONFIRMED,
        /** Another party does not say that it is done. It may be reported again. */
        DISPUTED,
        /** Other terms leave it out, or nobody is left to do it. */
        ENDED;

        /** Whether something can still be said of it. */
        public boolean open() {
            return this != CONFIRMED && this != ENDED;
        }
    }

    /** That it is done, in the words of a party that does it, if it has any. */
    public record Report(Instant at, Optional<String> text) {}

    /** That a party does not say so, in its own words. */
    public record Dispute(String by, Instant at, String reason) {}

    public Phase {
        words = Collections.unmodifiableSortedMap(new TreeMap<>(words));
        by = List.copyOf(by);
        reports = Collections.unmodifiableSortedMap(new TreeMap<>(reports));
        confirmed = Collections.unmodifiableSortedMap(new TreeMap<>(confirmed));
        disputes = List.copyOf(disputes);
    }

    public static String id(String name, int run) {
        return name + "." + run;
    }

    /** The first clock of terms that come into force, or one that follows. */
    public static Phase started(PhaseTerms terms, Optional<String> zone, int run, Instant started, Instant due) {
        return new Phase(
                id(terms.name(), run),
                terms.name(),
                run,
                terms.words().value(),
                terms.by(),
                zone,
                terms.within().value(),
                terms.every().map(Sourced::value),
                started,
                due,
                Stage.RUNNING,
                false,
                false,
                new TreeMap<>(),
                new TreeMap<>(),
                List.of());
    }

    @Override
    public Optional<Instant> wake() {
        boolean another = every.isPresent() && stage != Stage.ENDED;
        return !past && (stage == Stage.RUNNING || another) ? Optional.of(due) : Optional.empty();
    }

    /** Whether it is what these terms say of it. */
    public boolean isOf(PhaseTerms terms, Optional<String> zoneOfTerms) {
        return name.equals(terms.name())
                && words.equals(terms.words().value())
                && by.equals(terms.by())
                && zone.equals(zoneOfTerms)
                && within.equals(terms.within().value())
                && every.equals(terms.every().map(Sourced::value));
    }

    /** Its due instant has come. */
    public Phase pastDue() {
        boolean late = stage == Stage.RUNNING;
        return with(late ? Stage.OVERDUE : stage, overdue || late, true, reports, confirmed, disputes);
    }

    /** A party that does it says that it is done. */
    public Phase reportedBy(String party, Report report, Collection<String> bound) {
        var all = new TreeMap<>(reports);
        all.put(party, report);
        return with(stage, overdue, past, all, confirmed, disputes).among(bound);
    }

    /** Another party says so too. */
    public Phase confirmedBy(String party, Instant at, Collection<String> bound) {
        var all = new TreeMap<>(confirmed);
        all.put(party, at);
        return with(stage, overdue, past, reports, all, disputes).among(bound);
    }

    /** Another party does not say so. */
    public Phase disputed(Dispute dispute) {
        List<Dispute> all = new ArrayList<>(disputes);
        all.add(dispute);
        return with(Stage.DISPUTED, overdue, past, new TreeMap<>(), new TreeMap<>(), all);
    }

    /** As it stands once these, and no others, are bound by the terms. */
    public Phase among(Collection<String> bound) {
        if (by.stream().noneMatch(bound::contains)) {
            return ended();
        }
        if (!reports.keySet().containsAll(bound.stream().filter(by::contains).toList())) {
            return this;
        }
        List<String> others = bound.stream().filter(p -> !by.contains(p)).toList();
        boolean byAll = confirmed.keySet().containsAll(others);
        return with(byAll ? Stage.CONFIRMED : Stage.REPORTED, overdue, past, reports, confirmed, disputes);
    }

    public Phase ended() {
        return with(Stage.ENDED, overdue, past, reports, confirmed, disputes);
    }

    private Phase with(
            Stage next,
            boolean late,
            boolean over,
            SortedMap<String, Report> said,
            SortedMap<String, Instant> agreed,
            List<Dispute> against) {
        return new Phase(
                id, name, run, words, by, zone, within, every, started, due, next, late, over, said, agreed, against);
    }
}
