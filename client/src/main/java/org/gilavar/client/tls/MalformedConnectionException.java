package org.gilavar.client.tls;

/** A connection package that is none; names the member and the reason. */
public final class MalformedConnectionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedConnectionException(String member, String reason) {
        super(member + ": " + reason);
    }

    MalformedConnectionException(String member, String reason, Throwable cause) {
        super(member + ": " + reason, cause);
    }
}
