package org.gilavar.mechanism.terms;

import org.gilavar.mechanism.item.InvalidItemException;

/** The name of a post, or how the names of several begin, with a star: {@code duty-*}. */
public final class PostPattern {

    private static final String ANY_END = "*";

    private PostPattern() {}

    static void require(String field, String pattern) {
        InvalidItemException.requireName(field, pattern.endsWith(ANY_END) ? beginning(pattern) + "0" : pattern);
    }

    /** Whether a post is one of those. */
    public static boolean fits(String pattern, String post) {
        return pattern.endsWith(ANY_END) ? post.startsWith(beginning(pattern)) : post.equals(pattern);
    }

    private static String beginning(String pattern) {
        return pattern.substring(0, pattern.length() - ANY_END.length());
    }
}
