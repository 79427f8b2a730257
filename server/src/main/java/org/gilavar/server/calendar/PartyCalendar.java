package org.gilavar.server.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gilavar.mechanism.item.Action;
import org.gilavar.mechanism.item.Arrangement;
import org.gilavar.mechanism.item.Founding;
import org.gilavar.mechanism.item.Meeting;
import org.gilavar.mechanism.item.Proceedings;
import org.gilavar.mechanism.terms.Checks;
import org.gilavar.server.audience.Feed;
import org.gilavar.server.calendar.ICalendar.Event;
import org.gilavar.server.calendar.ICalendar.Span;
import org.gilavar.server.calendar.ICalendar.Status;

/**
 * The meetings, the actions and the line checks of a party. No persons are named in it: there are none in what it was told. What an
 * exercise has ahead says so, since calendars get mixed.
 */
public final class PartyCalendar {

    /** How far ahead line checks are shown: each is a line of its own, and terms change. */
    static final Duration CHECKS_AHEAD = Duration.ofDays(14);

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Founding founding;
    private final String party;

    private PartyCalendar(Founding founding, String party) {
        this.founding = founding;
        this.party = party;
    }

    /** Its octets, by what a party has been told, as of an instant. */
    public static byte[] of(String party, Feed feed, Instant now) {
        return new PartyCalendar(feed.all(Founding.class).getFirst(), party)
                .write(feed.all(Meeting.class), feed.all(Action.class), feed.all(Arrangement.class), now);
    }

    private byte[] write(List<Meeting> meetings, List<Action> actions, List<Arrangement> arrangements, Instant now) {
        List<Event> events = new ArrayList<>();
        meetings.forEach(meeting -> events.add(meeting(meeting)));
        meetings.forEach(meeting -> next(meeting).ifPresent(events::add));
        actions.forEach(action -> events.add(action(action)));
        arrangements.stream()
                .filter(a -> a.standing() == Arrangement.Standing.IN_FORCE && a.governs(party))
                .flatMap(a -> checks(a.terms().checks(), a.inForceSince().orElse(now), now))
                .forEach(events::add);
        events.sort(Comparator.comparing(Event::uid));
        return ICalendar.of(events);
    }

    private Event meeting(Meeting meeting) {
        Optional<Proceedings> proceedings = meeting.proceedings();
        return new Event(
                uid("meeting-" + meeting.id()),
                proceedings.map(p -> p.version() - 1).orElse(0),
                proceedings
                        .map(PartyCalendar::changed)
                        .orElseGet(() ->
                                meeting.date().atStartOfDay(ZoneOffset.UTC).toInstant()),
                proceedings
                        .<Span>map(p -> new Span.Hours(p.begins(), p.ends()))
                        .orElseGet(() -> new Span.Day(meeting.date())),
                marked(title(meeting)),
                Optional.of(meeting.venue()),
                Optional.of(agenda(meeting)).filter(text -> !text.isEmpty()),
                status(meeting),
                true);
    }

    private static String title(Meeting meeting) {
        return "Round " + meeting.round() + ", " + meeting.track().name().toLowerCase(Locale.ROOT) + " track";
    }

    /** An answer may make it certain, or uncertain again. */
    private static Instant changed(Proceedings proceedings) {
        return Stream.concat(
                        Stream.of(proceedings.changed()),
                        proceedings.replies().values().stream().map(Proceedings.Reply::at))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** What is called is certain when all have said that they come. */
    private static Status status(Meeting meeting) {
        return switch (meeting.stage()) {
            case CANCELLED -> Status.CANCELLED;
            case INVITED -> attended(meeting) ? Status.CONFIRMED : Status.TENTATIVE;
            case RECORDED, HELD, MINUTED, SIGNED -> Status.CONFIRMED;
        };
    }

    private static boolean attended(Meeting meeting) {
        return meeting.proceedings()
                .filter(p -> meeting.delegations().stream()
                        .allMatch(d -> Optional.ofNullable(p.replies().get(d))
                                .filter(r -> r.answer() == Proceedings.Answer.ATTENDS)
                                .isPresent()))
                .isPresent();
    }

    private static String agenda(Meeting meeting) {
        return IntStream.range(0, meeting.agenda().size())
                .mapToObj(i -> (i + 1) + ". " + meeting.agenda().get(i))
                .collect(Collectors.joining("\n"));
    }

    private Optional<Event> next(Meeting meeting) {
        Instant changed = meeting.proceedings()
                .map(PartyCalendar::changed)
                .orElseGet(() -> meeting.date().atStartOfDay(ZoneOffset.UTC).toInstant());
        return meeting.next()
                .map(day -> new Event(
                        uid("next-" + meeting.id()),
                        meeting.proceedings()
                                .flatMap(Proceedings::minutes)
                                .map(minutes -> minutes.version() - 1)
                                .orElse(0),
                        changed,
                        new Span.Day(day),
                        marked("Next round, after round " + meeting.round() + " of the "
                                + meeting.track().name().toLowerCase(Locale.ROOT) + " track"),
                        Optional.empty(),
                        Optional.empty(),
                        Status.TENTATIVE,
                        false));
    }

    private Event action(Action action) {
        String words = action.texts().entrySet().stream()
                .map(text -> text.getKey() + ": " + text.getValue())
                .collect(Collectors.joining("\n"));
        return new Event(
                uid("action-" + action.id()),
                action.stage() == Action.Stage.WITHDRAWN ? 1 : 0,
                action.changed(),
                new Span.Day(action.due()),
                marked((action.stage() == Action.Stage.DONE ? "Done: " : "Due: ") + action.id() + ", "
                        + action.owner()),
                Optional.empty(),
                Optional.of(words),
                action.stage() == Action.Stage.WITHDRAWN ? Status.CANCELLED : Status.CONFIRMED,
                false);
    }

    private Stream<Event> checks(Checks checks, Instant since, Instant now) {
        Instant last = now.plus(CHECKS_AHEAD);
        return Stream.iterate(checks.next(now), at -> !at.isAfter(last), checks::next)
                .map(at -> new Event(
                        uid("check-" + MINUTE.format(at)),
                        0,
                        since,
                        new Span.Hours(at, at.plus(checks.within().value())),
                        marked("Line check"),
                        Optional.empty(),
                        Optional.empty(),
                        Status.CONFIRMED,
                        false));
    }

    private String uid(String of) {
        return of + "@" + founding.id();
    }

    private String marked(String summary) {
        return founding.exercise() ? "EXERCISE " + summary : summary;
    }
}
