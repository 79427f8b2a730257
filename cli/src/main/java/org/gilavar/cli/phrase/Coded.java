package org.gilavar.cli.phrase;

import java.util.Map;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.json.Json;

/**
 * A phrase as it is said: the code and what is filled in, and no words.
 *
 * <p>Only with values in the one form that is kept, so that the same thing said is the same JSON. What people type is read by
 * {@link #typed}.
 *
 * @param version of the book that it is said from, for ever
 * @param code such as {@code W11}
 * @param parameters the values by name, each as it is kept: {@code 2025-04-12T06:00:00Z}, {@code FL240}, {@code PT30M}
 */
public record Coded(int version, String code, Map<String, String> parameters) {

    /**
     * Throws {@link InvalidItemException} when there is no such book or phrase, a parameter is missing, too many, not what it
     * should be, or in another form; the field is {@code parameters.} and its name.
     */
    public Coded {
        Map<String, String> kept = PhraseBook.of(version).phrase(code).canonical(parameters);
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            String form = kept.getOrDefault(parameter.getKey(), "");
            if (!form.equals(parameter.getValue())) {
                throw new InvalidItemException(
                        "parameters." + parameter.getKey(),
                        "expected it as it is kept, \"" + form + "\", found " + Isolates.quoted(parameter.getValue()));
            }
        }
        parameters = kept;
    }

    /**
     * From what people type: {@code 120600ZAPR25}, {@code 30 min}, {@code 34.55,38.29}.
     *
     * @throws InvalidItemException as the constructor
     */
    public static Coded typed(int version, String code, Map<String, String> typed) {
        return new Coded(version, code, PhraseBook.of(version).phrase(code).canonical(typed));
    }

    /**
     * In words. Digits are ASCII, each parameter is in an isolate from left to right, the whole in one of the language's
     * direction.
     */
    public String rendered(Language language) {
        PhraseBook book = PhraseBook.of(version);
        return book.rendered(book.phrase(code), parameters, language);
    }

    /**
     * What it is read back by: SHA-256, lower-case hex, of its canonical JSON. It has no words, so each side reads it in its
     * own language and both have the same.
     */
    public String readBack() {
        return Json.hash(this);
    }
}
