package org.gilavar.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.sse.SseEvent;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.sse.SseSink;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.gilavar.mechanism.json.Json;
import org.gilavar.server.Writer;
import org.gilavar.server.audience.Audiences;
import org.gilavar.server.audience.Feed;
import org.gilavar.server.audience.Told;

/** What a party is told, as pages or as a stream that can be resumed. */
final class FeedRoute {

    /** Most tellings in one page or one turn of the stream. */
    static final int PAGE = 1_000;

    /** A stream is never silent for longer; a client that hears nothing for twice this must call itself blind. */
    static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private static final String EVENT_STREAM = "text/event-stream";

    private final Writer writer;
    private final Audiences audiences;
    private final Callers callers;
    private final InstantSource clock;

    FeedRoute(Writer writer, Audiences audiences, Callers callers, InstantSource clock) {
        this.writer = writer;
        this.audiences = audiences;
        this.callers = callers;
        this.clock = clock;
    }

    void serve(ServerRequest request, ServerResponse response) throws InterruptedException {
        Feed feed = audiences.feed(callers.caller(request).party());
        boolean stream = request.headers()
                .first(HeaderNames.ACCEPT)
                .filter(accept -> accept.contains(EVENT_STREAM))
                .isPresent();
        if (stream) {
            stream(feed, request, response);
        } else {
            Answers.json(response, 200, new Endpoint.FeedPage(feed.after(after(request, feed), PAGE)));
        }
    }

    private static long after(ServerRequest request, Feed feed) {
        Optional<String> place = request.headers()
                .first(HeaderNames.create("Last-Event-ID"))
                .or(() -> request.query().first("after").asOptional());
        try {
            long n = place.map(Long::parseLong).orElse(0L);
            if (n > feed.end()) {
                throw new ProblemException(Problem.of(
                        409,
                        "beyond-the-end",
                        "Your feed does not go that far",
                        "it ends at " + feed.end() + "; this is another record than the one you heard before. Start "
                                + "again from /v1/items"));
            }
            if (n >= 0) {
                return n;
            }
        } catch (NumberFormatException e) {
            // falls through to the same answer as a negative number
        }
        throw new ProblemException(new Problem(
                "urn:gilavar:problem:malformed",
                "The request is not well-formed",
                400,
                "expected a place in the feed, a whole number from 0; found \"" + place.orElse("") + "\"",
                Optional.of("after")));
    }

    /** Ends with the server, and with the session: a telling after that is for whoever signs in next. */
    private void stream(Feed feed, ServerRequest request, ServerResponse response) throws InterruptedException {
        long place = after(request, feed);
        try (SseSink sink = response.sink(SseSink.TYPE)) {
            sink.emit(heartbeat());
            while (!feed.isClosed()) {
                List<Told> news = feed.await(place, PAGE, HEARTBEAT);
                if (callers.hasEnded(request)) {
                    break;
                }
                for (Told told : news) {
                    sink.emit(SseEvent.builder()
                            .id(Long.toString(told.n()))
                            .data(Json.text(told))
                            .build());
                    place = told.n();
                }
                if (news.isEmpty()) {
                    sink.emit(heartbeat());
                }
            }
        } catch (UncheckedIOException e) {
            // The listener has gone; it resumes by Last-Event-ID when it is back.
            return;
        }
    }

    /** The server's clock, and the mechanism's time, which in an exercise is another. */
    private record Heartbeat(Instant at, Instant now) {}

    private SseEvent heartbeat() {
        return SseEvent.builder()
                .name("heartbeat")
                .data(Json.text(new Heartbeat(clock.instant(), writer.time())))
                .build();
    }
}
