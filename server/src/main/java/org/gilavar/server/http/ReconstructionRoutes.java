package org.gilavar.server.http;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.gilavar.mechanism.item.Incident;
import org.gilavar.server.Writer;
import org.gilavar.server.audience.Audiences;
import org.gilavar.server.audience.Reconstructions;
import org.gilavar.server.audience.StillAskedException;

/** What stood at an instant: as the caller had been told it, and as all had who have a part in an incident. */
final class ReconstructionRoutes {

    /** Long enough to find a message with its receipts that was answered shortly before. */
    static final Duration WINDOW = Duration.ofHours(1);

    static final Duration LONGEST_WINDOW = Duration.ofDays(1);

    /** How long after an instant all that was said by then has been told. */
    static final Duration SETTLED = Duration.ofSeconds(5);

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
        Instant at = query.at(now, now);
        Duration window = query.window();
        Answers.found(request, response, computed(() -> reconstructions.own(party, at, window)));
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
        mustBeOver(at);
        Duration window = query.window();
        Answers.found(request, response, computed(() -> reconstructions.of(incident, party, at, window)));
    }

    /** Of an instant of which more may be told, two would find two hashes. In an exercise time stands still at its last entry. */
    private void mustBeOver(Instant at) {
        Instant over = writer.isExercise() ? writer.time() : writer.time().minus(SETTLED);
        if (at.isAfter(over)) {
            throw Problem.malformed(
                    Parameter.AT.name(),
                    "more may be told of " + at + "; ask for what is over, " + over + " or before, or again in "
                            + SETTLED.toSeconds() + " s");
        }
    }

    private static <T> T computed(Supplier<T> compute) {
        try {
            return compute.get();
        } catch (StillAskedException e) {
            throw new ProblemException(
                    Problem.of(503, "unavailable", "One at a time", e.getMessage() + "; ask again in a second"));
        }
    }
}
