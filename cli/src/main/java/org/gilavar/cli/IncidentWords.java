package org.gilavar.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Incidents in plain words: of reports, and never of whoever they are due from. */
final class IncidentWords {

    private IncidentWords() {}

    /** After what happened to it. */
    static String of(String happened, JsonNode incident) {
        String sealed = incident.path("sealed").isEmpty() ? "" : "; the other account is sealed";
        return switch (happened) {
            case "OVERDUE" -> ": waits for " + waits(incident);
            case "ANSWERED" ->
                ": "
                        + String.join(
                                ", ",
                                incident.path("inquiry")
                                        .path("positions")
                                        .propertyStream()
                                        .map(p -> p.getKey() + " "
                                                + p.getValue()
                                                        .path("says")
                                                        .asString("")
                                                        .toLowerCase(Locale.ROOT))
                                        .toList());
            default -> sealed;
        };
    }

    /** Which reports are not in, and since when overdue or by when due; then the finding. */
    static String waits(JsonNode incident) {
        List<String> waits = new ArrayList<>();
        incident.path("between").forEach(side -> {
            String party = side.asString("");
            boolean accounted = isIn(incident.path("accounts"), incident.path("sealed"), party);
            JsonNode inquiry = incident.path("inquiry");
            if (!accounted) {
                waits.add(report("initial report of ", party, "INITIAL", incident));
            }
            JsonNode due = incident.path("reporting").path("due");
            if (!due.isEmpty() && !isIn(inquiry.path("full"), inquiry.path("sealed"), party)) {
                waits.add(report("full report of ", party, "FULL", incident));
            }
        });
        if (!incident.path("status").asString("").equals("RESOLVED") && hasBeenHeard(incident)) {
            waits.add("finding");
        }
        return String.join(", ", waits);
    }

    /** Whether each side has given an account, or has let even the time of its full report pass: then there may be a finding. */
    private static boolean hasBeenHeard(JsonNode incident) {
        return incident.path("between")
                .valueStream()
                .map(JsonNode::asString)
                .allMatch(party -> isIn(incident.path("accounts"), incident.path("sealed"), party)
                        || isLate(incident.path("reporting").path("due").path(party), "FULL"));
    }

    private static boolean isLate(JsonNode due, String stage) {
        return due.path("late").valueStream().anyMatch(s -> s.asString("").equals(stage));
    }

    private static boolean isIn(JsonNode shown, JsonNode sealed, String party) {
        return shown.has(party)
                || sealed.valueStream().anyMatch(one -> one.asString("").equals(party));
    }

    private static String report(String what, String party, String stage, JsonNode incident) {
        JsonNode due = incident.path("reporting").path("due").path(party);
        if (due.isMissingNode()) {
            return what + party;
        }
        boolean late = isLate(due, stage);
        String at = Dtg.of(due.path(stage.toLowerCase(Locale.ROOT)).asString(""));
        return what + party + (late ? " OVERDUE since " : " by ") + at;
    }
}
