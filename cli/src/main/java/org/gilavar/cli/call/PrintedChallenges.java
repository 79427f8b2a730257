package org.gilavar.cli.call;

/** A sheet of challenge words as a page to print, for its holder and its owner alike. It has no salts: nobody needs them by voice. */
public final class PrintedChallenges {

    private PrintedChallenges() {}

    public static String page(ChallengePaper paper) {
        StringBuilder rows = new StringBuilder();
        for (ChallengePaper.Line line : paper.rows()) {
            rows.append("<tr><td>")
                    .append(line.row())
                    .append("</td><td>")
                    .append(escaped(line.challenge()))
                    .append("</td><td>")
                    .append(escaped(line.response()))
                    .append("</td><td></td></tr>\n");
        }
        return """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <title>%1$s</title>
            <style>
            body { font: 12pt/1.4 sans-serif; margin: 2em; }
            table { border-collapse: collapse; width: 100%%; }
            th, td { border: 1px solid; padding: .2em .6em; text-align: left; }
            tr { break-inside: avoid; }
            .exercise { border: 3px solid; padding: .3em; font-weight: bold; text-align: center; }
            </style>
            %2$s<h1>Challenge words: %1$s</h1>
            <p>Mechanism %3$s. For %4$s. Until %5$s.</p>
            <p>Whoever answers says the challenge of a row that is not struck out. Whoever calls says its response, both words. Strike the row
            out, whatever was said: each is used once. Three wrong responses, and this sheet is at an end. A copy that may have been seen by
            anybody else is at an end too: say so at once.</p>
            <table>
            <thead><tr><th>Row</th><th>Challenge</th><th>Response</th><th>Used, when</th></tr></thead>
            <tbody>
            %6$s</tbody>
            </table>
            </html>
            """.formatted(
                        escaped(paper.sheet()),
                        paper.exercise() ? "<p class=\"exercise\">EXERCISE EXERCISE EXERCISE</p>\n" : "",
                        escaped(paper.mechanism()),
                        escaped(paper.holder()),
                        paper.expires(),
                        rows);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
