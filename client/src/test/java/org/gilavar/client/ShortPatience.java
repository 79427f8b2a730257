package org.gilavar.client;

/** Two seconds for a stalled client of any JDK server in these tests. The first server of a process decides for all. */
public final class ShortPatience {
    private ShortPatience() {}

    /** To be called before a server starts. */
    public static void set() {
        System.setProperty("sun.net.httpserver.maxReqTime", "2");
    }
}
