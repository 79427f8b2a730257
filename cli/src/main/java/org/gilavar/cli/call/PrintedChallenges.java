package org.gilavar.cli.call;

import java.util.List;
import org.gilavar.cli.page.Html;

/** A sheet of challenge words as a page to print, for its holder and its owner alike. It has no salts: nobody needs them by voice. */
public final class PrintedChallenges {

    private static final List<String> HEADINGS = List.of("Row", "Challenge", "Response", "Used, when");

    private static final String HOW = """
            Whoever answers says the challenge of a row that is not struck out. Whoever calls says its response, both words. Strike the row
            out, whatever was said: each is used once. Three wrong responses, and this sheet is at an end. A copy that may have been seen by
            anybody else is at an end too: say so at once.""";

    private PrintedChallenges() {}

    public static String page(ChallengePaper paper) {
        return Html.document(
                "challenge words " + paper.sheet(),
                paper.exercise(),
                page -> page.element("h1", "Challenge words: " + paper.sheet())
                        .element(
                                "p",
                                "Mechanism " + paper.mechanism() + ". For " + paper.holder() + ". Until "
                                        + paper.expires() + ".")
                        .element("p", HOW)
                        .table(
                                HEADINGS,
                                paper.rows().stream()
                                        .map(PrintedChallenges::row)
                                        .toList()));
    }

    private static List<String> row(ChallengePaper.Line line) {
        return List.of(String.valueOf(line.row()), line.challenge(), line.response(), "");
    }
}
