package org.gilavar.mechanism.item;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is proposed for a point of an agenda. Other words are another text, to which nobody has agreed yet.
 *
 * @param texts language tag (BCP 47) to the words
 * @param hash SHA-256, hex, over {@code texts} in canonical JSON: what an agreement names
 * @param agreed delegation to the time it agreed to these very words
 * @param brackets delegation to why it does not
 */
public record PointText(
        SortedMap<String, String> texts,
        String hash,
        String by,
        SortedMap<String, Instant> agreed,
        SortedMap<String, Bracket> brackets) {

    /** How far a text has come. */
    public enum Standing {
        NOT_AGREED,
        /** A delegation has said that it does not agree. */
        BRACKETED,
        /** All at the table have agreed to these very words, in all languages. */
        AGREED
    }

    /** That a delegation does not agree, and what it would have in its place. */
    public record Bracket(Optional<String> alternative, String reason, Instant at) {

        /** Whether it says the same. */
        public boolean says(Optional<String> other, String why) {
            return alternative.equals(other) && reason.equals(why);
        }
    }

    public PointText {
        texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
        agreed = Collections.unmodifiableSortedMap(new TreeMap<>(agreed));
        brackets = Collections.unmodifiableSortedMap(new TreeMap<>(brackets));
    }

    /** Put there by somebody. */
    public static PointText proposed(SortedMap<String, String> texts, String hash, String by) {
        return new PointText(texts, hash, by, new TreeMap<>(), new TreeMap<>());
    }

    /** As those at the table have it. */
    public Standing standing(Collection<String> atTable) {
        if (atTable.stream().anyMatch(party -> brackets.containsKey(party))) {
            return Standing.BRACKETED;
        }
        return agreed.keySet().containsAll(atTable) ? Standing.AGREED : Standing.NOT_AGREED;
    }

    public PointText agreedBy(String party, Instant at) {
        var all = new TreeMap<>(agreed);
        all.put(party, at);
        return new PointText(texts, hash, by, all, brackets);
    }

    public PointText bracketed(String party, Bracket bracket) {
        var all = new TreeMap<>(brackets);
        all.put(party, bracket);
        return new PointText(texts, hash, by, agreed, all);
    }

    public PointText unbracketed(String party) {
        var all = new TreeMap<>(brackets);
        all.remove(party);
        return new PointText(texts, hash, by, agreed, all);
    }
}
