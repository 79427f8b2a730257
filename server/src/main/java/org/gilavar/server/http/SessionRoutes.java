package org.gilavar.server.http;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;
import org.gilavar.ledger.Envelope;
import org.gilavar.ledger.MalformedEnvelopeException;
import org.gilavar.ledger.Signature;
import org.gilavar.mechanism.item.Founding;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.json.MalformedException;
import org.gilavar.server.Writer;
import org.gilavar.server.audience.Audiences;
import org.gilavar.server.session.Post;
import org.gilavar.server.session.Session;
import org.gilavar.server.session.SessionRequest;
import org.gilavar.server.session.Sessions;
import org.gilavar.server.session.SignedIn;

/** Opens and ends sessions. */
final class SessionRoutes {

    private final Writer writer;
    private final Audiences audiences;
    private final Sessions sessions;
    private final Callers callers;
    private final Wire wire;
    private final Cookies cookies;

    SessionRoutes(Writer writer, Audiences audiences, Sessions sessions, Callers callers, Wire wire) {
        this.writer = writer;
        this.audiences = audiences;
        this.sessions = sessions;
        this.callers = callers;
        this.wire = wire;
        this.cookies = new Cookies(wire);
    }

    void open(ServerRequest request, ServerResponse response) {
        try {
            Envelope envelope = Envelope.parse(Requests.body(request, Requests.MAX_OF_STRANGERS));
            if (!envelope.payloadType().equals(SessionRequest.TYPE)) {
                throw Problem.malformed("payloadType", "expected " + SessionRequest.TYPE);
            }
            SessionRequest asked = Json.read(envelope.payload(), SessionRequest.class);
            SignedIn by = signedBy(envelope, asked)
                    .filter(signed -> isForThisMechanism(asked))
                    .orElseThrow(() -> refused("no such post is enrolled here with the key that signed this"));
            if (!wire.isOf(asked.party(), request)) {
                throw refused("this connection's certificate is not one of " + asked.party()
                        + "'s: connect with one that its own authority has issued");
            }
            Optional<String> refusal = sessions.refusal(asked);
            if (refusal.isPresent()) {
                throw refused(refusal.get());
            }
            Answers.json(response, 201, sessions.open(by, wire.certificate(request)));
        } catch (MalformedEnvelopeException e) {
            throw Problem.malformed(e.field(), e.reason());
        } catch (MalformedException e) {
            throw Problem.malformed(e.field(), e.reason());
        }
    }

    /** The valid key of the post that signed the request; the same empty answer for every other. */
    private Optional<SignedIn> signedBy(Envelope envelope, SessionRequest asked) {
        Post post = new Post(asked.party(), asked.post());
        return envelope.signatures().stream()
                .map(Signature::keyId)
                .flatMap(keyId -> writer
                        .keys()
                        .itemOf(keyId)
                        .map(item -> new SignedIn(post, item))
                        .filter(audiences::holdsValidKey)
                        .filter(by -> writer.keys()
                                .find(keyId)
                                .filter(key -> key.verifies(envelope))
                                .isPresent())
                        .stream())
                .findFirst();
    }

    private boolean isForThisMechanism(SessionRequest asked) {
        return audiences
                .find(asked.party())
                .flatMap(feed -> feed.find(Founding.class, asked.mechanism()))
                .isPresent();
    }

    void code(ServerRequest request, ServerResponse response) {
        Answers.json(response, 201, sessions.code(callers.keyHolder(request)));
    }

    void redeem(ServerRequest request, ServerResponse response) {
        try {
            Endpoint.Code code = Json.read(Requests.body(request, Requests.MAX_OF_STRANGERS), Endpoint.Code.class);
            Session session = sessions.redeem(
                            code.code(), wire.certificate(request), party -> wire.isOf(party, request))
                    .orElseThrow(() -> new ProblemException(Problem.of(
                            401,
                            "signed-out",
                            "This sign-in link has been used or has expired",
                            "Ask for a new one: ./gilavar sign-in --key FILE")));
            cookies.session(response, session.token());
            response.status(204).send();
        } catch (MalformedException e) {
            throw Problem.malformed(e.field(), e.reason());
        }
    }

    void close(ServerRequest request, ServerResponse response) {
        callers.caller(request);
        sessions.close(callers.token(request).orElseThrow());
        response.status(204).send();
    }

    private static ProblemException refused(String reason) {
        return new ProblemException(Problem.of(403, "not-signed", "The session was not opened", reason));
    }
}
