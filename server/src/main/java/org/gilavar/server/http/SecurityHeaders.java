package org.gilavar.server.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import java.util.List;

/** What every response carries. The console needs scripts, styles and pictures of its own and nothing else. */
final class SecurityHeaders {

    static final List<Header> ALL = List.of(
            HeaderValues.create(
                    "Content-Security-Policy",
                    "default-src 'none'; script-src 'self'; style-src 'self'; "
                            + "img-src 'self' data: blob:; connect-src 'self'; font-src 'self'; "
                            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"),
            HeaderValues.create("X-Content-Type-Options", "nosniff"),
            HeaderValues.create("Referrer-Policy", "no-referrer"),
            HeaderValues.create(HeaderNames.CACHE_CONTROL, "no-store"));

    /** RFC 6797: a browser that has come here by TLS once never comes otherwise again, for two years. */
    static final Header ONLY_TLS = HeaderValues.create("Strict-Transport-Security", "max-age=63072000");

    private SecurityHeaders() {}
}
