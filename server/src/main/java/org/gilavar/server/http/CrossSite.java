package org.gilavar.server.http;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import java.util.Set;

/**
 * Refuses what a browser sends on behalf of a page of somebody else: whatever may change something, with the cookie or
 * without it. The cookie is {@code SameSite=Strict}, so it would not come along; this holds where a browser does not keep to
 * that, and where nothing is needed but a request, as for signing in.
 *
 * <p>Browsers say where a request comes from, and no page can make them say otherwise; programs say nothing.
 */
final class CrossSite {

    private static final HeaderName SITE = HeaderNames.create("Sec-Fetch-Site");

    /** Of this very origin, or of the person: an address typed, a bookmark. */
    private static final Set<String> OWN = Set.of("same-origin", "none");

    private static final Set<Method> HARMLESS = Set.of(Method.GET, Method.HEAD);

    private CrossSite() {}

    /** @throws ProblemException when it does */
    static void mustNotAsk(ServerRequest request, boolean secret) {
        if (HARMLESS.contains(request.prologue().method())) {
            return;
        }
        String own = (secret ? "https://" : "http://") + request.authority();
        boolean fromElsewhere = request.headers()
                        .first(SITE)
                        .filter(site -> !OWN.contains(site))
                        .isPresent()
                || request.headers()
                        .first(HeaderNames.ORIGIN)
                        .filter(origin -> !origin.equals(own))
                        .isPresent();
        if (fromElsewhere) {
            throw new ProblemException(Problem.of(
                    403,
                    "cross-site",
                    "Asked for by a page of another site",
                    "open the console at its own address; a program sends neither Origin nor Sec-Fetch-Site"));
        }
    }
}
