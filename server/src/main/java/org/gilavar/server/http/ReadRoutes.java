package org.gilavar.server.http;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.gilavar.mechanism.item.Founding;
import org.gilavar.mechanism.item.Item;
import org.gilavar.mechanism.item.Party;
import org.gilavar.mechanism.item.PostKey;
import org.gilavar.server.ConflictStatistics;
import org.gilavar.server.Health;
import org.gilavar.server.Writer;
import org.gilavar.server.audience.Audiences;
import org.gilavar.server.audience.Feed;
import org.gilavar.server.calendar.PartyCalendar;
import org.gilavar.server.log.Logs;
import org.gilavar.server.log.Mark;
import org.gilavar.server.session.Post;

/** Reads: each from the caller's own feed, so that nothing can be shown that was not told. */
final class ReadRoutes {

    private final Writer writer;
    private final Audiences audiences;
    private final Callers callers;
    private final Logs logs;

    ReadRoutes(Writer writer, Audiences audiences, Callers callers, Logs logs) {
        this.writer = writer;
        this.audiences = audiences;
        this.callers = callers;
        this.logs = logs;
    }

    void me(ServerRequest request, ServerResponse response) {
        Post post = callers.caller(request);
        Answers.found(request, response, me(post));
    }

    private Me me(Post post) {
        Feed feed = audiences.feed(post.party());
        Founding founding = feed.all(Founding.class).getFirst();
        String name = feed.find(Party.class, post.party()).map(Party::name).orElse(post.party());
        return new Me(
                post.party(),
                post.post(),
                name,
                founding.facilitator().equals(post.party()),
                founding,
                writer.time(),
                audiences.roles(post).map(List::copyOf),
                logs.mark(post).text());
    }

    void items(ServerRequest request, ServerResponse response) {
        Post post = callers.reader(request);
        Answers.found(request, response, audiences.feed(post.party()).knowledge(writer.time()));
    }

    void collection(ServerRequest request, ServerResponse response) {
        Post post = callers.reader(request);
        Collection collection = collection(request);
        Query query = new Query(request);
        Answers.found(
                request,
                response,
                Pages.page(
                        audiences.feed(post.party()),
                        writer.time(),
                        collection,
                        query.selection(collection),
                        query.after(collection),
                        query.limit()));
    }

    void item(ServerRequest request, ServerResponse response) {
        Post post = callers.reader(request);
        String id = request.path().pathParameters().get("id");
        Feed feed = audiences.feed(post.party());
        Instant now = writer.time();
        Item item = feed.find(collection(request).type(), id)
                .filter(found -> feed.isShown(found, now))
                .orElseThrow(() -> new ProblemException(Problem.notFound()));
        Answers.found(request, response, item);
    }

    void calendar(ServerRequest request, ServerResponse response) {
        String party = callers.reader(request).party();
        byte[] calendar = PartyCalendar.of(party, audiences.feed(party), writer.time());
        Answers.found(request, response, Contract.CALENDAR, calendar);
    }

    private static Collection collection(ServerRequest request) {
        return Collection.of(request.path().pathParameters().get("collection"))
                .orElseThrow(() -> new ProblemException(Problem.notFound()));
    }

    void health(ServerRequest request, ServerResponse response) {
        Health health = writer.health();
        Answers.json(response, health.taking() ? 200 : 503, health);
    }

    void statistics(ServerRequest request, ServerResponse response) {
        String party = facilitator(request).party();
        Answers.found(request, response, ConflictStatistics.of(audiences.feed(party), party));
    }

    /** The posts that there have been, by the keys that the facilitator knows of. */
    void mark(ServerRequest request, ServerResponse response) {
        Feed feed = audiences.feed(facilitator(request).party());
        String seen = request.path().pathParameters().get("mark");
        Mark mark = Mark.read(seen)
                .orElseThrow(() -> Problem.malformed(
                        "mark", "expected eight digits and letters, such as 7K3Q-M2XN; found " + Problem.shown(seen)));
        Stream<Post> posts = feed.all(PostKey.class).stream()
                .filter(key -> !key.ofRoot())
                .map(key -> new Post(key.party(), key.post()))
                .distinct();
        Answers.found(request, response, new Endpoint.MarkHolders(mark.text(), logs.holders(mark, posts)));
    }

    private Post facilitator(ServerRequest request) {
        Post post = callers.reader(request);
        if (!me(post).facilitator()) {
            throw new ProblemException(Problem.notFound());
        }
        return post;
    }

    void ledger(ServerRequest request, ServerResponse response) throws InterruptedException {
        facilitator(request);
        Answers.json(
                response,
                200,
                writer.head()
                        .orElseThrow(() -> new ProblemException(Problem.of(
                                503, "unavailable", "The record cannot be read now", "try again in a second"))));
    }
}
