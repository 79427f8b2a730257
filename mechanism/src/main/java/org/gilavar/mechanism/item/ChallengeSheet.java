package org.gilavar.mechanism.item;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Challenge words by which a party recognises, by voice, somebody who has no key. The words are on paper, with the party and with
 * whoever is to be recognised; here is one commitment a row, which gives no word away and allows no other to be put in its place. Each
 * row is used once: from then on its words are known to those who are told of the call.
 *
 * @param id {@code owner.name}
 * @param holder who the other copy is for, in words: {@code "the tower at the crossing"}; never a person's name
 * @param rows of each row, from 1, the SHA-256 of its {@link Row} in canonical JSON, lower-case hex
 * @param expires from this instant on nobody is recognised by it
 * @param spent the rows that have been used, in the order in which they were
 * @param sealed when it was made
 * @param ended when it ceased to be {@code VALID}
 */
@JsonTypeName("challenges")
public record ChallengeSheet(
        String id,
        String owner,
        String holder,
        List<String> rows,
        Instant expires,
        List<Spent> spent,
        Stage stage,
        Instant sealed,
        Optional<Instant> ended)
        implements Item {

    /** Most rows of one sheet: what fits on two printed pages. */
    public static final int MOST_ROWS = 100;

    /**
     * So many wrong responses, and the sheet is revoked: somebody is guessing, or the copies are not the same. Our own proposal (P).
     */
    public static final int MOST_FAILURES = 3;

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private static final Pattern SALT = Pattern.compile("[0-9a-f]{32}");

    /** Longest word or words of a row, in characters: more is not heard right. */
    private static final int MAX_WORDS = 80;

    /** Where it stands. */
    public enum Stage {
        VALID,
        /** Every row has been used. */
        SPENT,
        EXPIRED,
        REVOKED
    }

    /** What a row was used for. */
    public enum Use {
        /** Whoever was heard gave the response. */
        RECOGNISED,
        /** Whoever was heard gave another, or none. */
        FAILED
    }

    /**
     * A row that has been used.
     *
     * @param call id of the call on which somebody was recognised by it
     */
    public record Spent(int row, Use use, Optional<String> call, Instant at) {}

    /**
     * What a commitment is to. The salt keeps the words from being found by trying all that there are; the rest binds them to one row of
     * one sheet of one mechanism.
     *
     * @param row from 1
     * @param salt 16 random bytes, lower-case hex
     */
    public record Row(String mechanism, String sheet, int row, String challenge, String response, String salt) {
        public Row {
            requireRow("row", row, MOST_ROWS);
            requireWords("challenge", challenge);
            requireWords("response", response);
            if (!SALT.matcher(salt).matches()) {
                throw new InvalidItemException("salt", "expected 16 bytes as 32 of 0-9 and a-f");
            }
        }
    }

    public ChallengeSheet {
        rows = List.copyOf(rows);
        spent = List.copyOf(spent);
    }

    /** A new one, of which no row has been used. */
    public static ChallengeSheet sealed(
            String id, String owner, String holder, List<String> rows, Instant expires, Instant at) {
        return new ChallengeSheet(id, owner, holder, rows, expires, List.of(), Stage.VALID, at, Optional.empty());
    }

    /** SHA-256 as it is written here. */
    public static void requireHash(String field, String hash) {
        if (!HASH.matcher(hash).matches()) {
            throw new InvalidItemException(field, "expected a SHA-256 as 64 of 0-9 and a-f");
        }
    }

    /** The number of a row. */
    public static void requireRow(String field, int row, int most) {
        if (row < 1 || row > most) {
            throw new InvalidItemException(field, "expected the number of a row, from 1 to " + most + ", found " + row);
        }
    }

    private static void requireWords(String field, String words) {
        InvalidItemException.requireText(field, words);
        if (words.length() > MAX_WORDS) {
            throw new InvalidItemException(field, "at most " + MAX_WORDS + " characters, found " + words.length());
        }
    }

    @Override
    public Optional<Instant> wake() {
        return stage == Stage.VALID ? Optional.of(expires) : Optional.empty();
    }

    public boolean isSpent(int row) {
        return spent.stream().anyMatch(s -> s.row() == row);
    }

    /** One more row has been used; with the last, or with too many wrong responses, the sheet ends. */
    public ChallengeSheet spending(Spent row) {
        var all = new ArrayList<>(spent);
        all.add(row);
        long failures = all.stream().filter(s -> s.use() == Use.FAILED).count();
        Stage now = failures >= MOST_FAILURES ? Stage.REVOKED : all.size() == rows.size() ? Stage.SPENT : stage;
        Optional<Instant> end = now == Stage.VALID ? ended : Optional.of(row.at());
        return new ChallengeSheet(id, owner, holder, rows, expires, all, now, sealed, end);
    }

    public ChallengeSheet ended(Stage how, Instant at) {
        return new ChallengeSheet(id, owner, holder, rows, expires, spent, how, sealed, Optional.of(at));
    }
}
