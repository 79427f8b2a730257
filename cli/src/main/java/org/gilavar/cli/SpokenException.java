package org.gilavar.cli;

/** A fault whose message is all a person needs to hear. */
final class SpokenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SpokenException(String message) {
        super(message);
    }
}
