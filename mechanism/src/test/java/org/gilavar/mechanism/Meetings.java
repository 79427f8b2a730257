package org.gilavar.mechanism;

import static org.gilavar.mechanism.World.FACILITATOR;
import static org.gilavar.mechanism.World.ISRAEL;
import static org.gilavar.mechanism.World.START;
import static org.gilavar.mechanism.World.TURKIYE;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gilavar.mechanism.item.Meeting;
import org.gilavar.mechanism.item.Proceedings.Answer;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.statement.MeetingBody;

/** A round in Baku between two delegations, in two languages, and what is said of it. */
final class Meetings {

    static final String ID = "azerbaijan.round-2";
    static final List<String> DELEGATIONS = List.of(TURKIYE, ISRAEL);
    static final Instant BEGINS = START.plus(Duration.ofDays(3));
    static final Instant ENDS = BEGINS.plus(Duration.ofHours(6));
    static final SortedMap<String, String> WORDS = words("A line is open around the clock.");
    static final SortedMap<String, String> MINUTES = words("They met, and agreed on a line.");

    private Meetings() {}

    /** The same in both languages. */
    static SortedMap<String, String> words(String text) {
        return new TreeMap<>(Map.of("en", text, "fr", "FR " + text));
    }

    static MeetingBody.Invite invite(String name, Meeting.Track track, String... delegations) {
        return new MeetingBody.Invite(
                name,
                2,
                "Baku",
                track,
                BEGINS,
                ENDS,
                List.of(delegations),
                List.of("a line", "distances"),
                List.of("en", "fr"));
    }

    static void called(World world) {
        world.accepts(FACILITATOR, invite("round-2", Meeting.Track.TECHNICAL, TURKIYE, ISRAEL));
    }

    static MeetingBody.Reply attends(String... members) {
        return reply(1, Answer.ATTENDS, members);
    }

    static MeetingBody.Reply reply(int version, Answer answer, String... members) {
        return new MeetingBody.Reply(
                ID,
                version,
                answer,
                Optional.empty(),
                Optional.of(List.of(members)).filter(named -> !named.isEmpty()));
    }

    static MeetingBody.Text text(SortedMap<String, String> words) {
        return new MeetingBody.Text(ID, 1, words);
    }

    static MeetingBody.Agree agree(SortedMap<String, String> words) {
        return new MeetingBody.Agree(ID, 1, Json.hash(words));
    }

    static MeetingBody.Bracket bracket(SortedMap<String, String> words) {
        return new MeetingBody.Bracket(ID, 1, Json.hash(words), Optional.of("by day"), "not at night");
    }

    static MeetingBody.Minute minutes(SortedMap<String, String> words) {
        return new MeetingBody.Minute(ID, words, Optional.empty(), Optional.empty());
    }

    /** Opened and minuted; the hash of the minutes. */
    static String minuted(World world) {
        world.accepts(FACILITATOR, new MeetingBody.Open(ID));
        world.accepts(FACILITATOR, minutes(MINUTES));
        return hash(world);
    }

    static String hash(World world) {
        return in(world).proceedings().orElseThrow().minutes().orElseThrow().hash();
    }

    static Meeting in(World world) {
        return world.get(Meeting.class, ID);
    }
}
