package org.gilavar.cli;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** That the parties have nothing to say: a text like any other, to be agreed on word by word. */
final class NothingToSay {

    /** By language tag. */
    static final SortedMap<String, String> WORDS = new TreeMap<>(Map.of(
            "ar", "ليس لدى الأطراف ما تقوله.",
            "az", "Tərəflərin deyəcəyi bir söz yoxdur.",
            "el", "Τα μέρη δεν έχουν τίποτα να δηλώσουν.",
            "en", "The parties have nothing to say.",
            "fr", "Les parties n'ont rien à dire.",
            "he", "לצדדים אין מה לומר.",
            "ru", "Сторонам нечего сообщить.",
            "tr", "Tarafların söyleyecek bir şeyi yoktur."));

    private NothingToSay() {}

    /**
     * In every language in which the terms have clauses.
     *
     * @param arrangements those in force
     * @throws SpokenException where there are no such words in one of them, or no languages
     */
    static SortedMap<String, String> inLanguagesOf(List<JsonNode> arrangements) {
        var languages = new TreeSet<String>();
        arrangements.forEach(arrangement -> arrangement
                .path("terms")
                .path("clauses")
                .forEach(clause -> languages.addAll(clause.path("text").propertyNames())));
        var unknown = new TreeSet<>(languages);
        unknown.removeAll(WORDS.keySet());
        if (languages.isEmpty() || !unknown.isEmpty()) {
            throw new SpokenException(
                    languages.isEmpty()
                            ? "no terms are in force; give the words with --text LANGUAGE=WORDS"
                            : "there are no such words here in " + String.join(", ", unknown)
                                    + "; give them in all languages with --text LANGUAGE=WORDS");
        }
        var words = new TreeMap<>(WORDS);
        words.keySet().retainAll(languages);
        return words;
    }
}
