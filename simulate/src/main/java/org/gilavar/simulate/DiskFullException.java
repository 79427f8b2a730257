package org.gilavar.simulate;

/** There is no room on a simulated disk. */
final class DiskFullException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DiskFullException() {
        super("no space left on the simulated disk", null, false, false);
    }
}
