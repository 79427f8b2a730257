package org.gilavar.server.audience;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.gilavar.mechanism.Outcome;
import org.gilavar.mechanism.item.PostKey;
import org.gilavar.server.session.Post;
import org.gilavar.server.session.SignedIn;

/** The feed of every party. Thread-safe. */
public final class Audiences implements AutoCloseable {

    private final Map<String, Feed> feeds = new ConcurrentHashMap<>();
    private final Archive archive;

    public Audiences(Archive archive) {
        this.archive = archive;
    }

    /** Hands an outcome to those it was told to. It is on disk, at this place. */
    public void publish(long seq, Instant at, Outcome outcome) {
        outcome.told().forEach((party, tellings) -> feed(party).publish(seq, at, tellings));
    }

    /** The feed of a party that has been told something; asking after a stranger keeps nothing. */
    public Optional<Feed> find(String party) {
        return Optional.ofNullable(feeds.get(party));
    }

    /** The feed of a party that is enrolled. */
    public Feed feed(String party) {
        return feeds.computeIfAbsent(party, p -> new Feed(p, archive));
    }

    /** All feeds as they stand now. The same moment for all only while nothing is published. */
    Map<String, Feed.Frozen> freeze() {
        Map<String, Feed.Frozen> frozen = new TreeMap<>();
        feeds.forEach((party, feed) -> frozen.put(party, feed.freeze()));
        return frozen;
    }

    /** Puts a feed that was frozen where none is. */
    void thaw(String party, Feed.Frozen frozen) {
        feeds.put(party, Feed.of(party, archive, frozen));
    }

    /** Whether a party knows this key of its own post to be valid: what it has not been told is not on disk. */
    public boolean holdsValidKey(SignedIn by) {
        Post post = by.post();
        return find(post.party())
                .flatMap(feed -> feed.find(PostKey.class, by.key()))
                .filter(key -> key.party().equals(post.party()) && key.post().equals(post.post()) && key.holds())
                .isPresent();
    }

    /** Ends every stream. */
    @Override
    public void close() {
        feeds.values().forEach(Feed::close);
    }
}
