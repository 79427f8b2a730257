package org.gilavar.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
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

/** The document is sound, lists what is served and nothing else, and what is really sent and answered is as it says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OpenApiTest {

    private static final String COMPONENT = "#/components/schemas/";

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private static final ContractCheck CONTRACT = ContractCheck.INSTANCE;

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
                    .forEach(r -> assertThat(
                                    CONTRACT.resolved(r).path("description").asString())
                            .as(name)
                            .isNotBlank());
            operation.path("security").forEach(s -> assertThat(schemes).as(name).containsAll(names(s)));
        });
    }

    /** Against a schema of our own of the part of OpenAPI 3.1 that is used, closed: a misspelt word is found. */
    @Test
    void hasTheFormOfOpenApi() throws IOException {
        try (InputStream form = Objects.requireNonNull(getClass().getResourceAsStream("/openapi-form.json"))) {
            Schema schema = SCHEMAS.getSchema(JsonMapper.shared().readTree(form));
            assertThat(schema.validate(document)).isEmpty();
        }
    }

    @Test
    void listsExactlyWhatIsServed() {
        Set<String> served = new TreeSet<>();
        for (Endpoint endpoint : Endpoint.values()) {
            if (endpoint.path().contains("{collection}")) {
                for (Collection collection : Collection.values()) {
                    served.add(endpoint.method() + " " + OpenApi.path(endpoint, collection));
                }
            } else {
                served.add(endpoint.method() + " " + endpoint.path());
            }
        }
        assertThat(operations().keySet()).isEqualTo(served);
    }

    @Test
    void everyOperationHasANameOfItsOwnAndSaysWhatCanGoWrong() {
        assertThat(operations().values().stream().map(o -> o.path("operationId").asString("")))
                .doesNotContain("")
                .doesNotHaveDuplicates();
        operations().forEach((name, operation) -> {
            Set<String> statuses = names(operation.path("responses"));
            assertThat(statuses).as(name).contains("400", "403", "default");
            assertThat(statuses.contains("401"))
                    .as(name + ": who is not signed in is told so")
                    .isEqualTo(operation.path("security").toString().contains("session")
                            || name.equals("POST /v1/sign-in")
                            || name.equals("POST /v1/token"));
            assertThat(statuses.contains("415"))
                    .as(name + ": a body has its type")
                    .isEqualTo(operation.has("requestBody"));
            assertThat(statuses.contains("412"))
                    .as(name + ": If-Match is for what changes something")
                    .isEqualTo(!name.startsWith("GET"));
        });
    }

    @Test
    void examplesAreAsTheirSchemasSay() {
        JsonNode schemas = document.path("components").path("schemas");
        Set<String> shown = new TreeSet<>();
        schemas.forEachEntry((name, schema) -> schema.path("examples").forEach(example -> {
            shown.add(name);
            fits(name, example);
        }));
        assertThat(shown).contains("EndpointEnvelopeForm", "Statement", "Problem");
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
            assertThat(reference).startsWith("#/components/");
            assertThat(document.at(reference.substring(1)).isObject())
                    .as(reference)
                    .isTrue();
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

    private void fits(String component, JsonNode value) {
        CONTRACT.fits(component, JsonMapper.shared().createObjectNode().put("$ref", COMPONENT + component), value);
    }

    @ParameterizedTest
    @EnumSource
    void answersAreAsItSays(Endpoint endpoint) {
        for (Officer officer : server().everyone()) {
            String path = endpoint.path()
                    .replace("{id}", "turkiye.patrol")
                    .replace("{incident}", "turkiye.near-miss")
                    .replace("{index}", "0")
                    .replace("{version}", "1")
                    .replace("{message}", "turkiye.late")
                    .replace("{mark}", "7K3Q-M2XN");
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
                assertThat(officer.call(endpoint.method().name(), one, body).status())
                        .isNotEqualTo(500);
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
            page.json().path("items").forEach(item -> {
                Answer one = azerbaijan.get(
                        "/v1/" + collection.path() + "/" + item.path("id").asString());
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
    }

    @Test
    void healthIsAsItSaysInGoodTimesAndBad(@TempDir Path folder) {
        try (TestServer full = TestServer.exercise(folder)) {
            full.call("GET", "/v1/health", new byte[0]).accepted();
            FullDisk.fill(full.journal());
            Answer refused = full.turkiye().says(Samples.bulky("bulky", Samples.SOUTH));
            assertThat(refused.status()).isEqualTo(503);
            Answer health = full.call("GET", "/v1/health", new byte[0]);
            assertThat(health.status()).isEqualTo(503);
        }
    }
}
