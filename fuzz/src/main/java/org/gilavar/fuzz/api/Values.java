package org.gilavar.fuzz.api;

import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Values as a schema of the document describes them. Where it leaves a choice, such as any text, what is known of the mechanism
 * is tried: names that are there go deeper than any others. Not thread-safe.
 */
final class Values {

    /** Deeper than any schema that does not refer to itself. */
    private static final int DEEP = 12;

    private static final int MOST_ELEMENTS = 3;

    private static final JsonNodeFactory JSON = JsonMapper.shared().getNodeFactory();

    private final JsonNode document;
    private final Random random;
    private final List<String> words;

    /** @param words texts to use where any would do */
    Values(JsonNode document, Random random, List<String> words) {
        this.document = document;
        this.random = random;
        this.words = List.copyOf(words);
    }

    JsonNode of(JsonNode schema) {
        return of(schema, 0);
    }

    private JsonNode of(JsonNode schema, int depth) {
        if (schema.has("$ref")) {
            return of(document.at(schema.path("$ref").asString().substring(1)), depth + 1);
        }
        for (String choice : List.of("oneOf", "anyOf", "enum", "examples")) {
            boolean one = schema.path(choice).isArray() && (!choice.equals("examples") || random.nextInt(4) > 0);
            if (one) {
                JsonNode chosen = any(schema.path(choice));
                return choice.endsWith("Of") ? of(chosen, depth + 1) : chosen.deepCopy();
            }
        }
        if (schema.has("const")) {
            return schema.path("const");
        }
        return switch (schema.path("type").asString("")) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, depth);
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            case "integer" -> JSON.numberNode(integer(schema));
            case "number" -> JSON.numberNode(Math.rint(random.nextDouble(-90, 90) * 1e4) / 1e4);
            default -> JSON.stringNode(words.get(random.nextInt(words.size())));
        };
    }

    JsonNode any(JsonNode list) {
        return list.get(random.nextInt(list.size()));
    }

    private long integer(JsonNode schema) {
        long least = schema.path("minimum").asLong(0);
        long most = schema.path("maximum").asLong(least + 10);
        return switch (random.nextInt(4)) {
            case 0 -> least;
            case 1 -> most;
            default -> random.nextLong(least, most + 1);
        };
    }

    private JsonNode object(JsonNode schema, int depth) {
        ObjectNode object = JSON.objectNode();
        schema.path("properties").forEachEntry((name, property) -> {
            boolean required = schema.path("required")
                    .valueStream()
                    .anyMatch(r -> r.asString().equals(name));
            if (required || (depth < DEEP && random.nextInt(3) == 0)) {
                object.set(name, of(property, depth + 1));
            }
        });
        if (schema.path("additionalProperties").isObject() && depth < DEEP) {
            for (int i = random.nextInt(MOST_ELEMENTS); i > 0; i--) {
                object.set(words.get(random.nextInt(words.size())), of(schema.path("additionalProperties"), depth + 1));
            }
        }
        return object;
    }

    private JsonNode array(JsonNode schema, int depth) {
        ArrayNode array = JSON.arrayNode();
        int least = schema.path("minItems").asInt(0);
        int most = Math.min(schema.path("maxItems").asInt(MOST_ELEMENTS), least + MOST_ELEMENTS);
        int count = depth < DEEP ? random.nextInt(least, most + 1) : least;
        for (int i = 0; i < count; i++) {
            array.add(of(schema.path("items"), depth + 1));
        }
        return array;
    }
}
