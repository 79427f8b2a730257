package org.gilavar.server.session;

import java.util.Optional;

/** A post of a party: on whose behalf a request is made. */
public record Post(String party, String post) {

    /**
     * Reads {@code PARTY/POST}, as OAuth names a client; empty if it is anything else. Neither name can have a slash in it, so
     * no two posts are written alike.
     */
    public static Optional<Post> parse(String text) {
        int slash = text.indexOf('/');
        return slash < 1 || slash == text.length() - 1 || text.indexOf('/', slash + 1) >= 0
                ? Optional.empty()
                : Optional.of(new Post(text.substring(0, slash), text.substring(slash + 1)));
    }

    /** {@code PARTY/POST}. */
    public String text() {
        return party + "/" + post;
    }
}
