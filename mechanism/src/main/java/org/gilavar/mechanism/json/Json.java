package org.gilavar.mechanism.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.Nulls;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.Period;
import java.util.HexFormat;
import java.util.Map;
import org.gilavar.airspace.Altitude;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.Shape;
import org.gilavar.mechanism.statement.Statement;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.type.LogicalType;

/** Reads and writes the JSON form. Thread-safe. */
public final class Json {

    /** Largest statement, in bytes: the largest notice allowed is a quarter of it. */
    public static final int MAX_STATEMENT_BYTES = 512 * 1024;

    /** Deepest nesting: the terms of an arrangement need nine. */
    private static final int MAX_DEPTH = 24;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(40)
                            .maxStringLength(64 * 1024)
                            .build())
                    .build())
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                    DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS, MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .annotationIntrospector(new AllRequired())
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS, DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .changeDefaultNullHandling(n -> n.withContentNulls(Nulls.FAIL))
            .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .withCoercionConfig(
                    LogicalType.Textual,
                    c -> c.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .addMixIn(Shape.class, ShapeForm.class)
            .addModule(UnitForms.module(Length.class, Length::parse))
            .addModule(UnitForms.module(Altitude.class, Altitude::parse))
            .addModule(UnitForms.text(Instant.class, Instants::parse))
            .addModule(UnitForms.text(Duration.class, Duration::parse))
            .addModule(UnitForms.text(Period.class, Period::parse))
            .addModule(UnitForms.text(LocalDate.class, LocalDate::parse))
            .addModule(UnitForms.text(MonthDay.class, MonthDay::parse))
            .addModule(UnitForms.text(LocalTime.class, LocalTime::parse))
            .build();

    private Json() {}

    /**
     * Reads a statement as a party sent it.
     *
     * @throws MalformedException naming the field and the reason
     */
    public static Statement readStatement(byte[] bytes) {
        if (bytes.length > MAX_STATEMENT_BYTES) {
            throw new MalformedException(
                    "", "a statement has at most " + MAX_STATEMENT_BYTES + " bytes, found " + bytes.length);
        }
        if (hasWhatNoneMayHave(bytes)) {
            JsonNode tree = read(bytes, JsonNode.class);
            ForbiddenFields.refuseIn(tree);
            refuseNullIn(tree, "");
        }
        return read(bytes, Statement.class);
    }

    /** Whether a statement has a forbidden field or a null anywhere; almost none has, and only then it matters where. */
    private static boolean hasWhatNoneMayHave(byte[] statement) {
        return Faults.naming(() -> {
            try (JsonParser tokens = tokens(statement)) {
                for (JsonToken token = tokens.nextToken(); token != null; token = tokens.nextToken()) {
                    boolean forbidden =
                            token == JsonToken.PROPERTY_NAME && ForbiddenFields.isForbidden(tokens.currentName());
                    if (forbidden || token == JsonToken.VALUE_NULL) {
                        return true;
                    }
                }
                return false;
            }
        });
    }

    /** A text, token by token, within the limits that hold for everything that is read here. To be closed by whoever asks. */
    public static JsonParser tokens(byte[] text) {
        return MAPPER.createParser(text);
    }

    /** What is absent is left out; there is no second way to say so. */
    private static void refuseNullIn(JsonNode node, String path) {
        if (node.isNull()) {
            throw new MalformedException(path, "must not be null");
        }
        node.forEachEntry((name, value) ->
                refuseNullIn(value, path.isEmpty() ? Faults.name(name) : path + "." + Faults.name(name)));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            refuseNullIn(node.get(i), path + "[" + i + "]");
        }
    }

    /**
     * Reads any value that {@link #write} wrote.
     *
     * @throws MalformedException naming the field and the reason
     */
    public static <T> T read(byte[] bytes, Class<T> type) {
        @Nullable T value = Faults.naming(() -> MAPPER.readValue(bytes, type));
        if (value == null) {
            throw new MalformedException("", "must not be null");
        }
        return value;
    }

    /** Bytes that equal values share: UTF-8, the type first, then members in alphabetical order, no white space. */
    public static byte[] write(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    /** The same as text. */
    public static String text(Object value) {
        return new String(write(value), StandardCharsets.UTF_8);
    }

    /**
     * SHA-256, lower-case hex, over the JSON with all members sorted, the type among them, and no white space: so that
     * whoever has a JSON library that sorts can compute it from what it was sent.
     */
    public static String hash(Object value) {
        return sha256(MAPPER.writeValueAsBytes(sorted(MAPPER.valueToTree(value))));
    }

    /** The JSON of a value, to be read. */
    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    private static JsonNode sorted(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = MAPPER.createObjectNode();
            object.propertyStream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(member -> copy.set(member.getKey(), sorted(member.getValue())));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = MAPPER.createArrayNode();
            array.forEach(element -> copy.add(sorted(element)));
            return copy;
        }
        return node;
    }

    /** SHA-256 of a text in UTF-8, lower-case hex: what a read-back or an approval names. */
    public static String hashOfText(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
