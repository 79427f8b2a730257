package org.gilavar.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A message step by step: when each was taken, how many seconds after the sending, and by whom. */
final class MessageTranscript {

    private record Step(Instant at, String words) {}

    private final JsonNode message;
    private final List<Step> steps = new ArrayList<>();

    private MessageTranscript(JsonNode message) {
        this.message = message;
    }

    static void print(JsonNode message, PrintWriter out, int columns) {
        MessageTranscript transcript = new MessageTranscript(message);
        transcript.read();
        Instant sent = Instant.parse(message.path("sent").asString());
        Table table = new Table(List.of("UTC", "DTG", "AFTER", "WHAT"));
        for (Step step : transcript.steps) {
            table.add(List.of(
                    step.at().toString(),
                    Dtg.of(step.at()),
                    Duration.between(sent, step.at()).toSeconds() + " s",
                    step.words()));
        }
        table.print(out, columns);
    }

    private void read() {
        String to = message.path("to").asString();
        at("sent", "sent by " + text("from") + " to " + to + ": " + text("precedence") + " " + text("purpose"));
        JsonNode relay = message.path("relay");
        step(relay.path("passedOn"), "passed on " + by(relay, "when its time had come"));
        at("delivered", "on the screen of " + to);
        at("read", "read");
        JsonNode taken = message.path("taken");
        step(taken.path("at"), "taken " + by(taken, ""));
        JsonNode readBack = message.path("readBack");
        step(
                readBack.path("at"),
                "read back " + by(readBack, "")
                        + (readBack.path("matches").asBoolean() ? ": it matches" : ": GARBLED"));
        if (message.path("overdue").asBoolean()) {
            at("answerBy", "OVERDUE: nobody has answered");
        }
        message.path("escalated").forEach(rung -> step(rung.path("at"), Words.rung(rung)));
        JsonNode alarm = message.path("alarm").path("taken");
        step(alarm.path("at"), "the facilitator has taken the alarm, " + by(alarm, ""));
        JsonNode down = message.path("passedDown");
        step(down.path("at"), "passed down to " + down.path("to").asString(""));
        JsonNode answer = message.path("answer");
        step(
                answer.path("at"),
                "answered " + by(answer, "") + ": " + answer.path("reply").asString("")
                        + (answer.has("text") ? ", \"" + answer.path("text").asString() + "\"" : ""));
        steps.sort(Comparator.comparing(Step::at)); // stable: what is of one instant stays as it follows
    }

    private static String by(JsonNode step, String otherwise) {
        String post = step.path("post").asString("");
        return post.isEmpty() ? otherwise : "by " + post;
    }

    private String text(String field) {
        return message.path(field).asString("");
    }

    private void at(String field, String words) {
        step(message.path(field), words);
    }

    private void step(JsonNode at, String words) {
        if (at.isString()) {
            steps.add(new Step(Instant.parse(at.asString()), words));
        }
    }
}
