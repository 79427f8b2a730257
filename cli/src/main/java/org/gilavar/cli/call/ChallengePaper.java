package org.gilavar.cli.call;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.gilavar.mechanism.item.ChallengeSheet;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.json.Json;

/**
 * A sheet of challenge words in clear, as its owner keeps it. The response is two words: one would be guessed once in 85 times
 * within the three failures that a sheet allows, two once in 21,590 times.
 *
 * @param exercise whether it is of an exercise, which its paper must show
 * @param rows from 1, in their order
 */
public record ChallengePaper(
        String mechanism, String sheet, String holder, Instant expires, boolean exercise, List<Line> rows) {

    /** One row in clear. */
    public record Line(int row, String challenge, String response, String salt) {}

    private static final int SALT_BYTES = 16;

    /** Of one row: a challenge, and two for the response. */
    private static final int WORDS_A_ROW = 3;

    public ChallengePaper {
        rows = List.copyOf(rows);
    }

    /**
     * Draws one. No two rows have the same challenge, and no row has a word twice.
     *
     * @param random to be unforeseeable: a {@link java.security.SecureRandom}
     */
    public static ChallengePaper drawn(
            String mechanism,
            String sheet,
            String holder,
            Instant expires,
            boolean exercise,
            int rows,
            RandomGenerator random) {
        ChallengeSheet.requireRow("rows", rows, ChallengeSheet.MOST_ROWS);
        List<String> words = new ArrayList<>(ChallengeWords.all());
        Collections.shuffle(words, Random.from(random));
        List<String> challenges = List.copyOf(words.subList(0, rows));
        List<Line> lines = new ArrayList<>();
        for (int row = 1; row <= rows; row++) {
            String challenge = challenges.get(row - 1);
            List<String> chosen = new ArrayList<>(List.of(challenge));
            while (chosen.size() < WORDS_A_ROW) {
                String word = words.get(random.nextInt(words.size()));
                if (!chosen.contains(word)) {
                    chosen.add(word);
                }
            }
            byte[] salt = new byte[SALT_BYTES];
            random.nextBytes(salt);
            lines.add(new Line(
                    row,
                    challenge,
                    chosen.get(1) + " " + chosen.get(2),
                    HexFormat.of().formatHex(salt)));
        }
        return new ChallengePaper(mechanism, sheet, holder, expires, exercise, lines);
    }

    /** What the mechanism is told of it: a commitment a row, and no word. */
    public List<String> sealed() {
        return rows.stream()
                .map(line -> Json.hash(new ChallengeSheet.Row(
                        mechanism, sheet, line.row(), line.challenge(), line.response(), line.salt())))
                .toList();
    }

    /**
     * One of its rows.
     *
     * @throws InvalidItemException if there is none of that number
     */
    public Line line(int row) {
        ChallengeSheet.requireRow("row", row, rows.size());
        return rows.get(row - 1);
    }

    /** Whether what was heard is the response of a row: capitals, and how much space is between, are nobody's fault. */
    public static boolean matches(Line line, String heard) {
        return plain(heard).equals(plain(line.response()));
    }

    private static String plain(String words) {
        return words.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s-]+", " ");
    }
}
