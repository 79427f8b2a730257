package org.gilavar.server.oidc;

/** Nobody was signed in; says in words for the person at the browser why, and what to do. */
public final class SignInException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Whose fault it is, as far as this server can tell. */
    public enum Fault {
        /** The browser came with something that does not belong to a sign-in under way. */
        BROWSER,
        /** The provider refused, or said what it must not. */
        REFUSED,
        /** The provider could not be asked. */
        PROVIDER
    }

    private final Fault fault;

    SignInException(Fault fault, String words) {
        super(words);
        this.fault = fault;
    }

    SignInException(Fault fault, String words, Throwable cause) {
        super(words, cause);
        this.fault = fault;
    }

    /** Whose fault it is. */
    public Fault fault() {
        return fault;
    }

    /** What to tell the person. */
    public String words() {
        return String.valueOf(getMessage());
    }
}
