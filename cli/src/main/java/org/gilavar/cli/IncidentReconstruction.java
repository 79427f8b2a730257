package org.gilavar.cli;

import org.gilavar.cli.page.Html;
import tools.jackson.databind.JsonNode;

/** In the file of an incident: what stood at the second that was first reported, the same for all who have a part in it. */
final class IncidentReconstruction {

    private IncidentReconstruction() {}

    static void write(IncidentFile file, Html page) {
        file.reconstruction().ifPresent(answer -> {
            JsonNode common = answer.path("common");
            String at = common.path("asOf").asString();
            page.open("section")
                    .element(
                            "h2", "What all who have a part in it had been told at the second that was first reported");
            page.element(
                    "p",
                    "At " + Dtg.of(at) + " (" + at
                            + "). The same for each of them, to the letter: read the hash to each other.");
            page.element("p", ReconstructionSection.spoken(answer.path("hash").asString()), "class", "hash");
            ReconstructionSection.remarks(common).lines().forEach(remark -> page.element("p", remark));
            ReconstructionSection.tables(common, "h3", page);
            page.close();
        });
    }
}
