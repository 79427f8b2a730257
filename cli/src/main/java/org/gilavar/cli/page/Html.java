package org.gilavar.cli.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * HTML as it is written, also well-formed as XML. Whatever anybody wrote is text and stays text: it is escaped wherever it goes, and what
 * is opened here is closed here. Words of parties are isolated, so that one that reads from right to left turns nothing but itself.
 *
 * <p>Not for several threads at once.
 */
public final class Html {

    private final StringBuilder out = new StringBuilder("<!DOCTYPE html>\n");
    private final Deque<String> open = new ArrayDeque<>();

    private Html() {}

    /**
     * A whole document: its style is in it, and it has no script and nothing that would be fetched from elsewhere.
     *
     * @param exercise whether it is of an exercise: then its title, its head and its foot say so
     * @param body writes what stands between them
     */
    public static String document(String title, boolean exercise, Consumer<Html> body) {
        Html page = new Html();
        page.open("html", "lang", "en", "xmlns", "http://www.w3.org/1999/xhtml");
        page.open("head").empty("meta", "charset", "utf-8");
        page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        page.empty(
                "meta",
                "http-equiv",
                "Content-Security-Policy",
                "content",
                "default-src 'none'; style-src 'unsafe-inline'");
        page.element("title", (exercise ? "EXERCISE: " : "") + title);
        page.style().close();
        page.open("body").banner(exercise);
        body.accept(page);
        return page.banner(exercise).close().close().toString();
    }

    private Html banner(boolean exercise) {
        return exercise ? element("p", "EXERCISE EXERCISE EXERCISE", "class", "exercise") : this;
    }

    /**
     * A table of somebody's words.
     *
     * @param rows as many cells in each as there are headings
     */
    public Html table(List<String> headings, List<List<String>> rows) {
        open("table").headings(headings).open("tbody");
        for (List<String> row : rows) {
            open("tr");
            row.forEach(cell -> open("td").isolated(cell).close());
            close();
        }
        return close().close();
    }

    /** The head of a table, whose rows are still to be written. */
    public Html headings(List<String> headings) {
        open("thead").open("tr");
        headings.forEach(heading -> element("th", heading, "scope", "col"));
        return close().close();
    }

    /**
     * Opens an element.
     *
     * @param attributes names and values by turns
     */
    public Html open(String name, String... attributes) {
        tag(name, attributes);
        out.append('>');
        open.push(name);
        return this;
    }

    /** An element that holds nothing. */
    public Html empty(String name, String... attributes) {
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
    public Html close() {
        out.append("</").append(open.pop()).append(">\n");
        return this;
    }

    /** Our own words. */
    public Html text(String text) {
        escape(text);
        return this;
    }

    /** An element of our own words alone. */
    public Html element(String name, String text, String... attributes) {
        return open(name, attributes).text(text).close();
    }

    /** Somebody's words, in as many lines as they have. */
    public Html said(String words) {
        return open("p", "class", "said", "dir", "auto").text(words).close();
    }

    /** The same within a line. */
    public Html isolated(String words) {
        out.append("<bdi>");
        escape(words);
        out.append("</bdi>");
        return this;
    }

    private Html style() {
        try (InputStream in = Html.class.getResourceAsStream("page.css")) {
            if (in == null) {
                throw new IllegalStateException("page.css is missing beside " + Html.class);
            }
            String css = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            out.append("<style>\n").append(css).append("</style>\n");
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
                default -> {
                    if (!isOfDirection(c)) {
                        out.appendCodePoint(isText(c) ? c : '\ufffd');
                    }
                }
            }
        });
    }

    /** What would show the words after it in another order than they are; marks that only say which way a word reads stay. */
    private static boolean isOfDirection(int c) {
        return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
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
