package org.gilavar.simulate;

/** The machine stops here, whatever it was doing. Nobody but {@link Host} catches it. */
final class Killed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Killed(String what) {
        super(what, null, false, false);
    }
}
