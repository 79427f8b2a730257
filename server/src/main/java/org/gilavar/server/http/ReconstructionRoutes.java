package org.gilavar.server.http;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.time.Instant;
import org.gilavar.mechanism.item.Incident;
import org.gilavar.server.Writer;
import org.gilavar.server.audience.Audiences;
import org.gilavar.server.audience.Reconstructions;

/** What stood at an instant: as the caller had been told it, and as all had who have a part in an incident. */
final class ReconstructionRoutes {

    /** Long enough to find a message with its receipts that was answered shortly before. */
    static final Duration WINDOW = Duration.ofHours(1);

    static final Duration LONGEST_WINDOW = Duration.ofDays(1);

    private final Writer writer;
    private final Audiences audiences;
    private final Callers callers;
    private final Reconstructions reconstructions;

    ReconstructionRoutes(Writer writer, Audiences audiences, Callers callers) {
        this.writer = writer;
        this.audiences = audiences;
        this.callers = callers;
        this.reconstructions = new Reconstructions(audiences);
    }

    void own(ServerRequest request, ServerResponse response) {
        String party = callers.reader(request).party();
        Query query = new Query(request);
        Instant now = writer.time();
        Answers.found(request, response, reconstructions.own(party, query.at(now, now), query.window()));
    }

    void ofIncident(ServerRequest request, ServerResponse response) {
        String party = callers.reader(request).party();
        Query query = new Query(request);
        String id = request.path().pathParameters().get("incident");
        Incident incident = audiences
                .feed(party)
                .find(Incident.class, id)
                .orElseThrow(() -> new ProblemException(Problem.notFound()));
        Instant at = query.at(writer.time(), incident.occurred());
        Answers.found(request, response, reconstructions.of(incident, party, at, query.window()));
    }
}
