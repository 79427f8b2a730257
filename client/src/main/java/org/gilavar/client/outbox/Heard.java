package org.gilavar.client.outbox;

import java.time.DateTimeException;
import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a desk knew of the mechanism when it heard it last.
 *
 * @param exercise whether it is one: every statement has to say so
 * @param time the mechanism's
 * @param at the same moment by the desk's own clock
 */
public record Heard(String mechanism, boolean exercise, Instant time, Instant at) {

    /**
     * What the mechanism's time is now. In an exercise it is set by the facilitator and cannot be known: it is the one that was
     * heard.
     */
    public Instant timeAt(Instant now) {
        return exercise ? time : now;
    }

    byte[] bytes() {
        return JsonMapper.shared()
                .writeValueAsBytes(JsonMapper.shared()
                        .createObjectNode()
                        .put("mechanism", mechanism)
                        .put("exercise", exercise)
                        .put("time", time.toString())
                        .put("at", at.toString()));
    }

    static Heard parse(byte[] bytes) {
        JsonNode json = SignedWords.json("desk.json", bytes);
        try {
            return new Heard(
                    SignedWords.name(json, "mechanism"),
                    json.path("exercise").asBoolean(),
                    Instant.parse(json.path("time").asString("")),
                    Instant.parse(json.path("at").asString("")));
        } catch (DateTimeException e) {
            throw new MalformedPackageException("desk.json", "has no time", e);
        }
    }
}
