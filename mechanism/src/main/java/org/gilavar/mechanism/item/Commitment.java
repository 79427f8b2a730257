package org.gilavar.mechanism.item;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one party has undertaken towards others, if what it depends on comes about. Each step is somebody's word, kept with who
 * said it and when, or that time has passed. Nothing follows from any of it but that it is known: it is never enforced.
 *
 * @param by the party that undertakes it, which has said so itself
 * @param to those it is given to; it stands when all of them have accepted it
 * @param text what is undertaken, by language tag (BCP 47)
 * @param links the meetings, incidents and conflicts that it has to do with, by id
 * @param due by when it is to be said to be fulfilled
 * @param accepted party id to the time it accepted; one that has may still decline while others have not
 * @param met whose word it is that the condition is met
 * @param stated its maker's word that it is fulfilled; from then on time does not end it
 * @param acknowledged party id to the time it acknowledged that word
 * @param disputed party id to its own words against it, which stay when it acknowledges after all
 * @param ended who declined or withdrew it; nobody, where time ended it
 */
@JsonTypeName("commitment")
public record Commitment(
        String id,
        String by,
        SortedSet<String> to,
        SortedMap<String, String> text,
        Optional<Condition> condition,
        SortedSet<String> links,
        Optional<Instant> due,
        Stage stage,
        Instant offered,
        SortedMap<String, Instant> accepted,
        Optional<Word> met,
        Optional<Word> stated,
        SortedMap<String, Instant> acknowledged,
        SortedMap<String, Word> disputed,
        Optional<Word> ended)
        implements Item {

    /** Where a commitment stands. */
    public enum Stage {
        /** Not yet accepted by all it is given to. */
        OFFERED,
        ACCEPTED,
        /** Never of one without a condition. */
        CONDITION_MET,
        /** All it was given to have acknowledged that it is. */
        FULFILLED,
        DECLINED,
        WITHDRAWN,
        /** Its time passed before its maker said that it is fulfilled. That is a fact and says nothing of why. */
        LAPSED;

        /** Whether anything can still become of it. */
        public boolean open() {
            return switch (this) {
                case OFFERED, ACCEPTED, CONDITION_MET -> true;
                case FULFILLED, DECLINED, WITHDRAWN, LAPSED -> false;
            };
        }
    }

    /**
     * What a commitment depends on.
     *
     * @param text in the same languages as what is undertaken
     * @param metBy the party by whose word it is met, and nobody else's: one that the commitment names, or the facilitator
     * @param link a meeting, an incident or a conflict that it is about
     */
    public record Condition(SortedMap<String, String> text, String metBy, Optional<String> link) {
        public Condition {
            text = Languages.require("condition.text", text, 1);
            InvalidItemException.requireName("condition.metBy", metBy);
        }
    }

    /** Who said a step, and when; with its own words, where it gave any. */
    public record Word(String by, Instant at, Optional<String> text) {}

    public Commitment {
        to = Collections.unmodifiableSortedSet(new TreeSet<>(to));
        text = Collections.unmodifiableSortedMap(new TreeMap<>(text));
        links = Collections.unmodifiableSortedSet(new TreeSet<>(links));
        accepted = Collections.unmodifiableSortedMap(new TreeMap<>(accepted));
        acknowledged = Collections.unmodifiableSortedMap(new TreeMap<>(acknowledged));
        disputed = Collections.unmodifiableSortedMap(new TreeMap<>(disputed));
    }

    @Override
    public Optional<Instant> wake() {
        return due.filter(d -> stage.open() && stated.isEmpty());
    }

    /** Whether it names a party: as its maker or as one it is given to. */
    public boolean names(String party) {
        return by.equals(party) || to.contains(party);
    }

    public Commitment acceptedBy(String party, Instant at) {
        var all = and(accepted, party, at);
        Stage now = all.keySet().containsAll(to) ? Stage.ACCEPTED : stage;
        return with(now, all, met, stated, acknowledged, disputed, ended);
    }

    public Commitment conditionMet(Word word) {
        return with(Stage.CONDITION_MET, accepted, Optional.of(word), stated, acknowledged, disputed, ended);
    }

    public Commitment statedFulfilled(Word word) {
        return with(stage, accepted, met, Optional.of(word), acknowledged, disputed, ended);
    }

    public Commitment acknowledgedBy(String party, Instant at) {
        var all = and(acknowledged, party, at);
        Stage now = all.keySet().containsAll(to) ? Stage.FULFILLED : stage;
        return with(now, accepted, met, stated, all, disputed, ended);
    }

    public Commitment disputedBy(Word word) {
        return with(stage, accepted, met, stated, acknowledged, and(disputed, word.by(), word), ended);
    }

    public Commitment declined(Word word) {
        return with(Stage.DECLINED, accepted, met, stated, acknowledged, disputed, Optional.of(word));
    }

    public Commitment withdrawn(Word word) {
        return with(Stage.WITHDRAWN, accepted, met, stated, acknowledged, disputed, Optional.of(word));
    }

    public Commitment lapsed() {
        return with(Stage.LAPSED, accepted, met, stated, acknowledged, disputed, ended);
    }

    private static <T> SortedMap<String, T> and(SortedMap<String, T> before, String party, T value) {
        var all = new TreeMap<>(before);
        all.put(party, value);
        return all;
    }

    private Commitment with(
            Stage now,
            SortedMap<String, Instant> acceptances,
            Optional<Word> conditionMet,
            Optional<Word> fulfilled,
            SortedMap<String, Instant> acknowledgements,
            SortedMap<String, Word> disputes,
            Optional<Word> end) {
        return new Commitment(
                id,
                by,
                to,
                text,
                condition,
                links,
                due,
                now,
                offered,
                acceptances,
                conditionMet,
                fulfilled,
                acknowledgements,
                disputes,
                end);
    }
}
