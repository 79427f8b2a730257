package org.gilavar.fuzz.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What can be wrong with a value, a text and bytes. Not thread-safe. */
final class Damage {

    private static final JsonNodeFactory JSON = JsonMapper.shared().getNodeFactory();

    private static final List<String> ODD_TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "\ud800",
            "\udfff\ud800",
            "\u202e\u2066",
            "é",
            "\ufeff",
            "𝟏𝟐",
            "../../etc/passwd",
            "%00%ff%2e",
            "' OR 1=1 --",
            "<script>",
            "${jndi:ldap://x}",
            "x".repeat(65),
            "x".repeat(9_000),
            "x".repeat(70_000),
            "-0",
            "1e400",
            "NaN",
            "PT99999999999999H",
            "PT-1S",
            "P1Y",
            "2025-04-12T10:00:00+02:00",
            "2025-04-11T23:59:60Z",
            "+999999999-12-31T23:59:59Z",
            "-1000000000-01-01T00:00:00Z",
            "10000-01-01T00:00:00Z",
            "1e9 NM",
            "-1 m",
            "FL99999",
            "SFC",
            "UNL",
            "0000000000000000");

    private static final List<String> ODD_NUMBERS = List.of(
            "0",
            "-0",
            "-1",
            "1.5",
            "2147483648",
            "-2147483649",
            "9223372036854775807",
            "9223372036854775808",
            "1e308",
            "1e309",
            "1e-400",
            "1E+999999999",
            "90.0000000001",
            "180",
            "-180",
            "0.1e1",
            "123456789012345678901234567890123456789",
            "1".repeat(45),
            "1".repeat(5_000));

    private static final String PLACE = "\"@@number@@\"";

    private final Random random;

    Damage(Random random) {
        this.random = random;
    }

    String oddText() {
        return ODD_TEXTS.get(random.nextInt(ODD_TEXTS.size()));
    }

    String oddNumber() {
        return ODD_NUMBERS.get(random.nextInt(ODD_NUMBERS.size()));
    }

    /** JSON of the value with so many things changed: members gone, doubled and strange, other types, beyond all bounds. */
    byte[] json(JsonNode value, int changes) {
        JsonNode changed = value.deepCopy();
        for (int i = 0; i < changes; i++) {
            changed = changeOne(changed);
        }
        String text = JsonMapper.shared().writeValueAsString(changed);
        while (text.contains(PLACE)) {
            text = text.replaceFirst(PLACE, oddNumber());
        }
        if (changes > 0 && random.nextInt(12) == 0) {
            text = twice(text);
        }
        byte[] bytes = text.getBytes(UTF_8);
        return changes > 0 && random.nextInt(12) == 0 ? bytes(bytes) : bytes;
    }

    /** The first member of an object once more. */
    private static String twice(String text) {
        int colon = text.indexOf("\":");
        int comma = text.indexOf(',', colon);
        return colon < 0 || comma < 0
                ? text
                : text.substring(0, comma + 1) + text.substring(1, comma + 1) + text.substring(comma + 1);
    }

    private JsonNode changeOne(JsonNode root) {
        List<Consumer<JsonNode>> places = new ArrayList<>();
        collect(root, places, 0);
        if (places.isEmpty()) {
            return odd(root);
        }
        places.get(random.nextInt(places.size())).accept(root);
        return root;
    }

    /** Everything within that can be put in another's place or taken away. */
    private void collect(JsonNode node, List<Consumer<JsonNode>> places, int depth) {
        if (node instanceof ObjectNode object) {
            for (String name : List.copyOf(object.propertyNames())) {
                JsonNode value = object.get(name);
                places.add(root -> object.set(name, odd(value)));
                if (random.nextInt(4) == 0) {
                    places.add(root -> object.remove(name));
                    places.add(root -> object.set(name + oddText(), value.deepCopy()));
                }
                collect(value, places, depth + 1);
            }
            if (random.nextInt(4) == 0) {
                places.add(root -> object.put(random.nextBoolean() ? "note" : "target", oddText()));
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int at = i;
                places.add(root -> array.set(at, odd(array.get(at))));
                collect(array.get(i), places, depth + 1);
            }
            places.add(root -> array.removeAll());
            places.add(root -> {
                for (int i = random.nextInt(1, 40); i > 0 && !array.isEmpty(); i--) {
                    array.add(array.get(0).deepCopy());
                }
            });
        }
    }

    private JsonNode odd(JsonNode instead) {
        return switch (random.nextInt(9)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(random.nextBoolean());
            case 2, 3 -> JSON.stringNode("@@number@@");
            case 4 -> JSON.arrayNode().add(instead.deepCopy());
            case 5 -> JSON.objectNode().set("value", instead.deepCopy());
            case 6 -> nested(random.nextInt(1, 40));
            default -> JSON.stringNode(oddText());
        };
    }

    private static JsonNode nested(int depth) {
        ArrayNode nested = JSON.arrayNode();
        for (int i = 1; i < depth; i++) {
            nested = JSON.arrayNode().add(nested);
        }
        return nested;
    }

    /** Bytes with a few changed, gone, come in between or cut off. */
    byte[] bytes(byte[] whole) {
        if (whole.length == 0) {
            return new byte[] {(byte) random.nextInt()};
        }
        int at = random.nextInt(whole.length);
        return switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(whole, at);
            case 1 -> {
                byte[] changed = whole.clone();
                changed[at] = (byte) random.nextInt();
                yield changed;
            }
            case 2 -> {
                byte[] longer = Arrays.copyOf(whole, whole.length + 1);
                System.arraycopy(whole, at, longer, at + 1, whole.length - at);
                longer[at] = (byte) random.nextInt();
                yield longer;
            }
            default -> {
                byte[] shorter = Arrays.copyOf(whole, whole.length - 1);
                System.arraycopy(whole, at + 1, shorter, at, whole.length - 1 - at);
                yield shorter;
            }
        };
    }
}
