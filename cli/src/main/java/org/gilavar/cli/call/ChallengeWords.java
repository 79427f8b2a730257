package org.gilavar.cli.call;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * The words that challenges and responses are drawn from: short, English, of nothing in particular. Any two differ in three letters at
 * least, so that one is not taken for another that is heard or spelt badly.
 */
final class ChallengeWords {

    /** A power of two: each word drawn is eight bits. */
    static final int COUNT = 256;

    private static final String FILE = "challenge-words.txt";

    private ChallengeWords() {}

    static List<String> all() {
        try (InputStream in = Objects.requireNonNull(ChallengeWords.class.getResourceAsStream(FILE), FILE)) {
            List<String> words = new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList();
            if (words.size() != COUNT) {
                throw new IllegalStateException("expected " + COUNT + " challenge words, found " + words.size());
            }
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
