package org.gilavar.server.tls;

/** A certificate, a key or an authority that a server cannot be set up with; says which and why. */
public final class UnusableTlsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableTlsException(String message) {
        super(message);
    }

    UnusableTlsException(String message, Throwable cause) {
        super(message, cause);
    }
}
