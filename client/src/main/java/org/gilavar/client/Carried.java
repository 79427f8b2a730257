package org.gilavar.client;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * What was carried for another party was taken, and is on the server's disk. Its party is told more, and has the proof, when it
 * sends the same bytes itself.
 *
 * @param party whose words they are
 * @param statement that party's id of them
 * @param at when they were taken, by the mechanism's time
 */
public record Carried(String party, String statement, Instant at) {

    static Carried of(JsonNode answer) {
        return new Carried(
                answer.path("party").asString(),
                answer.path("statement").asString(),
                Instant.parse(answer.path("at").asString()));
    }
}
