package org.gilavar.server.log;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What tells whose copy something was that has got into other hands: eight characters that a photograph of a screen still shows
 * and a person can read out, such as {@code 7K3Q-M2XN}. Each post has another one each day; whoever has none of the secrets of
 * the logs cannot tell from one mark what the next will be, or whose it is.
 *
 * @param text in the alphabet of Crockford's Base32, in two halves
 */
public record Mark(String text) {

    /** No letter is like a digit. */
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int HALF = 4;
    private static final int BITS = 5;
    private static final Pattern FORM = Pattern.compile("[" + ALPHABET + "]{4}-[" + ALPHABET + "]{4}");

    public Mark {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("a mark is like 7K3Q-M2XN; found \"" + text + "\"");
        }
    }

    /** The first forty bits of some secret bytes. */
    static Mark of(byte[] secret) {
        long bits = 0;
        for (int i = 0; i < 2 * HALF * BITS / Byte.SIZE; i++) {
            bits = (bits << Byte.SIZE) | (secret[i] & 0xff);
        }
        StringBuilder text = new StringBuilder();
        for (int i = 2 * HALF - 1; i >= 0; i--) {
            text.append(ALPHABET.charAt((int) ((bits >> (i * BITS)) & (ALPHABET.length() - 1))));
            if (i == HALF) {
                text.append('-');
            }
        }
        return new Mark(text.toString());
    }

    /** As somebody has read it: in small letters, without the hyphen, with an O for a zero or an I or L for a one. */
    public static Optional<Mark> read(String seen) {
        String plain = seen.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        if (plain.length() != 2 * HALF) {
            return Optional.empty();
        }
        String text = plain.substring(0, HALF) + "-" + plain.substring(HALF);
        return FORM.matcher(text).matches() ? Optional.of(new Mark(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return text;
    }
}
