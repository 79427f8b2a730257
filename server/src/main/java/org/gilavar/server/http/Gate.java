package org.gilavar.server.http;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Refuses requests that no endpoint would understand as they are meant, by what {@link Contract} says of each, before anybody
 * looks at who is asking. So nothing that is asked for is passed over in silence.
 */
final class Gate {

    private static final String UTF_8 = "charset=utf-8";

    private Gate() {}

    /** The same handler, for such requests as the endpoint takes. */
    static Handler before(Endpoint endpoint, Handler handler) {
        Set<String> query = Contract.names(Contract.query(endpoint));
        return (request, response) -> {
            new Query(request).mustBeAmong(taken(endpoint, request).orElse(query));
            if (!Contract.isRead(endpoint) && request.headers().contains(HeaderNames.IF_MATCH)) {
                throw new ProblemException(Problem.preconditionFailed());
            }
            mustBeWanted(endpoint, request);
            if (endpoint.takes().isPresent()) {
                mustBeReadable(Contract.takes(endpoint), request);
            }
            handler.handle(request, response);
        };
    }

    private static Optional<Set<String>> taken(Endpoint endpoint, ServerRequest request) {
        return endpoint == Endpoint.COLLECTION
                ? Collection.of(request.path().pathParameters().get("collection"))
                        .map(collection -> Contract.names(Contract.query(collection)))
                : Optional.empty();
    }

    /** What a request would rather have: all it says of it in one. */
    static MediaRanges accepts(ServerRequest request) {
        return new MediaRanges(header(request, HeaderNames.ACCEPT));
    }

    private static void mustBeWanted(Endpoint endpoint, ServerRequest request) {
        List<String> given = Contract.gives(endpoint);
        if (!given.isEmpty() && given.stream().noneMatch(accepts(request)::take)) {
            throw new ProblemException(Problem.notAcceptable(String.join(" or ", given)));
        }
    }

    private static void mustBeReadable(String taken, ServerRequest request) {
        String said = header(request, HeaderNames.CONTENT_TYPE);
        if (said.isBlank() || !request.content().hasEntity()) {
            return;
        }
        String[] parts = said.toLowerCase(Locale.ROOT).split(";", -1);
        boolean readable = parts[0].strip().equals(taken);
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip().replace("\"", "");
            readable &= !parameter.startsWith("charset=") || parameter.equals(UTF_8);
        }
        if (!readable) {
            throw new ProblemException(Problem.unsupported(taken));
        }
    }

    private static String header(ServerRequest request, HeaderName name) {
        return request.headers().contains(name)
                ? String.join(",", request.headers().get(name).allValues())
                : "";
    }
}
