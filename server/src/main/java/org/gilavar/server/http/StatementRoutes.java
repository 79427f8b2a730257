package org.gilavar.server.http;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import org.gilavar.journal.Admission;
import org.gilavar.journal.SignedStatement;
import org.gilavar.mechanism.Refusal;
import org.gilavar.mechanism.statement.MechanismBody;
import org.gilavar.server.Reply;
import org.gilavar.server.Writer;

/** Takes statements. */
final class StatementRoutes {

    private final Writer writer;
    private final Callers callers;

    StatementRoutes(Writer writer, Callers callers) {
        this.writer = writer;
        this.callers = callers;
    }

    void take(ServerRequest request, ServerResponse response) throws InterruptedException {
        byte[] envelope = Requests.body(request);
        switch (Admission.open(envelope, writer.keys()::find)) {
            case Admission.Opened.Refused refused -> {
                callers.caller(request);
                Answers.problem(response, Problem.of(refused.refusal()));
            }
            case Admission.Opened.Signed signed -> {
                mustComeFromItsSender(request, signed.statement());
                answer(response, writer.submit(signed.statement()));
            }
        }
    }

    /**
     * The signature says who speaks; the session says who sends. They must be of the same party, so that nobody who got
     * hold of an envelope learns what its sender was told. A founding has no session to come from.
     */
    private void mustComeFromItsSender(ServerRequest request, SignedStatement signed) {
        if (signed.statement().body() instanceof MechanismBody.Found) {
            return;
        }
        if (!callers.caller(request).party().equals(signed.statement().from().party())) {
            throw new ProblemException(Problem.of(
                    new Refusal(Refusal.Code.NOT_ENTITLED, "from.party", "this session belongs to another party")));
        }
    }

    private static void answer(ServerResponse response, Reply reply) {
        switch (reply) {
            case Reply.Received received -> Answers.json(response, Endpoint.STATEMENTS.status(), received.receipt());
            case Reply.Refused refused -> Answers.problem(response, Problem.of(refused.refusal()));
            case Reply.Failed failed -> Answers.problem(response, Problem.internal());
            case Reply.Unavailable unavailable ->
                Answers.problem(
                        response, Problem.of(503, "unavailable", "The statement was not taken", unavailable.reason()));
        }
    }
}
