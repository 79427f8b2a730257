package org.gilavar.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gilavar.journal.FullDisk;
import org.gilavar.journal.Stored;
import org.gilavar.ledger.Envelope;
import org.gilavar.mechanism.item.Item;
import org.gilavar.server.Answer;
import org.gilavar.server.FullStory;
import org.gilavar.server.Officer;
import org.gilavar.server.Samples;
import org.gilavar.server.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The document is sound, lists what is served and nothing else, and what is really sent and answered is as it says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OpenApiTest {

    private static final String COMPONENT = "#/components/schemas/";

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    private final Map<String, Schema> compiled = new HashMap<>();
    private Optional<TestServer> running = Optional.empty();
    private JsonNode document = JsonMapper.shared().createObjectNode();

    private TestServer server() {
        return running.orElseThrow();
    }

    @BeforeAll
    void start(@TempDir Path folder) {
        TestServer server = TestServer.exercise(folder);
        FullStory.tell(server);
        server.beat();
        running = Optional.of(server);
        document = server.call("GET", "/v1/openapi.json", new byte[0]).accepted();
    }

    @AfterAll
    void stop() {
        server().close();
    }

    @Test
    void isAnOpenApiDocument() {
        assertThat(document.path("openapi").asString()).isEqualTo("3.1.0");
        assertThat(document.path("info").path("title").asString()).isNotBlank();
        assertThat(document.path("info").path("version").asString()).isNotBlank();
        Set<String> schemes = names(document.path("components").path("securitySchemes"));
        operations().forEach((name, operation) -> {
            assertThat(operation.path("summary").asString()).as(name).isNotBlank();
            assertThat(operation.path("responses").size()).as(name).isPositive();
            operation
                    .path("responses")
                    .forEach(r -> assertThat(r.path("description").asString())
                            .as(name)
                            .isNotBlank());
            operation.path("security").forEach(s -> assertThat(schemes).as(name).containsAll(names(s)));
        });
    }

    @Test
    void listsExactlyWhatIsServed() {
        Set<String> served = new TreeSet<>();
        for (Endpoint endpoint : Endpoint.values()) {
            served.add(endpoint.method() + " " + endpoint.path());
        }
        assertThat(operations().keySet()).isEqualTo(served);
    }

    @Test
    void namesEveryParameterOfAPath() {
        operations().forEach((name, operation) -> {
            Set<String> inPath = new TreeSet<>();
            Pattern.compile("\\{(\\w+)}").matcher(name).results().forEach(m -> inPath.add(m.group(1)));
            Set<String> named = new TreeSet<>();
            operation.path("parameters").forEach(p -> {
                if (p.path("in").asString().equals("path")) {
                    assertThat(p.path("required").asBoolean()).isTrue();
                    named.add(p.path("name").asString());
                }
            });
            assertThat(named).as(name).isEqualTo(inPath);
        });
    }

    @Test
    void everyReferenceLeadsToASchemaAndEverySchemaIsSound() {
        Schema meta = SCHEMAS.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        JsonNode schemas = document.path("components").path("schemas");
        List<String> references = references(document, new ArrayList<>());
        assertThat(references).isNotEmpty();
        for (String reference : references) {
            assertThat(reference).startsWith(COMPONENT);
            assertThat(names(schemas)).contains(reference.substring(COMPONENT.length()));
        }
        schemas.forEachEntry(
                (name, schema) -> assertThat(meta.validate(schema)).as(name).isEmpty());
    }

    private static List<String> references(JsonNode node, List<String> found) {
        if (node.isObject() && node.path("$ref").isString()) {
            found.add(node.path("$ref").asString());
        }
        node.forEach(child -> references(child, found));
        return found;
    }

    /** Each operation by method and path. */
    private Map<String, JsonNode> operations() {
        Map<String, JsonNode> operations = new HashMap<>();
        document.path("paths")
                .forEachEntry((path, methods) -> methods.forEachEntry((method, operation) ->
                        operations.put(method.toUpperCase(Locale.ROOT) + " " + path, operation)));
        return operations;
    }

    private static Set<String> names(JsonNode object) {
        return new HashSet<>(object.propertyNames());
    }

    // What is really sent and answered.

    private void fits(JsonNode schema, JsonNode value) {
        Schema validator = compiled.computeIfAbsent(schema.toString(), s -> {
            ObjectNode whole = schema.deepCopy().asObject();
            whole.set("components", document.path("components"));
            return SCHEMAS.getSchema(whole);
        });
        List<Error> errors = validator.validate(value);
        assertThat(errors).as(value.toString()).isEmpty();
    }

    private void fits(String component, JsonNode value) {
        fits(JsonMapper.shared().createObjectNode().put("$ref", COMPONENT + component), value);
    }

    /** The answer is as the document says for this status, or in default of it. */
    private void fits(Endpoint endpoint, Answer answer) {
        JsonNode responses = operations()
                .getOrDefault(endpoint.method() + " " + endpoint.path(), document)
                .path("responses");
        String status = Integer.toString(answer.status());
        JsonNode response = responses.path(responses.has(status) ? status : "default");
        String type = answer.header("content-type").orElse("");
        JsonNode content = response.path("content");
        if (content.isMissingNode()) {
            assertThat(answer.body().isEmpty() || endpoint == Endpoint.OPENAPI).isTrue();
            return;
        }
        assertThat(names(content)).as(endpoint + " " + status).contains(type);
        fits(content.path(type).path("schema"), answer.json());
    }

    @ParameterizedTest
    @EnumSource
    void answersAreAsItSays(Endpoint endpoint) {
        for (Officer officer : server().everyone()) {
            String path = endpoint.path().replace("{id}", "turkiye.patrol").replace("{index}", "0");
            byte[] body = new byte[0];
            if (endpoint == Endpoint.STATEMENTS) {
                String to = officer.party().equals("israel") ? "turkiye" : "israel";
                body = officer.sign(Samples.ask("openapi", to));
            } else if (endpoint == Endpoint.SESSIONS) {
                body = officer.sessionRequest();
            } else if (endpoint == Endpoint.SIGN_IN) {
                body = code(officer);
            }
            for (Collection collection : Collection.values()) {
                String one = path.replace("{collection}", collection.path());
                fits(endpoint, officer.call(endpoint.method().name(), one, body));
            }
            officer.signIn();
        }
    }

    private static byte[] code(Officer officer) {
        JsonNode code = officer.call("POST", "/v1/sign-in-codes", new byte[0]).accepted();
        return ("{\"code\":\"" + code.path("token").asString() + "\"}").getBytes(UTF_8);
    }

    @Test
    void everyKindOfItemIsToldAndIsAsItSays() {
        Set<String> kinds = new TreeSet<>();
        for (Officer officer : server().everyone()) {
            for (JsonNode told : officer.feed()) {
                fits("Told", told);
                kinds.add(told.path("item").path("kind").asString());
            }
        }
        Set<String> all = new TreeSet<>();
        Stream.of(Item.class.getPermittedSubclasses())
                .map(c -> c.getAnnotation(JsonTypeName.class))
                .forEach(n -> all.add(Objects.requireNonNull(n).value()));
        assertThat(kinds).isEqualTo(all);
    }

    @Test
    void everyItemIsFoundAtItsOwnPath() {
        Officer azerbaijan = server().azerbaijan();
        for (Collection collection : Collection.values()) {
            Answer page = azerbaijan.get("/v1/" + collection.path());
            fits(Endpoint.COLLECTION, page);
            page.json().path("items").forEach(item -> {
                Answer one = azerbaijan.get(
                        "/v1/" + collection.path() + "/" + item.path("id").asString());
                fits(Endpoint.ITEM, one);
                assertThat(one.json()).isEqualTo(item);
            });
        }
    }

    @Test
    void realStatementsAreAsItSays() {
        List<Stored> entries = new ArrayList<>();
        server().journal().forEach(entries::add);
        Set<String> types = new TreeSet<>();
        for (Stored stored : entries) {
            stored.entry().statement().ifPresent(envelope -> {
                fits("EndpointEnvelopeForm", JsonMapper.shared().readTree(envelope.toJson()));
                JsonNode statement = JsonMapper.shared().readTree(envelope.payload());
                fits("Statement", statement);
                types.add(statement.path("body").path("type").asString());
            });
        }
        assertThat(types).hasSizeGreaterThan(20);
    }

    @Test
    void aSessionRequestIsAsItSays() {
        byte[] request = server().turkiye().sessionRequest();
        fits("EndpointEnvelopeForm", JsonMapper.shared().readTree(request));
        fits(
                "SessionRequest",
                JsonMapper.shared().readTree(Envelope.parse(request).payload()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"payload\":\"\"}"})
    void problemsAreAsItSays(String body) {
        Answer answer = server().turkiye().send(body.getBytes(UTF_8));
        assertThat(answer.status()).isEqualTo(400);
        fits(Endpoint.STATEMENTS, answer);
    }

    @Test
    void healthIsAsItSaysInGoodTimesAndBad(@TempDir Path folder) {
        try (TestServer full = TestServer.exercise(folder)) {
            fits(Endpoint.HEALTH, full.call("GET", "/v1/health", new byte[0]));
            FullDisk.fill(full.journal());
            Answer refused = full.turkiye().says(Samples.bulky("bulky", Samples.SOUTH));
            assertThat(refused.status()).isEqualTo(503);
            fits(Endpoint.STATEMENTS, refused);
            Answer health = full.call("GET", "/v1/health", new byte[0]);
            assertThat(health.status()).isEqualTo(503);
            fits(Endpoint.HEALTH, health);
        }
    }
}
