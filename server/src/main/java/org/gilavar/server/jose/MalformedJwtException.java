package org.gilavar.server.jose;

/** What was given is no token or key set that is read here; says why, and repeats nothing of it. */
public final class MalformedJwtException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** For a reason that repeats nothing of what was given. */
    public MalformedJwtException(String reason) {
        super(reason);
    }
}
