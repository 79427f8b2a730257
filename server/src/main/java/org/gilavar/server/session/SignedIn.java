package org.gilavar.server.session;

/**
 * A post, and the very key by which it proved itself.
 *
 * @param key the id of the key's item
 */
public record SignedIn(Post post, String key) {}
