package org.gilavar.mechanism.item;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The same words in several languages, side by side; none goes before another. */
public final class Languages {

    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");

    private static final int MOST = 12;

    private Languages() {}

    /**
     * The words by language tag (BCP 47), checked.
     *
     * @param least how many languages there are at least, one or two
     * @throws InvalidItemException when it is in too few or too many, a tag is none, or there are no words
     */
    public static SortedMap<String, String> require(String field, Map<String, String> words, int least) {
        if (words.size() < least || words.size() > MOST) {
            throw new InvalidItemException(
                    field,
                    (least == 1 ? "one language" : "two languages") + " or more, side by side, at most " + MOST
                            + ", found " + words.keySet());
        }
        words.forEach((language, text) -> {
            if (!LANGUAGE.matcher(language).matches()) {
                throw new InvalidItemException(field, "expected a language such as az, found \"" + language + "\"");
            }
            InvalidItemException.requireText(field + "." + language, text);
        });
        return Collections.unmodifiableSortedMap(new TreeMap<>(words));
    }
}
