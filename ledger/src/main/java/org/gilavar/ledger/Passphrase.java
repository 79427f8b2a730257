package org.gilavar.ledger;

import java.util.Arrays;

/**
 * What a person knows and nobody else: the passphrase of a key file, or the PIN of a token.
 *
 * <p>1 to {@value #MAX_CHARS} printable ASCII characters, space included. Others are refused because programs disagree
 * about the bytes they stand for: a key encrypted under one of them could be lost on the next computer.
 *
 * <p>{@link #close()} overwrites it; afterwards it is of no use. Not safe to share between threads. {@link #toString()}
 * shows nothing of it.
 */
public final class Passphrase implements AutoCloseable {
    /** Shortest for a new key file: with the work each guess costs, beyond guessing where it was chosen at random. */
    public static final int MIN_NEW_CHARS = 12;

    /** Longest: more than anyone types; a longer file was not meant as a passphrase. */
    public static final int MAX_CHARS = 256;

    private final char[] chars;

    private Passphrase(char[] chars) {
        this.chars = chars;
    }

    /**
     * A passphrase with these characters, of which it keeps a copy.
     *
     * @throws IllegalArgumentException if there are none or too many, or one is not printable ASCII
     */
    public static Passphrase of(char[] chars) {
        if (chars.length == 0) {
            throw new IllegalArgumentException("the passphrase is empty");
        }
        if (chars.length > MAX_CHARS) {
            throw new IllegalArgumentException("a passphrase has at most " + MAX_CHARS + " characters");
        }
        for (char c : chars) {
            if (c < ' ' || c > '~') {
                throw new IllegalArgumentException("a passphrase is made of printable ASCII characters: programs "
                        + "disagree about all others, and the key could be lost");
            }
        }
        return new Passphrase(chars.clone());
    }

    /** A copy of the characters, which the caller overwrites. */
    public char[] chars() {
        return chars.clone();
    }

    /** How many characters there are. */
    public int length() {
        return chars.length;
    }

    /** Whether the other one has the same characters. */
    public boolean matches(Passphrase other) {
        return Arrays.equals(chars, other.chars);
    }

    @Override
    public void close() {
        Arrays.fill(chars, '\0');
    }

    @Override
    public String toString() {
        return "Passphrase[hidden]";
    }
}
