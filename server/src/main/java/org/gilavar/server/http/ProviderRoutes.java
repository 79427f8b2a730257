package org.gilavar.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;
import org.gilavar.mechanism.item.Party;
import org.gilavar.server.audience.Audiences;
import org.gilavar.server.oidc.PartySignIn;
import org.gilavar.server.oidc.SignInException;
import org.gilavar.server.session.Sessions;
import org.gilavar.server.session.SignedIn;

/**
 * A person signs in to the console through the provider of its party: the browser is sent there, and comes back.
 *
 * <p>The session's cookie is strict, as ever: so the answer to the browser's return is a page of ours, from which the console is
 * reached as from anywhere on this site.
 */
final class ProviderRoutes {

    static final String BEGIN = "/v1/sign-in/oidc";
    static final String RETURN = BEGIN + "/callback";

    /** A party whose people may sign in through a provider of its own. */
    record ProviderOf(String party, String name) {}

    record Providers(List<ProviderOf> items) {}

    private final PartySignIn signIn;
    private final Sessions sessions;
    private final Audiences audiences;
    private final OwnAddress address;
    private final Wire wire;
    private final Cookies cookies;

    ProviderRoutes(PartySignIn signIn, Sessions sessions, Audiences audiences, OwnAddress address, Wire wire) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.audiences = audiences;
        this.address = address;
        this.wire = wire;
        this.cookies = new Cookies(wire);
    }

    /** What a browser visits; not of the API. */
    void addTo(HttpRouting.Builder routing) {
        routing.get(BEGIN, this::begin);
        routing.get(RETURN, this::end);
    }

    /** Over a network only the caller's own party is named: who else takes part is not for whoever knocks. */
    void list(ServerRequest request, ServerResponse response) {
        List<ProviderOf> items = signIn.parties().stream()
                .filter(party -> wire.isOf(party, request))
                .map(party -> new ProviderOf(party, name(party)))
                .toList();
        Answers.found(request, response, new Providers(items));
    }

    private String name(String party) {
        return audiences
                .find(party)
                .flatMap(feed -> feed.find(Party.class, party))
                .map(Party::name)
                .orElse(party);
    }

    private void begin(ServerRequest request, ServerResponse response) {
        try {
            String party =
                    one(request, "party").filter(p -> wire.isOf(p, request)).orElse("");
            PartySignIn.Begun begun =
                    signIn.begin(party, address.forWhomAsks(request) + RETURN, wire.certificate(request));
            cookies.signIn(response, begun.browser());
            response.header(HeaderNames.LOCATION, begun.authorization().toString());
            response.status(303).send();
        } catch (SignInException e) {
            refuse(response, e);
        }
    }

    private void end(ServerRequest request, ServerResponse response) {
        cookies.forgetSignIn(response);
        try {
            PartySignIn.Return came = new PartySignIn.Return(
                    one(request, "state"), one(request, "code"), one(request, "error"), one(request, "iss"));
            Optional<String> browser =
                    request.headers().cookies().first(Cookies.SIGN_IN).asOptional();
            SignedIn by = signIn.finish(came, browser, wire.certificate(request));
            String token = sessions.vouched(by, wire.certificate(request)).token();
            cookies.session(response, token);
            Answers.send(
                    response,
                    200,
                    HtmlPage.MEDIA_TYPE,
                    HtmlPage.toTheConsole("You are signed in", "As " + by.post().text() + "."));
        } catch (SignInException e) {
            refuse(response, e);
        }
    }

    private static void refuse(ServerResponse response, SignInException e) {
        int status = switch (e.fault()) {
            case BROWSER -> 400;
            case REFUSED -> 403;
            case PROVIDER -> 502;
        };
        Answers.send(response, status, HtmlPage.MEDIA_TYPE, HtmlPage.refusal("You are not signed in", e.words()));
    }

    /** A parameter that comes once; which of two was meant nobody can tell. */
    private static Optional<String> one(ServerRequest request, String name) {
        List<String> values = request.query().contains(name) ? request.query().all(name) : List.of();
        return values.size() == 1 && !values.getFirst().isEmpty() ? Optional.of(values.getFirst()) : Optional.empty();
    }
}
