package org.gilavar.server.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gilavar.ledger.Hash;

/**
 * A strong ETag (RFC 9110 §8.8.3): SHA-256 of the bytes of an answer. It says nothing that the answer itself does not, and
 * needs nothing to be kept.
 */
record ETag(String text) {

    private static final String ANY = "*";
    private static final Pattern TAG = Pattern.compile("\"([^\"]*)\"");

    static ETag of(byte[] answer) {
        return new ETag("\"" + Hash.sha256(answer).hex() + "\"");
    }

    /** Whether it is among those of an {@code If-None-Match}, weak or strong. */
    boolean isIn(String ifNoneMatch) {
        if (ifNoneMatch.strip().equals(ANY)) {
            return true;
        }
        Matcher tags = TAG.matcher(ifNoneMatch);
        while (tags.find()) {
            if (tags.group().equals(text)) {
                return true;
            }
        }
        return false;
    }
}
