package org.gilavar.simulate.check;

/** Something that must hold does not. */
public final class BrokenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BrokenException(String what) {
        super(what);
    }
}
