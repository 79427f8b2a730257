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
 * A text for the public. It is published when, and only when, everyone named has approved these very words, and it is withdrawn when
 * the same have said so. Who is named never changes, whoever leaves the terms.
 *
 * @param text the words, where they are in one language alone and it is not said which
 * @param approvers whose approval publication needs
 * @param approved party id to the time it approved
 * @param published when it was; of one that is withdrawn too
 * @param texts language tag (BCP 47) to the words; absent where there is {@code text}
 * @param version of the words, where they are not the first
 * @param rejected party id to why it does not approve these words; absent where nobody has said so
 * @param withdrawing party id to the time it said that the words are to be withdrawn; absent where nobody has
 * @param over when it was withdrawn, or dropped before it was published
 */
@JsonTypeName("communique")
public record Communique(
        String id,
        String draftedBy,
        Optional<String> text,
        SortedSet<String> approvers,
        SortedMap<String, Instant> approved,
        Optional<Instant> published,
        Optional<SortedMap<String, String>> texts,
        Optional<Integer> version,
        Optional<SortedMap<String, Rejection>> rejected,
        Optional<SortedMap<String, Instant>> withdrawing,
        Optional<Instant> over)
        implements Item {

    /** Where it stands. */
    public enum Stage {
        DRAFTED,
        PUBLISHED,
        WITHDRAWN,
        /** Taken back before it was published. */
        DROPPED
    }

    /** Why a party does not approve. */
    public record Rejection(Instant at, String reason) {}

    public Communique {
        approvers = Collections.unmodifiableSortedSet(new TreeSet<>(approvers));
        approved = Collections.unmodifiableSortedMap(new TreeMap<>(approved));
        texts = texts.map(words -> Collections.unmodifiableSortedMap(new TreeMap<>(words)));
        rejected = copied(rejected);
        withdrawing = copied(withdrawing);
    }

    private static <T> Optional<SortedMap<String, T>> copied(Optional<SortedMap<String, T>> words) {
        return words.filter(map -> !map.isEmpty()).map(map -> Collections.unmodifiableSortedMap(new TreeMap<>(map)));
    }

    /** Drafted, and approved by nobody. */
    public static Communique drafted(
            String id,
            String by,
            Optional<String> text,
            Optional<SortedMap<String, String>> texts,
            SortedSet<String> approvers) {
        return new Communique(
                id,
                by,
                text,
                approvers,
                new TreeMap<>(),
                Optional.empty(),
                texts,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Where it stands. */
    public Stage stage() {
        if (over.isPresent()) {
            return published.isPresent() ? Stage.WITHDRAWN : Stage.DROPPED;
        }
        return published.isPresent() ? Stage.PUBLISHED : Stage.DRAFTED;
    }

    /** Whether a party is among those who have said that it is to be withdrawn. */
    public boolean isWithdrawing(String party) {
        return withdrawing.filter(who -> who.containsKey(party)).isPresent();
    }

    /** Why a party does not approve these words, where it has said so. */
    public Optional<Rejection> rejectionBy(String party) {
        return rejected.flatMap(words -> Optional.ofNullable(words.get(party)));
    }

    /** With the approval of a party, which has no other word against it. */
    public Communique approvedBy(String party, Instant at) {
        var all = new TreeMap<>(approved);
        all.put(party, at);
        boolean complete = all.keySet().containsAll(approvers);
        return with(all, complete ? Optional.of(at) : Optional.empty(), without(rejected, party), withdrawing, over);
    }

    /** With its refusal, which takes the place of its approval. */
    public Communique rejectedBy(String party, Rejection why) {
        var all = new TreeMap<>(approved);
        all.remove(party);
        return with(all, published, and(rejected, party, why), withdrawing, over);
    }

    /** With other words, which nobody has approved or refused. */
    public Communique amended(SortedMap<String, String> words) {
        return new Communique(
                id,
                draftedBy,
                Optional.empty(),
                approvers,
                new TreeMap<>(),
                published,
                Optional.of(words),
                Optional.of(version.orElse(1) + 1),
                Optional.empty(),
                withdrawing,
                over);
    }

    /** With a hand of one of those who published it. */
    public Communique withdrawnBy(String party, Instant at) {
        var all = and(withdrawing, party, at);
        boolean complete = all.orElseThrow().keySet().containsAll(approvers);
        return with(approved, published, rejected, all, complete ? Optional.of(at) : Optional.empty());
    }

    /** Without it again. */
    public Communique keptBy(String party) {
        return with(approved, published, rejected, without(withdrawing, party), over);
    }

    public Communique dropped(Instant at) {
        return with(approved, published, rejected, withdrawing, Optional.of(at));
    }

    /**
     * As those see it who are not named: no word of who would withdraw it or of how many words there were before these, and when it is
     * withdrawn no words at all.
     */
    public Communique asPublished() {
        boolean stands = over.isEmpty();
        return new Communique(
                id,
                draftedBy,
                text.filter(t -> stands),
                approvers,
                approved,
                published,
                texts.filter(t -> stands),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                over);
    }

    private static <T> Optional<SortedMap<String, T>> and(
            Optional<SortedMap<String, T>> before, String party, T value) {
        var all = new TreeMap<String, T>(before.orElseGet(TreeMap::new));
        all.put(party, value);
        return Optional.of(all);
    }

    private static <T> Optional<SortedMap<String, T>> without(Optional<SortedMap<String, T>> before, String party) {
        return before.map(map -> {
            var rest = new TreeMap<>(map);
            rest.remove(party);
            return rest;
        });
    }

    private Communique with(
            SortedMap<String, Instant> approvals,
            Optional<Instant> when,
            Optional<SortedMap<String, Rejection>> rejections,
            Optional<SortedMap<String, Instant>> hands,
            Optional<Instant> end) {
        return new Communique(id, draftedBy, text, approvers, approvals, when, texts, version, rejections, hands, end);
    }
}
