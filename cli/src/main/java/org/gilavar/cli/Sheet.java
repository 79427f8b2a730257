package org.gilavar.cli;

import java.io.PrintWriter;
import tools.jackson.databind.JsonNode;

/** One item for people: a line for each value, indented as it is nested; times with their date-time group. */
final class Sheet {

    private static final int NAME_WIDTH = 14;

    private final PrintWriter out;

    Sheet(PrintWriter out) {
        this.out = out;
    }

    void print(JsonNode item) {
        if (item.isString()) {
            out.println(Words.shown(item.asString()));
        }
        item.forEachEntry((name, value) -> print(name, value, 0));
    }

    private void print(String name, JsonNode value, int depth) {
        String indent = "  ".repeat(depth);
        if (value.isArray() && value.valueStream().noneMatch(JsonNode::isContainer)) {
            line(
                    indent + name,
                    String.join(", ", value.valueStream().map(Sheet::word).toList()));
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                print(name + " " + (i + 1), value.get(i), depth);
            }
        } else if (value.isObject() && isPlace(value)) {
            line(
                    indent + name,
                    value.path("lat").asDouble() + ", " + value.path("lon").asDouble());
        } else if (value.isObject()) {
            line(indent + name, "");
            value.forEachEntry((inner, below) -> print(inner, below, depth + 1));
        } else {
            line(indent + name, word(value));
        }
    }

    private static boolean isPlace(JsonNode value) {
        return value.size() == 2 && value.has("lat") && value.has("lon");
    }

    private static String word(JsonNode value) {
        String text = value.asString("");
        return Dtg.instant(text).map(at -> text + "  " + Dtg.of(at)).orElse(text);
    }

    private void line(String name, String value) {
        String pad = " ".repeat(Math.max(1, NAME_WIDTH - name.length()));
        out.println((name + pad + Words.shown(value)).stripTrailing());
    }
}
