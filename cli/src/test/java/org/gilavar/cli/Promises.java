package org.gilavar.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** All that the clients sent, were acknowledged, and were told. Thread-safe. */
final class Promises {
    private final AtomicLong clock = new AtomicLong();
    private final Map<String, SentStatement> sent = new ConcurrentHashMap<>();
    private final Queue<SentStatement> news = new ConcurrentLinkedQueue<>();
    private final Map<String, List<String>> heard = new ConcurrentHashMap<>();
    private final Proofs proofs = new Proofs();

    /** What the receipts proved. */
    Proofs proofs() {
        return proofs;
    }

    /** The next place in the order of what the clients did. */
    long tick() {
        return clock.incrementAndGet();
    }

    /** About to be sent for the first time. */
    SentStatement sending(String key, byte[] payload) {
        SentStatement statement = new SentStatement(key, Digest.of(payload), tick());
        if (sent.putIfAbsent(key, statement) != null) {
            throw new IllegalStateException("two statements are called " + key);
        }
        return statement;
    }

    /** It has been answered, one way or the other. */
    void answered(SentStatement statement) {
        news.add(statement);
    }

    /** What has been answered since this was asked last. */
    List<SentStatement> news() {
        List<SentStatement> taken = new ArrayList<>();
        for (SentStatement next = news.poll(); next != null; next = news.poll()) {
            taken.add(next);
        }
        return taken;
    }

    Optional<SentStatement> find(String key) {
        return Optional.ofNullable(sent.get(key));
    }

    List<SentStatement> all() {
        return List.copyOf(sent.values());
    }

    long acknowledged() {
        return sent.values().stream()
                .filter(statement -> statement.answer().isPresent())
                .count();
    }

    /**
     * A party's feed went on with this.
     *
     * @param listener the party, and by what means it heard; one thread for each
     */
    void heard(String listener, String telling) {
        heard.computeIfAbsent(listener, p -> new ArrayList<>()).add(telling);
    }

    /** What each listener heard, in order. Only once nobody listens any more. */
    Map<String, List<String>> heard() {
        return heard;
    }
}
