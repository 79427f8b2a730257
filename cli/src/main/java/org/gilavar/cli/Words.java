package org.gilavar.cli;

import java.util.Locale;
import java.util.stream.Collectors;
import org.gilavar.client.Telling;
import tools.jackson.databind.JsonNode;

/** A telling in plain words, as a person at the terminal reads it. */
final class Words {

    private Words() {}

    /** In a flow of others. */
    static String of(Telling telling) {
        return telling.kind() + " " + telling.id() + " "
                + telling.happened().toLowerCase(Locale.ROOT).replace('_', ' ') + details(telling);
    }

    /** A line under a receipt; what happened as the API names it. */
    static String ofReceipt(Telling telling) {
        return (isUrgent(telling) ? "!! " : "   ")
                + shown(telling.kind() + " " + telling.id() + " " + telling.happened() + details(telling));
    }

    /** Whether it cannot wait: a conflict, a FLASH, somebody who does not answer. */
    static boolean isUrgent(Telling telling) {
        return switch (telling.kind() + " " + telling.happened()) {
            case "conflict OPENED", "conflict REOPENED", "conflict CHANGED" -> true;
            case "message OVERDUE", "message ESCALATED", "check MISSED", "line MISSED" -> true;
            case "message SENT" -> telling.item().path("precedence").asString().equals("FLASH");
            default -> false;
        };
    }

    /**
     * What others write, on one line. A terminal acts on control characters, and shows what is between those of direction in
     * another order than it is: so they are left out.
     */
    static String shown(String text) {
        return text.replaceAll("[\\p{Cc}\\u202a-\\u202e\\u2066-\\u2069]+", " ");
    }

    private static String details(Telling telling) {
        JsonNode item = telling.item();
        return switch (telling.kind()) {
            case "conflict" -> conflict(item);
            case "notice" ->
                " (version " + item.path("version").asInt() + ", "
                        + item.path("lead").asString().toLowerCase(Locale.ROOT) + " lead)";
            case "message" -> message(item);
            case "incident" -> (item.path("sealed").isEmpty() ? "" : "; the other account is sealed");
            case "arrangement" -> arrangement(telling.happened(), item);
            case "communique" -> (item.has("published") ? "" : "; approved so far: " + names(item.path("approved")));
            case "key" ->
                (telling.happened().equals("EXPIRING")
                        ? " at " + item.path("notAfter").asString()
                        : "");
            case "allowance" ->
                (telling.happened().equals("REFUSED")
                        ? ": "
                                + item.path("latest")
                                        .asString()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', ' ')
                        : ": taken all the same");
            case "crossing" -> " (version " + item.path("version").asInt() + ")";
            default -> "";
        };
    }

    private static String arrangement(String happened, JsonNode item) {
        JsonNode course = item.path("course");
        return switch (happened) {
            case "SIGNED" -> " by " + names(item.path("signed"));
            case "ADOPTED" -> " by " + names(item.path("adopted"));
            case "BRACKETED", "UNBRACKETED" -> "; in brackets: " + brackets(item.path("brackets"));
            case "SUSPENDED", "RESUMED" ->
                "; suspended politically by " + names(course.path("political")) + ", technically by "
                        + names(course.path("technical"));
            case "WITHDRAWING", "REMAINED" -> "; leaving: " + names(course.path("leaving"));
            default -> "";
        };
    }

    private static String brackets(JsonNode brackets) {
        return brackets.isEmpty()
                ? "nothing"
                : brackets.valueStream()
                        .map(b -> b.path("provision").asString() + " by "
                                + b.path("by").asString())
                        .collect(Collectors.joining(", "));
    }

    private static String conflict(JsonNode item) {
        if (item.has("closed")) {
            return " ("
                    + item.path("closed").asString().toLowerCase(Locale.ROOT).replace('_', ' ') + ")";
        }
        JsonNode gaps = item.path("gaps");
        JsonNode overlap = item.path("overlaps").path(0);
        if (gaps.isMissingNode() || overlap.isMissingNode()) {
            return "";
        }
        return String.format(
                Locale.ROOT,
                ": least gaps %.1f km, %.0f ft, %s; overlap %s to %s, %s to %s",
                gaps.path("lateralMetres").asDouble() / 1_000,
                gaps.path("verticalMetres").asDouble() / 0.3048,
                gaps.path("time").asString(),
                overlap.path("altitude").path("lower").asString(),
                overlap.path("altitude").path("upper").asString(),
                overlap.path("window").path("start").asString(),
                overlap.path("window").path("end").asString());
    }

    private static String message(JsonNode item) {
        if (item.has("answer")) {
            JsonNode answer = item.path("answer");
            return ": " + answer.path("reply").asString() + " after "
                    + answer.path("secondsElapsed").asLong() + " s"
                    + (item.path("overdue").asBoolean() ? ", overdue" : "");
        }
        if (!item.path("escalated").isEmpty()) {
            JsonNode rung = item.path("escalated").path(item.path("escalated").size() - 1);
            return " to level " + rung.path("level").asInt() + ", "
                    + rung.path("to").asString();
        }
        return ": " + item.path("precedence").asString() + " "
                + item.path("purpose").asString() + ", answer by "
                + item.path("answerBy").asString();
    }

    private static String names(JsonNode members) {
        return members.isEmpty() ? "nobody" : String.join(", ", members.propertyNames());
    }
}
