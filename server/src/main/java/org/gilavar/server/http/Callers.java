package org.gilavar.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.util.Optional;
import org.gilavar.server.session.Post;
import org.gilavar.server.session.Sessions;

/** Finds out who is asking: a bearer token, or the console's cookie. */
final class Callers {

    static final String COOKIE = "gilavar-session";

    private static final String BEARER = "Bearer ";

    private final Sessions sessions;

    Callers(Sessions sessions) {
        this.sessions = sessions;
    }

    Post caller(ServerRequest request) {
        return token(request).flatMap(sessions::find).orElseThrow(() -> new ProblemException(Problem.signedOut()));
    }

    /** Whether the session a request came with has ended since. */
    boolean hasEnded(ServerRequest request) {
        return token(request).flatMap(sessions::find).isEmpty();
    }

    Optional<String> token(ServerRequest request) {
        Optional<String> bearer = request.headers()
                .first(HeaderNames.AUTHORIZATION)
                .filter(value -> value.startsWith(BEARER))
                .map(value -> value.substring(BEARER.length()).trim());
        return bearer.or(() -> request.headers().cookies().first(COOKIE).asOptional());
    }
}
