package org.gilavar.phrase;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.gilavar.mechanism.item.Coded;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.item.Message;

/**
 * The versions of the phrase book that are at hand. Each phrase is held against, and read from, the version that it was said
 * from, so that a later one changes nothing of it. Thread-safe.
 */
public final class PhraseBooks {

    private final SortedMap<Integer, PhraseBook> books;

    /** Throws {@link IllegalArgumentException} when there is none, or two of one version. */
    public PhraseBooks(Collection<PhraseBook> all) {
        SortedMap<Integer, PhraseBook> byVersion = new TreeMap<>();
        all.forEach(book -> byVersion.put(book.version(), book));
        if (byVersion.isEmpty() || byVersion.size() < all.size()) {
            throw new IllegalArgumentException("expected books, each of a version of its own");
        }
        books = Collections.unmodifiableSortedMap(byVersion);
    }

    /** Those that come with the program. */
    public static PhraseBooks printed() {
        return PrintedBooks.ALL;
    }

    /** The versions that can be read; none ever goes. */
    public SortedSet<Integer> versions() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(books.keySet()));
    }

    /** All of them, the earliest first. */
    public Collection<PhraseBook> all() {
        return books.values();
    }

    /**
     * The book of that version, as it has always been.
     *
     * @throws InvalidItemException when there is none
     */
    public PhraseBook of(int version) {
        return find(version)
                .orElseThrow(() -> new InvalidItemException(
                        "version", "there is no version " + version + " of the phrase book; known: " + versions()));
    }

    /** The same; empty when there is none. */
    public Optional<PhraseBook> find(int version) {
        return Optional.ofNullable(books.get(version));
    }

    /** The book to speak from. */
    public PhraseBook latest() {
        return of(books.lastKey());
    }

    /**
     * Holds what somebody says against the book that it is said from.
     *
     * @throws InvalidItemException when there is no such book or phrase, a parameter is missing, too many, not what it should
     *     be, or in another form than the one that is kept; the field is one of {@code coded}, such as {@code parameters.delay}
     */
    public Phrase require(Coded coded) {
        Phrase phrase = of(coded.version()).phrase(coded.code());
        phrase.requireKept(coded.parameters());
        return phrase;
    }

    /**
     * The same of a message, whose purpose is that of its phrase.
     *
     * @throws InvalidItemException on {@code coded.} and the field, also when the phrase is there for another purpose
     */
    public void require(Coded coded, Message.Purpose purpose) {
        Phrase phrase;
        try {
            phrase = require(coded);
        } catch (InvalidItemException e) {
            throw new InvalidItemException("coded." + e.field(), e.reason());
        }
        if (phrase.purpose() != purpose) {
            throw new InvalidItemException(
                    "coded.code",
                    coded.code() + " is said with the purpose " + phrase.purpose() + ", found " + purpose
                            + "; say it with that, or another phrase");
        }
    }

    /** Whether it can be read in words here: its book is at hand, and has it. */
    public boolean has(Coded coded) {
        try {
            require(coded);
            return true;
        } catch (InvalidItemException e) {
            return false;
        }
    }

    /**
     * In words, from the book that it was said from. Digits are ASCII, each parameter is in an isolate from left to right, the
     * whole in one of the language's direction. What cannot be read in words here is the code and its values.
     */
    public String rendered(Coded coded, Language language) {
        return has(coded) ? of(coded.version()).rendered(coded, language) : bare(coded);
    }

    /** {@code N67 (2) delay=PT30M notice=turkiye.patrol-7}: the same in every language, from left to right. */
    private static String bare(Coded coded) {
        String values =
                coded.parameters().entrySet().stream().map(PhraseBooks::pair).collect(Collectors.joining());
        return Isolates.LEFT_TO_RIGHT + coded.code() + " (" + coded.version() + ")" + values + Isolates.END;
    }

    private static String pair(Map.Entry<String, String> parameter) {
        return " " + parameter.getKey() + "=" + parameter.getValue();
    }

    /**
     * Free text as it was written, after the words that it is not translated: those of the book that the phrase beside it was
     * said from, else of the latest.
     */
    public String untranslated(String freeText, Optional<Coded> beside, Language reader) {
        return beside.flatMap(phrase -> find(phrase.version()))
                .orElseGet(this::latest)
                .untranslated(freeText, reader);
    }
}
