package org.gilavar.client.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import org.gilavar.client.GilavarClient;
import org.gilavar.ledger.Envelope;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.SigningKey;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Statements of a party, as a desk signs them. */
final class Said {

    static final Instant AT = Instant.parse("2025-04-12T11:02:00Z");
    static final SigningKey KEY =
            SigningKey.ofSeed(Hash.sha256("turkiye".getBytes(UTF_8)).bytes());

    private Said() {}

    static Envelope words(String id) {
        return words(id, "trial", "turkiye", false);
    }

    static Envelope words(String id, String mechanism, String party, boolean exercise) {
        ObjectNode statement = JsonMapper.shared().createObjectNode();
        statement.put("id", id).put("mechanism", mechanism);
        statement.putObject("from").put("party", party).put("post", "duty-officer");
        statement.put("sent", AT.toString()).put("precedence", "FLASH").put("exercise", exercise);
        statement.putObject("body").put("type", "message.send").put("text", "Traffic at FL120.");
        return signed(statement);
    }

    static Envelope signed(ObjectNode statement) {
        return Envelope.sign(GilavarClient.STATEMENT_TYPE, JsonMapper.shared().writeValueAsBytes(statement), KEY);
    }
}
