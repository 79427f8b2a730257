package org.gilavar.phrase;

import java.util.List;
import java.util.regex.Pattern;
import org.gilavar.mechanism.item.InvalidItemException;

/**
 * Whole numbers.
 *
 * @param width with as many digits exactly; 0 with as many as it needs
 */
record WholeForm(int least, int most, int width, String expected, List<Word> words) implements Form {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,6}");

    /** Of what is counted; 999,999 is more than there is of anything that a line speaks of. */
    static final WholeForm NUMBER =
            new WholeForm(0, 999_999, 0, "a whole number from 0 to 999999 such as 12", List.of());

    /** In degrees from true north, which is 360 as on a compass, and never 000 beside it. */
    static final WholeForm HEADING = new WholeForm(
            1, 360, 3, "a heading of three digits, 001 to 360 degrees true, such as 270", List.of(Word.DEGREES_TRUE));

    WholeForm {
        words = List.copyOf(words);
    }

    @Override
    public String canonical(String field, String typed) {
        if (!DIGITS.matcher(typed).matches() || (width != 0 && typed.length() != width)) {
            throw unreadable(field, typed);
        }
        int value = Integer.parseInt(typed);
        if (value < least || value > most) {
            throw new InvalidItemException(field, "expected " + expected + ", found " + value);
        }
        return width == 0 ? Integer.toString(value) : typed;
    }

    @Override
    public Shown shown(String canonical) {
        return new Shown(canonical, words);
    }
}
