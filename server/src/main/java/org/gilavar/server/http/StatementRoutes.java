package org.gilavar.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.util.Optional;
import org.gilavar.journal.Admission;
import org.gilavar.journal.SignedStatement;
import org.gilavar.ledger.Envelope;
import org.gilavar.ledger.log.TlogProof;
import org.gilavar.mechanism.Mechanism;
import org.gilavar.mechanism.Refusal;
import org.gilavar.mechanism.statement.KeyBody;
import org.gilavar.server.Receipt;
import org.gilavar.server.Reply;
import org.gilavar.server.Writer;
import org.gilavar.server.log.Logs;
import org.gilavar.server.session.Post;

/** Takes statements. */
final class StatementRoutes {

    private final Writer writer;
    private final Callers callers;
    private final Logs logs;
    private final Steps steps;
    private final PhraseRoutes phrases;

    StatementRoutes(Writer writer, Callers callers, Logs logs, Steps steps, PhraseRoutes phrases) {
        this.writer = writer;
        this.callers = callers;
        this.logs = logs;
        this.steps = steps;
        this.phrases = phrases;
    }

    /**
     * The signature says who speaks; the session says who sends. They must be of the same party, so that nobody who got
     * hold of an envelope learns what its sender was told; and the session comes first, so that a stranger's geometry
     * costs nothing. Whoever sends also hears what its party is told of it, so it is a post that reads; but for keys, which
     * depend on no role. Only while nothing is founded is there no session to come from.
     */
    void take(ServerRequest request, ServerResponse response) throws InterruptedException {
        Optional<Post> caller = writer.isFounded() ? Optional.of(callers.caller(request)) : Optional.empty();
        byte[] body = Requests.body(request);
        long came = System.nanoTime(); // whoever sends slowly does not choose where in a step it falls
        SignedStatement signed = open(body);
        if (!(signed.statement().body() instanceof KeyBody)) {
            caller.ifPresent(callers::mustRead);
        }
        String party = signed.statement().from().party();
        if (caller.filter(c -> !c.party().equals(party)).isPresent()) {
            throw new ProblemException(Problem.of(new Refusal(
                    Refusal.Code.NOT_ENTITLED,
                    "from.party",
                    "the session belongs to another party; what one carries for another goes to /v1/carried")));
        }
        boolean reads = caller.filter(c -> !callers.reads(c)).isEmpty(); // as it was when it was said
        Reply reply = writer.submit(signed);
        steps.letEnd(came);
        answer(response, party, reply, reads);
    }

    /**
     * What any post hands in for a party that is cut off. It is judged as if it had come from that party. The carrier holds the
     * words already; whether they were taken and when is all that it is told, and no reason but what anybody finds who has the
     * words and a clock: the rest would tell it what stands between that party and the mechanism. Of words that are too old it is
     * told that and nothing else, so that it does not learn whether their party has said them again.
     */
    void takeCarried(ServerRequest request, ServerResponse response) throws InterruptedException {
        callers.reader(request);
        byte[] body = Requests.body(request);
        long came = System.nanoTime();
        SignedStatement signed = open(body);
        Reply reply = writer.submit(signed);
        steps.letEnd(came);
        Optional<Refusal> stale = Mechanism.stale(signed.statement(), writer.time());
        switch (reply) {
            case Reply.Received received ->
                Answers.json(
                        response,
                        Endpoint.CARRIED.status(),
                        new Endpoint.Carried(
                                signed.statement().from().party(),
                                received.receipt().statement(),
                                received.receipt().at()));
            case Reply.Refused refused when stale.isPresent() -> Answers.problem(response, Problem.of(stale.get()));
            case Reply.Refused refused
            when isOfTheBytes(refused.refusal()) -> Answers.problem(response, Problem.of(refused.refusal()));
            case Reply.Refused refused ->
                Answers.problem(
                        response,
                        Problem.of(
                                409,
                                "not-taken",
                                "It was not taken",
                                "its own party is told why, when it sends the same bytes itself"));
            case Reply.Failed failed -> Answers.problem(response, Problem.internal());
            case Reply.Unavailable unavailable -> unavailable(response, unavailable);
        }
    }

    /** Meant for another mechanism, or too old: of the envelope, and not of what it says. */
    private static boolean isOfTheBytes(Refusal refusal) {
        return switch (refusal.code()) {
            case WRONG_MECHANISM, WRONG_TIME -> !refusal.field().startsWith("body");
            default -> false;
        };
    }

    /** What was signed, if its form and every signature hold. */
    private SignedStatement open(byte[] body) {
        switch (Admission.open(body, writer.keys()::find)) {
            case Admission.Opened.Refused refused ->
                throw new ProblemException(Problem.of(located(refused.refusal(), body)));
            case Admission.Opened.Signed signed -> {
                Wording.fault(signed.statement().envelope().payload()).ifPresent(fault -> {
                    throw new ProblemException(
                            Problem.of(new Refusal(Refusal.Code.MALFORMED, fault.field(), fault.reason())));
                });
                phrases.fault(signed.statement().statement().body()).ifPresent(refusal -> {
                    throw new ProblemException(Problem.of(refusal));
                });
                return signed.statement();
            }
        }
    }

    /** With the path of the field, where the reader of the statement knew none: the place where its words end to be JSON. */
    private static Refusal located(Refusal refusal, byte[] envelope) {
        if (refusal.code() != Refusal.Code.MALFORMED || !refusal.field().isEmpty()) {
            return refusal;
        }
        String field = Wording.fault(Envelope.parse(envelope).payload())
                .map(Wording.Fault::field)
                .orElse("");
        return new Refusal(refusal.code(), field, refusal.reason(), refusal.notBefore());
    }

    /** Its proof says how long the party's log is, which is for those who read. */
    private void answer(ServerResponse response, String party, Reply reply, boolean withProof) {
        switch (reply) {
            case Reply.Received received -> {
                Optional<TlogProof> proof = withProof ? logs.receipt(party, received.seq()) : Optional.empty();
                Receipt receipt = proof.map(TlogProof::text)
                        .map(received.receipt()::provedBy)
                        .orElse(received.receipt());
                Answers.json(response, Endpoint.STATEMENTS.status(), receipt);
            }
            case Reply.Refused refused -> refuse(response, refused.refusal());
            case Reply.Failed failed -> Answers.problem(response, Problem.internal());
            case Reply.Unavailable unavailable -> unavailable(response, unavailable);
        }
    }

    private static void unavailable(ServerResponse response, Reply.Unavailable unavailable) {
        Answers.problem(response, Problem.of(503, "unavailable", "The statement was not taken", unavailable.reason()));
    }

    private void refuse(ServerResponse response, Refusal refusal) {
        // In an exercise nobody can say when its time will have come; and to words that are on record the answer stays.
        refusal.notBefore()
                .filter(at -> !writer.isExercise() && at.isAfter(writer.time()))
                .map(at -> Duration.between(writer.time(), at).plusSeconds(1).toSeconds())
                .ifPresent(seconds -> response.header(HeaderNames.RETRY_AFTER, Long.toString(seconds)));
        Answers.problem(response, Problem.of(refusal));
    }
}
