package org.gilavar.server.log;

/** What the logs of a mechanism are called. No party's name begins with an underscore, so no two logs have one name. */
public final class Origins {

    private static final String JOURNAL = "/_journal";

    private Origins() {}

    /** The common log of a mechanism. */
    public static String common(String mechanism) {
        return mechanism;
    }

    /** The log of one party. */
    public static String audience(String mechanism, String party) {
        return mechanism + "/" + party;
    }

    /** The tree of the journal. */
    public static String journal(String mechanism) {
        return mechanism + JOURNAL;
    }
}
