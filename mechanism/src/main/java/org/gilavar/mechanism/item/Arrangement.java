package org.gilavar.mechanism.item;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

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

    /**
     * What has become of terms that came into force. That a party has suspended them in public, and that its desk is not there, are two
     * things: lines have been suspended in the one way and used in the other.
     *
     * @param until when the term ends; absent where there is none
     * @param reviewBy when they are next due for review
     * @param reviewDue whether that has passed without one
     * @param political parties that have declared them suspended. What they file is compared all the same
     * @param technical parties that have said that their desk is closed
     * @param leaving parties that have given notice of withdrawal
     * @param left parties that have left, with the instant
     * @param reviewed the last review
     */
    public record Course(
            Optional<Instant> until,
            Optional<Instant> reviewBy,
            boolean reviewDue,
            SortedMap<String, Suspension> political,
            SortedMap<String, Suspension> technical,
            SortedMap<String, Withdrawal> leaving,
            SortedMap<String, Instant> left,
            Optional<Reviewed> reviewed) {

        public Course {
            political = copy(political);
            technical = copy(technical);
            leaving = copy(leaving);
            left = copy(left);
        }

        SortedMap<String, Suspension> suspended(Side side) {
            return side == Side.POLITICAL ? political : technical;
        }
    }

    /** A review that was held, and what came of it in the words of the facilitator. */
    public record Reviewed(Instant at, String outcome) {}

    /** What a party has suspended, when, and why, in its own words. */
    public record Suspension(Instant since, String reason) {}

    /** A party's notice of withdrawal: when it leaves, and why, in its own words. */
    public record Withdrawal(Instant at, String reason) {}

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

    private static <V> SortedMap<String, V> without(SortedMap<String, V> map, String key) {
        var all = new TreeMap<>(map);
        all.remove(key);
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
            case SIGNED -> terms.validity().flatMap(Terms.Validity::from).map(Sourced::value);
            case IN_FORCE ->
                course.stream()
                        .flatMap(c -> Stream.of(
                                        c.leaving().values().stream().map(Withdrawal::at),
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
        return new Arrangement(
                id,
                name,
                version,
                standing,
                proposedBy,
                terms,
                hash,
                adopted,
                signed,
                now,
                inForceSince,
                course,
                reason);
    }

    /** {@link Standing#ADOPTED} once every party has. */
    public Arrangement adoptedBy(String party, Instant at) {
        Arrangement now = new Arrangement(
                id,
                name,
                version,
                standing,
                proposedBy,
                terms,
                hash,
                with(adopted, party, at),
                signed,
                brackets,
                inForceSince,
                course,
                reason);
        return now.adoptedByAll() ? now.to(Standing.ADOPTED) : now;
    }

    /** {@link Standing#SIGNED} once all have. */
    public Arrangement signedBy(String party, Signature signature) {
        Arrangement now = new Arrangement(
                id,
                name,
                version,
                standing,
                proposedBy,
                terms,
                hash,
                adopted,
                with(signed, party, signature),
                brackets,
                inForceSince,
                course,
                reason);
        return now.signedByAll() ? now.to(Standing.SIGNED) : now;
    }

    public Arrangement enterInForce(Instant at) {
        Optional<Terms.Validity> validity = terms.validity();
        Course begun = new Course(
                validity.flatMap(Terms.Validity::term).map(term -> later(at, term.value(), 1)),
                validity.flatMap(Terms.Validity::review).map(review -> later(at, review.value(), 1)),
                false,
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                Optional.empty());
        return new Arrangement(
                id,
                name,
                version,
                Standing.IN_FORCE,
                proposedBy,
                terms,
                hash,
                adopted,
                signed,
                brackets,
                Optional.of(at),
                Optional.of(begun),
                reason);
    }

    /** For another term, counted from the day on which it came into force: months are of different lengths. */
    public Arrangement renewed() {
        Period term =
                terms.validity().flatMap(Terms.Validity::term).orElseThrow().value();
        Instant since = inForceSince.orElseThrow();
        Instant before = begun().until().orElseThrow();
        int times = 1;
        while (!later(since, term, times).isAfter(before)) {
            times++;
        }
        return until(later(since, term, times));
    }

    private static Instant later(Instant at, Period period, int times) {
        return at.atOffset(ZoneOffset.UTC).plus(period.multipliedBy(times)).toInstant();
    }

    private Arrangement until(Instant end) {
        Course c = begun();
        return with(new Course(
                Optional.of(end), c.reviewBy, c.reviewDue, c.political, c.technical, c.leaving, c.left, c.reviewed));
    }

    /** Its review is due, and has not been held. */
    public Arrangement dueForReview() {
        Course c = begun();
        return with(new Course(c.until, c.reviewBy, true, c.political, c.technical, c.leaving, c.left, c.reviewed));
    }

    /** Its review has been held; the next is counted from now. */
    public Arrangement reviewed(Instant at, String outcome) {
        Course c = begun();
        Optional<Instant> next =
                terms.validity().flatMap(Terms.Validity::review).map(review -> later(at, review.value(), 1));
        return with(new Course(
                c.until,
                next,
                false,
                c.political,
                c.technical,
                c.leaving,
                c.left,
                Optional.of(new Reviewed(at, outcome))));
    }

    public Arrangement suspended(Side side, String party, Suspension suspension) {
        return with(side, with(begun().suspended(side), party, suspension));
    }

    public Arrangement resumed(Side side, String party) {
        return with(side, without(begun().suspended(side), party));
    }

    /** Whether the party has suspended this side. */
    public boolean isSuspended(Side side, String party) {
        return course.filter(c -> c.suspended(side).containsKey(party)).isPresent();
    }

    private Arrangement with(Side side, SortedMap<String, Suspension> now) {
        Course c = begun();
        return with(
                side == Side.POLITICAL
                        ? new Course(c.until, c.reviewBy, c.reviewDue, now, c.technical, c.leaving, c.left, c.reviewed)
                        : new Course(
                                c.until, c.reviewBy, c.reviewDue, c.political, now, c.leaving, c.left, c.reviewed));
    }

    public Arrangement leaving(String party, Instant at, String why) {
        Course c = begun();
        return with(new Course(
                c.until,
                c.reviewBy,
                c.reviewDue,
                c.political,
                c.technical,
                with(c.leaving, party, new Withdrawal(at, why)),
                c.left,
                c.reviewed));
    }

    public Arrangement remaining(String party) {
        Course c = begun();
        return with(new Course(
                c.until,
                c.reviewBy,
                c.reviewDue,
                c.political,
                c.technical,
                without(c.leaving, party),
                c.left,
                c.reviewed));
    }

    /** Without the party, and over where fewer than two are left. */
    public Arrangement left(String party, Instant at) {
        Course c = begun();
        Arrangement now = with(new Course(
                c.until,
                c.reviewBy,
                c.reviewDue,
                without(c.political, party),
                without(c.technical, party),
                without(c.leaving, party),
                with(c.left, party, at),
                c.reviewed));
        return now.parties().size() < 2 ? now.to(Standing.ENDED) : now;
    }

    private Course begun() {
        return course.orElseThrow(() -> new IllegalStateException(id + " has not been in force"));
    }

    private Arrangement with(Course now) {
        return new Arrangement(
                id,
                name,
                version,
                standing,
                proposedBy,
                terms,
                hash,
                adopted,
                signed,
                brackets,
                inForceSince,
                Optional.of(now),
                reason);
    }

    public Arrangement to(Standing next) {
        return new Arrangement(
                id,
                name,
                version,
                next,
                proposedBy,
                terms,
                hash,
                adopted,
                signed,
                brackets,
                inForceSince,
                course,
                reason);
    }
}
