package org.gilavar.cli;

import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** What is told of calls by voice and of sheets of challenge words, in plain words. */
final class CallWords {

    private CallWords() {}

    static String call(String happened, JsonNode call) {
        JsonNode account = call.path("account");
        return switch (happened) {
            case "LOGGED" -> logged(call, account);
            case "CONFIRMED", "DISPUTED" -> " by " + otherEnd(call) + said(call.path("confirmation"));
            case "RECORDED" ->
                "; recordings of: " + String.join(", ", call.path("recordings").propertyNames());
            case "DUE" -> ": " + account.path("agreed").path("action").asString();
            case "DONE" -> " by " + call.path("done").path("by").asString() + said(call.path("done"));
            default -> "";
        };
    }

    private static String logged(JsonNode call, JsonNode account) {
        String agreed = agreed(call);
        return ": " + call.path("by").asString() + (isMade(account) ? " rang " : " was rung by ") + otherEnd(call)
                + ", "
                + plain(account.path("outcome"))
                + (account.has("message") ? ", about " + account.path("message").asString() : "")
                + (call.has("authenticated")
                        ? ", recognised by row "
                                + call.path("authenticated").path("row").asInt() + " of "
                                + call.path("authenticated").path("sheet").asString()
                        : "")
                + (agreed.isEmpty() ? "" : "; agreed " + agreed);
    }

    private static boolean isMade(JsonNode account) {
        return account.path("way").asString("").equals("MADE");
    }

    private static String said(JsonNode word) {
        return word.has("text") ? ": " + word.path("text").asString() : "";
    }

    private static String plain(JsonNode constant) {
        return constant.asString("").toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** A party, or words for one that is outside the system. */
    static String otherEnd(JsonNode call) {
        JsonNode account = call.path("account");
        return account.path(account.has("with") ? "with" : "outside").asString("");
    }

    /** Whether the other end has yet to say whether it was so. */
    static boolean awaits(JsonNode call) {
        return call.path("stage").asString("").equals("LOGGED")
                && call.path("account").has("with");
    }

    /** Whether something was agreed that nobody has said is done; what the other end disputes was not agreed. */
    static boolean isPending(JsonNode call) {
        return call.path("account").has("agreed")
                && !call.has("done")
                && !call.path("stage").asString("").equals("DISPUTED");
    }

    /** What was agreed, and where that stands. */
    static String agreed(JsonNode call) {
        JsonNode agreed = call.path("account").path("agreed");
        if (agreed.isMissingNode()) {
            return "";
        }
        String by = Dtg.of(agreed.path("by").asString());
        String state = call.has("done") ? "done" : call.path("due").asBoolean() ? "DUE " + by : "by " + by;
        return state + ": " + agreed.path("action").asString();
    }

    static String sheet(JsonNode sheet) {
        return ": " + sheet.path("stage").asString() + ", "
                + sheet.path("spent").size() + " of " + sheet.path("rows").size() + " rows used, " + failures(sheet)
                + " failed";
    }

    static long failures(JsonNode sheet) {
        return sheet.path("spent")
                .valueStream()
                .filter(spent -> spent.path("use").asString("").equals("FAILED"))
                .count();
    }
}
