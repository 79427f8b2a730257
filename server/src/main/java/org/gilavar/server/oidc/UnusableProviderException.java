package org.gilavar.server.oidc;

/** A provider cannot be used as it is set up; names the file, the field and the reason. */
public final class UnusableProviderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableProviderException(String message) {
        super(message);
    }

    UnusableProviderException(String message, Throwable cause) {
        super(message, cause);
    }
}
