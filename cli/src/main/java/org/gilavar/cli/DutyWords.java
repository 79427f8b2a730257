package org.gilavar.cli;

import tools.jackson.databind.JsonNode;

/** What is told of watches and of outages of the line, in plain words. */
final class DutyWords {

    private DutyWords() {}

    static String watch(String happened, JsonNode watch) {
        JsonNode handover = watch.path("handover");
        return switch (happened) {
            case "TAKEN" -> " by " + keeper(watch);
            case "HANDED_OVER" -> " to " + keeper(watch);
            case "TAKEN_OVER" -> " by " + keeper(watch) + ", without a handover";
            case "HANDING_OVER" ->
                ": " + keeper(watch) + " to " + handover.path("to").asString() + left(handover);
            case "ACKNOWLEDGED" -> left(handover);
            case "WITHDRAWN" -> ": no handover any more; " + keeper(watch) + " keeps it";
            case "LEFT" -> ": nobody keeps it";
            case "MISSED" -> ": " + missed(watch) + " has not taken its turn; " + keeper(watch) + " keeps the watch";
            default -> "";
        };
    }

    private static String keeper(JsonNode watch) {
        return watch.path("keeper").path("post").asString("nobody");
    }

    private static String left(JsonNode handover) {
        long left = handover.path("open")
                .valueStream()
                .filter(open -> !open.has("acknowledged"))
                .count();
        return handover.path("open").isEmpty() ? "" : "; still to be acknowledged: " + left;
    }

    /** Of the turns that were missed, the one that was missed last. */
    private static String missed(JsonNode watch) {
        return watch.path("roster")
                .valueStream()
                .filter(turn -> turn.path("missed").asBoolean())
                .reduce((first, second) -> second)
                .map(turn -> turn.path("post").asString())
                .orElse("a post");
    }

    static String outage(String happened, JsonNode outage) {
        return happened.equals("ENDED")
                ? ": until " + outage.path("ended").path("until").asString()
                : ": since " + outage.path("from").asString()
                        + (outage.has("text") ? ", " + outage.path("text").asString() : "");
    }
}
