package org.gilavar.phrase;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.gilavar.mechanism.item.Coded;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.terms.Source;

/**
 * One version of the phrase book. It never changes: another wording, or another phrase, is another version.
 *
 * <p>No two codes differ in one character alone, nor by their digits changing places: what is misheard so is no code.
 *
 * @param version a whole number from 1
 * @param source where the wordings come from
 * @param untranslated what stands before free text, in every language
 * @param words units, and what levels are measured from, in every language
 * @param phrases in the order of their codes
 */
public record PhraseBook(
        int version,
        Source source,
        Map<Language, String> untranslated,
        Map<Word, Map<Language, String>> words,
        List<Phrase> phrases) {

    /** A code has so many characters that another has not. */
    private static final int LEAST_DIFFERENCE = 2;

    /** Throws {@link InvalidItemException} when a language, a word or a difference is missing. */
    public PhraseBook {
        if (version < 1) {
            throw new InvalidItemException("version", "expected a whole number from 1, found " + version);
        }
        untranslated = Template.inAllLanguages("untranslated", untranslated, Set.of());
        words = inAllLanguages(words);
        phrases = List.copyOf(phrases);
        List<String> codes = phrases.stream().map(Phrase::code).toList();
        if (!codes.equals(codes.stream().sorted().toList())) {
            throw new InvalidItemException("phrases", "expected in the order of their codes");
        }
        for (int i = 0; i < codes.size(); i++) {
            for (String other : codes.subList(i + 1, codes.size())) {
                requireApart(codes.get(i), other);
            }
        }
    }

    private static Map<Word, Map<Language, String>> inAllLanguages(Map<Word, Map<Language, String>> words) {
        Map<Word, Map<Language, String>> copy = new EnumMap<>(Word.class);
        for (Word word : Word.values()) {
            Map<Language, String> texts = words.getOrDefault(word, Map.of());
            copy.put(word, Template.inAllLanguages("words." + word, texts, Set.of()));
        }
        return Collections.unmodifiableMap(copy);
    }

    private static void requireApart(String one, String other) {
        long different = IntStream.range(0, one.length())
                .filter(i -> one.charAt(i) != other.charAt(i))
                .count();
        String swapped = "" + other.charAt(0) + other.charAt(2) + other.charAt(1);
        if (different < LEAST_DIFFERENCE || one.equals(swapped)) {
            throw new InvalidItemException("phrases", one + " could be misheard as " + other);
        }
    }

    /** SHA-256, lower-case hex, of the canonical JSON of all of it. */
    public String hash() {
        return Json.hash(this);
    }

    /**
     * The phrase of that code.
     *
     * @throws InvalidItemException when there is none
     */
    public Phrase phrase(String code) {
        return phrases.stream()
                .filter(phrase -> phrase.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new InvalidItemException(
                        "code", "there is no phrase " + Isolates.quoted(code) + " in version " + version));
    }

    /**
     * From what people type: {@code 120600ZAPR25}, {@code 30 min}, {@code 34.55,38.29}.
     *
     * @throws InvalidItemException when there is no such phrase, a parameter is missing, too many, or not what it should be; the
     *     field is {@code code}, or {@code parameters.} and its name
     */
    public Coded typed(String code, Map<String, String> typed) {
        return new Coded(version, code, phrase(code).canonical(typed));
    }

    /** A phrase of this book, in words; the whole is an isolate, and so is each parameter. */
    String rendered(Coded coded, Language language) {
        Map<Word, String> units = new EnumMap<>(Word.class);
        words.forEach((word, texts) -> units.put(word, texts.getOrDefault(language, "")));
        return phrase(coded.code()).rendered(coded.parameters(), language, units);
    }

    /**
     * Free text that stands beside a phrase, as it was written, after the words that it is not translated. What would not be
     * seen, or would order the rest anew, is shown as U+FFFD.
     */
    public String untranslated(String freeText, Language reader) {
        String marked = untranslated.getOrDefault(reader, "") + " " + Isolates.AS_ITS_FIRST
                + Isolates.withoutUnshown(freeText) + Isolates.END;
        return reader.isolated(marked);
    }
}
