package org.gilavar.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.util.Optional;
import org.gilavar.server.audience.Audiences;
import org.gilavar.server.session.Post;
import org.gilavar.server.session.Sessions;
import org.gilavar.server.session.SignedIn;

/** Finds out who is asking: a bearer token, or the console's cookie. */
final class Callers {

    private static final String BEARER = "Bearer ";

    private final Sessions sessions;
    private final Wire wire;
    private final Audiences audiences;

    Callers(Sessions sessions, Wire wire, Audiences audiences) {
        this.sessions = sessions;
        this.wire = wire;
        this.audiences = audiences;
    }

    /** The caller, if its role lets it read what its party is told. */
    Post reader(ServerRequest request) {
        Post post = caller(request);
        mustRead(post);
        return post;
    }

    /** Whether its role lets a post read what its party is told. */
    boolean reads(Post post) {
        return audiences.reads(post);
    }

    /** Refuses a post whose role does not let it read what its party is told. */
    void mustRead(Post post) {
        if (!audiences.reads(post)) {
            throw new ProblemException(Problem.of(
                    403,
                    "not-entitled",
                    "Your post does not read what your party is told",
                    "by the arrangement in force " + post.post()
                            + " sees whether the server and the record go on (/v1/health, /v1/record) and may change its keys, "
                            + "and nothing else; ask as a post of another role"));
        }
    }

    /**
     * The caller. A browser holds one desk: a page that names the desk it was opened for ({@code ?as=party/post}) is
     * refused when somebody has signed in for another since, and never shown the other's feed.
     */
    Post caller(ServerRequest request) {
        return signedIn(request).post();
    }

    private SignedIn signedIn(ServerRequest request) {
        SignedIn by = find(request).orElseThrow(() -> new ProblemException(Problem.signedOut()));
        Post post = by.post();
        boolean another = request.query()
                .first("as")
                .asOptional()
                .filter(as -> !as.equals(post.text()))
                .isPresent();
        if (another) {
            throw new ProblemException(Problem.of(
                    409,
                    "another-desk",
                    "This browser has signed in for another desk",
                    "one browser holds one desk; open the other in a profile of its own"));
        }
        return by;
    }

    /** The caller, if it holds its post's key itself and has not come by way of a code. */
    SignedIn keyHolder(ServerRequest request) {
        SignedIn by = signedIn(request);
        if (token(request).filter(sessions::isByKey).isEmpty()) {
            throw new ProblemException(Problem.of(
                    403,
                    "not-entitled",
                    "Only the holder of the key can do this",
                    "make the link where the key is: ./gilavar sign-in --key FILE"));
        }
        return by;
    }

    /** Whether the session a request came with has ended since, or its post reads no more. */
    boolean hasEnded(ServerRequest request) {
        return find(request).filter(by -> audiences.reads(by.post())).isEmpty();
    }

    /** Over another connection than one with the certificate it was opened with, a token is worth nothing. */
    private Optional<SignedIn> find(ServerRequest request) {
        return token(request).flatMap(token -> sessions.find(token, wire.certificate(request)));
    }

    Optional<String> token(ServerRequest request) {
        Optional<String> bearer = request.headers()
                .first(HeaderNames.AUTHORIZATION)
                .filter(value -> value.startsWith(BEARER))
                .map(value -> value.substring(BEARER.length()).trim());
        return bearer.or(
                () -> request.headers().cookies().first(Cookies.SESSION).asOptional());
    }
}
