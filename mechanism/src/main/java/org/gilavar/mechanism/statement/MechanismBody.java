package org.gilavar.mechanism.statement;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.gilavar.mechanism.item.Founding;
import org.gilavar.mechanism.item.InvalidItemException;

/** Statements about the mechanism itself. */
public sealed interface MechanismBody extends Body {

    /**
     * Founds the mechanism; the facilitator's first word, signed with both keys it names.
     *
     * @param root the facilitator's root key
     * @param key the key of the post that speaks
     * @param notAfter from this instant on that key is expired
     */
    @JsonTypeName("mechanism.found")
    record Found(
            String title,
            String facilitatorName,
            String root,
            String key,
            Optional<Instant> notAfter,
            Founding.Mode mode)
            implements MechanismBody {
        public Found {
            InvalidItemException.requireText("title", title);
            InvalidItemException.requireText("facilitatorName", facilitatorName);
            InvalidItemException.requireText("root", root);
            InvalidItemException.requireText("key", key);
        }

        @Override
        public Map<String, String> introduces() {
            return Map.of("root", root, "key", key);
        }
    }

    /**
     * Enrols a party with its root key and its first post. Signed three times: by the facilitator, by the root key, and
     * by the key of the post. Every further post is the party's own affair: {@link KeyBody.EnrolPost}.
     */
    @JsonTypeName("party.enrol")
    record Enrol(String party, String name, String root, String post, String key, Optional<Instant> notAfter)
            implements MechanismBody {
        public Enrol {
            InvalidItemException.requireName("party", party);
            InvalidItemException.requireText("name", name);
            InvalidItemException.requireText("root", root);
            KeyBody.requirePost("post", post);
            InvalidItemException.requireText("key", key);
        }

        @Override
        public Map<String, String> introduces() {
            return Map.of("root", root, "key", key);
        }
    }

    /** Sets the time of an exercise; the facilitator alone, and never backwards. */
    @JsonTypeName("exercise.time")
    record SetTime(Instant now) implements MechanismBody {}
}
