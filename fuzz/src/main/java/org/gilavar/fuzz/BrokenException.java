package org.gilavar.fuzz;

/** A property does not hold: which part of it, and what was found instead. */
final class BrokenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenException(String what) {
        super(what);
    }

    BrokenException(String what, Throwable cause) {
        super(what, cause);
    }
}
