package org.gilavar.server.http;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import org.gilavar.ledger.Envelope;
import org.gilavar.mechanism.json.Json;

/**
 * Requests that the HTTP server refuses before any route sees them, answered like all others: as a problem. What it calls an
 * internal error here is a request that ends before it is whole: what goes wrong in a route is answered there.
 */
final class EarlyFaults implements DirectHandler {

    static DirectHandlers handlers() {
        DirectHandlers.Builder handlers = DirectHandlers.builder();
        for (EventType type : EventType.values()) {
            handlers.addHandler(type, new EarlyFaults());
        }
        return handlers.build();
    }

    @Override
    public TransportResponse handle(
            TransportRequest request,
            EventType eventType,
            Status defaultStatus,
            ServerResponseHeaders responseHeaders,
            String message) {
        Status status = eventType == EventType.INTERNAL_ERROR ? Status.BAD_REQUEST_400 : defaultStatus;
        TransportResponse.Builder response = TransportResponse.builder()
                .status(status)
                .headers(responseHeaders)
                .header(HeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .keepAlive(false)
                .entity(Json.write(inWords(status)));
        SecurityHeaders.ALL.forEach(response::header);
        return response.build();
    }

    /** In words of ours: the library's would repeat what was sent, or show its inside. */
    static Problem inWords(Status status) {
        if (status.equals(Status.REQUEST_ENTITY_TOO_LARGE_413)) {
            return Problem.tooLarge(Envelope.MAX_JSON_BYTES);
        }
        return Problem.of(
                status.code(),
                "http",
                status.reasonPhrase(),
                "This is not a request the server can read, and nothing was taken");
    }
}
