package org.gilavar.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gilavar.server.ServerConfig;

/**
 * What this server goes by. From elsewhere that is the one address it has been told, never what a request says in
 * {@code Host}: else a server that is asked in our place could pass on to us what was meant for it. On loopback, where nobody
 * can stand in between, it is any name of this machine.
 */
final class OwnAddress {

    private static final List<String> LOOPBACK_NAMES = List.of(ServerConfig.LOOPBACK, "localhost", "[::1]");

    private final Optional<URI> told;
    private final boolean onLoopback;
    private final String scheme;

    OwnAddress(ServerConfig config) {
        this.told = config.signIn().publicAddress();
        this.onLoopback = config.isOnLoopback();
        this.scheme = config.tls().isPresent() ? "https://" : "http://";
    }

    /** What it goes by for whoever sent a request, without a slash at the end. */
    String forWhomAsks(ServerRequest request) {
        return told.map(URI::toString).orElseGet(() -> {
            mustBeKnown();
            String host = request.headers().first(HeaderNames.HOST).orElse("");
            String name = LOOPBACK_NAMES.stream()
                    .filter(own -> host.equals(own + ":" + port(request)))
                    .findFirst()
                    .orElse(ServerConfig.LOOPBACK);
            return address(name, request);
        });
    }

    /** All that it goes by. */
    Set<String> all(ServerRequest request) {
        return told.map(address -> Set.of(address.toString())).orElseGet(() -> {
            mustBeKnown();
            return LOOPBACK_NAMES.stream().map(name -> address(name, request)).collect(Collectors.toSet());
        });
    }

    private String address(String name, ServerRequest request) {
        return scheme + name + ":" + port(request);
    }

    private static int port(ServerRequest request) {
        return request.localPeer().port();
    }

    private void mustBeKnown() {
        if (!onLoopback) {
            throw new ProblemException(Problem.of(
                    404,
                    "no-public-address",
                    "This server has not been told by which address it is reached",
                    "its operator starts it with: serve --public-address https://HOST:PORT; until then, open a session "
                            + "with POST /v1/sessions"));
        }
    }
}
