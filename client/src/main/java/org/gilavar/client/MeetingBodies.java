package org.gilavar.client;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The bodies of statements of meetings, and of what is to be done after them; as {@link Bodies} makes those of everything else. */
public final class MeetingBodies {

    private static final String MEETING = "meeting";
    private static final String REASON = "reason";

    private MeetingBodies() {}

    /**
     * Calls a meeting; the facilitator alone.
     *
     * @param track TECHNICAL, MILITARY or POLITICAL
     * @param languages language tags, two or more
     */
    public static ObjectNode invite(
            String name,
            int round,
            String venue,
            String track,
            Instant begins,
            Instant ends,
            List<String> delegations,
            List<String> agenda,
            List<String> languages) {
        ObjectNode body = Bodies.body("meeting.invite")
                .put("name", name)
                .put("round", round)
                .put("venue", venue)
                .put("track", track)
                .put("begins", begins.toString())
                .put("ends", ends.toString());
        delegations.forEach(body.putArray("delegations")::add);
        agenda.forEach(body.putArray("agenda")::add);
        languages.forEach(body.putArray("languages")::add);
        return body;
    }

    /** Moves it; answers to the time before fall away. */
    public static ObjectNode move(String meeting, Instant begins, Instant ends) {
        return of("meeting.move", meeting).put("begins", begins.toString()).put("ends", ends.toString());
    }

    /** Calls it off. */
    public static ObjectNode cancel(String meeting, String reason) {
        return of("meeting.cancel", meeting).put(REASON, reason);
    }

    /**
     * Answers an invitation; may have {@code begins}, where it proposes another time, and {@code members}, the posts that speak for the
     * delegation there.
     *
     * @param version of the time that it answers
     * @param answer ATTENDS, DECLINES or PROPOSES_ANOTHER_TIME
     */
    public static ObjectNode reply(String meeting, int version, String answer) {
        return of("meeting.reply", meeting).put("version", version).put("answer", answer);
    }

    /**
     * Puts a paper before it; may have a {@code text}.
     *
     * @param hash SHA-256, hex, of its octets
     */
    public static ObjectNode paper(String meeting, String name, String title, String hash) {
        return of("meeting.paper", meeting)
                .put("name", name)
                .put("title", title)
                .put("hash", hash);
    }

    /** Proposes a text for a point of its agenda, in all of its languages. */
    public static ObjectNode text(String meeting, int point, Map<String, String> texts) {
        return Bodies.texts(of("meeting.text", meeting).put("point", point), texts);
    }

    /**
     * Agrees to the text of a point.
     *
     * @param meeting as the API gave it: what is named is the hash of the words in it, computed here
     */
    public static ObjectNode agree(JsonNode meeting, int point) {
        return of("meeting.agree", id(meeting)).put("point", point).put("hash", hashOfPoint(meeting, point));
    }

    /** Says that it does not agree to it; may have an {@code alternative}. */
    public static ObjectNode bracket(JsonNode meeting, int point, String reason) {
        return of("meeting.bracket", id(meeting))
                .put("point", point)
                .put("hash", hashOfPoint(meeting, point))
                .put(REASON, reason);
    }

    /** Takes that back. */
    public static ObjectNode unbracket(String meeting, int point) {
        return of("meeting.unbracket", meeting).put("point", point);
    }

    /** Opens it; the facilitator alone. */
    public static ObjectNode open(String meeting) {
        return of("meeting.open", meeting);
    }

    /** Writes its minutes, in all of its languages; may have {@code statistics} and {@code next}. The facilitator alone. */
    public static ObjectNode minutes(String meeting, Map<String, String> texts) {
        return Bodies.texts(of("meeting.minutes", meeting), texts);
    }

    /**
     * Signs its minutes.
     *
     * @param meeting as the API gave it: what is signed is the hash of the words in it, computed here
     */
    public static ObjectNode sign(JsonNode meeting) {
        return of("meeting.sign", id(meeting)).put("hash", hashOfMinutes(meeting));
    }

    /** Says why it does not sign them. */
    public static ObjectNode refuse(JsonNode meeting, String reason) {
        return of("meeting.refuse", id(meeting))
                .put("hash", hashOfMinutes(meeting))
                .put(REASON, reason);
    }

    /** Records what one is to do after a meeting; the facilitator alone. */
    public static ObjectNode recordAction(
            String meeting, String name, String owner, LocalDate due, Map<String, String> texts) {
        return Bodies.texts(
                of("action.record", meeting)
                        .put("name", name)
                        .put("owner", owner)
                        .put("due", due.toString()),
                texts);
    }

    /** Says that it is done; may have {@code remarks}. */
    public static ObjectNode actionDone(String action) {
        return Bodies.body("action.done").put("action", action);
    }

    /** Takes it back; the facilitator alone. */
    public static ObjectNode withdrawAction(String action, String reason) {
        return Bodies.body("action.withdraw").put("action", action).put(REASON, reason);
    }

    private static ObjectNode of(String type, String meeting) {
        return Bodies.body(type).put(MEETING, meeting);
    }

    private static String id(JsonNode meeting) {
        return meeting.path("id").asString();
    }

    private static String hashOfPoint(JsonNode meeting, int point) {
        return Canonical.hash(meeting.path("proceedings")
                .path("texts")
                .path(Integer.toString(point))
                .path("texts"));
    }

    private static String hashOfMinutes(JsonNode meeting) {
        return Canonical.hash(meeting.path("proceedings").path("minutes").path("words"));
    }
}
