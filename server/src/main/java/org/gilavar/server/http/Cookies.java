package org.gilavar.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.SetCookie;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.time.Instant;
import org.gilavar.server.oidc.PartySignIn;
import org.gilavar.server.session.Sessions;

/**
 * The cookies there are. No script can read them, over TLS they go over nothing else, and other sites cannot send them along: but
 * for that of a sign-in under way, which must come with the browser when the provider, another site, sends it back. It lives for
 * some minutes, goes to the paths of the sign-in alone, and opens nothing by itself.
 */
final class Cookies {

    static final String SESSION = "gilavar-session";
    static final String SIGN_IN = "gilavar-sign-in";

    private static final String EVERYWHERE = "/";

    private final Wire wire;

    Cookies(Wire wire) {
        this.wire = wire;
    }

    /** A session of the console. */
    void session(ServerResponse response, String token) {
        set(response, SESSION, token, SetCookie.SameSite.STRICT, EVERYWHERE, Sessions.SESSION);
    }

    /** The browser in which a sign-in has begun. */
    void signIn(ServerResponse response, String browser) {
        set(response, SIGN_IN, browser, SetCookie.SameSite.LAX, ProviderRoutes.BEGIN, PartySignIn.PATIENCE);
    }

    void forgetSignIn(ServerResponse response) {
        SetCookie.Builder gone =
                SetCookie.builder(SIGN_IN, "").path(ProviderRoutes.BEGIN).expires(Instant.EPOCH);
        response.headers().add(HeaderNames.SET_COOKIE, gone.build().toString());
    }

    private void set(
            ServerResponse response, String name, String value, SetCookie.SameSite site, String path, Duration life) {
        response.headers()
                .add(
                        HeaderNames.SET_COOKIE,
                        SetCookie.builder(name, value)
                                .httpOnly(true)
                                .secure(wire.isSecret())
                                .sameSite(site)
                                .path(path)
                                .maxAge(life)
                                .build()
                                .toString());
    }
}
