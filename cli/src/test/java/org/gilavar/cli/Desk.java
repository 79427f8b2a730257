package org.gilavar.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.gilavar.client.Telling;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A desk under load: it files, amends and withdraws notices, speaks on the hotline, answers what is said to it and the
 * checks of the line, one thing after the other as fast as it is answered, and now and then says an old thing once more.
 * What it says follows from its seed and from what it is told.
 */
final class Desk implements Callable<Long> {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Of a party's own notices that stand, so that the state does not grow without end. */
    private static final int MOST_NOTICES = 8;

    private static final int KEPT_TO_REPEAT = 40;

    private static final List<String> PRECEDENCES = List.of("ROUTINE", "PRIORITY", "IMMEDIATE", "FLASH");

    private record Own(String id, int version) {}

    private final Mouth mouth;
    private final List<String> others;
    private final boolean files;
    private final boolean listens;
    private final Queue<JsonNode> waiting;
    private final RandomGenerator random;
    private final AtomicBoolean stopping;
    private final String name;
    private final List<Own> notices = new ArrayList<>();
    private final Deque<Mouth.Ready> old = new ArrayDeque<>();
    private long names;

    /**
     * @param name of the desk, unique within its party
     * @param others who may be sent messages
     * @param files whether the party has notices
     * @param listens whether this desk reads the party's feed for all its desks
     * @param waiting what has come in for the party, and nobody has taken up
     */
    Desk(
            String name,
            Mouth mouth,
            List<String> others,
            boolean files,
            boolean listens,
            Queue<JsonNode> waiting,
            RandomGenerator random,
            AtomicBoolean stopping) {
        this.name = name;
        this.mouth = mouth;
        this.others = List.copyOf(others);
        this.files = files;
        this.listens = listens;
        this.waiting = waiting;
        this.random = random;
        this.stopping = stopping;
    }

    /** Until it is told to stop; how often it had to send something again. */
    @Override
    public Long call() throws InterruptedException {
        while (!stopping.get()) {
            if (listens) {
                listen();
            }
            int roll = random.nextInt(100);
            JsonNode next = roll < 40 ? waiting.poll() : null;
            if (next != null) {
                takeUp(next);
            } else if (roll < 46 && !old.isEmpty()) {
                mouth.say(old.removeFirst());
            } else if (roll < 60 || !files) {
                send();
            } else {
                notice(roll);
            }
        }
        if (listens) {
            listen();
        }
        return mouth.sentAgain();
    }

    private void listen() throws InterruptedException {
        List<Telling> news = mouth.listen();
        while (!news.isEmpty()) {
            for (Telling telling : news) {
                boolean forUs = telling.kind().equals("message")
                        && telling.happened().equals("SENT")
                        && telling.item().path("to").asString().equals(mouth.party());
                boolean check =
                        telling.kind().equals("check") && telling.happened().equals("DUE") && files;
                if (forUs || check) {
                    waiting.add(telling.item());
                }
            }
            news = mouth.listen();
        }
    }

    private Optional<List<Telling>> say(String precedence, ObjectNode body) throws InterruptedException {
        Mouth.Ready ready = mouth.ready(precedence, body);
        Optional<List<Telling>> told = mouth.say(ready);
        if (told.isPresent()) {
            old.addLast(ready);
            if (old.size() > KEPT_TO_REPEAT) {
                old.removeFirst();
            }
        }
        return told;
    }

    private void takeUp(JsonNode item) throws InterruptedException {
        String id = item.path("id").asString();
        if (item.path("kind").asString().equals("check")) {
            say("ROUTINE", body("check.answer").put("check", id));
        } else {
            say("ROUTINE", body("message.deliver").put("message", id));
            say("ROUTINE", body("message.answer").put("message", id).put("reply", "RECEIVED"));
        }
    }

    private void send() throws InterruptedException {
        say(
                PRECEDENCES.get(random.nextInt(PRECEDENCES.size())),
                body("message.send")
                        .put("name", name + "-" + ++names)
                        .put("to", others.get(random.nextInt(others.size())))
                        .put("purpose", "WARN")
                        .put("text", "EXERCISE: traffic " + names + " is late. " + "x".repeat(random.nextInt(400))));
    }

    private void notice(int roll) throws InterruptedException {
        if (notices.isEmpty() || (roll < 75 && notices.size() < MOST_NOTICES)) {
            String called = name + "-" + ++names;
            ObjectNode body = body("notice.file").put("name", called);
            body.set("activity", activity());
            if (say("ROUTINE", body).isPresent()) {
                notices.add(new Own(mouth.party() + "." + called, 1));
            }
            return;
        }
        Own own = notices.remove(random.nextInt(notices.size()));
        if (roll < 88) {
            ObjectNode body = body("notice.amend").put("notice", own.id()).put("version", own.version());
            body.put("reason", "EXERCISE: another box").set("activity", activity());
            if (say("PRIORITY", body).isPresent()) {
                notices.add(new Own(own.id(), own.version() + 1));
            }
        } else {
            say(
                    "ROUTINE",
                    body("notice.withdraw")
                            .put("notice", own.id())
                            .put("version", own.version())
                            .put("reason", "EXERCISE: not needed"));
        }
    }

    private static ObjectNode body(String type) {
        return JSON.createObjectNode().put("type", type);
    }

    /** A round box somewhere; some end within seconds, so that deadlines pass while the server dies. */
    private ObjectNode activity() {
        Instant now = Instant.now();
        Duration ahead = random.nextInt(4) == 0 ? Duration.ofSeconds(1) : Duration.ofHours(1);
        ObjectNode activity = JSON.createObjectNode()
                .put("category", "MANNED_AIR")
                .put("armed", "UNDECLARED")
                .put("count", "ONE");
        ObjectNode volume = activity.putArray("volumes").addObject();
        ObjectNode shape = volume.putObject("shape").put("type", "circle").put("radius", "1 km");
        shape.putObject("centre")
                .put("lat", 33.5 + random.nextInt(350) / 100.0)
                .put("lon", 36.5 + random.nextInt(500) / 100.0);
        int level = 100 + 10 * random.nextInt(30);
        volume.putObject("altitude").put("lower", "FL" + level).put("upper", "FL" + (level + 10));
        volume.putObject("window")
                .put("start", now.plus(ahead).toString())
                .put("end", now.plus(ahead).plus(ahead.multipliedBy(2)).toString());
        return activity;
    }
}
