package org.gilavar.mechanism;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gilavar.mechanism.item.Line;
import org.gilavar.mechanism.item.LineCheck;
import org.gilavar.mechanism.item.Terms;
import org.gilavar.mechanism.statement.CheckBody;

/** Scheduled line checks. A check that nobody answers is an event, seen by all. */
final class LineRules {

    private static final DateTimeFormatter CHECK_ID =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmm'z'").withZone(ZoneOffset.UTC);

    private LineRules() {}

    /** Opens the line for the terms that have come into force, or carries it over to them. */
    static void open(Draft draft, Terms terms) {
        List<String> on = new ArrayList<>(terms.parties());
        on.add(terms.facilitator());
        Instant next = nextCheck(terms, draft.at());
        draft.record(
                Happened.SCHEDULED,
                draft.find(Line.class, Line.ID)
                        .map(line -> new Line(Line.ID, on, line.technical(), line.declared(), next))
                        .orElseGet(() -> new Line(Line.ID, on, Line.Technical.UNTESTED, Line.Declared.OPEN, next)));
    }

    static void apply(Draft draft, Said said, CheckBody body) {
        switch (body) {
            case CheckBody.Answer answer -> answer(draft, said, answer);
        }
    }

    private static void answer(Draft draft, Said said, CheckBody.Answer answer) {
        LineCheck check = draft.find(LineCheck.class, answer.check())
                .filter(c -> c.expected().contains(said.party()))
                .orElseThrow(() -> Said.unknown("body.check", "line check", answer.check()));
        if (check.stage() != LineCheck.Stage.DUE) {
            throw Said.wrongState("body.check", "it is " + check.stage() + "; its time ended at " + check.answerBy());
        }
        if (check.answered().containsKey(said.party())) {
            throw Said.wrongState("body.check", "you have answered it already");
        }
        LineCheck now = check.answeredBy(said.party(), draft.at());
        boolean done = now.stage() == LineCheck.Stage.DONE;
        draft.record(done ? Happened.DONE : Happened.ANSWERED, now);
        if (done) {
            shows(draft, Line.Technical.ANSWERING, Happened.ANSWERING);
        }
    }

    /** A check falls due. */
    static void timeUp(Draft draft, Line line) {
        Terms terms = draft.terms();
        Instant due = line.nextCheck();
        draft.record(
                Happened.DUE,
                new LineCheck(
                        CHECK_ID.format(due),
                        due,
                        due.plus(terms.checks().within().value()),
                        new TreeSet<>(terms.parties()),
                        new TreeMap<>(),
                        LineCheck.Stage.DUE));
        draft.record(Happened.SCHEDULED, line.next(nextCheck(terms, due)));
    }

    /** Its time is over and not everyone has answered. */
    static void timeUp(Draft draft, LineCheck check) {
        draft.record(Happened.MISSED, check.missed());
        shows(draft, Line.Technical.CHECK_MISSED, Happened.MISSED);
    }

    private static void shows(Draft draft, Line.Technical technical, Happened happened) {
        Line line = draft.find(Line.class, Line.ID).orElseThrow();
        if (line.technical() != technical) {
            draft.record(happened, line.technical(technical));
        }
    }

    private static Instant nextCheck(Terms terms, Instant after) {
        LocalDate today = LocalDate.ofInstant(after, ZoneOffset.UTC);
        for (LocalTime time : terms.checks().times().value()) {
            Instant check = today.atTime(time).toInstant(ZoneOffset.UTC);
            if (check.isAfter(after)) {
                return check;
            }
        }
        LocalTime first = terms.checks().times().value().getFirst();
        return today.plusDays(1).atTime(first).toInstant(ZoneOffset.UTC);
    }
}
