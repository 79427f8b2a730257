package org.gilavar.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.gilavar.server.Writer;
import org.gilavar.server.audience.Audiences;
import org.gilavar.server.audience.Feed;
import org.gilavar.server.audience.Told;

/** What a party is told, as pages or as a stream that can be resumed. */
final class FeedRoute {

    /** Most tellings in one turn of the stream. */
    private static final int TURN = 1_000;

    /** A stream is never silent for longer. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    /** Two heartbeats that do not come, and as long again as a slow network takes: who hears nothing for longer is blind. */
    static final Duration BLIND_AFTER = Duration.ofSeconds(25);

    private static final String HEARTBEAT_NAME = "heartbeat";

    private static final String END_NAME = "end";

    /** How long a listener whose stream has ended waits before it connects again. */
    private static final Duration RETRY = Duration.ofSeconds(3);

    private final Writer writer;
    private final Audiences audiences;
    private final Callers callers;
    private final Connections connections;
    private final InstantSource clock;

    FeedRoute(Writer writer, Audiences audiences, Callers callers, Connections connections, InstantSource clock) {
        this.writer = writer;
        this.audiences = audiences;
        this.callers = callers;
        this.connections = connections;
        this.clock = clock;
    }

    void serve(ServerRequest request, ServerResponse response) throws InterruptedException {
        String party = callers.reader(request).party();
        Feed feed = audiences.feed(party);
        if (Gate.accepts(request).name(Contract.EVENT_STREAM)) {
            if (new Query(request).text(Parameter.LIMIT).isPresent()) {
                throw Problem.malformed(Parameter.LIMIT.name(), "a stream has no pages; ask for it without");
            }
            stream(party, feed, request, response);
        } else {
            Answers.found(request, response, page(feed, after(request, feed), new Query(request).limit()));
        }
    }

    private static Endpoint.FeedPage page(Feed feed, long after, int limit) {
        List<Told> told = feed.after(after, limit + 1);
        if (told.size() <= limit) {
            return new Endpoint.FeedPage(told, Optional.empty());
        }
        List<Told> page = told.subList(0, limit);
        return new Endpoint.FeedPage(page, Optional.of(page.getLast().n()));
    }

    private static long after(ServerRequest request, Feed feed) {
        Optional<String> heard = request.headers().first(HeaderNames.create(Parameter.LAST_EVENT_ID.name()));
        Parameter said = heard.isPresent() ? Parameter.LAST_EVENT_ID : Parameter.AFTER;
        String place = heard.or(() -> new Query(request).text(Parameter.AFTER)).orElse("0");
        long n = Query.number(place)
                .orElseThrow(() -> Problem.malformed(
                        said.name(),
                        "expected a place in the feed, a whole number from 0; found " + Problem.shown(place)));
        if (n > feed.end()) {
            throw new ProblemException(Problem.of(
                    409,
                    "beyond-the-end",
                    "Your feed does not go that far",
                    "it ends at " + feed.end() + "; this is another record than the one you heard before. Start "
                            + "again from /v1/items"));
        }
        return n;
    }

    /** Ends with the server, and with the session: a telling after that is for whoever signs in next. */
    private void stream(String party, Feed feed, ServerRequest request, ServerResponse response)
            throws InterruptedException {
        long place = after(request, feed);
        try (Connections.Stream stream = connections.stream(request, party);
                EventWriter events = new EventWriter(response)) {
            stream.write(() -> {
                events.retryAfter(RETRY);
                events.named(HEARTBEAT_NAME, heartbeat());
            });
            while (!feed.isClosed()) {
                List<Told> news = feed.await(place, TURN, HEARTBEAT);
                if (callers.hasEnded(request)) {
                    stream.end(() -> events.named(END_NAME, new End("your session has ended; open another")));
                    return;
                }
                for (Told told : news) {
                    stream.write(() -> events.numbered(told.n(), told));
                    place = told.n();
                }
                if (news.isEmpty()) {
                    stream.write(() -> events.named(HEARTBEAT_NAME, heartbeat()));
                }
            }
            stream.end(() ->
                    events.named(END_NAME, new End("the server is stopping; go on where you were when it is back")));
        } catch (IOException | UncheckedIOException e) {
            // The listener has gone, or does not read; it resumes by Last-Event-ID when it is back.
            return;
        }
    }

    /** The last word of a stream that ends as it should: without it, it has been cut. */
    record End(String reason) {}

    /**
     * A sign of life.
     *
     * @param at the server's clock
     * @param now the mechanism's time, which in an exercise is another
     * @param blindAfter whoever hears nothing for longer than this must call itself blind
     */
    record Heartbeat(Instant at, Instant now, Duration blindAfter) {}

    private Heartbeat heartbeat() {
        return new Heartbeat(clock.instant(), writer.time(), BLIND_AFTER);
    }
}
