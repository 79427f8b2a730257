package org.gilavar.mechanism.item;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The minutes of a meeting, by the facilitator, and who has signed them. Other words are other minutes, which nobody has signed yet.
 *
 * @param version from 1
 * @param hash SHA-256, hex, over {@code words} in canonical JSON: what a signature names
 * @param signed delegation to its signature
 * @param refused delegation to why it does not sign; it may still
 */
public record Minutes(
        int version,
        Words words,
        String hash,
        SortedMap<String, Signature> signed,
        SortedMap<String, Refused> refused) {

    /**
     * All that is signed.
     *
     * @param texts language tag (BCP 47) to the words
     * @param agreed number of a point of the agenda to the hash of its agreed text
     * @param statistics the period whose shared statistics they refer to
     * @param next when the next round is
     */
    public record Words(
            SortedMap<String, String> texts,
            SortedMap<Integer, String> agreed,
            Optional<String> statistics,
            Optional<LocalDate> next) {
        public Words {
            texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
            agreed = Collections.unmodifiableSortedMap(new TreeMap<>(agreed));
        }
    }

    /** When it signed, and by which of its posts. */
    public record Signature(Instant at, List<String> posts) {
        public Signature {
            posts = List.copyOf(posts);
        }
    }

    /** When it refused to sign, and why. */
    public record Refused(Instant at, String reason) {}

    public Minutes {
        signed = Collections.unmodifiableSortedMap(new TreeMap<>(signed));
        refused = Collections.unmodifiableSortedMap(new TreeMap<>(refused));
    }

    public Minutes signedBy(String party, Signature signature) {
        var all = new TreeMap<>(signed);
        all.put(party, signature);
        var others = new TreeMap<>(refused);
        others.remove(party);
        return new Minutes(version, words, hash, all, others);
    }

    public Minutes refusedBy(String party, Refused why) {
        var all = new TreeMap<>(refused);
        all.put(party, why);
        return new Minutes(version, words, hash, signed, all);
    }
}
