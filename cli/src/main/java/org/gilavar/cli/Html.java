package org.gilavar.cli;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;

/**
 * HTML as it is written, also well-formed as XML. Whatever anybody wrote is text and stays text: it is escaped wherever it goes, and what
 * is opened here is closed here. Words of parties are isolated, so that one that reads from right to left turns nothing but itself.
 */
final class Html {

    private final StringBuilder out = new StringBuilder("<!DOCTYPE html>\n");
    private final Deque<String> open = new ArrayDeque<>();

    /**
     * Opens an element.
     *
     * @param attributes names and values by turns
     */
    Html open(String name, String... attributes) {
        tag(name, attributes);
        out.append('>');
        open.push(name);
        return this;
    }

    /** An element that holds nothing. */
    Html empty(String name, String... attributes) {
        tag(name, attributes);
        out.append("/>\n");
        return this;
    }

    private void tag(String name, String... attributes) {
        out.append('<').append(name);
        Map<String, String> all = new TreeMap<>();
        for (int i = 0; i + 1 < attributes.length; i += 2) {
            all.put(attributes[i], attributes[i + 1]);
        }
        all.forEach((key, value) -> {
            out.append(' ').append(key).append("=\"");
            escape(value);
            out.append('"');
        });
    }

    /** Closes what was opened last. */
    Html close() {
        out.append("</").append(open.pop()).append(">\n");
        return this;
    }

    /** Our own words. */
    Html text(String text) {
        escape(text);
        return this;
    }

    /** An element of our own words alone. */
    Html element(String name, String text, String... attributes) {
        return open(name, attributes).text(text).close();
    }

    /** Somebody's words, in as many lines as they have. */
    Html said(String words) {
        return open("p", "class", "said", "dir", "auto").text(words).close();
    }

    /** The same within a line. */
    Html isolated(String words) {
        out.append("<bdi>");
        escape(words);
        out.append("</bdi>");
        return this;
    }

    /** Style as it is: our own, and never made of anybody's words. */
    Html style(String css) {
        out.append("<style>\n").append(css).append("</style>\n");
        return this;
    }

    private void escape(String text) {
        text.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                case '\n', '\t' -> out.appendCodePoint(c);
                default -> out.appendCodePoint(isText(c) ? c : '\ufffd');
            }
        });
    }

    /** Neither a control character nor what no XML may have. */
    private static boolean isText(int c) {
        boolean control = c < 0x20 || (c >= 0x7f && c <= 0x9f);
        boolean surrogate = c >= 0xd800 && c <= 0xdfff;
        return !control && !surrogate && (c & 0xfffe) != 0xfffe;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
