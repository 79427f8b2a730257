package org.gilavar.server.session;

import java.time.Instant;

/** A secret that stands for a post for a while: a session token, or a one-time code for the console. */
public record Session(String token, Instant expires) {

    /** Never reveals the token. */
    @Override
    public String toString() {
        return "Session[expires=" + expires + "]";
    }
}
