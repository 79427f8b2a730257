package org.gilavar.client;

import tools.jackson.databind.JsonNode;

/**
 * One thing a post is told: what happened to an item, and the item as this post may see it.
 *
 * @param happened in one word, such as {@code OPENED}
 * @param item the item; its {@code kind} says which
 */
public record Telling(String happened, JsonNode item) {

    public String kind() {
        return item.path("kind").asString();
    }

    public String id() {
        return item.path("id").asString("now");
    }

    static Telling of(JsonNode node) {
        return new Telling(node.path("happened").asString(), node.path("item"));
    }
}
