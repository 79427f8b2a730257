package org.gilavar.cli;

import static org.gilavar.cli.IncidentSections.fact;
import static org.gilavar.cli.IncidentSections.text;
import static org.gilavar.cli.IncidentSections.time;

import org.gilavar.cli.page.Html;
import tools.jackson.databind.JsonNode;

/** What was put in evidence, as far as it is shown: the hash, who may see it, and in whose keeping it has been. */
final class IncidentEvidence {

    private IncidentEvidence() {}

    static void evidence(IncidentFile file, Html page) {
        page.open("section").element("h2", "Evidence");
        JsonNode evidence = file.inquiry().path("evidence");
        JsonNode withheld = file.inquiry().path("withheld");
        if (evidence.isEmpty() && withheld.isEmpty()) {
            page.element("p", "None that is shown.");
        }
        evidence.forEach(piece -> piece(file, page, piece));
        withheld.forEachEntry((party, count) -> page.open("p")
                .isolated(file.name(party))
                .text(" holds " + count.asInt() + " more that are not shown here.")
                .close());
        page.close();
    }

    private static void piece(IncidentFile file, Html page, JsonNode piece) {
        page.open("article", "class", "piece");
        page.open("h3")
                .isolated(file.name(text(piece, "owner")))
                .text(": ")
                .isolated(text(piece, "name"))
                .close();
        page.said(text(piece, "description"));
        page.open("dl", "class", "facts");
        page.element("dt", "SHA-256").element("dd", text(piece, "hash"), "class", "hash");
        fact(page, "Put in evidence", time(text(piece, "added")));
        page.element("dt", "Shown to").open("dd");
        viewers(file, page, piece.path("viewers"));
        page.close().close().element("h4", "Custody").open("ol");
        piece.path("custody")
                .forEach(kept -> page.open("li")
                        .text("since " + time(text(kept, "since")) + ": ")
                        .isolated(text(kept, "custodian"))
                        .close());
        page.close().close();
    }

    private static void viewers(IncidentFile file, Html page, JsonNode viewers) {
        String before = "";
        for (JsonNode party : viewers) {
            page.text(before).isolated(file.name(party.asString()));
            before = ", ";
        }
        if (viewers.isEmpty()) {
            page.text("nobody else");
        }
    }
}
