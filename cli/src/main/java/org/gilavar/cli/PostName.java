package org.gilavar.cli;

/** A post of a party, as {@code --as} names it. */
record PostName(String party, String post) {

    /**
     * Reads {@code PARTY/POST}.
     *
     * @throws SpokenException if it is anything else
     */
    static PostName parse(String as) {
        int slash = as.indexOf('/');
        if (slash < 1 || slash == as.length() - 1) {
            throw new SpokenException("--as: expected PARTY/POST, such as turkiye/duty-officer, found " + as);
        }
        return new PostName(as.substring(0, slash), as.substring(slash + 1));
    }
}
