package org.gilavar.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.gilavar.ledger.log.EntryOpening;
import org.gilavar.ledger.log.LogSource;
import org.gilavar.ledger.log.MalformedException;
import org.gilavar.ledger.log.TilePath;
import org.gilavar.ledger.log.TlogProof;
import org.gilavar.mechanism.json.Json;
import org.gilavar.server.audience.AudienceLog;
import org.gilavar.server.log.EntryProof;
import org.gilavar.server.log.Logs;

/**
 * The logs: of the caller's own audience, and the common one. Tiles, bundles and checkpoints are at the paths of C2SP
 * tlog-tiles, {@code /log/…} for the common log, open to anyone who can reach the server since it says nothing but the
 * time, and {@code /own-log/…} for the log of whoever asks.
 */
final class RecordRoutes {

    /** Most entries in one page; fewer when they are long. */
    static final int PAGE = 1_000;

    /** Bytes after which a page ends: a few megabytes in base64. */
    private static final int PAGE_BYTES = 4 << 20;

    private static final String COMMON = "/log/";
    private static final String OWN = "/own-log/";
    private static final String CHECKPOINT = "checkpoint";
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String BYTES = "application/octet-stream";

    private final Logs logs;
    private final Callers callers;

    RecordRoutes(Logs logs, Callers callers) {
        this.logs = logs;
        this.callers = callers;
    }

    void addTilesTo(HttpRouting.Builder routing) {
        routing.get(COMMON + "{+file}", (request, response) -> file(request, response, logs.common()));
        routing.get(OWN + "{+file}", (request, response) -> file(request, response, own(request)));
    }

    private LogSource own(ServerRequest request) {
        return logs.audience(callers.reader(request).party())
                .orElseThrow(() -> new ProblemException(Problem.notFound()));
    }

    private static void file(ServerRequest request, ServerResponse response, LogSource log) {
        String name = request.path().pathParameters().get("file");
        byte[] bytes;
        try {
            bytes = name.equals(CHECKPOINT) ? log.checkpoint() : log.read(TilePath.parse(name));
        } catch (MalformedException e) {
            throw new ProblemException(Problem.notFound());
        }
        if (bytes == null) {
            throw new ProblemException(Problem.notFound());
        }
        Answers.send(response, 200, name.equals(CHECKPOINT) ? TEXT : BYTES, bytes);
    }

    void status(ServerRequest request, ServerResponse response) {
        String party = callers.caller(request).party();
        Answers.found(
                request, response, logs.status(party).orElseThrow(() -> new ProblemException(Problem.notFound())));
    }

    /** A page of a party's own entries, each with what opens its leaf. One that has been erased is left out. */
    void entries(ServerRequest request, ServerResponse response) {
        String party = callers.reader(request).party();
        long from = number("from", request.query().first("from").asOptional().orElse("0"));
        Optional<AudienceLog> log = logs.leaves(party);
        long size = log.map(l -> l.log().size()).orElse(0L);
        List<Endpoint.OwnEntry> page = new ArrayList<>();
        long next = from;
        long bytes = 0;
        while (log.isPresent() && next < size && page.size() < PAGE && bytes < PAGE_BYTES) {
            Optional<EntryOpening> opening = log.get().open(next).filter(EntryOpening::isSendable);
            if (opening.isPresent()) {
                byte[] opened = opening.get().bytes();
                page.add(new Endpoint.OwnEntry(next, Base64.getEncoder().encodeToString(opened)));
                bytes += opened.length;
            }
            next++;
        }
        Answers.found(request, response, new Endpoint.OwnEntries(page, Math.max(next, from)));
    }

    void proof(ServerRequest request, ServerResponse response) {
        String party = callers.reader(request).party();
        long index = number("index", request.path().pathParameters().get("index"));
        EntryProof proof = logs.proof(party, index).orElseThrow(() -> new ProblemException(Problem.notFound()));
        Answers.found(
                request,
                response,
                new Endpoint.Proof(proof.own().text(), proof.common().map(TlogProof::text)));
    }

    void head(ServerRequest request, ServerResponse response) {
        TlogProof head =
                logs.head(callers.reader(request).party()).orElseThrow(() -> new ProblemException(Problem.notFound()));
        Answers.found(request, response, new Endpoint.HeadProof(head.text()));
    }

    void cosigned(ServerRequest request, ServerResponse response) {
        callers.caller(request);
        Endpoint.Cosignature cosignature;
        boolean taken;
        try {
            cosignature = Json.read(Requests.body(request), Endpoint.Cosignature.class);
            taken = logs.cosigned(cosignature.size(), cosignature.line());
        } catch (org.gilavar.mechanism.json.MalformedException e) {
            throw Problem.malformed(e.field(), e.reason());
        } catch (MalformedException e) {
            throw Problem.malformed("line", e.reason());
        }
        if (!taken) {
            throw new ProblemException(Problem.of(
                    409,
                    "not-a-cosignature",
                    "This is not taken",
                    "it is not a cosignature of a head of the last minutes by a witness that the terms in force name. Fetch "
                            + "/log/checkpoint and cosign that"));
        }
        response.status(204);
        response.header(HeaderNames.CONTENT_LENGTH, "0");
        response.send();
    }

    private static long number(String field, String text) {
        return Query.number(text)
                .orElseThrow(
                        () -> Problem.malformed(field, "expected a whole number from 0; found " + Problem.shown(text)));
    }
}
