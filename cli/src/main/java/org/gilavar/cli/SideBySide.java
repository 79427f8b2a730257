package org.gilavar.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** The words of terms in two languages, beside each other: one text, with one hash. */
final class SideBySide {

    /** Stands for the first two languages that there are. */
    static final String FIRST_TWO = "first";

    /** Where nobody knows how wide the terminal is. */
    private static final int COLUMNS = 100;

    private static final String BETWEEN = " | ";

    /** After it a terminal goes on from left to right; without it, two columns of a script from the right would change places. */
    private static final String LEFT_TO_RIGHT = "\u200e";

    private final JsonNode clauses;
    private final String hash;
    private final String left;
    private final String right;

    private SideBySide(JsonNode clauses, String hash, String left, String right) {
        this.clauses = clauses;
        this.hash = hash;
        this.left = left;
        this.right = right;
    }

    /** @param asked two languages, or {@link #FIRST_TWO} */
    static SideBySide of(List<String> asked, JsonNode terms, String hash) {
        JsonNode clauses = terms.path("clauses");
        List<String> there =
                List.copyOf(new TreeSet<>(clauses.path(0).path("text").propertyNames()));
        List<String> chosen = asked.equals(List.of(FIRST_TWO)) ? there.subList(0, Math.min(2, there.size())) : asked;
        if (chosen.size() != 2 || !there.containsAll(chosen)) {
            throw new SpokenException("--text takes two languages of these: " + String.join(", ", there));
        }
        return new SideBySide(clauses, hash, chosen.get(0), chosen.get(1));
    }

    void print(PrintWriter out) {
        int columns = Terminal.OUT.columns() == 0 ? COLUMNS : Terminal.OUT.columns();
        int width = Math.max(1, (columns - BETWEEN.length()) / 2);
        row(out, width, left, right);
        row(out, width, "-".repeat(width), "-".repeat(width));
        for (JsonNode clause : clauses) {
            row(
                    out,
                    width,
                    clause.path("id").asString() + " (" + clause.path("source").asString() + ")",
                    "");
            List<String> one = wrapped(clause.path("text").path(left).asString(), width);
            List<String> other = wrapped(clause.path("text").path(right).asString(), width);
            for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
                row(out, width, i < one.size() ? one.get(i) : "", i < other.size() ? other.get(i) : "");
            }
            row(out, width, "", "");
        }
        out.println("Both columns, and every number beside them, are one text with one hash: " + hash);
    }

    private static void row(PrintWriter out, int width, String one, String other) {
        String mark = isFromTheRight(one) || isFromTheRight(other) ? LEFT_TO_RIGHT : "";
        out.println((one + mark + " ".repeat(Math.max(0, width - width(one))) + BETWEEN + mark + other)
                .stripTrailing());
    }

    private static boolean isFromTheRight(String text) {
        return text.codePoints().anyMatch(c -> {
            byte direction = Character.getDirectionality(c);
            return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                    || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
        });
    }

    /** Broken between words, and within one only where it is wider than the column. */
    static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : Words.shown(text).split(" ", -1)) {
            String rest = word;
            if (!line.isEmpty() && width(line.toString()) + 1 + width(rest) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            while (width(rest) > width) {
                int end = rest.offsetByCodePoints(0, width);
                lines.add(rest.substring(0, end));
                rest = rest.substring(end);
            }
            line.append(line.isEmpty() ? "" : " ").append(rest);
        }
        lines.add(line.toString());
        return lines;
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
