package org.gilavar.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerResponse;
import org.gilavar.mechanism.json.Json;

/** Writes answers. */
final class Answers {

    private Answers() {}

    static void json(ServerResponse response, int status, Object body) {
        send(response, status, "application/json", Json.write(body));
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
