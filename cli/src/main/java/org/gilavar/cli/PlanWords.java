package org.gilavar.cli;

import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What is told of the daily plan, in plain words: of its clock, its drafts, and the batches that would move them. */
final class PlanWords {

    private PlanWords() {}

    static String plan(String happened, JsonNode plan) {
        return switch (happened) {
            case "OPENED" ->
                ": drafts until " + plan.path("cutOff").asString() + ", all filed at "
                        + plan.path("release").asString();
            case "CUT_OFF" ->
                ": its drafts are filed at " + plan.path("release").asString();
            case "ENDED" -> ": the terms are over, and its drafts with them";
            default -> "";
        };
    }

    static boolean isDraft(JsonNode notice) {
        return notice.path("stage").asString("").equals("DRAFT");
    }

    static String draft(JsonNode notice) {
        return " (version " + notice.path("version").asInt() + ", draft of the plan of "
                + notice.path("plan").asString() + ")";
    }

    /** As far as the listener is told: a party of its own drafts, the facilitator of all. */
    static String batch(String happened, JsonNode batch) {
        return switch (happened) {
            case "PROPOSED" -> ": " + moves(batch.path("moves")) + verdict(batch.path("verdict"));
            case "ACCEPTED" ->
                batch.path("stage").asString().equals("OPEN")
                        ? "; accepted so far: " + accepted(batch.path("accepted"))
                        : " by all: it is done";
            case "REJECTED" -> rejection(batch.path("rejection")) + "; nothing has moved";
            case "FAILED" -> ": it would have helped no more; nothing has moved";
            case "WITHDRAWN", "LAPSED" -> "; nothing has moved";
            default -> "";
        };
    }

    private static String moves(JsonNode moves) {
        return moves.propertyStream()
                .map(move -> move.getKey() + " " + Words.measure(move.getValue().path("measure")))
                .collect(Collectors.joining("; "));
    }

    private static String verdict(JsonNode verdict) {
        if (verdict.isMissingNode()) {
            return "";
        }
        String left = verdict.path("named")
                .valueStream()
                .map(pair -> pair.path("first").asString() + " and "
                        + pair.path("second").asString())
                .collect(Collectors.joining(", "));
        return "; pairs too close: " + verdict.path("before").asInt() + " as they stand, "
                + verdict.path("left").asInt() + " so moved" + (left.isEmpty() ? "" : ": " + left);
    }

    private static String accepted(JsonNode accepted) {
        return accepted.valueStream().map(JsonNode::asString).collect(Collectors.joining(", "));
    }

    private static String rejection(JsonNode rejection) {
        if (rejection.isMissingNode()) {
            return "";
        }
        String reason = rejection.path("reason").asString("");
        return " by " + rejection.path("by").asString() + (reason.isEmpty() ? "" : ": " + reason);
    }
}
