package org.gilavar.cli;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gilavar.airspace.Length;
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
                + shown(telling.kind() + " " + telling.id() + " " + telling.happened() + details(telling))
                + phrase(telling);
    }

    /** What follows of a message that has come by a phrase, in this machine's language; harmless as it is. */
    static String phrase(Telling telling) {
        boolean comes = telling.happened().equals("SENT") && telling.item().has("coded");
        return comes ? ": " + MessageWords.inOne(telling.item(), MessageWords.orOfTheMachine(null)) : "";
    }

    /** Whether it cannot wait: a conflict, a FLASH, somebody who does not answer. */
    static boolean isUrgent(Telling telling) {
        return switch (telling.kind() + " " + telling.happened()) {
            case "conflict OPENED", "conflict REOPENED", "conflict CHANGED" -> true;
            case "conflict OVERDUE", "conflict ESCALATED", "exchange OVERDUE" -> true;
            case "call DUE", "challenges FAILED" -> true;
            case "message OVERDUE", "message ESCALATED", "check MISSED", "line MISSED" -> true;
            case "message SENT", "message RELAYED" ->
                telling.item().path("precedence").asString().equals("FLASH");
            case "watch MISSED", "outage REPORTED" -> true;
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
            case "conflict" -> conflict(telling.happened(), item);
            case "exchange" -> exchange(item);
            case "proposal" ->
                (telling.happened().equals("FAILED")
                        ? ": the two would still be too close, or one cannot move so any more; nothing has moved"
                        : "");
            case "plan" -> PlanWords.plan(telling.happened(), item);
            case "batch" -> PlanWords.batch(telling.happened(), item);
            case "notice" ->
                PlanWords.isDraft(item)
                        ? PlanWords.draft(item)
                        : " (version " + item.path("version").asInt() + ", "
                                + item.path("lead").asString().toLowerCase(Locale.ROOT) + " lead)";
            case "message" -> message(telling.happened(), item);
            case "incident" -> IncidentWords.of(telling.happened(), item);
            case "call" -> CallWords.call(telling.happened(), item);
            case "challenges" -> CallWords.sheet(item);
            case "arrangement" -> arrangement(telling.happened(), item);
            case "communique" -> communique(item);
            case "meeting" -> meeting(telling.happened(), item.path("proceedings"));
            case "action" ->
                " (" + item.path("owner").asString() + ", due "
                        + item.path("due").asString() + ")";
            case "commitment" ->
                (item.path("stage").asString().equals("OFFERED")
                                && telling.happened().equals("ACCEPTED")
                        ? "; accepted so far: " + names(item.path("accepted"))
                        : "");
            case "statistics" -> ": " + names(item.path("rows"));
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
            case "crossing" ->
                " (version " + item.path("version").asInt()
                        + (item.has("word")
                                ? ", "
                                        + item.path("word")
                                                .asString()
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', ' ')
                                : "")
                        + ")";
            case "watch" -> DutyWords.watch(telling.happened(), item);
            case "outage" -> DutyWords.outage(telling.happened(), item);
            case "line" ->
                (item.path("technical").asString("").equals("OUT") ? ": out, by the word of somebody on it" : "");
            case "phase" -> " (due " + item.path("due").asString() + ")";
            default -> "";
        };
    }

    private static String communique(JsonNode item) {
        if (item.has("over")) {
            return "";
        }
        if (item.has("published")) {
            return item.has("withdrawing") ? "; to be withdrawn by the word of " + names(item.path("withdrawing")) : "";
        }
        return "; approved so far: " + names(item.path("approved"))
                + (item.has("rejected") ? "; not by " + names(item.path("rejected")) : "");
    }

    private static String meeting(String happened, JsonNode proceedings) {
        return switch (happened) {
            case "INVITED", "CHANGED" ->
                ": " + proceedings.path("begins").asString() + " to "
                        + proceedings.path("ends").asString();
            case "ANSWERED" ->
                ": "
                        + proceedings
                                .path("replies")
                                .propertyStream()
                                .map(reply -> reply.getKey() + " "
                                        + reply.getValue().path("answer").asString())
                                .collect(Collectors.joining(", "));
            case "CANCELLED" -> ": " + proceedings.path("cancelled").asString();
            case "MINUTED", "AMENDED", "SIGNED", "REFUSED" -> {
                JsonNode minutes = proceedings.path("minutes");
                yield " (minutes version " + minutes.path("version").asInt() + "); signed by "
                        + names(minutes.path("signed"))
                        + (minutes.path("refused").isEmpty() ? "" : "; not by " + names(minutes.path("refused")));
            }
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

    private static String conflict(String happened, JsonNode item) {
        JsonNode handling = item.path("handling");
        return switch (happened) {
            case "RECEIVED" -> " by " + names(handling.path("received"));
            case "PASSED_DOWN" -> passedDown(handling.path("passedDown"));
            case "OVERDUE" -> overdue(item);
            case "DUE" ->
                ": to be settled by " + handling.path("clock").path("by").asString();
            case "ESCALATED" -> latestRung(handling.path("escalated"));
            default -> closeness(item) + (item.has("closed") ? "" : suggested(handling));
        };
    }

    private static String passedDown(JsonNode byParty) {
        return byParty.propertyStream()
                .map(party ->
                        party.getKey() + " to " + party.getValue().path("to").asString())
                .collect(Collectors.joining(", ", ": ", ""));
    }

    private static String overdue(JsonNode conflict) {
        JsonNode handling = conflict.path("handling");
        if (!handling.path("clock").path("awaited").asString("").equals("RECEIPT")) {
            return ": not settled in time";
        }
        return ": not yet received by "
                + conflict.path("sides")
                        .valueStream()
                        .map(side -> side.path("party").asString(""))
                        .filter(party -> !handling.path("received").has(party))
                        .collect(Collectors.joining(", "));
    }

    private static String suggested(JsonNode handling) {
        String measures = handling.path("suggested")
                .propertyStream()
                .map(of -> of.getKey() + " would be free: "
                        + measures(of.getValue().path("measures").valueStream().toList()))
                .collect(Collectors.joining("; "));
        return measures.isEmpty() ? "" : "; " + measures;
    }

    /** What would free a notice, numbered. */
    static String measures(List<JsonNode> measures) {
        if (measures.isEmpty()) {
            return "by no measure within the limits of the terms";
        }
        return IntStream.range(0, measures.size())
                .mapToObj(i -> (i + 1) + ") " + measure(measures.get(i)))
                .collect(Collectors.joining(", "));
    }

    /** How a notice would be moved: {@code raise by 2000 ft, 15 min later}. */
    static String measure(JsonNode measure) {
        return SuggestionTable.change(
                Length.parse(measure.path("climb").asString("0 ft")),
                Duration.parse(measure.path("delay").asString("PT0S")));
    }

    private static String exchange(JsonNode item) {
        for (String part : List.of("answerPassedOn", "answer", "passedOn", "said")) {
            String text = item.path(part).path("text").asString("");
            if (!text.isEmpty()) {
                return ": " + text;
            }
        }
        return "";
    }

    private static String latestRung(JsonNode escalated) {
        return ": " + rung(escalated.path(escalated.size() - 1));
    }

    /** What a rung of the ladder is: {@code level 2, post duty-3 is called}. */
    static String rung(JsonNode rung) {
        String to = rung.path("to").asString();
        return "level " + rung.path("level").asInt() + ", "
                + switch (rung.path("means").asString("")) {
                    case "POST" -> "post " + to + " is called";
                    case "CHANNEL" -> "call by " + to;
                    case "FACILITATOR" -> "the facilitator is called, " + to;
                    default -> to;
                };
    }

    private static String closeness(JsonNode item) {
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

    private static String message(String happened, JsonNode item) {
        if (happened.equals("PASSED_DOWN")) {
            return " to " + item.path("passedDown").path("to").asString();
        }
        if (item.has("answer")) {
            JsonNode answer = item.path("answer");
            return ": " + answer.path("reply").asString() + " after "
                    + answer.path("secondsElapsed").asLong() + " s"
                    + (item.path("overdue").asBoolean() ? ", overdue" : "")
                    + late(answer.path("said"), answer.path("at"));
        }
        if (happened.equals("TAKEN")) {
            return " by " + item.path("taken").path("post").asString();
        }
        if (happened.equals("ALARM_TAKEN")) {
            return " by " + item.path("alarm").path("taken").path("post").asString();
        }
        if (!item.path("escalated").isEmpty()) {
            return latestRung(item.path("escalated"));
        }
        return ": " + item.path("precedence").asString() + " "
                + item.path("purpose").asString() + ", answer by "
                + item.path("answerBy").asString()
                + late(item.path("said"), item.path("sent"));
    }

    /** Of what was long under way; nothing of what was not. */
    static String late(JsonNode said, JsonNode taken) {
        return said.isMissingNode() ? "" : "; LATE: said " + said.asString() + ", taken " + taken.asString();
    }

    private static String names(JsonNode members) {
        return members.isEmpty() ? "nobody" : String.join(", ", members.propertyNames());
    }
}
