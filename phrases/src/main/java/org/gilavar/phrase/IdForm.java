package org.gilavar.phrase;

import java.util.regex.Pattern;

/** The whole id of a notice, a zone, a message: shown as it is. */
final class IdForm implements Form {

    /** Three names of 64 and their dots: no id is longer. */
    private static final int MOST = 200;

    private static final Pattern ID = Pattern.compile("[a-z0-9]+(?:[.-][a-z0-9]+)*");

    @Override
    public String expected() {
        return "a whole id such as turkiye.patrol-7";
    }

    @Override
    public String canonical(String field, String typed) {
        if (typed.length() > MOST || !ID.matcher(typed).matches()) {
            throw unreadable(field, typed);
        }
        return typed;
    }

    @Override
    public Shown shown(String canonical) {
        return Shown.bare(canonical);
    }
}
