package org.gilavar.client.tls;

/** A connection package that is none; names the member and the reason. */
public final class MalformedConnectionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Room for a sentence and a word of the input; what is repeated of it may be as long as the input. */
    private static final int MAX_CHARS = 300;

    MalformedConnectionException(String member, String reason) {
        super(shown(member, reason));
    }

    MalformedConnectionException(String member, String reason, Throwable cause) {
        super(shown(member, reason), cause);
    }

    private static String shown(String member, String reason) {
        String whole = member + ": " + reason;
        return whole.length() <= MAX_CHARS ? whole : whole.substring(0, MAX_CHARS) + "…";
    }
}
