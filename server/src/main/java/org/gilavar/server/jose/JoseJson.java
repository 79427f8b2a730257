package org.gilavar.server.jose;

import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.json.MalformedException;
import tools.jackson.databind.JsonNode;

/** Reads JSON objects of others as strictly as our own: no member twice, nothing after the end. */
public final class JoseJson {
    private JoseJson() {}

    /**
     * An object, whatever members it has.
     *
     * @param what it is, for the reason
     * @throws MalformedJwtException if it is no JSON object
     */
    public static Claims claims(byte[] bytes, String what) {
        return new Claims(object(bytes, what));
    }

    static JsonNode object(byte[] bytes, String what) {
        JsonNode read;
        try {
            read = Json.read(bytes, JsonNode.class);
        } catch (MalformedException e) {
            throw new MalformedJwtException(what + " is no JSON object, or has a member twice");
        }
        if (!read.isObject()) {
            throw new MalformedJwtException(what + " is no JSON object");
        }
        return read;
    }
}
