package org.gilavar.server.http;

import io.helidon.webserver.http.ServerRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of a form (RFC 6749 appendix B). A parameter without a value is none; one that comes twice makes the form
 * unreadable (RFC 6749 §3.2).
 */
final class Form {

    static final String MEDIA_TYPE = "application/x-www-form-urlencoded";

    private final Map<String, String> values;

    private Form(Map<String, String> values) {
        this.values = values;
    }

    /** The form that a request brings; empty if it brings none that can be read. */
    static Optional<Form> of(ServerRequest request) {
        return parse(new String(Requests.body(request, Requests.MAX_OF_STRANGERS), StandardCharsets.UTF_8));
    }

    static Optional<Form> parse(String encoded) {
        Map<String, String> values = new HashMap<>();
        for (String pair : encoded.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 0) {
                continue;
            }
            try {
                String name = URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8);
                String value = URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8);
                if (!value.isEmpty() && values.put(name, value) != null) {
                    return Optional.empty();
                }
            } catch (IllegalArgumentException e) {
                return Optional.empty(); // not percent-encoded
            }
        }
        return Optional.of(new Form(values));
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }
}
