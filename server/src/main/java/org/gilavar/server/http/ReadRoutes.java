package org.gilavar.server.http;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import org.gilavar.mechanism.item.Founding;
import org.gilavar.mechanism.item.Item;
import org.gilavar.mechanism.item.Party;
import org.gilavar.server.Health;
import org.gilavar.server.Writer;
import org.gilavar.server.audience.Audiences;
import org.gilavar.server.audience.Feed;
import org.gilavar.server.session.Post;

/** Reads: each from the caller's own feed, so that nothing can be shown that was not told. */
final class ReadRoutes {

    private final Writer writer;
    private final Audiences audiences;
    private final Callers callers;

    ReadRoutes(Writer writer, Audiences audiences, Callers callers) {
        this.writer = writer;
        this.audiences = audiences;
        this.callers = callers;
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
                post.party(), post.post(), name, founding.facilitator().equals(post.party()), founding, writer.time());
    }

    void items(ServerRequest request, ServerResponse response) {
        Post post = callers.caller(request);
        Answers.found(request, response, audiences.feed(post.party()).knowledge());
    }

    void collection(ServerRequest request, ServerResponse response) {
        Post post = callers.caller(request);
        Collection collection = collection(request);
        Query query = new Query(request);
        Answers.found(
                request,
                response,
                Pages.page(
                        audiences.feed(post.party()),
                        collection,
                        query.selection(collection),
                        query.after(collection),
                        query.limit()));
    }

    void item(ServerRequest request, ServerResponse response) {
        Post post = callers.caller(request);
        String id = request.path().pathParameters().get("id");
        Item item = audiences
                .feed(post.party())
                .find(collection(request).type(), id)
                .orElseThrow(() -> new ProblemException(Problem.notFound()));
        Answers.found(request, response, item);
    }

    private static Collection collection(ServerRequest request) {
        return Collection.of(request.path().pathParameters().get("collection"))
                .orElseThrow(() -> new ProblemException(Problem.notFound()));
    }

    void health(ServerRequest request, ServerResponse response) {
        Health health = writer.health();
        Answers.json(response, health.taking() ? 200 : 503, health);
    }

    void ledger(ServerRequest request, ServerResponse response) throws InterruptedException {
        if (!me(callers.caller(request)).facilitator()) {
            throw new ProblemException(Problem.notFound());
        }
        Answers.json(
                response,
                200,
                writer.head()
                        .orElseThrow(() -> new ProblemException(Problem.of(
                                503, "unavailable", "The record cannot be read now", "try again in a second"))));
    }
}
