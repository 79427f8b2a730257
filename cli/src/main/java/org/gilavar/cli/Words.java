package org.gilavar.cli;

import java.util.Locale;
import org.gilavar.client.Telling;
import tools.jackson.databind.JsonNode;

/** A telling in plain words, as a person at the terminal reads it. */
final class Words {

    private Words() {}

    static String of(Telling telling) {
        JsonNode item = telling.item();
        String what = telling.kind() + " " + telling.id() + " "
                + telling.happened().toLowerCase(Locale.ROOT).replace('_', ' ');
        return switch (telling.kind()) {
            case "conflict" -> what + conflict(item);
            case "notice" ->
                what + " (version " + item.path("version").asInt() + ", "
                        + item.path("lead").asString().toLowerCase(Locale.ROOT) + " lead)";
            case "message" -> what + message(item);
            case "incident" -> what + (item.path("sealed").isEmpty() ? "" : "; the other account is sealed");
            case "arrangement" ->
                what + (telling.happened().equals("SIGNED") ? " by " + names(item.path("signed")) : "");
            case "communique" ->
                what + (item.has("published") ? "" : "; approved so far: " + names(item.path("approved")));
            case "key" ->
                what
                        + (telling.happened().equals("EXPIRING")
                                ? " at " + item.path("notAfter").asString()
                                : "");
            case "allowance" ->
                what
                        + (telling.happened().equals("REFUSED")
                                ? ": "
                                        + item.path("latest")
                                                .asString()
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', ' ')
                                : ": taken all the same");
            case "crossing" -> what + " (version " + item.path("version").asInt() + ")";
            default -> what;
        };
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
