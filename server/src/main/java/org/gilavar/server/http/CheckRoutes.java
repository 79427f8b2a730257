package org.gilavar.server.http;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.gilavar.mechanism.NoticeCheck;
import org.gilavar.mechanism.item.Arrangement;
import org.gilavar.mechanism.item.Conflict;
import org.gilavar.mechanism.item.Item;
import org.gilavar.mechanism.item.Notice;
import org.gilavar.mechanism.item.NoticeTrace;
import org.gilavar.mechanism.item.Zone;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.json.MalformedException;
import org.gilavar.mechanism.terms.Terms;
import org.gilavar.server.Writer;
import org.gilavar.server.audience.Audiences;
import org.gilavar.server.audience.Feed;

/**
 * What an activity would come too close to, before it is filed: from the caller's own feed alone, so that asking tells nothing, however
 * often it is done, and nothing of it is kept.
 */
final class CheckRoutes {

    /** In the order in which they are told: what is surely too close comes first. */
    private static final List<Class<? extends Item>> NEAR =
            List.of(Notice.class, Conflict.class, Zone.class, NoticeTrace.class);

    private final Writer writer;
    private final Audiences audiences;
    private final Callers callers;

    CheckRoutes(Writer writer, Audiences audiences, Callers callers) {
        this.writer = writer;
        this.audiences = audiences;
        this.callers = callers;
    }

    void check(ServerRequest request, ServerResponse response) {
        String party = callers.reader(request).party();
        Endpoint.Planned planned = read(Requests.body(request));
        Feed feed = audiences.feed(party);
        Instant now = writer.time();
        Stream<Item> shown =
                NEAR.stream().<Item>flatMap(type -> feed.all(type).stream()).filter(item -> feed.isShown(item, now));
        Answers.json(
                response,
                Endpoint.NOTICE_CHECK.status(),
                NoticeCheck.of(inForce(feed, party), party, planned.activity(), shown, now));
    }

    private static Endpoint.Planned read(byte[] body) {
        try {
            return Json.read(body, Endpoint.Planned.class);
        } catch (MalformedException e) {
            throw Problem.malformed(e.field(), e.reason());
        }
    }

    private static Terms inForce(Feed feed, String party) {
        return feed.all(Arrangement.class).stream()
                .filter(a -> a.standing() == Arrangement.Standing.IN_FORCE && a.concerns(party))
                .findFirst()
                .map(Arrangement::terms)
                .orElseThrow(() -> new ProblemException(Problem.of(
                        409,
                        "no-arrangement",
                        "No arrangement is in force",
                        "without one nothing is too close to anything")));
    }
}
