package org.gilavar.mechanism.item;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A party, or the facilitator, with the posts that may speak for it.
 *
 * @param posts post name to the verifying key enrolled for it (Ed25519, base64 of 32 bytes)
 */
@JsonTypeName("party")
public record Party(String id, String name, Map<String, String> posts) implements Item {

    public Party {
        posts = Collections.unmodifiableMap(new TreeMap<>(posts));
    }

    public Party with(String post, String key) {
        var all = new TreeMap<>(posts);
        all.put(post, key);
        return new Party(id, name, all);
    }
}
