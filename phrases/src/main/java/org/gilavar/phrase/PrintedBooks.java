package org.gilavar.phrase;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gilavar.mechanism.json.Json;

/**
 * The books that come with the program: files beside this class, and as much a part of it. Each is bound to its hash, so that
 * what a code said is what it says.
 */
final class PrintedBooks {

    /** One line for each version, added and never changed. */
    private static final SortedMap<Integer, String> HASHES = Collections.unmodifiableSortedMap(
            new TreeMap<>(Map.of(1, "48f88de377367f26058085f62edebe2ae1d31c3eae737abe11524b3f5fbbc192")));

    static final PhraseBooks ALL = new PhraseBooks(read());

    private PrintedBooks() {}

    private static List<PhraseBook> read() {
        List<PhraseBook> books = new ArrayList<>();
        HASHES.forEach((version, hash) -> {
            PhraseBook book = Json.read(file(version), PhraseBook.class);
            if (book.version() != version || !book.hash().equals(hash)) {
                throw new IllegalStateException("the phrase book of version " + version + " is not the one that was "
                        + "printed: its hash is " + book.hash());
            }
            books.add(book);
        });
        return books;
    }

    static byte[] file(int version) {
        String name = "phrase-book-" + version + ".json";
        try (InputStream in = Objects.requireNonNull(PrintedBooks.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
