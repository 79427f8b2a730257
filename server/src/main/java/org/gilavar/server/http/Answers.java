package org.gilavar.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import org.gilavar.mechanism.json.Json;

/** Writes answers. */
final class Answers {

    /** For what anybody may have, and a browser keep: it asks each time whether it is still the same. */
    private static final String KEPT = "no-cache";

    private static final int NOT_MODIFIED = 304;

    private Answers() {}

    static void json(ServerResponse response, int status, Object body) {
        send(response, status, Contract.JSON, Json.write(body));
    }

    /** What was asked for, with its ETag; or 304 when whoever asks holds the same already. */
    static void found(ServerRequest request, ServerResponse response, Object body) {
        byte[] json = Json.write(body);
        found(request, response, Contract.JSON, json, ETag.of(json));
    }

    /** The same in another form than JSON. */
    static void found(ServerRequest request, ServerResponse response, String mediaType, byte[] body) {
        found(request, response, mediaType, body, ETag.of(body));
    }

    /** The same of what is public. */
    static void open(ServerRequest request, ServerResponse response, String mediaType, byte[] body, ETag tag) {
        response.header(HeaderNames.CACHE_CONTROL, KEPT);
        found(request, response, mediaType, body, tag);
    }

    private static void found(ServerRequest request, ServerResponse response, String mediaType, byte[] body, ETag tag) {
        response.header(HeaderNames.ETAG, tag.text());
        boolean held = request.headers().contains(HeaderNames.IF_NONE_MATCH)
                && tag.isIn(String.join(
                        ",", request.headers().get(HeaderNames.IF_NONE_MATCH).allValues()));
        if (held) {
            response.status(NOT_MODIFIED);
            response.send();
        } else {
            send(response, 200, mediaType, body);
        }
    }

    static void problem(ServerResponse response, Problem problem) {
        if (problem.status() == 401) {
            response.header(HeaderNames.WWW_AUTHENTICATE, "Bearer");
        }
        if (problem.status() == 503) {
            response.header(HeaderNames.RETRY_AFTER, "1");
        }
        send(response, problem.status(), Problem.MEDIA_TYPE, Json.write(problem));
    }

    static void send(ServerResponse response, int status, String mediaType, byte[] body) {
        response.status(status);
        response.header(HeaderNames.CONTENT_TYPE, mediaType);
        response.send(body);
    }
}
