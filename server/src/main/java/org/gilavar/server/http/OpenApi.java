package org.gilavar.server.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gilavar.mechanism.Refusal;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.statement.Statement;
import org.gilavar.server.audience.Told;
import org.gilavar.server.session.SessionRequest;

/** The OpenAPI 3.1 document, made from the endpoints that are routed and the records that are read and written. */
final class OpenApi {

    private OpenApi() {}

    static byte[] document() {
        Schemas schemas = new Schemas();
        Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
        for (Endpoint endpoint : Endpoint.values()) {
            paths.computeIfAbsent(endpoint.path(), p -> new LinkedHashMap<>())
                    .put(endpoint.method().name().toLowerCase(Locale.ROOT), operation(endpoint, schemas));
        }
        // What travels inside an envelope is described too, though no path takes it bare.
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
                        "description",
                        "The standing de-confliction channel. Every change is a statement, signed in a DSSE "
                                + "envelope; every answer says RECEIVED, NOT APPROVED. Times are UTC.",
                        "license",
                        Map.of("name", "Apache-2.0", "identifier", "Apache-2.0")),
                "paths",
                paths,
                "components",
                Map.of(
                        "schemas",
                        schemas.components(),
                        "securitySchemes",
                        Map.of(
                                "session", Map.of("type", "http", "scheme", "bearer"),
                                "console", Map.of("type", "apiKey", "in", "cookie", "name", Callers.COOKIE)))));
    }

    private static Map<String, Object> operation(Endpoint endpoint, Schemas schemas) {
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("summary", endpoint.summary());
        List<Map<String, Object>> parameters = parameters(endpoint);
        if (!parameters.isEmpty()) {
            operation.put("parameters", parameters);
        }
        endpoint.takes()
                .ifPresent(type -> operation.put(
                        "requestBody",
                        Map.of("required", true, "content", Map.of("application/json", schema(schemas.of(type))))));
        operation.put("responses", responses(endpoint, schemas));
        operation.put(
                "security",
                switch (endpoint.access()) {
                    case OPEN -> List.of();
                    case SIGNED -> endpoint == Endpoint.SESSIONS ? List.of() : sessionSecurity();
                    case SESSION, FACILITATOR -> sessionSecurity();
                });
        return operation;
    }

    private static List<Map<String, List<String>>> sessionSecurity() {
        return List.of(Map.of("session", List.of()), Map.of("console", List.of()));
    }

    private static List<Map<String, Object>> parameters(Endpoint endpoint) {
        List<Map<String, Object>> parameters = new ArrayList<>();
        if (endpoint.path().contains("{collection}")) {
            List<String> names =
                    Arrays.stream(Collection.values()).map(Collection::path).toList();
            parameters.add(parameter("collection", "path", true, Map.of("type", "string", "enum", names)));
        }
        if (endpoint.path().contains("{id}")) {
            parameters.add(parameter("id", "path", true, Map.of("type", "string")));
        }
        if (endpoint.path().contains("{index}")) {
            parameters.add(parameter("index", "path", true, Map.of("type", "integer", "minimum", 0)));
        }
        if (endpoint == Endpoint.RECORD_ENTRIES) {
            parameters.add(parameter("from", "query", false, Map.of("type", "integer", "minimum", 0)));
        }
        if (endpoint.access() == Endpoint.Access.SESSION || endpoint.access() == Endpoint.Access.FACILITATOR) {
            String meaning = "the desk the page was opened for, party/post: refused when the session is another's";
            parameters.add(parameter("as", "query", false, Map.of("type", "string", "description", meaning)));
        }
        if (endpoint == Endpoint.FEED) {
            Map<String, Object> place = Map.of("type", "integer", "minimum", 0);
            parameters.add(parameter("after", "query", false, place));
            parameters.add(parameter("Last-Event-ID", "header", false, place));
        }
        return parameters;
    }

    private static Map<String, Object> parameter(String name, String in, boolean required, Map<String, Object> schema) {
        return Map.of("name", name, "in", in, "required", required, "schema", schema);
    }

    private static Map<String, Object> responses(Endpoint endpoint, Schemas schemas) {
        Map<String, Object> responses = new LinkedHashMap<>();
        responses.put(Integer.toString(endpoint.status()), success(endpoint, schemas));
        if (endpoint == Endpoint.HEALTH) {
            responses.put("503", success(endpoint, schemas));
        }
        responses.put(
                "default",
                Map.of(
                        "description",
                        "A problem (RFC 9457)",
                        "content",
                        Map.of(Problem.MEDIA_TYPE, schema(schemas.of(Problem.class)))));
        return responses;
    }

    private static Map<String, Object> success(Endpoint endpoint, Schemas schemas) {
        if (endpoint.gives().isEmpty()) {
            return Map.of("description", endpoint.status() == 204 ? "Done" : "The document");
        }
        Map<String, Object> schema = schemas.of(endpoint.gives().get());
        if (endpoint == Endpoint.FEED) {
            return Map.of(
                    "description",
                    "A page of tellings, or a stream of them",
                    "content",
                    Map.of("application/json", schema(schema), "text/event-stream", schema(schemas.of(Told.class))));
        }
        return Map.of("description", "Done", "content", Map.of("application/json", schema(schema)));
    }

    private static Map<String, Object> schema(Map<String, Object> schema) {
        return Map.of("schema", schema);
    }
}
