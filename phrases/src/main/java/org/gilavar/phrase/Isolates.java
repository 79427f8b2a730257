package org.gilavar.phrase;

import java.util.regex.Pattern;

/** The marks that keep the direction of what stands between them from that of what stands around (Unicode Annex 9). */
final class Isolates {

    /** LRI: from here on from left to right. */
    static final char LEFT_TO_RIGHT = '\u2066';

    /** RLI: from here on from right to left. */
    static final char RIGHT_TO_LEFT = '\u2067';

    /** FSI: from here on as its first letter has it. */
    static final char AS_ITS_FIRST = '\u2068';

    /** PDI: as far as here. */
    static final char END = '\u2069';

    /** Whatever a screen acts on instead of showing it, or cannot show: controls, marks and overrides of direction, halves. */
    private static final Pattern UNSHOWN = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

    private static final String REPLACEMENT = "\ufffd";

    private Isolates() {}

    static boolean hasUnshown(String text) {
        return UNSHOWN.matcher(text).find();
    }

    /** The text with a visible mark where something stood that would not be seen, or would order the rest anew. */
    static String withoutUnshown(String text) {
        return UNSHOWN.matcher(text).replaceAll(REPLACEMENT);
    }

    /** What was found, for an error: quoted, harmless, and cut where it stops being helpful. */
    static String quoted(String text) {
        int most = 40;
        String cut = text.length() <= most ? text : text.substring(0, most) + "…";
        return '"' + withoutUnshown(cut) + '"';
    }
}
