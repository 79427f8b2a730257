package org.gilavar.mechanism.item;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.gilavar.mechanism.json.ForbiddenFields;
import org.gilavar.mechanism.json.Json;

/**
 * A phrase as it is said: the code and what is filled in, and no words.
 *
 * <p>Here it has a form and nothing more. What the code says, and whether the values fit it, the phrase book knows, and it is
 * held against that before it is signed and before it is decided. So another book is no change of rules, and what was said
 * from an earlier one can be verified for ever.
 *
 * @param version of the book that it is said from, from 1
 * @param code a letter and two digits, such as {@code W11}
 * @param parameters the values by name, at most {@value #MOST_PARAMETERS}, each as the book keeps it:
 *     {@code 2025-04-12T06:00:00Z}, {@code FL240}, {@code PT30M}
 */
public record Coded(int version, String code, SortedMap<String, String> parameters) {

    /** More than anybody could take down from one sentence. */
    static final int MOST_PARAMETERS = 16;

    private static final Pattern CODE = Pattern.compile("[A-Z][0-9]{2}");

    private static final Pattern NAME = Pattern.compile("[a-z]{2,16}");

    /** ASCII and the signs of degrees and minutes: nothing that a screen acts on, nor that two would read differently. */
    private static final Pattern VALUE = Pattern.compile("[ -~°′]{1,200}");

    /** Throws {@link InvalidItemException} on what has another form. */
    public Coded {
        if (version < 1) {
            throw new InvalidItemException("version", "expected a whole number from 1, found " + version);
        }
        if (!CODE.matcher(code).matches()) {
            throw new InvalidItemException("code", "expected a letter and two digits, such as W11");
        }
        if (parameters.size() > MOST_PARAMETERS) {
            throw new InvalidItemException(
                    "parameters", "at most " + MOST_PARAMETERS + " are filled in, found " + parameters.size());
        }
        parameters.forEach(Coded::requireForm);
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    }

    private static void requireForm(String name, String value) {
        if (!NAME.matcher(name).matches() || ForbiddenFields.isForbidden(name)) {
            throw new InvalidItemException("parameters", "expected names of 2 to 16 of a-z");
        }
        if (!VALUE.matcher(value).matches()) {
            throw new InvalidItemException(
                    "parameters." + name, "expected 1 to 200 characters of ASCII, or the signs of degrees and minutes");
        }
    }

    /**
     * What it is read back by: SHA-256, lower-case hex, of its canonical JSON. It has no words, so each side reads it in its
     * own language and both have the same.
     *
     * @param beside free text that it came with: then of {@code {"coded": …, "text": …}}, so that neither can be garbled unseen
     */
    public String readBack(Optional<String> beside) {
        return beside.map(text -> Json.hash(Map.of("coded", this, "text", text)))
                .orElseGet(() -> Json.hash(this));
    }
}
