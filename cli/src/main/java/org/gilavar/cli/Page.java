package org.gilavar.cli;

import java.util.List;

/** HTML without script, of texts that are escaped: for pages that are printed, and read where there is no network. */
final class Page {

    /** Black on white, as it is printed; a table goes on over the page with its headings, and no row is torn. */
    static final String STYLE = """
            body{font:10.5pt/1.4 system-ui,sans-serif;margin:2rem auto;max-width:62rem;padding:0 1rem;color:#111;background:#fff}
            h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem}
            table{border-collapse:collapse;width:100%;font-size:.85rem}
            th,td{border:1px solid #999;padding:.25rem .4rem;text-align:start;vertical-align:top;overflow-wrap:anywhere}
            th{background:#eee}thead{display:table-header-group}tr{break-inside:avoid}
            .banner{border:3px solid #b00;color:#b00;font-weight:700;text-align:center;padding:.4rem;letter-spacing:.2em}
            .hash{font:1.05rem/1.6 ui-monospace,monospace;overflow-wrap:anywhere}
            .note{color:#444}
            @page{margin:15mm}@media print{body{margin:0;max-width:none;padding:0}}
            """;

    private Page() {}

    /** A whole page. */
    static String of(String title, boolean exercise, String body) {
        String banner = exercise ? "<p class=\"banner\">EXERCISE</p>\n" : "";
        return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<title>"
                + (exercise ? "EXERCISE: " : "") + text(title) + "</title>\n<style>\n" + STYLE
                + "</style>\n</head>\n<body>\n"
                + banner + "<h1>" + text(title) + "</h1>\n" + body + banner + "</body>\n</html>\n";
    }

    static String table(Grid grid) {
        StringBuilder html = new StringBuilder("<h2>" + text(grid.title()) + "</h2>\n<table>\n<thead>");
        row(html, "th", grid.headings());
        html.append("</thead>\n<tbody>\n");
        grid.rows().forEach(cells -> row(html, "td", cells));
        return html.append("</tbody>\n</table>\n").toString();
    }

    private static void row(StringBuilder html, String element, List<String> cells) {
        html.append("<tr>");
        for (String cell : cells) {
            html.append('<')
                    .append(element)
                    .append(" dir=\"auto\">")
                    .append(text(cell))
                    .append("</")
                    .append(element)
                    .append('>');
        }
        html.append("</tr>\n");
    }

    static String paragraph(String style, String said) {
        return "<p class=\"" + style + "\" dir=\"auto\">" + text(said) + "</p>\n";
    }

    /** What others write, as it may stand anywhere in the page. */
    static String text(String said) {
        return Words.shown(said)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
