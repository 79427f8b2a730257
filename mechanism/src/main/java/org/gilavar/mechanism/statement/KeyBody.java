package org.gilavar.mechanism.statement;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.item.PostKey;

/**
 * Statements about the speaker's own keys. What authorises them is whose keys have signed, whichever post of the party
 * speaks. A key that a statement brings signs it too, so that nobody enrols a key that is not theirs to use.
 */
public sealed interface KeyBody extends Body {

    /**
     * Enrols a post of the party with its key: a new post, or one whose last key has ended. Signed by the root key.
     *
     * @param notAfter from this instant on the key is expired
     */
    @JsonTypeName("post.enrol")
    record EnrolPost(String post, String key, Optional<Instant> notAfter) implements KeyBody {
        public EnrolPost {
            requirePost("post", post);
            InvalidItemException.requireText("key", key);
        }

        @Override
        public Map<String, String> introduces() {
            return Map.of("key", key);
        }
    }

    /**
     * Replaces the key of a post, or the root key; the old one stops here. Signed by the old key or by the root key.
     *
     * @param notAfter as in an enrolment; when it is absent, that of the old key holds on. Never for the root key
     */
    @JsonTypeName("key.rotate")
    record Rotate(String post, String key, Optional<Instant> notAfter) implements KeyBody {
        public Rotate {
            InvalidItemException.requireName("post", post);
            InvalidItemException.requireText("key", key);
            if (post.equals(PostKey.ROOT) && notAfter.isPresent()) {
                throw new InvalidItemException("notAfter", "a root key does not expire");
            }
        }

        @Override
        public Map<String, String> introduces() {
            return Map.of("key", key);
        }
    }

    /** Ends the key of a post at once. Signed by that very key or by the root key. */
    @JsonTypeName("key.revoke")
    record Revoke(String post, PostKey.Reason reason) implements KeyBody {
        public Revoke {
            requirePost("post", post);
        }
    }

    /**
     * Names the key that can take the root key's place if it is lost or stolen. Signed by the root key, and by the
     * successor named before, if there is one: else whoever steals the root key would name its own.
     */
    @JsonTypeName("root.name")
    record NameSuccessor(String key) implements KeyBody {
        public NameSuccessor {
            InvalidItemException.requireText("key", key);
        }

        @Override
        public Map<String, String> introduces() {
            return Map.of("key", key);
        }
    }

    /** Revokes the root key and puts the named successor in its place. Signed by the successor. */
    @JsonTypeName("root.succeed")
    record Succeed(PostKey.Reason reason) implements KeyBody {}

    /** Refuses the name of the root key for a post. */
    static void requirePost(String field, String post) {
        InvalidItemException.requireName(field, post);
        if (post.equals(PostKey.ROOT)) {
            throw new InvalidItemException(field, "\"" + PostKey.ROOT + "\" is the root key, not a post");
        }
    }
}
