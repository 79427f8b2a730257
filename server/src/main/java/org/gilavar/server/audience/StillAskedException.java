package org.gilavar.server.audience;

/** A party has asked what stood, and its last one is still being computed. */
public final class StillAskedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StillAskedException() {
        super("your party's last one is still being computed", null, false, false);
    }
}
