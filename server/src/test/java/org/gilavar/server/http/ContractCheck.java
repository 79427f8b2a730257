package org.gilavar.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.net.URLDecoder;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.gilavar.server.Answer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Holds what goes over the wire against the document, both ways: whatever is answered is documented for that status, with its
 * headers and its body; and whatever is taken (2xx, 304) was a request that the document allows. Every request that the tests
 * of this module make goes through here. Thread-safe.
 */
public final class ContractCheck {

    /** That of this build: it never changes while one runs. */
    public static final ContractCheck INSTANCE = new ContractCheck();

    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete");

    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    private final JsonNode document = JsonMapper.shared().readTree(OpenApi.document());
    private final Map<String, Schema> compiled = new ConcurrentHashMap<>();

    private ContractCheck() {}

    JsonNode document() {
        return document;
    }

    /** One operation, and the values of the names in its path. */
    private record Found(JsonNode operation, Map<String, String> inPath) {}

    /** What was sent, and what came back. */
    public void holds(String method, String target, byte[] body, String[] headers, Answer answer) {
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        String query = mark < 0 ? "" : target.substring(mark + 1);
        String what = method + " " + target + " → " + answer.status();
        Optional<Found> found = find(method, path);
        if (found.isEmpty()) {
            assertThat(path.startsWith("/v1/") && answer.status() < 400)
                    .as(what + ": answered, and not in the document")
                    .isFalse();
            return;
        }
        answered(what, found.get().operation(), answer);
        if (answer.status() < 400) {
            taken(what, found.get(), query, body, headers);
        }
    }

    // What is answered.

    private void answered(String what, JsonNode operation, Answer answer) {
        JsonNode responses = operation.path("responses");
        String status = Integer.toString(answer.status());
        assertThat(responses.propertyNames())
                .as(what + ": this status is documented")
                .contains(status);
        JsonNode response = resolved(responses.path(status));
        JsonNode content = response.path("content");
        if (content.isMissingNode()) {
            assertThat(answer.body()).as(what + ": no body is documented").isEmpty();
        } else {
            String type = answer.header("content-type").orElse("");
            assertThat(content.propertyNames())
                    .as(what + ": this type is documented")
                    .contains(type);
            if (type.endsWith("json")) {
                fits(what, content.path(type).path("schema"), answer.json());
            }
        }
        response.path("headers").forEachEntry((name, header) -> headerHolds(what, name, header, answer));
        if (answer.header("etag").isPresent()) {
            assertThat(response.path("headers").propertyNames())
                    .as(what + ": the ETag is documented")
                    .contains("ETag");
        }
    }

    private void headerHolds(String what, String name, JsonNode header, Answer answer) {
        Optional<String> value = answer.header(name.toLowerCase(Locale.ROOT));
        if (header.path("required").asBoolean(false)) {
            assertThat(value).as(what + ": " + name + " is always there").isPresent();
        }
        value.ifPresent(said -> fits(
                what + ": " + name, header.path("schema"), JsonMapper.shared().valueToTree(said)));
    }

    // What is taken.

    private void taken(String what, Found found, String query, byte[] body, String[] headers) {
        Set<String> known = new HashSet<>();
        for (JsonNode parameter : found.operation().path("parameters")) {
            String name = parameter.path("name").asString();
            Optional<String> value = switch (parameter.path("in").asString()) {
                case "path" -> Optional.ofNullable(found.inPath().get(name));
                case "query" -> {
                    known.add(name);
                    yield queried(query, name);
                }
                default -> header(headers, name);
            };
            if (parameter.path("required").asBoolean()) {
                assertThat(value).as(what + ": " + name + " was said").isPresent();
            }
            value.ifPresent(said -> fits(
                    what + ": " + name + " was taken as " + said,
                    parameter.path("schema"),
                    typed(parameter.path("schema"), said)));
        }
        for (String pair : query.isEmpty() ? new String[0] : query.split("&", -1)) {
            assertThat(known).as(what + ": what was asked for is documented").contains(name(pair));
        }
        JsonNode taken = found.operation().path("requestBody").path("content").path("application/json");
        if (!taken.isMissingNode()) { // a form is read by its own rules
            fits(what + ": the body was taken", taken.path("schema"), json(body));
        }
    }

    private static JsonNode json(byte[] body) {
        try {
            return JsonMapper.shared().readTree(body);
        } catch (JacksonException e) {
            throw new AssertionError("what was taken is no JSON: " + new String(body, UTF_8), e);
        }
    }

    private static String name(String pair) {
        return URLDecoder.decode(pair.split("=", 2)[0], UTF_8);
    }

    private static Optional<String> queried(String query, String name) {
        for (String pair : query.split("&", -1)) {
            if (name(pair).equals(name)) {
                return Optional.of(
                        pair.contains("=") ? URLDecoder.decode(pair.substring(pair.indexOf('=') + 1), UTF_8) : "");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> header(String[] headers, String name) {
        for (int i = 0; i + 1 < headers.length; i += 2) {
            if (headers[i].equalsIgnoreCase(name)) {
                return Optional.of(headers[i + 1]);
            }
        }
        return Optional.empty();
    }

    /** A text of the query as the value that its schema describes. */
    private static JsonNode typed(JsonNode schema, String said) {
        JsonMapper json = JsonMapper.shared();
        return switch (schema.path("type").asString("")) {
            case "array" -> {
                ArrayNode list = json.createArrayNode();
                for (String one : said.split(",", -1)) {
                    list.add(typed(schema.path("items"), one));
                }
                yield list;
            }
            case "integer", "number" -> {
                try {
                    yield json.readTree(said);
                } catch (JacksonException e) {
                    yield json.valueToTree(said); // does not fit, and is said so
                }
            }
            default -> json.valueToTree(said);
        };
    }

    // The document.

    private Optional<Found> find(String method, String path) {
        for (boolean exact : List.of(true, false)) {
            for (Map.Entry<String, JsonNode> entry : document.path("paths").properties()) {
                JsonNode operation = entry.getValue().path(method.toLowerCase(Locale.ROOT));
                if (operation.isObject() && METHODS.contains(method.toLowerCase(Locale.ROOT))) {
                    Optional<Map<String, String>> values = exact
                            ? entry.getKey().equals(path) ? Optional.of(Map.of()) : Optional.empty()
                            : valuesIn(entry.getKey(), path);
                    if (values.isPresent()) {
                        return Optional.of(new Found(operation, values.get()));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** All paths have at most one name. */
    private static Optional<Map<String, String>> valuesIn(String template, String path) {
        int open = template.indexOf('{');
        int close = template.indexOf('}');
        if (open < 0
                || !path.startsWith(template.substring(0, open))
                || !path.endsWith(template.substring(close + 1))) {
            return Optional.empty();
        }
        int end = path.length() - (template.length() - close - 1);
        String value = end < open ? "" : path.substring(open, end);
        String name = template.substring(open + 1, close);
        boolean integer = name.equals("index") || name.equals("version");
        return Pattern.matches("[^/]+", value)
                ? Optional.of(Map.of(name, integer ? value : URLDecoder.decode(value, UTF_8)))
                : Optional.empty();
    }

    /** What a reference within the document leads to. */
    JsonNode resolved(JsonNode node) {
        String reference = node.path("$ref").asString("");
        return reference.isEmpty() ? node : document.at(reference.substring(1));
    }

    /** Fails unless a value is as a schema of the document says. */
    void fits(String what, JsonNode schema, JsonNode value) {
        Schema validator = compiled.computeIfAbsent(schema.toString(), s -> {
            ObjectNode whole = schema.deepCopy().asObject();
            whole.set("components", document.path("components"));
            return registry.getSchema(whole);
        });
        List<Error> errors = validator.validate(value);
        assertThat(errors).as(what + ": " + value).isEmpty();
    }
}
