package org.gilavar.phrase;

import java.util.List;

/**
 * A parameter as it is shown.
 *
 * @param exact the same characters in every language, in an isolate of their own
 * @param words what follows them, in the language of the reader
 */
record Shown(String exact, List<Word> words) {

    Shown {
        words = List.copyOf(words);
    }

    static Shown bare(String exact) {
        return new Shown(exact, List.of());
    }
}
