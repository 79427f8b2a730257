package org.gilavar.mechanism.item;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gilavar.mechanism.terms.Sourced;
import org.gilavar.mechanism.terms.Terms;
import org.gilavar.mechanism.terms.Validity;

/**
 * One version of an arrangement: what is proposed, where it is disputed, who has signed exactly this text, and what has become of
 * it since.
 *
 * @param id {@code name.vN}
 * @param hash SHA-256, hex, of the terms in canonical JSON, the words in every language among them: what a signature refers to
 * @param adopted party id to the time at which it adopted this text as the one to be signed
 * @param signed party id to its signature
 * @param brackets what is not agreed yet; none of it can be signed
 * @param course what has become of it, once it has been in force
 * @param reason why this version was put in the place of the one before
 */
@JsonTypeName("arrangement")
public record Arrangement(
        String id,
        String name,
        int version,
        Standing standing,
        String proposedBy,
        Terms terms,
        String hash,
        SortedMap<String, Instant> adopted,
        SortedMap<String, Signature> signed,
        List<Bracket> brackets,
        Optional<Instant> inForceSince,
        Optional<Course> course,
        Optional<String> reason)
        implements Item {

    /** Where a version stands. */
    public enum Standing {
        /** On the table: read, bracketed, amended. */
        PROPOSED,
        /** Every party has adopted this text; it waits for signatures. */
        ADOPTED,
        /** Signed by all, and in force from a date that is still to come. */
        SIGNED,
        IN_FORCE,
        /** Over, by its term or since too few are left. What was filed under it runs out under it; nothing new is filed. */
        ENDED,
        /** Another version has taken its place. */
        SUPERSEDED
    }

    /** A party's signature, by the posts that gave it. */
    public record Signature(Instant at, List<String> posts) {
        public Signature {
            posts = List.copyOf(posts);
        }
    }

    /**
     * A provision that a party does not agree to yet.
     *
     * @param provision its path, such as {@code separation.lateral} or {@code clauses.purpose}; whatever lies below it is meant as well
     * @param by the party that has set the bracket, and alone can take it away
     * @param alternative what it would have in its place
     */
    public record Bracket(String provision, String by, Optional<String> alternative, String reason, Instant at) {
        public Bracket {
            InvalidItemException.requireText("provision", provision);
            alternative.ifPresent(text -> InvalidItemException.requireText("alternative", text));
            InvalidItemException.requireText("reason", reason);
        }
    }

    /** Which of its two states a party suspends. */
    public enum Side {
        /** What it declares of the arrangement. */
        POLITICAL,
        /** Whether its desk is there. */
        TECHNICAL
    }

    public Arrangement {
        adopted = copy(adopted);
        signed = copy(signed);
        brackets = List.copyOf(brackets);
    }

    private static <V> SortedMap<String, V> copy(SortedMap<String, V> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }

    private static <V> SortedMap<String, V> with(SortedMap<String, V> map, String key, V value) {
        var all = new TreeMap<>(map);
        all.put(key, value);
        return all;
    }

    public static String id(String name, int version) {
        return name + ".v" + version;
    }

    /** A version as it is put on the table. */
    public static Arrangement tabled(
            String name, int version, String proposedBy, Terms terms, String hash, Optional<String> reason) {
        return new Arrangement(
                id(name, version),
                name,
                version,
                Standing.PROPOSED,
                proposedBy,
                terms,
                hash,
                new TreeMap<>(),
                new TreeMap<>(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                reason);
    }

    /** The next of its own dates: when it comes into force, when somebody leaves, its term, its review. */
    @Override
    public Optional<Instant> wake() {
        return switch (standing) {
            case SIGNED -> terms.validity().flatMap(Validity::from).map(Sourced::value);
            case IN_FORCE ->
                course.stream()
                        .flatMap(c -> Stream.of(
                                        c.leaving().values().stream().map(Course.Withdrawal::at),
                                        c.until().stream(),
                                        c.reviewBy().filter(by -> !c.reviewDue()).stream())
                                .flatMap(instants -> instants))
                        .min(Comparator.naturalOrder());
            case PROPOSED, ADOPTED, ENDED, SUPERSEDED -> Optional.empty();
        };
    }

    /** All whose signature brings these terms into force: every party and the facilitator. */
    public boolean signedByAll() {
        return signed.keySet().containsAll(terms.parties()) && signed.containsKey(terms.facilitator());
    }

    /** Whether every party has adopted the text. */
    public boolean adoptedByAll() {
        return adopted.keySet().containsAll(terms.parties());
    }

    /** A party to these terms, whether or not it has left them, or their facilitator. */
    public boolean concerns(String party) {
        return terms.parties().contains(party) || terms.facilitator().equals(party);
    }

    /** The parties that these terms bind: those that have signed them, without those that have left. */
    public List<String> parties() {
        return course.filter(c -> !c.left().isEmpty())
                .map(c -> terms.parties().stream()
                        .filter(p -> !c.left().containsKey(p))
                        .toList())
                .orElse(terms.parties());
    }

    /** Whether these terms bind the party now. */
    public boolean binds(String party) {
        return parties().contains(party);
    }

    /** Whether what they say of posts holds for the party: one that they bind, or their facilitator. */
    public boolean governs(String party) {
        return binds(party) || terms.facilitator().equals(party);
    }

    public Arrangement bracketed(Bracket bracket) {
        List<Bracket> all = new ArrayList<>(without(bracket.provision(), bracket.by()));
        all.add(bracket);
        return with(all);
    }

    public Arrangement unbracketed(String provision, String by) {
        return with(without(provision, by));
    }

    private List<Bracket> without(String provision, String by) {
        return brackets.stream()
                .filter(b -> !b.provision().equals(provision) || !b.by().equals(by))
                .toList();
    }

    /** Whether this party has set a bracket on this provision. */
    public boolean isBracketed(String provision, String by) {
        return brackets.stream().anyMatch(b -> b.provision().equals(provision) && b.by().equals(by));
    }

    /** With these brackets instead. */
    public Arrangement with(List<Bracket> now) {
        return with(standing, adopted, signed, now, inForceSince, course);
    }

    /** {@link Standing#ADOPTED} once every party has. */
    public Arrangement adoptedBy(String party, Instant at) {
        Arrangement now = with(standing, with(adopted, party, at), signed, brackets, inForceSince, course);
        return now.adoptedByAll() ? now.to(Standing.ADOPTED) : now;
    }

    /** {@link Standing#SIGNED} once all have. */
    public Arrangement signedBy(String party, Signature signature) {
        Arrangement now = with(standing, adopted, with(signed, party, signature), brackets, inForceSince, course);
        return now.signedByAll() ? now.to(Standing.SIGNED) : now;
    }

    public Arrangement enterInForce(Instant at) {
        return with(
                Standing.IN_FORCE,
                adopted,
                signed,
                brackets,
                Optional.of(at),
                Optional.of(Course.begun(at, terms.validity())));
    }

    /** For another term, counted from the day on which it came into force: months are of different lengths. */
    public Arrangement renewed() {
        Period term = terms.validity().flatMap(Validity::term).orElseThrow().value();
        return with(begun().renewed(inForceSince.orElseThrow(), term));
    }

    /** Its review is due, and has not been held. */
    public Arrangement dueForReview() {
        return with(begun().dueForReview());
    }

    /** Its review has been held; the next is counted from now. */
    public Arrangement reviewed(Instant at, String outcome) {
        return with(begun().reviewed(at, outcome, terms.validity()));
    }

    public Arrangement suspended(Side side, String party, Course.Suspension suspension) {
        return with(begun().suspended(side, party, suspension));
    }

    public Arrangement resumed(Side side, String party) {
        return with(begun().resumed(side, party));
    }

    /** Whether the party has suspended this side. */
    public boolean isSuspended(Side side, String party) {
        return course.filter(c -> c.suspended(side).containsKey(party)).isPresent();
    }

    public Arrangement leaving(String party, Instant at, String why) {
        return with(begun().leaving(party, new Course.Withdrawal(at, why)));
    }

    public Arrangement remaining(String party) {
        return with(begun().remaining(party));
    }

    /** Without the party, and over where fewer than two are left. */
    public Arrangement left(String party, Instant at) {
        Arrangement now = with(begun().left(party, at));
        return now.parties().size() < 2 ? now.to(Standing.ENDED) : now;
    }

    private Course begun() {
        return course.orElseThrow(() -> new IllegalStateException(id + " has not been in force"));
    }

    private Arrangement with(Course now) {
        return with(standing, adopted, signed, brackets, inForceSince, Optional.of(now));
    }

    public Arrangement to(Standing next) {
        return with(next, adopted, signed, brackets, inForceSince, course);
    }

    private Arrangement with(
            Standing now,
            SortedMap<String, Instant> adoptions,
            SortedMap<String, Signature> signatures,
            List<Bracket> disputed,
            Optional<Instant> since,
            Optional<Course> becoming) {
        return new Arrangement(
                id,
                name,
                version,
                now,
                proposedBy,
                terms,
                hash,
                adoptions,
                signatures,
                disputed,
                since,
                becoming,
                reason);
    }
}
