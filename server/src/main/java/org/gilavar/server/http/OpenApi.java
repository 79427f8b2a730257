package org.gilavar.server.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.gilavar.mechanism.Refusal;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.statement.Statement;
import org.gilavar.server.audience.Told;
import org.gilavar.server.session.SessionRequest;

/**
 * The OpenAPI 3.1 document, made from the endpoints that are routed, the {@link Contract} by which requests are let in, and the
 * records that are read and written. Each collection has paths of its own, since each has its own items and filters.
 */
final class OpenApi {

    private static final String SCHEMA = "schema";
    private static final String DESCRIPTION = "description";
    private static final String HEADERS = "headers";
    private static final String PROBLEM = "Problem";

    private static final Map<String, Object> TAG =
            header("SHA-256 of the bytes of the answer, in quotes.", "\"[0-9a-f]{64}\"");
    private static final Map<String, Object> WAIT = header("Seconds to wait.", "[0-9]+");
    private static final Map<String, Object> SIGN_IN_WITH = header("What to sign in with.", "Bearer.*");

    private final Schemas schemas = new Schemas();

    private OpenApi() {}

    static byte[] document() {
        return new OpenApi().write();
    }

    private byte[] write() {
        Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
        for (Endpoint endpoint : Endpoint.values()) {
            if (endpoint == Endpoint.COLLECTION || endpoint == Endpoint.ITEM) {
                for (Collection collection : Collection.values()) {
                    put(paths, path(endpoint, collection), endpoint, operation(endpoint, Optional.of(collection)));
                }
            } else {
                put(paths, endpoint.path(), endpoint, operation(endpoint, Optional.empty()));
            }
        }
        // What travels inside an envelope or a stream is described too, though no path takes or gives it bare.
        schemas.of(Statement.class);
        schemas.of(SessionRequest.class);
        schemas.of(Refusal.Code.class);
        return Json.write(Map.of(
                "openapi",
                "3.1.0",
                "info",
                Map.of(
                        "title",
                        "Gilavar",
                        "version",
                        "1",
                        DESCRIPTION,
                        "The standing de-confliction channel. Every change is a statement, signed in a DSSE "
                                + "envelope; every answer says RECEIVED, NOT APPROVED. Times are UTC. A parameter that is "
                                + "not named here is refused. A problem comes as application/problem+json whatever Accept "
                                + "says.",
                        "license",
                        Map.of("name", "Apache-2.0", "identifier", "Apache-2.0")),
                "paths",
                paths,
                "components",
                Map.of(
                        "schemas",
                        schemas.components(),
                        "responses",
                        problems(),
                        "securitySchemes",
                        securitySchemes())));
    }

    private static Map<String, Object> securitySchemes() {
        return Map.of(
                "session",
                Map.of("type", "http", "scheme", "bearer", DESCRIPTION, "A token of POST /v1/sessions."),
                "oauth2",
                Map.of(
                        "type",
                        "oauth2",
                        DESCRIPTION,
                        "private_key_jwt (RFC 7523) with the enrolled key of the post; no client secrets, no scopes. The token "
                                + "is a session's.",
                        "flows",
                        Map.of("clientCredentials", Map.of("tokenUrl", Endpoint.TOKEN.path(), "scopes", Map.of()))),
                "console",
                Map.of("type", "apiKey", "in", "cookie", "name", Cookies.SESSION, DESCRIPTION, "The console's."),
                "certificate",
                Map.of(
                        "type",
                        "mutualTLS",
                        DESCRIPTION,
                        "Over a network every connection shows a certificate that the party's own authority has issued, "
                                + "and a session holds over no other. On loopback there is none."));
    }

    private static void put(
            Map<String, Map<String, Object>> paths, String path, Endpoint endpoint, Map<String, Object> operation) {
        paths.computeIfAbsent(path, p -> new LinkedHashMap<>())
                .put(endpoint.method().name().toLowerCase(Locale.ROOT), operation);
    }

    /** Its path in the document: of the two that serve every collection, one for each. */
    static String path(Endpoint endpoint, Collection collection) {
        return endpoint.path().replace("{collection}", collection.path());
    }

    private Map<String, Object> operation(Endpoint endpoint, Optional<Collection> collection) {
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("operationId", id(endpoint, collection));
        operation.put("summary", endpoint.summary());
        List<Map<String, Object>> parameters = Stream.of(
                        Contract.path(endpoint),
                        collection
                                .filter(c -> endpoint == Endpoint.COLLECTION)
                                .map(Contract::query)
                                .orElseGet(() -> Contract.query(endpoint)),
                        Contract.headers(endpoint))
                .flatMap(List::stream)
                .map(Parameter::described)
                .toList();
        if (!parameters.isEmpty()) {
            operation.put("parameters", parameters);
        }
        endpoint.takes()
                .ifPresent(type -> operation.put(
                        "requestBody",
                        Map.of(
                                "required",
                                true,
                                "content",
                                Map.of(Contract.takes(endpoint), Map.of(SCHEMA, schemas.of(type))))));
        operation.put("responses", responses(endpoint, collection));
        operation.put("security", security(endpoint));
        return operation;
    }

    private static String id(Endpoint endpoint, Optional<Collection> collection) {
        return collection
                .map(c -> endpoint == Endpoint.COLLECTION
                        ? "list" + capital(camel(c.name()))
                        : "get" + c.type().getSimpleName())
                .orElse(camel(endpoint.name()));
    }

    private static String camel(String constant) {
        String[] words = constant.toLowerCase(Locale.ROOT).split("_", -1);
        StringBuilder camel = new StringBuilder(words[0]);
        Arrays.stream(words).skip(1).forEach(word -> camel.append(capital(word)));
        return camel.toString();
    }

    /** As OAuth 2 has it, or as everything else here where the request as a whole is refused. */
    private Map<String, Object> refusedToken() {
        return Map.of(
                DESCRIPTION,
                "Refused (RFC 6749 5.2), or a problem (RFC 9457)",
                "content",
                Map.of(
                        Contract.JSON,
                        Map.of(SCHEMA, schemas.of(TokenRoutes.TokenError.class)),
                        Problem.MEDIA_TYPE,
                        Map.of(SCHEMA, schemas.of(Problem.class))));
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static List<Map<String, List<String>>> security(Endpoint endpoint) {
        List<Map<String, List<String>>> ways = new ArrayList<>();
        List<String> signedIn = Contract.needsSession(endpoint) ? List.of("session", "oauth2", "console") : List.of();
        for (String way : signedIn) {
            ways.add(Map.of(way, List.of(), "certificate", List.of()));
            ways.add(Map.of(way, List.of()));
        }
        if (signedIn.isEmpty()) {
            ways.add(Map.of("certificate", List.of()));
            ways.add(Map.of());
        }
        return ways;
    }

    private Map<String, Object> responses(Endpoint endpoint, Optional<Collection> collection) {
        Map<String, Object> responses = new LinkedHashMap<>();
        responses.put(Integer.toString(endpoint.status()), success(endpoint, collection));
        if (endpoint == Endpoint.HEALTH) {
            responses.put("503", success(endpoint, collection));
        }
        if (Contract.hasTag(endpoint)) {
            responses.put(
                    "304",
                    Map.of(DESCRIPTION, "What you hold is still the same", HEADERS, Map.of("ETag", always(TAG))));
        }
        for (int status : Contract.problems(endpoint)) {
            responses.put(Integer.toString(status), Map.of("$ref", "#/components/responses/" + PROBLEM + status));
        }
        if (endpoint == Endpoint.TOKEN) {
            responses.put("400", refusedToken());
            responses.put("401", refusedToken());
        }
        responses.put("default", Map.of("$ref", "#/components/responses/" + PROBLEM));
        return responses;
    }

    private Map<String, Object> success(Endpoint endpoint, Optional<Collection> collection) {
        Map<String, Object> success = new LinkedHashMap<>();
        success.put(DESCRIPTION, Contract.gives(endpoint).isEmpty() ? "Done" : "As asked");
        Map<String, Object> content = new LinkedHashMap<>();
        for (String type : Contract.gives(endpoint)) {
            content.put(type, Map.of(SCHEMA, given(endpoint, collection, type)));
        }
        if (!content.isEmpty()) {
            success.put("content", content);
        }
        if (endpoint == Endpoint.FEED) {
            // A stream has none; that it is there for a page is said in words.
            success.put(HEADERS, Map.of("ETag", TAG));
        } else if (Contract.hasTag(endpoint)) {
            success.put(HEADERS, Map.of("ETag", always(TAG)));
        } else if (endpoint == Endpoint.SIGN_IN) {
            success.put(
                    HEADERS,
                    Map.of(
                            "Set-Cookie",
                            Map.of("required", true, DESCRIPTION, "The session.", SCHEMA, Map.of("type", "string"))));
        }
        return success;
    }

    private Map<String, Object> given(Endpoint endpoint, Optional<Collection> collection, String mediaType) {
        if (mediaType.equals(Contract.EVENT_STREAM)) {
            return Map.of(
                    DESCRIPTION,
                    "The data of each event. A telling has its n as id; an event named heartbeat comes at once, with retry, "
                            + "and then whenever nothing else has for ten seconds.",
                    "anyOf",
                    List.of(schemas.of(Told.class), schemas.of(FeedRoute.Heartbeat.class)));
        }
        if (mediaType.equals(Contract.CALENDAR)) {
            return Map.of("type", "string", DESCRIPTION, "As RFC 5545 has it.");
        }
        if (collection.isPresent()) {
            Map<String, Object> item = schemas.of(collection.get().type());
            return endpoint == Endpoint.ITEM ? item : page(item);
        }
        return endpoint.gives().map(schemas::of).orElse(Map.of("type", "object"));
    }

    /** {@link Endpoint.ItemPage}, of one kind. */
    private static Map<String, Object> page(Map<String, Object> item) {
        return Map.of(
                "type",
                "object",
                "properties",
                Map.of(
                        "items",
                        Map.of("type", "array", "items", item, "maxItems", Parameter.MAX_LIMIT),
                        "next",
                        Map.of(
                                "type",
                                "string",
                                DESCRIPTION,
                                "The cursor to go on with; absent when there is nothing more. With a filter the next page "
                                        + "may be empty.")),
                "required",
                List.of("items"),
                "additionalProperties",
                false);
    }

    private Map<String, Object> problems() {
        Map<String, Object> problems = new LinkedHashMap<>();
        problems.put(PROBLEM, problem("What is not foreseen, such as 500", Map.of()));
        TreeSet<Integer> statuses = new TreeSet<>();
        Arrays.stream(Endpoint.values()).map(Contract::problems).forEach(statuses::addAll);
        for (int status : statuses) {
            problems.put(PROBLEM + status, problem(inWords(status), problemHeaders(status)));
        }
        return problems;
    }

    private static Map<String, Object> problemHeaders(int status) {
        return switch (status) {
            case 401 -> Map.of("WWW-Authenticate", always(SIGN_IN_WITH));
            case 429 -> Map.of("Retry-After", WAIT);
            case 503 -> Map.of("Retry-After", always(WAIT));
            default -> Map.of();
        };
    }

    private static String inWords(int status) {
        return switch (status) {
            case 400 -> "Not well-formed: field says where, detail why";
            case 401 -> "Not signed in";
            case 403 -> "Not signed as it must be, not yours to say, or no valid certificate";
            case 404 -> "There is no such thing here for you; the same whether it is hidden or never was";
            case 406 -> "There is no form of this that Accept would take";
            case 409 -> "It does not fit what stands: a name taken, a later version, another desk's session";
            case 412 -> "If-Match was said, and never holds here";
            case 413 -> "The body is too large";
            case 415 -> "Content-Type is not what is taken";
            case 422 -> "Understood, and never to be taken so: a forbidden field, a wrong time or mechanism";
            case 429 ->
                "Too much at once: connections, streams, or notices that your party files; notBefore says when there is room for these";
            case 503 -> "It could not be done, and nothing was; send the same again";
            default -> throw new IllegalStateException("no words for " + status);
        };
    }

    private Map<String, Object> problem(String description, Map<String, Object> headers) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put(DESCRIPTION, description);
        problem.put("content", Map.of(Problem.MEDIA_TYPE, Map.of(SCHEMA, schemas.of(Problem.class))));
        if (!headers.isEmpty()) {
            problem.put(HEADERS, headers);
        }
        return problem;
    }

    private static Map<String, Object> header(String description, String pattern) {
        return Map.of(DESCRIPTION, description, SCHEMA, Map.of("type", "string", "pattern", "^" + pattern + "$"));
    }

    private static Map<String, Object> always(Map<String, Object> header) {
        Map<String, Object> always = new LinkedHashMap<>(header);
        always.put("required", true);
        return always;
    }
}
