package org.gilavar.mechanism.item;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One key of one post of a party, from its enrolment to its end. What it signed while it was valid stays valid; from the
 * entry that ends it on, it signs nothing more, and no key is ever enrolled a second time.
 *
 * <pre>
 *   NAMED ──► VALID ──► REPLACED | EXPIRED | REVOKED
 *     └─────────────────► REPLACED   (another successor is named instead)
 * </pre>
 *
 * @param id {@code party.post.N}, where N counts the keys of that post from 1
 * @param post {@link #ROOT} for the party's root key
 * @param key the public key in its text form; the mechanism only compares it
 * @param since when it reached {@code VALID}, or was named
 * @param notAfter from this instant on it is expired; a root key never has one
 * @param warned how many of {@link #WARNINGS} lie behind; told to its own party alone
 */
@JsonTypeName("key")
public record PostKey(
        String id,
        String party,
        String post,
        String key,
        Stage stage,
        Instant since,
        Optional<Instant> notAfter,
        int warned,
        Optional<Ended> ended)
        implements Item {

    /** Where the root key stands among the posts of a party. No post can have this name. */
    public static final String ROOT = "root";

    /**
     * How long before its expiry a party is warned. Our own proposal (P): a new key takes a safe, a root key and two
     * people; two weeks find them in working hours, and three days outlast a weekend.
     */
    public static final List<Duration> WARNINGS = List.of(Duration.ofDays(14), Duration.ofDays(3));

    /** Where a key stands. */
    public enum Stage {
        /** Named as the next root key of its party; signs nothing but its own succession. */
        NAMED,
        VALID,
        REPLACED,
        EXPIRED,
        REVOKED
    }

    /** Why a key is revoked. */
    public enum Reason {
        COMPROMISED,
        LOST,
        REPLACED,
        LEFT
    }

    /**
     * The end of a key.
     *
     * @param reason why it was revoked, told to its own party alone: others need to know that, not why
     */
    public record Ended(Instant at, Optional<Reason> reason) {}

    /** A key that is valid from this instant on. Warnings whose time lies behind are passed over. */
    public static PostKey valid(
            String id, String party, String post, String key, Instant at, Optional<Instant> notAfter) {
        int behind = (int) WARNINGS.stream()
                .filter(w -> notAfter.filter(end -> !end.minus(w).isAfter(at)).isPresent())
                .count();
        return new PostKey(id, party, post, key, Stage.VALID, at, notAfter, behind, Optional.empty());
    }

    /** A root key in waiting. */
    public static PostKey successor(String id, String party, String key, Instant at) {
        return new PostKey(id, party, ROOT, key, Stage.NAMED, at, Optional.empty(), 0, Optional.empty());
    }

    @Override
    public Optional<Instant> wake() {
        return stage != Stage.VALID
                ? Optional.empty()
                : notAfter.map(end -> warned < WARNINGS.size() ? end.minus(WARNINGS.get(warned)) : end);
    }

    public boolean holds() {
        return stage == Stage.VALID;
    }

    public boolean ofRoot() {
        return post.equals(ROOT);
    }

    /** One more warning lies behind. */
    public PostKey warn() {
        return new PostKey(id, party, post, key, stage, since, notAfter, warned + 1, ended);
    }

    /** The successor takes its place. */
    public PostKey succeed(Instant at) {
        return valid(id, party, post, key, at, notAfter);
    }

    public PostKey replaced(Instant at) {
        return end(Stage.REPLACED, new Ended(at, Optional.empty()));
    }

    public PostKey expired(Instant at) {
        return end(Stage.EXPIRED, new Ended(at, Optional.empty()));
    }

    public PostKey revoked(Reason reason, Instant at) {
        return end(Stage.REVOKED, new Ended(at, Optional.of(reason)));
    }

    private PostKey end(Stage last, Ended end) {
        return new PostKey(id, party, post, key, last, since, notAfter, warned, Optional.of(end));
    }

    /** What anybody needs to verify what it signed: the key, its post, from when to when; and nothing beside. */
    public PostKey asOthersSeeIt() {
        return new PostKey(
                id,
                party,
                post,
                key,
                stage,
                since,
                notAfter,
                0,
                ended.map(end -> new Ended(end.at(), Optional.empty())));
    }
}
