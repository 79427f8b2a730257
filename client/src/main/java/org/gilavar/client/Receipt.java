package org.gilavar.client;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A statement was taken, and is on the server's disk. It is received, not approved.
 *
 * @param statement the sender's id of it
 * @param told what the sender is told because of it
 * @param proof that it is in the record, in the text form of C2SP tlog-proof; provisional until a final head covers it.
 *     {@code ./gilavar verify} checks it
 */
public record Receipt(String statement, Instant at, List<Telling> told, Optional<String> proof) {

    public Receipt {
        told = List.copyOf(told);
    }

    /** Reads what the server answered, or {@link #toJson} wrote. */
    public static Receipt of(JsonNode answer) {
        List<Telling> told = new ArrayList<>();
        answer.path("told").forEach(node -> told.add(Telling.of(node)));
        return new Receipt(
                answer.path("statement").asString(),
                Instant.parse(answer.path("at").asString()),
                told,
                Optional.ofNullable(answer.get("proof")).map(JsonNode::asString));
    }

    /** As the API has it, but for the wording, which is always the same. */
    public ObjectNode toJson() {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("statement", statement).put("at", at.toString());
        var tellings = json.putArray("told");
        for (Telling telling : told) {
            tellings.addObject().put("happened", telling.happened()).set("item", telling.item());
        }
        proof.ifPresent(text -> json.put("proof", text));
        return json;
    }
}
