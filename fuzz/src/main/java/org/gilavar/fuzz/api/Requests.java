package org.gilavar.fuzz.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.gilavar.ledger.Envelope;
import org.gilavar.ledger.SigningKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes one request after another, all following from the random numbers it is given. Not thread-safe. */
final class Requests {

    private static final String STATEMENT_TYPE = "application/vnd.gilavar.statement+json";
    private static final String STATEMENTS = "/v1/statements";
    private static final String SESSIONS = "/v1/sessions";
    private static final JsonNodeFactory JSON = JsonMapper.shared().getNodeFactory();

    /** Said by one's own key these could end it, and with it the search. */
    private static final Pattern OF_KEYS = Pattern.compile("(key|post|root|party)\\..*");

    private static final List<String> ODD_HEADERS = List.of(
            "Accept: text/html",
            "Accept: ,;q=",
            "Accept: text/event-stream",
            "Accept: application/json;q=0",
            "Content-Type: text/plain",
            "Content-Type: application/json; charset=utf-16",
            "Content-Type: ;;;",
            "Content-Type: \u00ff\u00fe",
            "Content-Encoding: gzip",
            "Content-Length: 1",
            "Content-Length: 99999999999999999999",
            "Transfer-Encoding: chunked",
            "Transfer-Encoding: gzip, chunked",
            "Expect: 100-continue",
            "Expect: something",
            "If-Match: *",
            "If-None-Match: *",
            "If-None-Match: \"",
            "If-None-Match: W/\"a\", \"b\"",
            "If-Modified-Since: yesterday",
            "Range: bytes=0-1",
            "Last-Event-ID: -1",
            "Last-Event-ID: 1",
            "Last-Event-ID: 99999999999999999999999",
            "Authorization: Bearer",
            "Authorization: Basic x",
            "Cookie: gilavar-session=x; =; ;;",
            "Cookie: gilavar-session",
            "Connection: close",
            "Connection: upgrade",
            "Upgrade: websocket",
            "Upgrade: h2c",
            "Host: a b",
            "Host:",
            "X-Forwarded-For: 1.2.3.4",
            "X: " + "x".repeat(4_000),
            "X: " + "x".repeat(20_000),
            ": nothing",
            "no colon");

    /** After these nobody knows where the request ends, or whether more may follow. */
    private static final Pattern FRAMING = Pattern.compile(
            "(?i)(content-length|transfer-encoding|content-encoding|expect|connection|upgrade|host|no colon|:).*");

    /** One operation of the document. */
    private record Operation(String method, String path, JsonNode described) {
        Set<String> statuses() {
            return Set.copyOf(described.path("responses").propertyNames());
        }
    }

    private final List<Operation> operations = new ArrayList<>();
    private final List<ObjectNode> samples;
    private final Values values;
    private final Damage damage;
    private final Random random;
    private final List<Speaker> speakers;
    private final List<String> words;
    private final SigningKey stranger;
    private final Instant now;
    private final String name;
    private long made;

    /**
     * Requests in the name of some posts.
     *
     * @param samples statements of each kind, as JSON
     * @param words names and other texts that mean something there
     * @param now the mechanism's time
     * @param name unique among those that search at the same time
     */
    Requests(
            JsonNode document,
            List<byte[]> samples,
            List<String> words,
            List<Speaker> speakers,
            Instant now,
            String name,
            Random random) {
        this.samples = samples.stream()
                .map(sample -> JsonMapper.shared().readTree(sample).asObject())
                .toList();
        this.words = List.copyOf(words);
        this.values = new Values(document, random, words);
        this.damage = new Damage(random);
        this.random = random;
        this.speakers = List.copyOf(speakers);
        this.stranger = SigningKey.ofSeed(new byte[SigningKey.SEED_BYTES]);
        this.now = now;
        this.name = name;
        document.path("paths")
                .forEachEntry((path, methods) -> methods.forEachEntry((method, described) ->
                        operations.add(new Operation(method.toUpperCase(Locale.ROOT), path, described))));
    }

    Speaker speaker() {
        return speakers.get((int) (made % speakers.size()));
    }

    /** The next one. */
    Request next() {
        made++;
        int kind = random.nextInt(100);
        if (kind < 45) {
            return statement();
        }
        Operation operation = operations.get(random.nextInt(operations.size()));
        Request request = request(operation);
        return kind < 93 ? request : spoilt(request);
    }

    // Statements.

    private Request statement() {
        Speaker speaker = speaker();
        ObjectNode statement = random.nextInt(5) < 3 ? ofSample() : ofSchema();
        String id = "f-" + name + "-" + (random.nextInt(40) == 0 ? made - 1 : made);
        statement.put("id", id).put("mechanism", words.getFirst()).put("exercise", true);
        statement
                .putObject("from")
                .put("party", speaker.identity().party())
                .put("post", speaker.identity().post());
        statement.put("sent", now.toString());
        boolean ofKeys = OF_KEYS.matcher(statement.path("body").path("type").asString(""))
                .matches();
        int changes = random.nextInt(5) < 2 ? 0 : 1 + random.nextInt(random.nextInt(4) == 0 ? 4 : 1);
        byte[] payload = damage.json(statement, changes);
        SigningKey key = ofKeys || random.nextInt(20) == 0
                ? stranger
                : speaker.identity().key();
        byte[] envelope = payload.length > Envelope.MAX_PAYLOAD_BYTES
                ? payload
                : Envelope.sign(STATEMENT_TYPE, payload, key).toJson();
        byte[] body = random.nextInt(12) == 0
                ? damage.json(JsonMapper.shared().readTree(envelope), 1)
                : random.nextInt(20) == 0 ? damage.bytes(envelope) : envelope;
        Operation operation = operation("POST", STATEMENTS);
        List<String> headers = oddHeaders();
        boolean framed = isFramed(headers);
        return new Request(
                http("POST", STATEMENTS, Optional.of(speaker), headers, body),
                !framed,
                Optional.of(operation.statuses()).filter(known -> framed),
                Optional.of(speaker.identity().party() + "/" + id),
                true);
    }

    private ObjectNode ofSample() {
        ObjectNode statement = samples.get(random.nextInt(samples.size())).deepCopy();
        ObjectNode body = statement.path("body").asObject();
        if (body.has("name") && random.nextInt(4) > 0) {
            body.put("name", "n-" + name + "-" + made);
        }
        if (random.nextInt(3) == 0) {
            statement.set("precedence", values.of(schema("Precedence")));
        }
        for (String field : List.copyOf(body.propertyNames())) {
            boolean named = body.get(field).isString() && !field.equals("type") && random.nextInt(8) == 0;
            if (named) {
                body.put(field, words.get(random.nextInt(words.size())));
            } else if (field.equals("version")) {
                body.put(field, random.nextInt(1, 3));
            }
        }
        return statement;
    }

    private ObjectNode ofSchema() {
        return values.of(schema("Statement")).asObject();
    }

    private JsonNode schema(String component) {
        return JSON.objectNode().put("$ref", "#/components/schemas/" + component);
    }

    // Everything else.

    private Operation operation(String method, String path) {
        return operations.stream()
                .filter(o -> o.method().equals(method) && o.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the document lacks " + method + " " + path));
    }

    private Request request(Operation operation) {
        boolean ends = operation.method().equals("DELETE");
        boolean signedIn = !ends && random.nextInt(15) > 0;
        String path = operation.path();
        StringBuilder query = new StringBuilder();
        List<String> headers = new ArrayList<>(oddHeaders());
        for (JsonNode parameter : operation.described().path("parameters")) {
            String said = said(parameter);
            String parameterName = parameter.path("name").asString();
            switch (parameter.path("in").asString()) {
                case "path" -> path = path.replace("{" + parameterName + "}", encoded(said));
                case "query" -> {
                    if (isSaid(parameterName)) {
                        query.append(query.isEmpty() ? "?" : "&")
                                .append(random.nextInt(60) == 0 ? encoded(damage.oddText()) : parameterName)
                                .append('=')
                                .append(encoded(said));
                    }
                }
                default -> {
                    if (random.nextInt(10) == 0) {
                        headers.add(parameterName + ": " + header(parameterName, said));
                    }
                }
            }
        }
        if (random.nextInt(80) == 0) {
            query.append(query.isEmpty() ? "?" : "&").append(random.nextBoolean() ? "%zz" : "&&==%");
        }
        Optional<Speaker> speaker = signedIn ? Optional.of(speaker()) : Optional.empty();
        boolean framed = isFramed(headers);
        return new Request(
                http(operation.method(), path + query, speaker, headers, body(operation)),
                !framed,
                Optional.of(operation.statuses()).filter(known -> framed),
                Optional.empty(),
                signedIn);
    }

    /** Half of the time "whatever there is", which alone comes to an answer that says that nothing is new. */
    private String header(String parameter, String said) {
        return parameter.equals("If-None-Match") && random.nextBoolean() ? "*" : said.replaceAll("[\\r\\n]", " ");
    }

    /** Mostly a limit, so that most answers are short; seldom another desk, which says nothing more. */
    private boolean isSaid(String parameter) {
        return switch (parameter) {
            case "limit" -> random.nextInt(40) > 0;
            case "as" -> random.nextInt(30) == 0;
            default -> random.nextInt(3) == 0;
        };
    }

    private String said(JsonNode parameter) {
        JsonNode schema = parameter.path("schema");
        if (random.nextInt(8) == 0) {
            return random.nextBoolean() ? damage.oddText() : damage.oddNumber();
        }
        if (parameter.path("name").asString().equals("bbox")) {
            double west = random.nextDouble(-180, 180);
            double south = random.nextDouble(-90, 89);
            return String.format(
                    Locale.ROOT,
                    "%.3f,%.3f,%.3f,%.3f",
                    west,
                    south,
                    random.nextDouble(-180, 180),
                    random.nextDouble(south, 90));
        }
        if (parameter.path("name").asString().equals("datetime")) {
            return random.nextBoolean() ? now + "/.." : "../" + now;
        }
        if (parameter.path("name").asString().equals("limit")) {
            return Integer.toString(random.nextInt(1, 20));
        }
        JsonNode value = values.of(schema);
        return value.isArray()
                ? String.join(",", value.valueStream().map(JsonNode::asString).toList())
                : value.asString();
    }

    private static String encoded(String said) {
        return URLEncoder.encode(said, UTF_8).replace("+", "%20");
    }

    private byte[] body(Operation operation) {
        JsonNode content = operation.described().path("requestBody").path("content");
        if (content.isMissingNode() || random.nextInt(20) == 0) {
            return random.nextInt(10) == 0 ? damage.oddText().getBytes(UTF_8) : new byte[0];
        }
        if (operation.path().equals(SESSIONS) && random.nextInt(4) == 0) {
            byte[] asked = speaker().sessionRequest();
            return random.nextInt(20) == 0
                    ? asked
                    : damage.json(JsonMapper.shared().readTree(asked), 1);
        }
        JsonNode value =
                values.of(content.valueStream().findFirst().orElseThrow().path("schema"));
        return damage.json(value, random.nextInt(3));
    }

    private List<String> oddHeaders() {
        return random.nextInt(12) == 0 ? List.of(ODD_HEADERS.get(random.nextInt(ODD_HEADERS.size()))) : List.of();
    }

    private static boolean isFramed(List<String> headers) {
        return headers.stream().noneMatch(header -> FRAMING.matcher(header).matches());
    }

    private byte[] http(String method, String target, Optional<Speaker> speaker, List<String> headers, byte[] body) {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n");
        speaker.ifPresent(
                s -> head.append("Authorization: Bearer ").append(s.token()).append("\r\n"));
        headers.forEach(header -> head.append(header).append("\r\n"));
        boolean framed = headers.stream().anyMatch(h -> h.startsWith("Content-Length") || h.startsWith("Transfer"));
        if (body.length > 0 && !framed) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
            if (headers.isEmpty() && random.nextBoolean()) {
                head.append("Content-Type: application/json\r\n");
            }
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.append("\r\n").toString().getBytes(ISO_8859_1));
        all.writeBytes(body);
        return all.toByteArray();
    }

    /** No request any more, perhaps. */
    private Request spoilt(Request request) {
        byte[] bytes = request.bytes();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            bytes = damage.bytes(bytes);
        }
        return new Request(bytes, true, Optional.empty(), Optional.empty(), false);
    }
}
