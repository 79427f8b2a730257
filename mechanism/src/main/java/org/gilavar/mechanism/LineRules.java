package org.gilavar.mechanism;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gilavar.mechanism.item.Arrangement;
import org.gilavar.mechanism.item.Line;
import org.gilavar.mechanism.item.LineCheck;
import org.gilavar.mechanism.item.Outage;
import org.gilavar.mechanism.statement.CheckBody;
import org.gilavar.mechanism.terms.Terms;

/** Scheduled line checks. A check that nobody answers is an event, seen by all. */
final class LineRules {

    private static final DateTimeFormatter CHECK_ID =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmm'z'").withZone(ZoneOffset.UTC);

    private LineRules() {}

    /** Opens the line for the terms that have come into force, or carries it over to them. */
    static void open(Draft draft, Arrangement arrangement) {
        List<String> on = everyone(arrangement);
        Instant next = arrangement.terms().checks().next(draft.at());
        draft.record(
                Happened.SCHEDULED,
                draft.find(Line.class, Line.ID)
                        .map(line -> new Line(Line.ID, on, line.technical(), Line.Declared.OPEN, next))
                        .orElseGet(() -> new Line(Line.ID, on, Line.Technical.UNTESTED, Line.Declared.OPEN, next)));
        // Terms that others sign once these have ended may be without somebody who was on the line.
        WatchRules.leave(draft, arrangement);
        OutageRules.leave(draft, arrangement);
    }

    /** What the parties declare of the arrangement, they declare of the line. */
    static void declare(Draft draft, Arrangement arrangement) {
        Line line = draft.find(Line.class, Line.ID).orElseThrow();
        boolean suspended = !arrangement.course().orElseThrow().political().isEmpty();
        Line.Declared declared = suspended ? Line.Declared.SUSPENDED : Line.Declared.OPEN;
        if (line.declared() != declared) {
            draft.record(suspended ? Happened.SUSPENDED : Happened.RESUMED, line.declared(declared));
        }
    }

    /** Those who are left stay on the line. */
    static void leave(Draft draft, Arrangement arrangement) {
        Line line = draft.find(Line.class, Line.ID).orElseThrow();
        draft.record(Happened.LEFT, line.on(everyone(arrangement)));
        declare(draft, arrangement);
        WatchRules.leave(draft, arrangement);
        OutageRules.leave(draft, arrangement);
    }

    private static List<String> everyone(Arrangement arrangement) {
        List<String> on = new ArrayList<>(arrangement.parties());
        on.add(arrangement.terms().facilitator());
        return on;
    }

    static void mustBeOnTheLine(Draft draft, Said said) {
        draft.mustHaveTerms();
        if (!draft.find(Line.class, Line.ID).orElseThrow().on().contains(said.party())) {
            throw new RefusedException(Refusal.Code.NOT_ENTITLED, "from.party", "you are not on this line");
        }
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
                        new TreeSet<>(draft.parties()),
                        new TreeMap<>(),
                        LineCheck.Stage.DUE,
                        Optional.empty()));
        draft.record(Happened.SCHEDULED, line.next(terms.checks().next(due)));
    }

    /** Its time is over and not everyone has answered. */
    static void timeUp(Draft draft, LineCheck check) {
        draft.record(Happened.MISSED, check.missed(OutageRules.first(draft).map(Outage::id)));
        shows(draft, Line.Technical.CHECK_MISSED, Happened.MISSED);
    }

    /** What a check has shown, or somebody's word; while anybody says that the line does not work for it, that alone. */
    static void shows(Draft draft, Line.Technical found, Happened happened) {
        Line line = draft.find(Line.class, Line.ID).orElseThrow();
        Line.Technical technical = OutageRules.first(draft).isPresent() ? Line.Technical.OUT : found;
        if (line.technical() != technical) {
            draft.record(happened, line.technical(technical));
        }
    }
}
