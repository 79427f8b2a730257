package org.gilavar.mechanism;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.gilavar.mechanism.item.Arrangement;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.item.Line;
import org.gilavar.mechanism.item.Outage;
import org.gilavar.mechanism.statement.OutageBody;

/** Outages of the line, by the word of those for whom it did not work. Nobody else can say so, and nobody else that it works again. */
final class OutageRules {

    private OutageRules() {}

    static void apply(Draft draft, Said said, OutageBody body) {
        switch (body) {
            case OutageBody.Report report -> report(draft, said, report);
            case OutageBody.End end -> end(draft, said, end);
        }
    }

    private static void report(Draft draft, Said said, OutageBody.Report report) {
        LineRules.mustBeOnTheLine(draft, said);
        open(draft).filter(o -> o.by().equals(said.party())).findFirst().ifPresent(open -> {
            throw Said.wrongState("body", "you have said so in " + open.id() + "; end that first");
        });
        mustNotLieAhead(draft, "from", report.from());
        draft.record(
                Happened.REPORTED,
                new Outage(
                        said.newId(draft, Outage.class, report.name()),
                        said.party(),
                        report.from(),
                        draft.at(),
                        report.text(),
                        Optional.empty()));
        LineRules.shows(draft, Line.Technical.OUT, Happened.REPORTED);
    }

    private static void end(Draft draft, Said said, OutageBody.End end) {
        Outage outage = draft.find(Outage.class, end.outage())
                .filter(o -> o.by().equals(said.party()))
                .orElseThrow(() -> Said.unknown("body.outage", "outage", end.outage()));
        outage.ended().ifPresent(before -> {
            throw Said.wrongState("body.outage", "you have ended it at " + before.at());
        });
        mustNotLieAhead(draft, "until", end.until());
        if (end.until().isBefore(outage.from())) {
            throw new InvalidItemException("until", "it began at " + outage.from() + ", found " + end.until());
        }
        end(draft, outage, end.until());
    }

    /** Whoever is no longer on the line has nothing to say of it any more. */
    static void leave(Draft draft, Arrangement arrangement) {
        open(draft).filter(o -> !arrangement.governs(o.by())).toList().forEach(o -> end(draft, o, draft.at()));
    }

    /** After an outage nobody knows how the line is, until a check goes through. */
    private static void end(Draft draft, Outage outage, Instant until) {
        draft.record(Happened.ENDED, outage.ended(until, draft.at()));
        LineRules.shows(draft, Line.Technical.UNTESTED, Happened.ENDED);
    }

    private static void mustNotLieAhead(Draft draft, String field, Instant instant) {
        if (instant.isAfter(draft.at())) {
            throw new InvalidItemException(field, "is in the future; now is " + draft.at());
        }
    }

    /** Of those that are open, the one that was reported first. */
    static Optional<Outage> first(Items items) {
        return open(items).min(Comparator.comparing(Outage::reported).thenComparing(Outage::id));
    }

    private static Stream<Outage> open(Items items) {
        return items.standing(Outage.class).filter(Outage::open);
    }
}
