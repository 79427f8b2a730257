package org.gilavar.formats;

/** Text from a file as a message shows it: cut where it stops being helpful, and nothing in it that commands a terminal. */
final class Quoted {
    private static final int SHOWN = 60;
    private static final int LINE = 1_000;

    private Quoted() {}

    static String of(String text) {
        return '"' + printable(text, SHOWN) + '"';
    }

    /** A path or a sentence that may hold such text. */
    static String line(String text) {
        return printable(text, LINE);
    }

    private static String printable(String text, int most) {
        var shown = new StringBuilder();
        text.codePoints().limit(most).forEach(c -> shown.appendCodePoint(isPrintable(c) ? c : '\uFFFD'));
        return shown.append(text.codePointCount(0, text.length()) > most ? "…" : "")
                .toString();
    }

    static boolean isPrintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            default -> !isBidiControl(codePoint);
        };
    }

    /** They make a text read other than it is (Unicode UAX 9). */
    private static boolean isBidiControl(int codePoint) {
        return (codePoint >= 0x202A && codePoint <= 0x202E) || (codePoint >= 0x2066 && codePoint <= 0x2069);
    }
}
