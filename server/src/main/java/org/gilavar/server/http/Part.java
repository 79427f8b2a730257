package org.gilavar.server.http;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.gilavar.airspace.DegreeBox;
import org.gilavar.airspace.Overlap;
import org.gilavar.airspace.TimeWindow;
import org.gilavar.airspace.Volume;
import org.gilavar.mechanism.item.Action;
import org.gilavar.mechanism.item.Activity;
import org.gilavar.mechanism.item.Call;
import org.gilavar.mechanism.item.Conflict;
import org.gilavar.mechanism.item.Incident;
import org.gilavar.mechanism.item.LineCheck;
import org.gilavar.mechanism.item.Meeting;
import org.gilavar.mechanism.item.Message;
import org.gilavar.mechanism.item.Notice;
import org.gilavar.mechanism.item.NoticeTrace;
import org.gilavar.mechanism.item.Outage;
import org.gilavar.mechanism.item.Phase;
import org.gilavar.mechanism.item.Plan;
import org.gilavar.mechanism.item.SharedStatistics;
import org.gilavar.mechanism.item.Zone;

/**
 * One place and time of an item, as its reader was told it.
 *
 * @param where whether it may be in a box; empty when the reader was not told where
 * @param when from when to when; empty when the reader was not told that
 * @param vertices how much it costs to look where
 */
record Part(Optional<Predicate<DegreeBox>> where, Optional<Span> when, int vertices) {

    /** A half-open stretch of time. */
    record Span(Instant start, Instant end) {

        static Span of(TimeWindow window) {
            return new Span(window.start(), window.end());
        }

        static Span of(Instant at) {
            return new Span(at, at.plusNanos(1));
        }

        static Span of(LocalDate day) {
            Instant start = day.atStartOfDay(ZoneOffset.UTC).toInstant();
            return new Span(start, start.plus(Duration.ofDays(1)));
        }
    }

    /** Whether it may be in the box, in that time; either is for all when absent. */
    boolean mayBe(Optional<DegreeBox> box, Optional<Period> period) {
        boolean then = period.isEmpty()
                || when.isEmpty()
                || period.get().meets(when.get().start(), when.get().end());
        return then && (box.isEmpty() || where.isEmpty() || where.get().test(box.get()));
    }

    static Stream<Part> of(Notice notice) {
        return notice.activity().volumes().stream().map(Part::of);
    }

    static Stream<Part> of(Zone zone) {
        return Stream.of(of(zone.volume()));
    }

    private static Part of(Volume volume) {
        return new Part(
                Optional.of(box -> box.mayHold(volume.shape())),
                Optional.of(Span.of(volume.window())),
                Activity.vertices(volume.shape()));
    }

    static Stream<Part> of(NoticeTrace trace) {
        return trace.cells().stream().map(cell -> new Part(Optional.of(box -> box.mayHold(cell)), Optional.empty(), 1));
    }

    /** Where the two come too close; by cells where the reader was told no more, and then not when. */
    static Stream<Part> of(Conflict conflict) {
        return Stream.concat(
                conflict.overlaps().stream().map(Part::of),
                conflict.cells().stream()
                        .map(cell -> new Part(Optional.of(box -> box.mayHold(cell)), Optional.empty(), 1)));
    }

    private static Part of(Overlap overlap) {
        return new Part(
                Optional.of(box -> overlap.footprint().stream().anyMatch(box::mayHold)),
                Optional.of(Span.of(overlap.window())),
                overlap.footprint().stream().mapToInt(List::size).sum());
    }

    static Stream<Part> of(Incident incident) {
        return Stream.of(new Part(
                Optional.of(box -> box.mayHold(incident.position())), Optional.of(Span.of(incident.occurred())), 1));
    }

    static Stream<Part> of(Message message) {
        return Stream.of(new Part(Optional.empty(), Optional.of(Span.of(message.sent())), 0));
    }

    /** From its beginning to its end, whenever it was logged. */
    static Stream<Part> of(Call call) {
        Span span = new Span(call.account().began(), call.account().ended().plusNanos(1));
        return Stream.of(new Part(Optional.empty(), Optional.of(span), 0));
    }

    static Stream<Part> of(LineCheck check) {
        return Stream.of(new Part(Optional.empty(), Optional.of(new Span(check.due(), check.answerBy())), 0));
    }

    /** From when to when it was, as said; for whoever asks of later, while it is open. */
    static Stream<Part> of(Outage outage) {
        Instant end = outage.ended().map(Outage.End::until).orElse(Instant.MAX);
        Instant after = end.isAfter(outage.from()) ? end : outage.from().plusNanos(1);
        return Stream.of(new Part(Optional.empty(), Optional.of(new Span(outage.from(), after)), 0));
    }

    static Stream<Part> of(SharedStatistics shared) {
        return Stream.of(new Part(Optional.empty(), Optional.of(new Span(shared.from(), shared.to())), 0));
    }

    /** While its clock runs, and at the instant at which it is due. */
    static Stream<Part> of(Phase phase) {
        return Stream.of(new Part(
                Optional.empty(),
                Optional.of(new Span(phase.started(), phase.due().plusNanos(1))),
                0));
    }

    /** The day that it is of, whenever it is drafted. */
    static Stream<Part> of(Plan plan) {
        return Stream.of(new Part(Optional.empty(), Optional.of(Span.of(LocalDate.parse(plan.id()))), 0));
    }

    /** The day on which it is due. */
    static Stream<Part> of(Action action) {
        return Stream.of(new Part(Optional.empty(), Optional.of(Span.of(action.due())), 0));
    }

    static Stream<Part> of(Meeting meeting) {
        Span span = meeting.proceedings()
                .map(held -> new Span(held.begins(), held.ends()))
                .orElseGet(() -> Span.of(meeting.date()));
        return Stream.of(new Part(Optional.empty(), Optional.of(span), 0));
    }
}
