package org.gilavar.server.audience;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.gilavar.journal.AudienceEntry;
import org.gilavar.journal.Entry;
import org.gilavar.ledger.VerifyingKey;
import org.gilavar.mechanism.Outcome;
import org.gilavar.mechanism.item.Arrangement;
import org.gilavar.mechanism.item.Founding;
import org.gilavar.mechanism.item.PostKey;
import org.gilavar.mechanism.item.Role;
import org.gilavar.server.session.EnrolledKey;
import org.gilavar.server.session.Post;
import org.gilavar.server.session.SignedIn;

/** The feed and the log of every party. Thread-safe. */
public final class Audiences implements AutoCloseable {

    private final Map<String, Feed> feeds = new ConcurrentHashMap<>();
    private final Map<String, AudienceLog> logs = new ConcurrentHashMap<>();
    private final Archive archive;

    public Audiences(Archive archive) {
        this.archive = archive;
    }

    /**
     * Hands an outcome to those it was told to. Its entry is on disk.
     *
     * @param speaker the party whose statement it was; empty when a deadline passed
     */
    public void publish(Entry entry, Outcome outcome, Optional<String> speaker) {
        for (String party : AudienceEntry.audiences(outcome, speaker)) {
            log(party).append(entry.seq(), AudienceEntry.of(entry, outcome, speaker, party));
        }
        outcome.told().forEach((party, tellings) -> feed(party).publish(entry.seq(), entry.at(), tellings));
    }

    /** The log of a party that has been told something or has spoken; asking after a stranger keeps nothing. */
    public Optional<AudienceLog> findLog(String party) {
        return Optional.ofNullable(logs.get(party));
    }

    private AudienceLog log(String party) {
        return logs.computeIfAbsent(party, p -> new AudienceLog(p, archive));
    }

    /** How long the log of every party is now. The same moment for all only while nothing is published. */
    public Map<String, Long> sizes() {
        Map<String, Long> sizes = new TreeMap<>();
        logs.forEach((party, log) -> sizes.put(party, log.log().size()));
        return sizes;
    }

    /** The feed of a party that has been told something; asking after a stranger keeps nothing. */
    public Optional<Feed> find(String party) {
        return Optional.ofNullable(feeds.get(party));
    }

    /** The feed of a party that is enrolled. */
    public Feed feed(String party) {
        return feeds.computeIfAbsent(party, p -> new Feed(p, archive));
    }

    /** What the mechanism is, as everybody has been told; empty before it is founded. */
    public Optional<Founding> founding() {
        return feeds.values().stream()
                .flatMap(feed -> feed.all(Founding.class).stream())
                .findFirst();
    }

    /** All feeds as they stand now. The same moment for all only while nothing is published. */
    Map<String, Feed.Frozen> freeze() {
        Map<String, Feed.Frozen> frozen = new TreeMap<>();
        feeds.forEach((party, feed) -> {
            if (logs.containsKey(party)) { // else somebody asked after a party that has been told nothing yet
                frozen.put(party, feed.freeze());
            }
        });
        return frozen;
    }

    /** All logs as they stand now; likewise. */
    Map<String, AudienceLog.Frozen> freezeLogs() {
        Map<String, AudienceLog.Frozen> frozen = new TreeMap<>();
        logs.forEach((party, log) -> frozen.put(party, log.freeze()));
        return frozen;
    }

    /** Puts a feed that was frozen where none is. */
    void thaw(String party, Feed.Frozen frozen) {
        feeds.put(party, Feed.of(party, archive, frozen));
    }

    /** Puts a log that was written where none is. */
    void thaw(String party, long[] entries, long[] commitments) {
        logs.put(party, AudienceLog.of(party, archive, entries, commitments));
    }

    /** The valid key of a post, as its party knows it; empty where there is none, for whatever reason. */
    public Optional<EnrolledKey> validKey(Post post) {
        return find(post.party()).stream()
                .flatMap(feed -> feed.all(PostKey.class).stream())
                .filter(key -> key.party().equals(post.party()) && key.post().equals(post.post()) && key.holds())
                .map(key -> new EnrolledKey(new SignedIn(post, key.id()), VerifyingKey.ofText(key.key())))
                .findFirst();
    }

    /** Whether a party knows this key of its own post to be valid: what it has not been told is not on disk. */
    public boolean holdsValidKey(SignedIn by) {
        Post post = by.post();
        return find(post.party())
                .flatMap(feed -> feed.find(PostKey.class, by.key()))
                .filter(key -> key.party().equals(post.party()) && key.post().equals(post.post()) && key.holds())
                .isPresent();
    }

    /**
     * The roles of a post by the terms in force, as far as its party knows of them. Empty where no terms bind it that say anything of
     * posts: then it may do all that its party may.
     */
    public Optional<Set<Role>> roles(Post post) {
        return find(post.party())
                .flatMap(feed -> feed.all(Arrangement.class).stream()
                        .filter(a -> a.standing() == Arrangement.Standing.IN_FORCE && a.concerns(post.party()))
                        .findFirst()
                        .flatMap(a -> a.terms().rolesOf(post.party(), post.post())));
    }

    /** Whether a post may read what its party is told. */
    public boolean reads(Post post) {
        return roles(post).map(all -> all.stream().anyMatch(Role::reads)).orElse(true);
    }

    /** What the entries told, read from where the feeds read them. */
    Outcomes outcomes() {
        return new Outcomes(archive);
    }

    /** Ends every stream. */
    @Override
    public void close() {
        feeds.values().forEach(Feed::close);
    }
}
