package org.gilavar.server.webhook;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.gilavar.journal.DamagedException;
import org.gilavar.journal.UnreadableException;
import org.gilavar.mechanism.json.Json;
import org.gilavar.server.audience.Feed;
import org.gilavar.server.audience.Told;

/**
 * Tells one receiver what the feed of its party tells: in order, each telling at least once, and nothing before all that was
 * told before it has been taken. What is under way is the same until it is taken, so whoever got it twice can tell.
 *
 * <p>One thread runs it; any may ask how it stands.
 */
final class Webhook implements Runnable {
    private static final System.Logger LOG = System.getLogger(Webhook.class.getName());

    /** Most tellings in one request. Halved for as long as the receiver says that it is too much. */
    private static final int MOST = 100;

    private static final int TOO_LARGE = 413;

    /** How long to listen at once; the feed wakes whoever listens. */
    private static final Duration LISTEN = Duration.ofSeconds(10);

    /** The operator is told of a receiver that has not taken anything for so long, and again each time as long after. */
    private static final Duration LATE = Duration.ofMinutes(5);

    /** What is sent. */
    private record Page(String party, List<Told> items) {}

    private final WebhookTarget target;
    private final Feed feed;
    private final DeliveredUpTo place;
    private final WebhookSigner signer;
    private final Receiver receiver;
    private final Patience patience;
    private final Pause pause;
    private final InstantSource clock;
    private int most = MOST;

    private volatile long delivered;
    private volatile Optional<Instant> failing = Optional.empty();
    private volatile Optional<String> reason = Optional.empty();
    private Optional<Instant> lastSaid = Optional.empty();
    private boolean unreadable;

    /** @param feed of the target's party */
    Webhook(
            WebhookTarget target,
            Feed feed,
            DeliveredUpTo place,
            WebhookSigner signer,
            Receiver receiver,
            Patience patience,
            Pause pause,
            InstantSource clock) {
        this.target = target;
        this.feed = feed;
        this.place = place;
        this.signer = signer;
        this.receiver = receiver;
        this.patience = patience;
        this.pause = pause;
        this.clock = clock;
    }

    /** Until the feed closes, or the thread is interrupted. */
    @Override
    public void run() {
        try {
            OptionalLong from = start();
            if (from.isPresent()) {
                deliverFrom(from.getAsLong());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // stopping: what was not taken is sent again after the start
        }
    }

    private OptionalLong start() {
        try {
            long from = place.get();
            if (from > feed.end()) {
                stuck(
                        "has taken " + from + " of a feed that ends at " + feed.end()
                                + ": that was another record. Give the receiver another address, or remove its place in the data folder");
                return OptionalLong.empty();
            }
            return OptionalLong.of(from);
        } catch (IOException e) {
            stuck(e.toString());
            return OptionalLong.empty();
        }
    }

    private void deliverFrom(long from) throws InterruptedException {
        delivered = from;
        while (!feed.isClosed()) {
            List<Told> news = listen();
            if (!news.isEmpty()) {
                deliver(news);
            }
        }
    }

    private List<Told> listen() throws InterruptedException {
        try {
            List<Told> news = feed.await(delivered, most, LISTEN);
            if (unreadable) {
                unreadable = false;
                well();
            }
            return news;
        } catch (UnreadableException | DamagedException e) {
            unreadable = true;
            failed("the journal cannot be read: " + e.getMessage());
            pause.pause(patience.failed(Optional.empty(), clock.instant()));
            return List.of();
        }
    }

    /** Sends this until it is taken. */
    private void deliver(List<Told> news) throws InterruptedException {
        byte[] body = Json.write(new Page(target.party(), news));
        long first = news.getFirst().n();
        long last = news.getLast().n();
        while (!feed.isClosed()) {
            Optional<String> retryAfter = Optional.empty();
            try {
                Receiver.Answer answer =
                        receiver.send(body, signer.fields(target.uri(), body, first, last, clock.instant()));
                if (answer.isTaken()) {
                    keep(last);
                    most = Math.min(MOST, most + 1); // slowly: it may have a limit of its own
                    return;
                }
                if (answer.status() == TOO_LARGE && news.size() > 1) {
                    most = Math.max(1, news.size() / 2);
                    return; // the same again, in parts
                }
                retryAfter = answer.retryAfter();
                failed("it answered " + answer.status());
            } catch (InterruptedIOException e) {
                throw (InterruptedException) new InterruptedException("stopping").initCause(e);
            } catch (IOException e) {
                failed(e.toString());
            }
            pause.pause(patience.failed(retryAfter, clock.instant()));
        }
    }

    /** Keeps the place: else all would be told again. Nothing further is sent before; and once it is tried also when all is closing. */
    private void keep(long last) throws InterruptedException {
        do {
            try {
                place.set(last);
                took(last);
                return;
            } catch (ClosedByInterruptException e) {
                throw (InterruptedException) new InterruptedException("stopping").initCause(e);
            } catch (IOException e) {
                failed("it took everything up to " + last + ", but the place cannot be kept here: " + e);
            }
            pause.pause(patience.failed(Optional.empty(), clock.instant()));
        } while (!feed.isClosed());
    }

    private void took(long last) {
        delivered = last;
        well();
    }

    private void well() {
        patience.succeeded();
        failing.filter(since -> lastSaid.isPresent())
                .ifPresent(since -> LOG.log(
                        System.Logger.Level.INFO, this + " takes what it is told again, after not since " + since));
        lastSaid = Optional.empty();
        failing = Optional.empty();
        reason = Optional.empty();
    }

    private void failed(String why) {
        Instant now = clock.instant();
        Instant since = failing.orElse(now);
        reason = Optional.of(why);
        failing = Optional.of(since);
        Instant quietSince = lastSaid.orElse(since);
        if (Duration.between(quietSince, now).compareTo(LATE) >= 0) {
            lastSaid = Optional.of(now);
            LOG.log(
                    System.Logger.Level.WARNING,
                    this + " has taken nothing since " + since + ", " + (feed.end() - delivered)
                            + " tellings are waiting: " + why);
        }
    }

    private void stuck(String why) {
        failing = Optional.of(clock.instant());
        reason = Optional.of(why);
        LOG.log(System.Logger.Level.ERROR, this + " is told nothing: " + why);
    }

    String party() {
        return target.party();
    }

    WebhookStanding standing() {
        return new WebhookStanding(target.place(), delivered, feed.end(), failing, reason);
    }

    @Override
    public String toString() {
        return "the webhook of " + target.party() + " at " + target.place();
    }
}
