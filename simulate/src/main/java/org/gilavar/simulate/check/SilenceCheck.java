package org.gilavar.simulate.check;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gilavar.simulate.check.Observations.Appended;
import tools.jackson.databind.JsonNode;

/**
 * Every message that is not answered in time is overdue at its deadline and climbs its ladder, every line check falls due
 * and is missed at its time, all whom it concerns are told, and the entries are there when that time comes.
 */
public final class SilenceCheck implements Check {

    /** Clocks, a poll of the clock, a full disk, and trying again. */
    private static final Duration TOLERANCE = Duration.ofSeconds(30);

    private static final int CHECK_MINUTES = 30;

    private record Message(String id, String from, String to, String precedence, Instant sent) {}

    /** When what somebody did to a message was taken. */
    private record Done(Map<String, Instant> relayed, Map<String, Instant> answered) {
        Instant relayed(Message message) {
            return relayed.getOrDefault(message.id(), Instant.MAX);
        }

        Instant answered(Message message) {
            return answered.getOrDefault(message.id(), Instant.MAX);
        }
    }

    private record Terms(JsonNode json, String facilitator, List<String> parties) {
        Duration within(String precedence) {
            return Duration.parse(
                    json.path("answerWithin").path(precedence).path("value").asString(""));
        }

        /** How long what one party says to another waits for the facilitator, at most. */
        Duration relayWithin(Message message) {
            boolean between = parties.contains(message.from()) && parties.contains(message.to());
            return between && !message.precedence().equals("FLASH")
                    ? Duration.parse(
                            json.path("line").path("relayWithin").path("value").asString("PT0S"))
                    : Duration.ZERO;
        }

        Duration checksWithin() {
            return Duration.parse(
                    json.path("checks").path("within").path("value").asString(""));
        }
    }

    private final Instant end;

    /**
     * @param end true time at which the world ended
     */
    public SilenceCheck(Instant end) {
        this.end = end.minus(TOLERANCE);
    }

    @Override
    public String name() {
        return "silence is visible at its deadline, to all whom it concerns";
    }

    @Override
    public long examine(RawRecord record, Observations seen) {
        List<Message> messages = new ArrayList<>();
        Done done = new Done(new HashMap<>(), new HashMap<>());
        Map<String, Set<String>> checksAnswered = new HashMap<>();
        Map<Instant, List<RawEntry>> deadlines = new TreeMap<>();
        Terms terms = null;
        Instant inForce = Instant.MAX;
        for (RawEntry entry : record.entries()) {
            if (entry.isDeadline()) {
                deadlines
                        .computeIfAbsent(entry.instant(), at -> new ArrayList<>())
                        .add(entry);
            }
            JsonNode body = entry.body();
            switch (entry.type()) {
                case "arrangement.propose" -> {
                    List<String> parties = new ArrayList<>();
                    body.path("terms").path("parties").forEach(p -> parties.add(p.asString("")));
                    terms = new Terms(
                            body.path("terms"),
                            body.path("terms").path("facilitator").asString(""),
                            parties);
                }
                case "arrangement.sign" -> inForce = entry.instant();
                case "message.send" ->
                    messages.add(new Message(
                            entry.made(),
                            entry.speaker(),
                            body.path("to").asString(""),
                            entry.words().path("precedence").asString(""),
                            entry.instant()));
                case "message.relay" -> done.relayed().put(body.path("message").asString(""), entry.instant());
                case "message.answer" ->
                    done.answered().put(body.path("message").asString(""), entry.instant());
                case "check.answer" ->
                    checksAnswered
                            .computeIfAbsent(body.path("check").asString(""), c -> new HashSet<>())
                            .add(entry.speaker());
                default -> {}
            }
        }
        if (terms == null) {
            return 0;
        }
        long looked = 0;
        for (Message message : messages) {
            looked += mustBeHeard(message, done, terms, deadlines);
        }
        looked += checks(inForce, terms, checksAnswered, deadlines);
        mustBeThereInTime(record, seen);
        return looked;
    }

    private long mustBeHeard(Message message, Done done, Terms terms, Map<Instant, List<RawEntry>> deadlines) {
        Duration within = terms.within(message.precedence());
        Set<String> concerned = new HashSet<>(List.of(message.from(), message.to(), terms.facilitator()));
        long looked = 0;
        Instant there = message.sent().plus(terms.relayWithin(message));
        if (done.relayed(message).isBefore(there)) {
            there = done.relayed(message);
        } else if (there.isAfter(message.sent()) && there.isBefore(end)) {
            mustBeTold(deadlines, there, concerned, "message", message.id(), "RELAYED");
            looked++;
        }
        Instant answered = done.answered(message);
        Instant deadline = there.plus(within);
        if (deadline.isBefore(end) && !answered.isBefore(deadline)) {
            mustBeTold(deadlines, deadline, concerned, "message", message.id(), "OVERDUE");
            looked++;
        }
        return looked + ladder(message, there, within, answered, concerned, terms, deadlines);
    }

    private long ladder(
            Message message,
            Instant there,
            Duration within,
            Instant answered,
            Set<String> concerned,
            Terms terms,
            Map<Instant, List<RawEntry>> deadlines) {
        long looked = 0;
        Duration shift = Duration.ZERO;
        boolean first = true;
        for (JsonNode step : terms.json().path("ladder")) {
            Duration after = Duration.parse(step.path("after").path("value").asString(""));
            if (first && within.compareTo(after) > 0) {
                shift = within.minus(after);
            }
            first = false;
            Instant rung = there.plus(after).plus(shift);
            if (rung.isBefore(end) && !answered.isBefore(rung)) {
                mustBeTold(deadlines, rung, concerned, "message", message.id(), "ESCALATED");
                looked++;
            }
        }
        return looked;
    }

    private long checks(
            Instant inForce, Terms terms, Map<String, Set<String>> answered, Map<Instant, List<RawEntry>> deadlines) {
        long step = Duration.ofMinutes(CHECK_MINUTES).toSeconds();
        Set<String> all = new HashSet<>(terms.parties());
        all.add(terms.facilitator());
        long looked = 0;
        for (long next = (inForce.getEpochSecond() / step + 1) * step; ; next += step) {
            Instant due = Instant.ofEpochSecond(next);
            if (!due.isBefore(end)) {
                return looked;
            }
            String id = id(due);
            mustBeTold(deadlines, due, all, "check", id, "DUE");
            Instant missed = due.plus(terms.checksWithin());
            boolean done = answered.getOrDefault(id, Set.of()).containsAll(terms.parties());
            if (missed.isBefore(end) && !done) {
                mustBeTold(deadlines, missed, all, "check", id, "MISSED");
            }
            looked++;
        }
    }

    private static String id(Instant due) {
        String text = due.toString();
        return text.substring(0, 10).replace("-", "") + "-"
                + text.substring(11, 16).replace(":", "") + "z";
    }

    private static void mustBeTold(
            Map<Instant, List<RawEntry>> deadlines,
            Instant at,
            Set<String> parties,
            String kind,
            String id,
            String happened) {
        boolean there = deadlines.getOrDefault(at, List.of()).stream()
                .anyMatch(entry -> parties.stream()
                        .allMatch(party -> entry.told(party, kind, id, happened).isPresent()));
        if (!there) {
            throw new BrokenException(
                    kind + " " + id + " is not " + happened + " at " + at + ", as " + parties + " should be told");
        }
    }

    /** By the true time at which they could be read. */
    private static void mustBeThereInTime(RawRecord record, Observations seen) {
        int next = 0;
        for (Appended appended : seen.appended()) {
            Instant there = Instant.ofEpochMilli(appended.millis());
            Instant up = Instant.ofEpochMilli(appended.upSince());
            for (; next < appended.upTo() && next < record.size(); next++) {
                RawEntry entry = record.entries().get(next);
                Instant soonest = entry.instant().isBefore(up) ? up : entry.instant();
                if (entry.isDeadline() && there.isAfter(soonest.plus(TOLERANCE))) {
                    throw new BrokenException(
                            "entry " + entry.seq() + ", a deadline of " + entry.at() + ", is there at " + there);
                }
            }
        }
    }
}
